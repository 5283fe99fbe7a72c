import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleSeries, createSeriesAssembler } from '../../../domain/series-assembly.ts'
import type { SeriesInput } from '../../../domain/series-assembly.ts'

const DAY = 86_400_000
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']
const WORDS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám']
/** Ways in which papers write a part of a named series. */
const forms: readonly ((name: string, part: number, own: string) => string)[] = [
  (name, part, own) => `${name} (kỳ ${part}): ${own}`,
  (name, part) => `${name} (Kỳ ${ROMAN[part]})`,
  (name, part, own) => `${name} - Kỳ ${part}: ${own}`,
  (name, part, own) => `“${name}” – kỳ ${WORDS[part]}: ${own}`.normalize('NFD'),
  (name, part) => `${name.toUpperCase()} - KÌ ${part}`,
  (name, part, own) => `${name}: Kỳ thứ ${WORDS[part]} - ${own}`,
]
const names = [
  'Ngược dòng Nho Quế',
  'Chợ nổi cuối mùa',
  'Rừng dầu kêu cứu',
  'Những lớp học bên suối',
  'Muối trắng Bạc Liêu',
]
const owns = ['Bến cũ', 'Sóng lạ', 'Người đi', 'Đèn khuya', 'Trở về']

type Plan = {
  readonly name: string
  readonly host: string
  readonly year: number
  readonly length: number
  readonly saved: readonly number[]
  readonly form: number
  readonly ends: boolean
}

const planned: fc.Arbitrary<Plan> = fc
  .record({
    name: fc.constantFrom(...names),
    host: fc.constantFrom('baobien.example', 'baonui.example'),
    year: fc.constantFrom(2019, 2022, 2025),
    length: fc.integer({ min: 2, max: 8 }),
    form: fc.nat({ max: 100 }),
    ends: fc.boolean(),
    keep: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ keep, ...rest }) => {
    const saved = Array.from({ length: rest.length }, (_, at) => at + 1).filter((part) => keep[part - 1])
    return { ...rest, saved: saved.length > 0 ? saved : [1] }
  })

const plans = fc.uniqueArray(planned, {
  minLength: 1,
  maxLength: 8,
  selector: ({ name, host, year }) => `${name} ${host} ${year}`,
})

function articlesOf(plan: Plan, at: number): SeriesInput[] {
  return plan.saved.map((part) => {
    const id = `s${at}p${part}`.padEnd(12, '0')
    const form = forms[(plan.form + part) % forms.length]
    const own = owns[(plan.form + part) % owns.length] ?? ''
    const last = plan.ends && part === plan.length
    const title = last ? `${plan.name} (kỳ cuối)` : (form?.(plan.name, part, own) ?? '')
    const publishedAt = new Date(Date.UTC(plan.year, 3, 1) + part * DAY).toISOString()
    const url = `https://${plan.host}/${id}.html`
    return {
      ...{ id, title, section: null, host: plan.host, siteName: plan.host, publishedAt },
      savedAt: new Date(Date.UTC(2026, 0, 1) + (at * 10 + part) * 1000).toISOString(),
      ...{ url, lead: null, thumbnail: null, wordCount: 100, read: false, progress: 0, related: [] },
    }
  })
}

const shuffledPlans = plans.chain((made) => {
  const articles = made.flatMap(articlesOf)
  return fc.record({
    made: fc.constant(made),
    order: fc.shuffledSubarray(articles, { minLength: articles.length }),
    other: fc.shuffledSubarray(articles, { minLength: articles.length }),
  })
})

test('every series is found, each as it was made, and nothing else', () => {
  fc.assert(
    fc.property(shuffledPlans, ({ made, order }) => {
      const found = assembleSeries(order).map(({ parts }) => parts.map(({ articleId }) => articleId))
      const expected = made.map((one, at) => articlesOf(one, at).map(({ id }) => id))
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 300 },
  )
})

test('the same parts make the same series in whatever order they are saved', () => {
  fc.assert(
    fc.property(shuffledPlans, ({ order, other }) => {
      expect(assembleSeries(other)).toEqual(assembleSeries(order))
    }),
    { numRuns: 300 },
  )
})

test('an assembler that has seen articles come and go gives the same', () => {
  fc.assert(
    fc.property(shuffledPlans, fc.array(fc.nat({ max: 60 })), ({ order }, gone) => {
      const assembler = createSeriesAssembler()
      const removed = new Set(gone.map((at) => at % order.length))
      for (const [at, article] of order.entries()) {
        assembler.put(article)
        if (at % 3 === 0) assembler.series()
      }
      for (const at of removed) assembler.remove(order[at]?.id ?? '')
      expect(assembler.series()).toEqual(assembleSeries(order.filter((_, at) => !removed.has(at))))
    }),
    { numRuns: 200 },
  )
})

test('missing numbers are exactly those up to the largest known one that are not saved', () => {
  fc.assert(
    fc.property(planned, (made) => {
      const [series] = assembleSeries(articlesOf(made, 0))
      const endsHere = made.ends && made.saved.includes(made.length)
      const numbered = made.saved.filter((part) => !(endsHere && part === made.length))
      const largest = Math.max(endsHere ? 1 : 0, ...numbered)
      const missing = Array.from({ length: largest }, (_, at) => at + 1).filter(
        (part) => !numbered.includes(part),
      )
      expect(series).toMatchObject({ missing, lastMissing: !endsHere })
    }),
    { numRuns: 300 },
  )
})

/** Parts without a name, links at random, dates and sections of all kinds: nothing that anybody means. */
const wild = fc
  .array(
    fc.record({
      title: fc.constantFrom(
        ...[
          'Bài 1: A',
          'Bài 2: B',
          'Bài 3: C',
          'Bài cuối: D',
          'Kỳ 2: E',
          'Chợ nổi sớm (kỳ 1)',
          'Chợ nổi sớn (kỳ 2)',
        ],
        ...[
          'Chợ nổi sơm - Bài 2: B',
          'Chợ nổi xớm (2/3)',
          'Chợ (kỳ cuối)',
          'Chợ nổi sớm (kỳ 2)',
          'Tin trong ngày',
        ],
      ),
      section: fc.constantFrom(null, 'Kinh tế', 'Hành trình sông Lô'),
      host: fc.constantFrom('baobien.example', 'm.baobien.example', null),
      day: fc.integer({ min: 0, max: 500 }),
      links: fc.array(fc.nat({ max: 15 }), { maxLength: 5 }),
      dated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 16 },
  )
  .map((rows) => {
    const urlOf = (at: number) => `https://baobien.example/${at}.html`
    return rows.map(({ title, section, host, day, links, dated }, at): SeriesInput => {
      const date = new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString()
      const related = links.map((to) => ({ url: urlOf(to), title: rows[to]?.title ?? 'Bài 4: X' }))
      return {
        ...{
          id: `w${String(at).padStart(11, '0')}`,
          title,
          section,
          host,
          siteName: 'Báo',
          savedAt: date,
          related,
        },
        ...{ publishedAt: dated ? date : null, url: host === null ? null : urlOf(at) },
        ...{ lead: null, thumbnail: null, wordCount: 1, read: false, progress: 0 },
      }
    })
  })

test('order makes no difference to articles of any kind, and no article is in two series', () => {
  fc.assert(
    fc.property(
      wild.chain((rows) =>
        fc.record({ rows: fc.constant(rows), order: fc.shuffledSubarray(rows, { minLength: rows.length }) }),
      ),
      ({ rows, order }) => {
        const series = assembleSeries(rows)
        expect(assembleSeries(order)).toEqual(series)
        const ids = series.flatMap(({ parts }) => parts.flatMap(({ articleId }) => articleId ?? []))
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(series.map(({ id }) => id)).size).toBe(series.length)
      },
    ),
    { numRuns: 400 },
  )
})
