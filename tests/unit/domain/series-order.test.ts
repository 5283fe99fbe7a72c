import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../../domain/fold.ts'
import { assembleSeries, createSeriesAssembler } from '../../../domain/series-assembly.ts'
import type { SeriesInput } from '../../../domain/series-assembly.ts'

const DAY = 86_400_000
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']
const WORDS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám']
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
/** Ways in which papers write a part of a named series; `word` is the series' own. */
const forms: readonly ((name: string, word: string, part: number, own: string) => string)[] = [
  (name, word, part, own) => `${name} (${word} ${part}): ${own}`,
  (name, word, part) => `${name} (${capital(word)} ${ROMAN[part]})`,
  (name, word, part, own) => `${name} - ${capital(word)} ${part}: ${own}`,
  (name, word, part, own) => `“${name}” – ${word} ${WORDS[part]}: ${own}`.normalize('NFD'),
  (name, word, part) => `${name.toUpperCase()} - ${word.toUpperCase()} ${part}`,
  (name, word, part, own) => `${name}: ${capital(word)} thứ ${WORDS[part]} - ${own}`,
  (name, word, part, own) => `${name}\u00A0| ${capital(word)} ${ROMAN[part]} ‒ ${own}`,
  (name, word, part) => `${name} [${word} 0${part}]`,
]
/**
 * Where the series' name stands: in the title, in the kicker, or nowhere, so that only a link to the part before, a
 * line of the text or the author can tell.
 */
const ways = ['title', 'title', 'title', 'kicker', 'link', 'line', 'author'] as const
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
  readonly word: string
  readonly way: (typeof ways)[number]
}

const planned: fc.Arbitrary<Plan> = fc
  .record({
    name: fc.constantFrom(...names),
    host: fc.constantFrom('baobien.example', 'baonui.example'),
    year: fc.constantFrom(2019, 2022, 2025),
    length: fc.integer({ min: 2, max: 8 }),
    form: fc.nat({ max: 100 }),
    ends: fc.boolean(),
    word: fc.constantFrom('kỳ', 'bài', 'phần'),
    way: fc.constantFrom(...ways),
    keep: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ keep, ...rest }) => {
    const saved = Array.from({ length: rest.length }, (_, at) => at + 1).filter((part) => keep[part - 1])
    // A part alone that names no series is none.
    const isAlone = saved.length < (rest.way === 'title' || rest.way === 'kicker' ? 1 : 2)
    if (isAlone) return { ...rest, saved: [1, 2] }
    // The same author is enough only for parts that follow each other.
    return { ...rest, saved: rest.way === 'author' ? saved.map((_, at) => at + 1) : saved }
  })

const plans = fc.uniqueArray(planned, {
  minLength: 1,
  maxLength: 8,
  selector: ({ name, host, year }) => `${name} ${host} ${year}`,
})

function articlesOf(plan: Plan, at: number): SeriesInput[] {
  const idOf = (part: number) => `s${at}p${part}`.padEnd(12, '0')
  const urlOf = (part: number) => `https://${plan.host}/${idOf(part)}.html`
  const { way, word, saved } = plan
  return saved.map((part, index) => {
    const id = idOf(part)
    const form = forms[(plan.form + part) % forms.length]
    const own = `${owns[(plan.form + part) % owns.length] ?? ''} ở bến ${at}`
    const last = plan.ends && part === plan.length
    const mark = last ? `${capital(word)} cuối` : `${capital(word)} ${part}`
    const named = last ? `${plan.name} (${word} cuối)` : (form?.(plan.name, word, part, own) ?? '')
    const publishedAt = new Date(Date.UTC(plan.year, 3, 1) + part * DAY).toISOString()
    const before = saved[index - 1]
    const link =
      before === undefined ? [] : [{ url: urlOf(before), title: `Xem ${word} ${before}: chuyện ở bến` }]
    return {
      ...{ id, host: plan.host, siteName: plan.host, publishedAt },
      title: way === 'title' ? named : way === 'kicker' ? own : `${mark}: ${own}`,
      section: way === 'kicker' ? `${plan.name} - ${mark}` : 'Phóng sự',
      byline: way === 'author' ? `Tác giả Số ${WORDS[1 + (at % 8)]}` : null,
      savedAt: new Date(Date.UTC(2026, 0, 1) + (at * 10 + part) * 1000).toISOString(),
      ...{ url: urlOf(part), lead: null, thumbnail: null, wordCount: 100, read: false, progress: 0 },
      related: way === 'link' ? link : [],
      seriesLines:
        way === 'line' ? link.map(({ url, title: text }) => ({ url, text, place: 'body' as const })) : [],
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
      const series = assembleSeries(order)
      const found = series.map(({ parts }) => parts.map(({ articleId }) => articleId))
      const expected = made.map((one, at) => articlesOf(one, at).map(({ id }) => id))
      expect(found.toSorted()).toEqual(expected.toSorted())
      for (const { name, parts } of series) {
        const plan = made[Number(/\d+/.exec(parts[0]?.articleId ?? '')?.[0])]
        if (plan?.way === 'title' || plan?.way === 'kicker') expect(fold(name)).toContain(fold(plan.name))
      }
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
