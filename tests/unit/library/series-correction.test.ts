// Series that a person corrected: kept in plain files, over a re-save and a rebuild, and taken back like any act.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SeriesChange } from '../../../domain/series-change.ts'
import type { Library } from '../../../electron/library/library.ts'
import { changeOf, draftOf, withSeries } from '../../../renderer/series/series-draft.ts'
import { captured, failureOf, newLibrary, open } from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const name = 'Người giữ báo ở phố Bến Đá'
const saveNamed = async (library: Library, title: string, at: number): Promise<string> => {
  const publishedAt = `2026-11-1${at}T06:00:00+07:00`
  const saved = await library.save(captured({ url: `https://tuoitre.vn/bai-${at}.htm`, title, publishedAt }))
  return saved.summary.id
}

/** Three parts and an article that is none. */
async function threeParts(): Promise<{ library: Library; place: Place; ids: string[]; other: string }> {
  const { library, place } = await newLibrary()
  const ids: string[] = []
  for (const [at, part] of ['I', 'II', 'III'].entries())
    ids.push(await saveNamed(library, `${name} (kỳ ${part})`, at))
  return { library, place, ids, other: await saveNamed(library, 'Lời bạt', 5) }
}

const nothing: SeriesChange = { series: [], merged: [], alone: [], recognised: [] }
const parts = (ids: readonly string[], lastAt = -1) =>
  ids.map((id, at) => ({ id, place: { part: at + 1, isLast: at === lastAt } }))
const shape = (library: Library) =>
  library
    .series()
    .map((one) => [one.name, ...one.parts.map(({ articleId }) => articleId)])
    .toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))

/** Renames the series, puts the other article at its end, takes the second part out. */
const correction = (library: Library, ids: readonly string[], other: string): SeriesChange => {
  const kept = [ids[0] ?? '', ids[2] ?? '', other]
  const id = library.series()[0]?.id ?? null
  const series = [{ id, name: 'Phố Bến Đá', word: 'bài' as const, parts: parts(kept, 2) }]
  return { ...nothing, series, alone: [ids[1] ?? ''] }
}

describe('a corrected series', () => {
  test('is what the person said: in the series, in the list, after a restart, a rebuild and a re-save', async () => {
    const { library, place, ids, other } = await threeParts()
    const [before] = library.series()
    const done = await library.correctSeries(correction(library, ids, other))
    expect(done).toMatchObject({ action: 'correctSeries' })
    const expected = [['Phố Bến Đá', ids[0], ids[2], other]]
    const hold = (opened: Library) => {
      expect(shape(opened)).toEqual(expected)
      expect(opened.series()[0]).toMatchObject({
        id: before?.id,
        word: 'bài',
        complete: true,
        corrected: true,
      })
      expect(opened.summary(ids[1] ?? '')).toMatchObject({ series: null, seriesId: null })
      const inSeries = { name: 'Phố Bến Đá', word: 'bài', part: 3, isLast: true, partTitle: null }
      expect(opened.summary(other)).toMatchObject({ series: inSeries, seriesId: before?.id })
    }
    hold(library)
    await library.rebuild()
    hold(library)
    await saveNamed(library, `${name} (kỳ 2)`, 1)
    await saveNamed(library, 'Lời bạt khác', 5)
    hold(library)
    await library.close()
    const again = await open(place)
    hold(again)
    expect((await again.check({ repair: false })).problems).toEqual([])
  })

  test('is taken back whole, also where only its name was changed, and by the last act', async () => {
    const { library, place, ids, other } = await threeParts()
    const before = library.series()
    const { undoId } = await library.correctSeries(correction(library, ids, other))
    await library.undo(undoId)
    expect(library.series()).toEqual(before)
    const rename = (to: string) => {
      const id = library.series()[0]?.id ?? null
      return library.correctSeries({ ...nothing, series: [{ id, name: to, word: 'kỳ', parts: parts(ids) }] })
    }
    await rename('Một')
    await rename('Hai')
    await library.undo(null)
    expect(library.series()[0]?.name).toBe('Một')
    await library.undo(null)
    expect(library.series()).toEqual(before)
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
    await library.close()
    expect((await open(place)).series()).toEqual(before)
  })

  test('is recognised anew when the person wants that', async () => {
    const { library, ids, other } = await threeParts()
    const before = library.series()
    await library.correctSeries(correction(library, ids, other))
    await library.correctSeries({ ...nothing, recognised: [...ids, other] })
    expect(library.series()).toEqual(before)
  })

  test('is split, and merged again', async () => {
    const { library, ids } = await threeParts()
    const id = library.series()[0]?.id ?? null
    const half = (at: string | null, called: string, its: readonly string[]) => ({
      ...{ id: at, name: called, word: 'kỳ' as const, parts: parts(its) },
    })
    await library.correctSeries({
      ...nothing,
      series: [half(id, 'A', ids.slice(0, 2)), half(null, 'B', ids.slice(2))],
    })
    expect(shape(library)).toEqual([
      ['A', ids[0], ids[1]],
      ['B', ids[2]],
    ])
    const b = library.series().find((one) => one.name === 'B')?.id ?? ''
    await library.act({ action: 'trash', ids: ids.slice(2) })
    await library.act({ action: 'restore', ids: ids.slice(2) })
    await library.correctSeries({ ...nothing, series: [half(id, 'A', ids)], merged: [b] })
    expect(shape(library)).toEqual([['A', ...ids]])
  })

  test('keeps the name that stands in the dialog, also an unchanged one, where a larger one is merged into it', async () => {
    const { library } = await threeParts()
    await saveNamed(library, 'Đêm cảng (kỳ 4)', 6)
    await saveNamed(library, 'Đêm cảng (kỳ 5)', 7)
    const named = (wanted: string) => {
      const found = library.series().find((one) => one.name === wanted)
      if (!found) throw new Error(`no series ${wanted}`)
      return found
    }
    await library.correctSeries(changeOf(withSeries(draftOf(named('Đêm cảng')), named(name))))
    expect(library.series().map((one) => [one.name, one.parts.length])).toEqual([['Đêm cảng', 5]])
  })

  test('that is gone, or an article that is gone, is told and changes nothing', async () => {
    const { library, ids } = await threeParts()
    const before = library.series()
    const series = (id: string, its: readonly string[]) => ({
      ...nothing,
      series: [{ id, name: null, word: 'kỳ' as const, parts: parts(its) }],
    })
    expect(await failureOf(library.correctSeries(series('0'.repeat(16), ids)))).toBe('series-changed')
    const gone = series(before[0]?.id ?? '', ['zzzzzzzzzzzz'])
    expect(await failureOf(library.correctSeries(gone))).toBe('article-not-found')
    expect(library.series()).toEqual(before)
  })

  test('tells that anything may have changed', async () => {
    const { library, ids, other } = await threeParts()
    const told: unknown[] = []
    library.onChange((changed) => told.push(changed))
    await library.correctSeries(correction(library, ids, other))
    expect(told).toContain(null)
  })
})

describe('collections.json', () => {
  async function correctedLibrary() {
    const { library, place, ids, other } = await threeParts()
    await library.correctSeries(correction(library, ids, other))
    await library.close()
    return { place, file: join(place.folder, 'collections.json'), ids, other }
  }

  test('that is damaged is set aside: the series stay, under the name that is recognised', async () => {
    const { place, file, ids, other } = await correctedLibrary()
    await writeFile(file, '{"version":1,"series":')
    const library = await open(place)
    expect(library.recovered).toEqual(['recovered/collections.json'])
    expect(shape(library)).toEqual([[name, ids[0], ids[2], other]])
    const id = library.series()[0]?.id ?? null
    await library.correctSeries({
      ...nothing,
      series: [{ id, name: 'Lại có tên', word: 'kỳ', parts: parts([ids[0] ?? '', ids[2] ?? '', other]) }],
    })
    await library.close()
    expect((await open(place)).series()[0]?.name).toBe('Lại có tên')
  })

  test('that is damaged while the library is open is told of by the check, and set aside by its repair', async () => {
    const { place, file } = await correctedLibrary()
    const library = await open(place)
    await writeFile(file, '\0\0')
    const problem = { path: 'collections.json', problem: 'document-damaged' }
    expect((await library.check({ repair: false })).problems).toEqual([{ ...problem, repaired: false }])
    expect((await library.check({ repair: true })).problems).toEqual([{ ...problem, repaired: true }])
    expect((await library.check({ repair: false })).problems).toEqual([])
  })

  test('that is missing is made anew when it is needed', async () => {
    const { place, file, ids, other } = await correctedLibrary()
    await rm(file)
    const library = await open(place)
    expect(library.recovered).toEqual([])
    expect(shape(library)).toEqual([[name, ids[0], ids[2], other]])
  })

  test('of a newer version is read as far as it is understood, and never rewritten', async () => {
    const { place, file, ids, other } = await correctedLibrary()
    const newer = JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), version: 2 })
    await writeFile(file, newer)
    const library = await open(place)
    expect(library.series()[0]?.name).toBe('Phố Bến Đá')
    const before = library.series()
    const change = correction(library, ids, other)
    const renamed = { ...change, series: change.series.map((one) => ({ ...one, name: 'Khác' })) }
    expect(await failureOf(library.correctSeries(renamed))).toBe('library-newer')
    expect(library.series()).toEqual(before)
    expect(await readFile(file, 'utf8')).toBe(newer)
    await library.close()
    await writeFile(file, '{"version":2,"series":7}')
    const again = await open(place)
    expect(again.skipped).toEqual(['collections.json'])
    expect(again.series()[0]?.name).toBe(name)
    expect(await failureOf(again.correctSeries(renamed))).toBe('library-newer')
  })
})
