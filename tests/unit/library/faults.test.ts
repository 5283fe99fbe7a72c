// What happens when the disk fails. The Nth-call tests break one call of node:fs/promises after the other: every write
// of the library goes through it.
import { cp, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MarkChange } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
import { AppFailure, asAppError } from '../../../domain/result.ts'
import { openDocument } from '../../../electron/library/document.ts'
import type { Library } from '../../../electron/library/library.ts'
import { captured, image, open, query, temporaryFolder, temporaryPlace, tree } from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const fault = vi.hoisted(() => ({ armed: false, call: 0, failAt: 0, failed: '' }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  /** The same function, which fails as a broken disk would when its turn comes. */
  const breakable =
    <Arguments extends unknown[], Result>(name: string, work: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      if (fault.armed && ++fault.call === fault.failAt) {
        fault.failed = name
        throw Object.assign(new Error(`EIO: ${name}`), { code: 'EIO' })
      }
      return work(...given)
    }
  return {
    ...real,
    open: breakable('open', async (...given: Parameters<typeof real.open>) => {
      const handle = await real.open(...given)
      handle.writeFile = breakable('write', handle.writeFile.bind(handle)) as typeof handle.writeFile
      handle.sync = breakable('sync', handle.sync.bind(handle))
      return handle
    }),
    mkdir: breakable('mkdir', real.mkdir as (...given: unknown[]) => Promise<unknown>),
    rename: breakable('rename', real.rename),
    rm: breakable('rm', real.rm),
    access: breakable('access', real.access),
  }
})

afterEach(() => {
  fault.armed = false
})

const long = `<p>${'chữ '.repeat(50)}</p>`
const [oldPicture, newPicture] = [image('old'), image('new')]
const withPicture = (name: string) => `${long}<img src="images/${name}">`

const articleNote = (note: string): MarkChange => ({ change: 'add', target: null, color: 'yellow', note })

/** A closed library with one article in the trash and one with a note on the shelf, and the same to start from each time. */
async function baseline(): Promise<Place> {
  const place = await temporaryPlace()
  const library = await open(place)
  const { summary } = await library.save(captured({ url: 'https://a.vn/trash', title: 'Rác' }))
  await library.act({ action: 'trash', ids: [summary.id] })
  const contentHtml = withPicture(oldPicture.name)
  const kept = await library.save(
    captured({ url: 'https://a.vn/kept', title: 'Cũ', contentHtml, images: [oldPicture] }),
  )
  await library.changeMarks(kept.summary.id, articleNote('cũ'))
  await library.close()
  return place
}

type Work = (library: Library, ids: readonly ArticleId[]) => Promise<unknown>

const works: readonly { readonly name: string; readonly work: Work; readonly result: string[] }[] = [
  {
    name: 'saving an article',
    work: (library) =>
      library.save(
        captured({ title: 'Mới', contentHtml: withPicture(newPicture.name), images: [newPicture] }),
      ),
    result: ['library Cũ', 'library Mới', 'note cũ', 'trash Rác'],
  },
  {
    name: 'saving one again',
    work: (library) =>
      library.save(
        captured({
          url: 'https://a.vn/kept',
          title: 'Sửa',
          contentHtml: withPicture(newPicture.name),
          images: [newPicture],
        }),
      ),
    result: ['library Sửa', 'note cũ', 'trash Rác'],
  },
  {
    name: 'editing a saved copy',
    work: (library, [kept = '']) =>
      library.revise(kept, async ({ document, contentHtml }) => ({
        document: { ...document, edits: { title: 'Sửa tay', dropped: ['x'], restored: [] } },
        contentHtml: withPicture(newPicture.name),
        uneditedHtml: contentHtml,
        images: [newPicture],
        thumbnail: Buffer.from('thumb'),
      })),
    result: ['library Sửa tay', 'note cũ', 'trash Rác'],
  },
  {
    name: 'archiving all',
    work: (library, ids) => library.act({ action: 'archive', ids: [...ids] }),
    result: ['archive Cũ', 'archive Rác', 'note cũ'],
  },
  {
    name: 'correcting a series',
    work: (library, ids) => {
      const parts = ids.map((id, at) => ({ id, place: { part: at + 1, isLast: at > 0 } }))
      const series = [{ id: null, name: 'Tên riêng', word: 'kỳ' as const, parts }]
      return library.correctSeries({ series, merged: [], alone: [], recognised: [] })
    },
    result: ['library Cũ', 'note cũ', 'series Tên riêng', 'trash Rác'],
  },
  {
    name: 'emptying the trash',
    work: (library) => library.deleteForever(null),
    result: ['library Cũ', 'note cũ'],
  },
  {
    name: 'adding the first note of an article',
    work: async (library, [, trashed = '']) => {
      await library.changeMarks(trashed, articleNote('đầu'))
      // Its shelf is what is looked at, and there the trash is left out.
      expect((await library.article(trashed)).marks).toMatchObject([{ note: 'đầu' }])
    },
    result: ['library Cũ', 'note cũ', 'trash Rác'],
  },
  {
    name: 'editing a note',
    work: async (library, [kept = '']) => {
      const [{ id: markId = '' } = {}] = (await library.article(kept)).marks
      return library.changeMarks(kept, { change: 'edit', markId, note: 'sửa' })
    },
    result: ['library Cũ', 'note sửa', 'trash Rác'],
  },
  {
    name: 'removing a note and taking that back',
    work: async (library, [kept = '']) => {
      const [{ id: markId = '' } = {}] = (await library.article(kept)).marks
      if (markId !== '') await library.changeMarks(kept, { change: 'remove', markIds: [markId] })
      return library.undo(null)
    },
    result: ['library Cũ', 'note cũ', 'trash Rác'],
  },
]

async function shelves(library: Library): Promise<string[]> {
  const views = ['all', 'archive', 'trash'] as const
  const rows = (await Promise.all(views.map((view) => library.list(query({ view }))))).flat()
  const series = library.series().map(({ name }) => `series ${name}`)
  const notes = (await library.marked()).flatMap(({ marks }) => marks.map(({ note }) => `note ${note}`))
  return [...rows.map((row) => `${row.shelf} ${row.title}`), ...series, ...notes].toSorted()
}

describe('when the Nth call to the filesystem fails', () => {
  test.each(works)(
    '$name names the file, loses nothing, and works when tried again',
    async ({ work, result }) => {
      const start = await baseline()
      const broken = new Set<string>()
      let failures = 0
      for (let failAt = 1; failAt < 200; failAt++) {
        const place = { folder: `${start.folder} ${failAt}`, userData: start.userData }
        await cp(start.folder, place.folder, { recursive: true })
        const library = await open(place)
        const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
        const ids = rows.map(({ id }) => id)
        Object.assign(fault, { armed: true, call: 0, failAt, failed: '' })
        const error = await work(library, ids).then(
          () => null,
          (thrown: unknown) => thrown,
        )
        const { call, failed } = fault
        fault.armed = false
        if (error !== null) {
          failures++
          expect(error).toBeInstanceOf(AppFailure)
          expect((error as AppFailure).appError).toMatchObject({ code: 'write-failed' })
          expect((error as AppFailure).appError.details?.['file']).toContain(place.folder)
          await work(library, ids)
        }
        expect(await shelves(library)).toEqual(result)
        await library.close()
        const reopened = await open(place)
        expect(await shelves(reopened)).toEqual(result)
        expect(reopened.recovered).toEqual([])
        expect((await reopened.check({ repair: false })).problems).toEqual([])
        expect((await tree(place.folder)).filter((path) => /\.tmp-|\.next-/.test(path))).toEqual([])
        await reopened.close()
        if (call < failAt) break
        broken.add(failed)
      }
      expect(failures).toBeGreaterThan(3)
      for (const name of ['rename', 'sync']) expect(broken).toContain(name)
    },
  )

  test('an action on many is taken back for those that it had changed', async () => {
    const library = await open(await temporaryPlace())
    const ids: ArticleId[] = []
    for (let count = 0; count < 10; count++)
      ids.push((await library.save(captured({ url: null, title: `Bài ${count}` }))).summary.id)
    Object.assign(fault, { armed: true, call: 0, failAt: 30, failed: '' })
    await expect(library.act({ action: 'bookmark', ids })).rejects.toBeInstanceOf(AppFailure)
    fault.armed = false
    expect(library.overview().counts.bookmarked).toBe(0)
    expect((await library.act({ action: 'bookmark', ids })).count).toBe(10)
  })

  test('a document whose write fails holds the old, in memory and on the disk', async () => {
    const schema = v.object({ version: v.number(), count: v.number() })
    const path = join(await temporaryFolder(), 'a.json')
    const failed = new Set<string>()
    for (let failAt = 1; ; failAt++) {
      const fresh = { version: 1, count: 0 }
      const document = await openDocument(path, schema, fresh)
      const before = document.data.count
      Object.assign(fault, { armed: true, call: 0, failAt, failed: '' })
      const error = await document.update((data) => ({ ...data, count: before + 1 })).catch(asAppError)
      const { call } = fault
      fault.armed = false
      const reopened = await openDocument(path, schema, fresh)
      expect(reopened.data).toEqual(document.data)
      expect(document.data.count).toBe(error ? before : before + 1)
      expect((await tree(dirname(path))).filter((name) => name.startsWith('.tmp-'))).toEqual([])
      if (call < failAt) break
      failed.add(`${fault.failed} ${call}`)
    }
    // Its own, and that of its folder.
    expect([...failed].filter((name) => name.startsWith('sync'))).toHaveLength(2)
  })

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
      Object.assign(fault, { armed: true, call: 0, failAt, failed: '' })
      const error = await correct('Hai', 2).catch(asAppError)
      const { call } = fault
      fault.armed = false
      if (call < failAt) break
      expect(error).toMatchObject({ code: 'write-failed' })
      expect(library.series()).toEqual(before)
    }
    expect(library.series()[0]).toMatchObject({ name: 'Hai', parts: [{ part: 1 }, { part: 2 }] })
  })

  test('an undo that fails can be tried again', async () => {
    const library = await open(await temporaryPlace())
    const { summary } = await library.save(captured())
    await library.act({ action: 'bookmark', ids: [summary.id] })
    Object.assign(fault, { armed: true, call: 0, failAt: 1, failed: '' })
    await expect(library.undo(null)).rejects.toBeInstanceOf(AppFailure)
    fault.armed = false
    expect(library.summary(summary.id)?.bookmarked).toBe(true)
    expect((await library.undo(null)).action).toBe('bookmark')
    expect(library.summary(summary.id)?.bookmarked).toBe(false)
  })

  test('a library that cannot be made leaves nothing that would be taken for one', async () => {
    for (let failAt = 1; failAt < 60; failAt++) {
      const place = await temporaryPlace()
      Object.assign(fault, { armed: true, call: 0, failAt, failed: '' })
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
