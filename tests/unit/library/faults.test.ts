// What happens when the disk fails, where it is more than nth-call.test.ts asks of every change.
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ArticleId } from '../../../domain/article.ts'
import { AppFailure, asAppError } from '../../../domain/result.ts'
import { openDocument } from '../../../electron/library/document.ts'
import { breakCall, fault, refusals } from './failing-disk.ts'
import { captured, open, temporaryFolder, temporaryPlace, tree } from './library-fixture.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('./failing-disk.ts')).failingDisk(await original<typeof import('node:fs/promises')>()),
)

afterEach(() => {
  fault.armed = false
})

describe('when the Nth call to the filesystem fails', () => {
  test('an action on many is taken back for those that it had changed', async () => {
    const library = await open(await temporaryPlace())
    const ids: ArticleId[] = []
    for (let count = 0; count < 10; count++)
      ids.push((await library.save(captured({ url: null, title: `Bài ${count}` }))).summary.id)
    breakCall(30)
    await expect(library.act({ action: 'bookmark', ids })).rejects.toBeInstanceOf(AppFailure)
    fault.armed = false
    expect(library.overview().counts.bookmarked).toBe(0)
    expect((await library.act({ action: 'bookmark', ids })).count).toBe(10)
  })

  // What settings, the queue of saves, the known libraries and the rule of the trash are written with.
  test.each(refusals)(
    'a document whose write meets %s holds the old, in memory and on the disk',
    async (code) => {
      const schema = v.object({ version: v.number(), count: v.number() })
      const path = join(await temporaryFolder(), 'a.json')
      let [tries, finished] = [0, 0]
      const failed = new Set<string>()
      for (let failAt = 1; ; failAt++) {
        const fresh = { version: 1, count: 0 }
        const document = await openDocument(path, schema, fresh)
        const before = document.data.count
        breakCall(failAt, code)
        const error = await document.update((data) => ({ ...data, count: before + 1 })).catch(asAppError)
        tries++
        if (error === undefined) finished++
        const { call } = fault
        fault.armed = false
        const reopened = await openDocument(path, schema, fresh)
        expect(reopened.data).toEqual(document.data)
        expect(document.data.count).toBe(error ? before : before + 1)
        expect((await tree(dirname(path))).filter((name) => name.startsWith('.tmp-'))).toEqual([])
        if (call < failAt) break
        failed.add(`${fault.failed} ${call}`)
      }
      // Its own, and that of its folder; the limit of open files is met where files are opened, and waited out.
      const isLimit = code === 'EMFILE'
      expect([...failed].filter((name) => name.startsWith('sync'))).toHaveLength(isLimit ? 0 : 2)
      if (isLimit) expect(finished).toBe(tries)
      else expect(finished).toBeLessThan(tries)
    },
  )

  test('a correction of a series that fails leaves names and parts as they were', async () => {
    const library = await open(await temporaryPlace())
    const ids: ArticleId[] = []
    for (const title of ['Một bài', 'Hai bài'])
      ids.push((await library.save(captured({ url: null, title }))).summary.id)
    const correct = (name: string, count: number) => {
      const parts = ids.slice(0, count).map((id, at) => ({ id, place: { part: at + 1, isLast: false } }))
      const series = [{ id: library.series()[0]?.id ?? null, name, word: 'kỳ' as const, parts }]
      return library.correctSeries({ series, merged: [], alone: [], recognised: [] })
    }
    await correct('Một', 1)
    const before = library.series()
    for (let failAt = 1; ; failAt++) {
      breakCall(failAt)
      const error = await correct('Hai', 2).catch(asAppError)
      const { call } = fault
      fault.armed = false
      if (call < failAt) break
      expect(error).toMatchObject({ code: 'write-failed' })
      expect(library.series()).toEqual(before)
    }
    expect(library.series()[0]).toMatchObject({ name: 'Hai', parts: [{ part: 1 }, { part: 2 }] })
  })

  test('a save that the disk fails for good half-way shows one version, and undoes no later change', async () => {
    let halfWay = 0
    for (let failAt = 1; ; failAt++) {
      const place = await temporaryPlace()
      const library = await open(place)
      const { summary } = await library.save(captured({ title: 'v1', contentHtml: '<p>v1</p>' }))
      const { id } = summary
      await library.act({ action: 'trash', ids: [id] })
      breakCall(failAt, 'EIO', Infinity)
      const again = captured({ title: 'v2', contentHtml: '<p>v2</p>' })
      await library.save(again).catch(asAppError)
      const refused = await library.act({ action: 'addTag', ids: [id], tag: 'lúc hỏng' }).catch(asAppError)
      const { call } = fault
      fault.armed = false
      if (call < failAt) break
      expect(refused).toMatchObject({ code: expect.stringMatching(/./) as string })
      if ((await tree(place.folder)).some((path) => path.includes('.next-'))) halfWay++

      const seen = await library.article(id)
      expect(seen.contentHtml).toBe(`<p>${seen.title}</p>`)
      expect(seen.shelf).toBe(seen.title === 'v1' ? 'trash' : 'library')
      await library.act({ action: 'addTag', ids: [id], tag: 'sau' })
      await library.close()
      const reopened = await open(place)
      const kept = await reopened.article(id)
      const { title, contentHtml, tags } = seen
      expect([kept.title, kept.contentHtml, kept.tags]).toEqual([title, contentHtml, [...tags, 'sau']])
      expect((await reopened.check({ repair: false })).problems).toEqual([])
      await reopened.close()
    }
    expect(halfWay).toBeGreaterThan(5)
  })

  test('an undo that fails can be tried again', async () => {
    const library = await open(await temporaryPlace())
    const { summary } = await library.save(captured())
    await library.act({ action: 'bookmark', ids: [summary.id] })
    breakCall(1)
    await expect(library.undo(null)).rejects.toBeInstanceOf(AppFailure)
    fault.armed = false
    expect(library.summary(summary.id)?.bookmarked).toBe(true)
    expect((await library.undo(null)).action).toBe('bookmark')
    expect(library.summary(summary.id)?.bookmarked).toBe(false)
  })

  test('a library that cannot be made leaves nothing that would be taken for one', async () => {
    for (let failAt = 1; failAt < 60; failAt++) {
      const place = await temporaryPlace()
      breakCall(failAt)
      const first = await open(place).catch(() => null)
      const { call } = fault
      fault.armed = false
      await first?.close()
      const library = await open(place)
      expect(library.readOnly).toBe(false)
      await library.close()
      expect(await readdir(join(place.userData, 'locks'))).toEqual([])
      if (first && call < failAt) return
    }
    expect.unreachable('more calls than expected')
  })
})
