// What a person says of series wins over what is recognised, whatever the order of saving, and can be taken back.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { assembleSeries, createSeriesAssembler } from '../../../domain/series-assembly.ts'
import type { SeriesInput } from '../../../domain/series-assembly.ts'
import { planChange, seriesChangeSchema } from '../../../domain/series-change.ts'
import type { SeriesChange, SeriesFacts } from '../../../domain/series-change.ts'
import { paperOfKey, seriesKey, settledKey } from '../../../domain/series-correction.ts'
import type { SeriesCorrection, SeriesNotes } from '../../../domain/series-correction.ts'

const DAY = 86_400_000
let count = 0
function article(title: string, changes: Partial<SeriesInput> = {}): SeriesInput {
  count++
  const id = `c${String(count).padStart(11, '0')}`
  const date = new Date(Date.UTC(2026, 2, 1) + count * DAY).toISOString()
  return {
    ...{ id, title, section: null, host: 'baobien.example', siteName: 'Báo Biển', publishedAt: date },
    ...{ savedAt: date, url: `https://baobien.example/${id}.html`, lead: null, thumbnail: null },
    ...{ wordCount: 900, read: false, progress: 0, related: [], ...changes },
  }
}

const [keyA, keyB] = [
  seriesKey('a'.repeat(16), 'baobien.example'),
  seriesKey('b'.repeat(16), 'baobien.example'),
]
const part = (series: string, number: number | null, isLast = false): SeriesCorrection => ({
  ...{ kind: 'part', series, word: 'kỳ' },
  place: { part: number, isLast },
})
const said = (one: SeriesInput, correction: SeriesCorrection | null): SeriesInput => ({ ...one, correction })
const shape = (articles: readonly SeriesInput[], notes?: SeriesNotes) =>
  assembleSeries(articles, notes)
    .map(({ name, parts }) => ({
      name,
      parts: parts.map(({ part: number, articleId }) => [number, articleId]),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))

describe('a correction', () => {
  test('puts an article of any title and any paper into a series, with the number it is given', () => {
    const [one, two] = [article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ 2)')]
    const other = article('Lời bạt của người viết', { host: 'baonui.example', siteName: 'Báo Núi' })
    const [series] = assembleSeries([one, two])
    const key = series?.key ?? ''
    const all = [said(one, part(key, 1)), said(two, part(key, 2)), said(other, part(key, 3, true))]
    const [corrected] = assembleSeries(all)
    expect(corrected).toMatchObject({ id: series?.id, name: 'Đêm cảng', source: 'Báo Biển', complete: true })
    expect(corrected?.parts.map(({ part: number }) => number)).toEqual([1, 2, 3])
    expect(corrected?.corrected).toBe(true)
  })

  test('says that an article stands alone, whatever its title says', () => {
    const [one, two] = [article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ 2)')]
    expect(shape([one, said(two, { kind: 'alone' })])).toEqual([{ name: 'Đêm cảng', parts: [[1, one.id]] }])
  })

  test('splits what one name joins, and a part saved later goes to its neighbours', () => {
    const parts = [1, 2, 3, 4].map((number) => article(`Đêm cảng (kỳ ${number})`))
    const split = parts.map((one, at) => said(one, part(at < 2 ? keyA : keyB, at + 1)))
    const later = article('Đêm cảng (kỳ 5)')
    const found = assembleSeries([...split, later]).map(({ parts: its }) =>
      its.map(({ part: number }) => number),
    )
    expect(found.toSorted()).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
  })

  test('of a merged series holds for the one it was merged into', () => {
    const notes = {
      [keyB]: { name: null, mergedInto: keyA },
      [keyA]: { name: 'Chuyện cảng', mergedInto: null },
    }
    const all = [said(article('Một bài'), part(keyA, 1)), said(article('Hai bài'), part(keyB, 2))]
    expect(shape(all, notes)).toMatchObject([
      { name: 'Chuyện cảng', parts: [[1], [2]].map(([n]) => [n, expect.anything()]) },
    ])
  })

  test('names a series, and without the name it is called what its titles call it', () => {
    const one = said(article('Đêm cảng (kỳ 1)'), part(keyA, 1))
    expect(shape([one], { [keyA]: { name: 'Cảng về đêm', mergedInto: null } })).toMatchObject([
      { name: 'Cảng về đêm' },
    ])
    expect(shape([one])).toMatchObject([{ name: 'Đêm cảng' }])
  })

  test('draws in later parts of a name that was given by hand', () => {
    const one = said(article('Lời mở đầu'), part(keyA, 1))
    const two = article('Cảng về đêm (kỳ 2)')
    expect(shape([one, two], { [keyA]: { name: 'Cảng về đêm', mergedInto: null } })).toHaveLength(1)
  })

  test('of one half of a series leaves two series their own ids', () => {
    const parts = [1, 2].map((number) => article(`Đêm cảng (kỳ ${number})`))
    const far = article('Đêm cảng (kỳ 1)', { publishedAt: '2019-01-01T00:00:00Z' })
    const key = assembleSeries(parts)[0]?.key ?? ''
    const all = assembleSeries([...parts.map((one, at) => said(one, part(key, at + 1))), far])
    expect(new Set(all.map(({ id }) => id)).size).toBe(2)
  })
})

test('series merged in a circle are one, and it is always the same', () => {
  const notes = { [keyA]: { name: null, mergedInto: keyB }, [keyB]: { name: null, mergedInto: keyA } }
  expect([settledKey(keyA, notes), settledKey(keyB, notes)]).toEqual([keyA, keyA])
})

// Titles of parts, of none, of two papers; some corrected, into one of three series or none.
const keys = [keyA, keyB, seriesKey('c'.repeat(16), 'baonui.example')]
const correction: fc.Arbitrary<SeriesCorrection | null> = fc.oneof(
  fc.constant(null),
  fc.constant<SeriesCorrection>({ kind: 'alone' }),
  fc
    .record({ key: fc.constantFrom(...keys), number: fc.integer({ min: 1, max: 6 }) })
    .map(({ key, number }) => part(key, number)),
)
const corrected = fc
  .array(
    fc.record({
      title: fc.constantFrom(
        'Chợ nổi (kỳ 1)',
        'Chợ nổi (kỳ 2)',
        'Chợ nổi (kỳ cuối)',
        'Chợ nổi sớm mai (kỳ 2)',
        'Bài 3: Bến',
        'Tin trong ngày',
      ),
      host: fc.constantFrom('baobien.example', 'baonui.example', null),
      day: fc.integer({ min: 0, max: 400 }),
      links: fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
      correction,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ title, host, day, links, correction: its }, at): SeriesInput => {
      const date = new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString()
      const urlOf = (to: number) => `https://${rows[to]?.host ?? 'baobien.example'}/${to}.html`
      return {
        ...{
          id: `p${String(at).padStart(11, '0')}`,
          title,
          section: null,
          host,
          siteName: 'Báo',
          publishedAt: date,
        },
        ...{
          savedAt: date,
          url: host === null ? null : urlOf(at),
          lead: null,
          thumbnail: null,
          wordCount: 1,
        },
        related: links.map((to) => ({ url: urlOf(to), title: rows[to]?.title ?? 'Bài 4: X' })),
        ...{ read: false, progress: 0, correction: its },
      }
    }),
  )
const notesOf = fc
  .record({ mergedInto: fc.constantFrom(null, ...keys), name: fc.constantFrom(null, 'Tên riêng') })
  .map((note): SeriesNotes => ({ [keyB]: note }))
const shuffled = corrected.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    order: fc.shuffledSubarray(rows, { minLength: rows.length }),
    notes: notesOf,
  }),
)

test('corrections win whatever the order of saving, and the order makes no difference', () => {
  fc.assert(
    fc.property(shuffled, ({ rows, order, notes }) => {
      const series = assembleSeries(rows, notes)
      expect(assembleSeries(order, notes)).toEqual(series)
      expect(new Set(series.map(({ id }) => id)).size).toBe(series.length)
      const seriesOf = new Map(
        series.flatMap((one) => one.parts.map(({ articleId }) => [articleId, one] as const)),
      )
      for (const { id, correction: its } of rows) {
        if (its?.kind === 'alone') expect(seriesOf.has(id)).toBe(false)
        if (its?.kind !== 'part') continue
        expect(seriesOf.get(id)?.key).toBe(settledKey(its.series, notes))
        expect(seriesOf.get(id)?.parts.find(({ articleId }) => articleId === id)?.part).toBe(its.place.part)
      }
    }),
    { numRuns: 400 },
  )
})

test('taking corrections back gives what was there without them, also one by one in an open library', () => {
  fc.assert(
    fc.property(shuffled, ({ rows, order, notes }) => {
      const plain = rows.map((one) => said(one, null))
      const assembler = createSeriesAssembler()
      for (const one of plain) assembler.put(one)
      const before = assembler.series()
      for (const one of order) assembler.put(one)
      assembler.setNotes(notes)
      expect(assembler.series()).toEqual(assembleSeries(rows, notes))
      for (const one of order.toReversed()) assembler.put(said(one, null))
      assembler.setNotes({})
      expect(assembler.series()).toEqual(before)
    }),
    { numRuns: 300 },
  )
})

describe('what a change means', () => {
  const facts = (changes: Partial<SeriesFacts> = {}): SeriesFacts => ({
    notes: {},
    keyOf: (id) => (id === 'a'.repeat(16) ? keyA : id === 'b'.repeat(16) ? keyB : null),
    correctionOf: () => null,
    paperOf: () => 'baonui.example',
    newId: () => 'f'.repeat(16),
    ...changes,
  })
  const nothing: SeriesChange = { series: [], merged: [], alone: [], recognised: [] }
  const one = { id: 'c00000000001', place: { part: 1, isLast: false } }
  const series = (id: string | null, name: string | null) => ({ id, name, word: 'kỳ' as const, parts: [one] })

  test('a new series is of the paper of its first part', () => {
    const { corrections, notes } = planChange({ ...nothing, series: [series(null, 'Mới')] }, facts())
    const its = corrections.get(one.id)
    expect(its?.kind === 'part' && paperOfKey(its.series)).toBe('baonui.example')
    expect(Object.values(notes)).toEqual([{ name: 'Mới', mergedInto: null }])
  })

  test('a merged series leads to the one it went into, until it is one of its own again', () => {
    const merged = planChange(
      { ...nothing, series: [series('a'.repeat(16), null)], merged: ['b'.repeat(16)] },
      facts(),
    )
    expect(merged.notes).toEqual({ [keyA]: null, [keyB]: { name: null, mergedInto: keyA } })
    expect(planChange({ ...nothing, series: [series('b'.repeat(16), null)] }, facts()).notes).toEqual({
      [keyB]: null,
    })
  })

  test('what is as it is recognised again takes what was said of its series with it', () => {
    const notes = { [keyA]: { name: 'Tên', mergedInto: null }, [keyB]: { name: null, mergedInto: keyA } }
    const plan = planChange(
      { ...nothing, recognised: [one.id] },
      facts({ notes, correctionOf: () => part(keyB, 1) }),
    )
    expect(plan.corrections.get(one.id)).toBeNull()
    expect(plan.notes).toEqual({ [keyA]: null, [keyB]: null })
  })

  test('a series that is gone is not guessed at', () => {
    expect(() => planChange({ ...nothing, series: [series('e'.repeat(16), null)] }, facts())).toThrow(
      'series-changed',
    )
  })

  test('a part has a number, or it is the last', () => {
    const of = (place: object) =>
      v.safeParse(seriesChangeSchema, {
        ...nothing,
        series: [{ ...series(null, null), parts: [{ id: one.id, place }] }],
      })
    expect(of({ part: null, isLast: true }).success).toBe(true)
    expect(of({ part: null, isLast: false }).success).toBe(false)
    expect(of({ part: 0, isLast: false }).success).toBe(false)
  })
})
