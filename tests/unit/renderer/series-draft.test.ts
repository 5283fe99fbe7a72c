// A series while it is corrected: what is seen is what will be saved.
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { seriesChangeSchema } from '../../../domain/series-change.ts'
import type { Series, SeriesEntry } from '../../../domain/series.ts'
import {
  changeOf,
  draftOf,
  isChanged,
  moved,
  newDraft,
  problemOf,
  splitFrom,
  unsplit,
  withArticle,
  withLast,
  withPart,
  withSeries,
} from '../../../renderer/series/series-draft.ts'
import type { SeriesDraft } from '../../../renderer/series/series-draft.ts'

const idOf = (letter: string) => letter.repeat(12)
const entry = (letter: string | null, part: number | null, isLast = false): SeriesEntry => ({
  ...{
    part,
    isLast,
    articleId: letter === null ? null : idOf(letter),
    title: `Bài ${letter}`,
    partTitle: null,
  },
  ...{ url: null, lead: null, thumbnail: null, wordCount: 1, read: false, progress: 0 },
})
const series = (parts: readonly SeriesEntry[], changes: Partial<Series> = {}): Series => ({
  ...{
    id: 'a'.repeat(16),
    key: `${'a'.repeat(16)}@bao.vn`,
    corrected: false,
    name: 'Đêm cảng',
    source: 'Báo',
    lang: 'vi',
  },
  ...{ word: 'kỳ', parts, missing: [], lastMissing: true, complete: false, savedAt: '2026-01-01T00:00:00Z' },
  ...changes,
})
const three = series([entry('a', 1), entry(null, 2), entry('c', 3), entry('d', null, true)])
const numbers = (draft: SeriesDraft) => draft.parts.map(({ id, number }) => `${id[0]}${number}`)
const saved = (draft: SeriesDraft) => {
  const change = changeOf(draft)
  expect(v.safeParse(seriesChangeSchema, change).success).toBe(true)
  return change
}

describe('a draft', () => {
  test('begins as the series is, without what is not saved, and is unchanged', () => {
    const draft = draftOf(three)
    expect(numbers(draft)).toEqual(['a1', 'c3', 'd'])
    expect(problemOf(draft)).toBeNull()
    expect(isChanged(draft, draftOf(three))).toBe(false)
    expect(isChanged({ ...draft, name: 'Khác' }, draftOf(three))).toBe(true)
  })

  test('keeps a name that is recognised as recognised, and one that was given', () => {
    expect(saved(draftOf(three)).series[0]?.name).toBeNull()
    expect(saved({ ...draftOf(three), name: ' Cảng ' }).series[0]?.name).toBe('Cảng')
    expect(saved(draftOf(series([entry('a', 1)], { corrected: true }))).series[0]?.name).toBe('Đêm cảng')
  })

  test('moves a part past its neighbour, with the numbers and the last part staying in their places', () => {
    const draft = moved(draftOf(three), idOf('c'), 1)
    expect(numbers(draft)).toEqual(['a1', 'd3', 'c'])
    expect(draft.parts.map(({ isLast }) => isLast)).toEqual([false, false, true])
    expect(moved(draft, idOf('c'), 1)).toBe(draft)
    const without = withPart(draftOf(three), idOf('c'), { fate: 'leaves' })
    expect(numbers(moved(without, idOf('d'), -1))).toEqual(['d1', 'c3', 'a'])
  })

  test('has one last part', () => {
    const draft = withLast(draftOf(three), idOf('a'), true)
    expect(draft.parts.map(({ isLast }) => isLast)).toEqual([true, false, false])
    // The part that was the last has no number now.
    expect(problemOf(draft)).toBe('badNumber')
    expect(problemOf(withPart(draft, idOf('d'), { number: '4' }))).toBeNull()
  })

  test('is split from a part on, under a name of its own, and put together again', () => {
    const draft = splitFrom(draftOf(three), idOf('c'))
    const change = saved(draft)
    expect(change.series.map(({ id, name, parts }) => [id?.[0] ?? null, name, parts.length])).toEqual([
      ['a', null, 1],
      [null, 'Đêm cảng (2)', 2],
    ])
    expect(problemOf({ ...draft, splitName: ' ' })).toBe('needsName')
    expect(unsplit(draft)).toEqual(draftOf(three))
  })

  test('takes an article in at the end, once, and lets one go to stand alone', () => {
    const draft = withArticle(draftOf(three), { id: idOf('e'), title: 'Lời bạt' })
    expect(numbers(draft)).toEqual(['a1', 'c3', 'd', 'e4'])
    expect(withArticle(draft, { id: idOf('e'), title: 'Lời bạt' })).toBe(draft)
    const all = ['a', 'c', 'd', 'e'].reduce(
      (one, letter) => withPart(one, idOf(letter), { fate: 'leaves' }),
      draft,
    )
    expect(saved(all)).toMatchObject({ series: [], merged: [], alone: ['a', 'c', 'd', 'e'].map(idOf) })
  })

  test('takes another series in under its own numbers, or counted on where they are taken', () => {
    const other = (part: number) => series([entry('f', part)], { id: 'b'.repeat(16) })
    expect(numbers(withSeries(draftOf(three), other(2)))).toEqual(['a1', 'f2', 'c3', 'd'])
    expect(numbers(withSeries(draftOf(three), other(3)))).toEqual(['a1', 'c3', 'd', 'f4'])
    const { series: kept, merged } = saved(withSeries(draftOf(three), other(2)))
    expect(merged).toEqual(['b'.repeat(16)])
    // What is recognised of the parts of both could as well be the other's name.
    expect(kept).toMatchObject([{ name: three.name }])
  })

  test('of a new series needs a name and numbers', () => {
    const draft = withArticle(newDraft(''), { id: idOf('e'), title: 'Một bài' })
    expect(problemOf(draft)).toBe('needsName')
    const named = { ...draft, name: 'Mới' }
    expect(problemOf(named)).toBeNull()
    expect(saved(named).series).toMatchObject([{ id: null, name: 'Mới', parts: [{ place: { part: 1 } }] }])
    for (const number of ['', '0', '01', '12345'])
      expect(problemOf(withPart(named, idOf('e'), { number }))).toBe('badNumber')
  })
})
