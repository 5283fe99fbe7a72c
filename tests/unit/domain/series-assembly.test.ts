import { describe, expect, test } from 'vitest'
import { assembleSeries, createSeriesAssembler, seriesPartOf } from '../../../domain/series-assembly.ts'
import type { SeriesInput } from '../../../domain/series-assembly.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 2, 1)
let count = 0

/** An article of one paper, a day after the one before it. */
function article(title: string, changes: Partial<SeriesInput> = {}): SeriesInput {
  count++
  const id = `a${String(count).padStart(11, '0')}`
  const date = new Date(START + count * DAY).toISOString()
  return {
    ...{
      id,
      title,
      section: null,
      host: 'baobien.example',
      siteName: 'Báo Biển',
      publishedAt: date,
      savedAt: date,
    },
    ...{ url: `https://baobien.example/${id}.html`, lead: null, thumbnail: null, wordCount: 900 },
    ...{ read: false, progress: 0, related: [] },
    ...changes,
  }
}

const link = (title: string, url: string | null = `https://baobien.example/link-${++count}.html`) => ({
  url,
  title,
})
const linkTo = ({ title, url }: SeriesInput) => ({ title, url })
const later = (days: number) => new Date(START + days * DAY).toISOString()
const shape = (articles: readonly SeriesInput[]) =>
  assembleSeries(articles).map(({ name, parts, missing, lastMissing, complete }) => ({
    name,
    parts: parts.map(({ part }) => part),
    missing,
    lastMissing,
    complete,
  }))
const only = (articles: readonly SeriesInput[]) => {
  const all = assembleSeries(articles)
  expect(all).toHaveLength(1)
  const [series] = all
  if (!series) throw new Error('no series')
  return series
}

describe('parts of one series', () => {
  test('speak the language of most of them', () => {
    const part = (number: number, lang: string | null) => ({ ...article(`Đêm cảng (kỳ ${number})`), lang })
    expect(only([part(1, 'en'), part(2, 'vi'), part(3, null), part(4, 'vi')]).lang).toBe('vi')
    expect(only([part(1, null), part(2, null)]).lang).toBeNull()
  })
  test('come together in the order of their numbers, with what is missing', () => {
    const all = [article('Đêm cảng (kỳ 4)'), article('Đêm cảng (kỳ 1): Bến'), article('Đêm cảng (kỳ II)')]
    expect(shape(all)).toEqual([
      { name: 'Đêm cảng', parts: [1, 2, 4], missing: [3], lastMissing: true, complete: false },
    ])
    expect(only(all).parts[0]).toMatchObject({
      partTitle: 'Bến',
      title: 'Đêm cảng (kỳ 1): Bến',
      articleId: all[1]?.id,
    })
    expect(only(all)).toMatchObject({ source: 'Báo Biển', word: 'kỳ', savedAt: all[2]?.savedAt })
  })

  test('one named part is a series', () => {
    expect(shape([article('Đêm cảng (kỳ 3)')])).toEqual([
      { name: 'Đêm cảng', parts: [3], missing: [1, 2], lastMissing: true, complete: false },
    ])
  })

  test('quotes, dashes, spaces and letter case of the name make no difference', () => {
    const all = [
      article('“Đêm cảng” Cửa Lò – xa bờ (kỳ 1)'),
      article("'Đêm cảng' Cửa Lò - xa bờ: Kỳ 2"),
      article('ĐÊM CẢNG CỬA LÒ XA BỜ - KỲ CUỐI'),
    ]
    expect(shape(all)).toMatchObject([{ parts: [1, 2, 3], complete: true }])
  })

  test('nor does the spelling of one word', () => {
    const all = [article('Người giữ lửa Mường Chiềng (kỳ 1)'), article('Người giữ lửa Mường Chiêngg (kỳ 2)')]
    expect(shape(all)).toMatchObject([{ parts: [1, 2] }])
  })

  test('names that differ in a number, or that both have a first part, are two', () => {
    expect(shape([article('Chuyện ở đồn 12 (kỳ 1)'), article('Chuyện ở đồn 13 (kỳ 2)')])).toHaveLength(2)
    expect(shape([article('Chuyện ở bản Hạ (kỳ 1)'), article('Chuyện ở bản Hà (kỳ 2)')])).toHaveLength(1)
    expect(shape([article('Chuyện ở bản Sen (kỳ 1)'), article('Chuyện ở bản Sên xa (kỳ 1)')])).toHaveLength(2)
    expect(shape([article('Chuyện ở bản Sen (kỳ 1)'), article('Chuyện ở bản Sem (kỳ 1)')])).toHaveLength(2)
  })

  test('two series with similar names that each count from one stay two', () => {
    const titles = ['Chuyện ở bản Sen (kỳ 1)', 'Chuyện ở bản Sen (kỳ 2)', 'Chuyện ở bản Sem (kỳ 1)']
    expect(shape(titles.map((title) => article(title)))).toHaveLength(2)
  })

  test('the same name in two papers is two', () => {
    const other = { host: 'baonui.example', siteName: 'Báo Núi' }
    expect(shape([article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ 2)', other)])).toHaveLength(2)
  })

  test('a page saved from its mobile address is the same paper', () => {
    expect(
      shape([article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ 2)', { host: 'm.baobien.example' })]),
    ).toHaveLength(1)
  })

  test('articles without an address belong together by the name of the paper', () => {
    const copied = { url: null, host: null }
    expect(shape([article('Đêm cảng (kỳ 1)', copied), article('Đêm cảng (kỳ 2)', copied)])).toHaveLength(1)
    expect(
      shape([
        article('Đêm cảng (kỳ 1)', copied),
        article('Đêm cảng (kỳ 2)', { ...copied, siteName: 'Báo Núi' }),
      ]),
    ).toHaveLength(2)
  })

  test('the same name years apart is two, with different ids', () => {
    const all = [
      article('Đêm cảng (kỳ 1)', { publishedAt: later(0) }),
      article('Đêm cảng (kỳ 2)', { publishedAt: later(1) }),
      article('Đêm cảng (kỳ 1)', { publishedAt: later(800) }),
      article('Đêm cảng (kỳ 3)', { publishedAt: later(802) }),
    ]
    expect(shape(all).map(({ parts }) => parts)).toEqual([
      [1, 3],
      [1, 2],
    ])
    expect(new Set(assembleSeries(all).map(({ id }) => id)).size).toBe(2)
  })

  test('a long break is bridged by a link between the pages', () => {
    const first = article('Đêm cảng (kỳ 1)', { publishedAt: later(0) })
    const second = article('Đêm cảng (kỳ 2)', { publishedAt: later(260), related: [linkTo(first)] })
    expect(shape([first, second])).toMatchObject([{ parts: [1, 2] }])
  })

  test('of the same number the newer is the part and the older follows it', () => {
    const [older, newer] = [article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ 1): Sửa lại')]
    const series = only([older, newer, article('Đêm cảng (kỳ 2)')])
    expect(series.parts.map(({ articleId }) => articleId).slice(0, 2)).toEqual([newer.id, older.id])
    expect(series.missing).toEqual([])
  })
})

describe('an unnumbered last part', () => {
  test('has no number while something may lie before it', () => {
    expect(shape([article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ cuối)')])).toEqual([
      { name: 'Đêm cảng', parts: [1, null], missing: [], lastMissing: false, complete: true },
    ])
    expect(
      shape([article('Đêm cảng (kỳ 1)'), article('Đêm cảng (kỳ 3)'), article('Đêm cảng (kỳ cuối)')]),
    ).toEqual([{ name: 'Đêm cảng', parts: [1, 3, null], missing: [2], lastMissing: false, complete: false }])
    expect(shape([article('Đêm cảng (kỳ cuối)')])).toMatchObject([
      { parts: [null], missing: [1], complete: false },
    ])
  })

  test('has the next number when all before it are there', () => {
    const all = [article('Đêm cảng (kỳ cuối)'), article('Đêm cảng (kỳ 2)'), article('Đêm cảng (kỳ 1)')]
    expect(shape(all)).toEqual([
      { name: 'Đêm cảng', parts: [1, 2, 3], missing: [], lastMissing: false, complete: true },
    ])
    expect(only(all).parts.at(-1)).toMatchObject({ isLast: true, part: 3 })
  })

  test('a numbered last part is the last', () => {
    expect(shape([article('Đêm cảng (2/2)'), article('Đêm cảng (1/2)')])).toMatchObject([
      { parts: [1, 2], lastMissing: false, complete: true },
    ])
  })
})

describe('parts that are known by a link', () => {
  test('stand in their place with their address, and are not complete', () => {
    const to = link('Đêm cảng (kỳ 2): Sóng')
    const all = [article('Đêm cảng (kỳ 1)', { related: [to] }), article('Đêm cảng (kỳ 3 và hết)')]
    expect(shape(all)).toMatchObject([
      { parts: [1, 2, 3], missing: [2], lastMissing: false, complete: false },
    ])
    expect(only(all).parts[1]).toMatchObject({
      articleId: null,
      url: to.url,
      title: to.title,
      partTitle: 'Sóng',
    })
  })

  test('also those that only say which part they are', () => {
    const related = [link('Mời đọc tiếp kỳ 3: Sóng'), link('Xem kỳ 1: Bến')]
    expect(shape([article('Đêm cảng (kỳ 2)', { related })])).toMatchObject([{ parts: [1, 2, 3] }])
  })

  test('a link to another series, another paper or a saved page is none', () => {
    const saved = article('Bến không còn đò')
    const related = [
      link('Chợ sớm (kỳ 2)'),
      link('Đêm cảng (kỳ 3)', 'https://baonui.example/3.html'),
      link('Đêm cảng (kỳ 4)', saved.url),
      link('Đêm cảng (kỳ 5)', null),
    ]
    expect(shape([article('Đêm cảng (kỳ 1)', { related }), saved])).toMatchObject([{ parts: [1] }])
  })

  test('a last part that is linked is known as the last', () => {
    const related = [link('Đêm cảng (kỳ cuối)')]
    expect(shape([article('Đêm cảng (kỳ 1)', { related })])).toMatchObject([
      { parts: [1, null], lastMissing: false, complete: false },
    ])
  })
})

describe('parts that name no series', () => {
  test('stay alone without anything that joins them', () => {
    expect(shape([article('Bài 1: Bến'), article('Bài 2: Sóng')])).toEqual([])
    const general = { section: 'Kinh tế - Xã hội' }
    expect(shape([article('Bài 1: Bến', general), article('Bài 2: Sóng', general)])).toEqual([])
  })

  test('find each other by links between the pages', () => {
    const first = article('Bài 1: Bến')
    const second = article('Bài 2: Sóng', { related: [linkTo(first)] })
    expect(shape([second, first, article('Bài 2: Giá phân bón')])).toEqual([
      { name: 'Bến', parts: [1, 2], missing: [], lastMissing: true, complete: false },
    ])
  })

  test('find the named series that they link to', () => {
    const first = article('Đêm cảng - Bài 1: Bến')
    const second = article('Bài 2: Sóng', { related: [linkTo(first)] })
    expect(shape([second, first])).toMatchObject([{ name: 'Đêm cảng', parts: [1, 2] }])
  })

  test('do not join two named series', () => {
    const [first, other] = [article('Đêm cảng - Bài 1: Bến'), article('Chợ sớm - Bài 3: Đèn')]
    const between = article('Bài 2: Sóng', { related: [linkTo(first), linkTo(other)] })
    expect(assembleSeries([between, first, other])).toHaveLength(2)
  })

  test('take the name of a section that is the series’ own', () => {
    const own = { section: 'Hành trình sông Lô' }
    expect(shape([article('Bài 1: Bến', own), article('Bài 2: Sóng', own)])).toMatchObject([
      { name: 'Hành trình sông Lô', parts: [1, 2] },
    ])
    expect(seriesPartOf({ title: 'Bài 1: Bến', ...own })).toMatchObject({
      name: 'Hành trình sông Lô',
      part: 1,
    })
    expect(seriesPartOf({ title: 'Bài 1: Bến', section: 'Thời sự' })).toMatchObject({ name: '', part: 1 })
    expect(seriesPartOf({ title: 'Bến không còn đò', ...own })).toBeNull()
  })

  test('two runs in one section are two series', () => {
    const own = { section: 'Hành trình sông Lô' }
    const titles = ['Bài 1: A', 'Bài 2: B', 'Bài 1: C', 'Bài 2: D']
    expect(shape(titles.map((title) => article(title, own))).map(({ parts }) => parts)).toEqual([
      [1, 2],
      [1, 2],
    ])
  })
})

describe('the assembler', () => {
  test('gives the same as assembling anew after every change', () => {
    const related = [link('Đêm cảng (kỳ 2)', 'https://baobien.example/2.html')]
    const first = article('Đêm cảng (kỳ 1)', { related })
    const plain = article('Bến không còn đò', { url: 'https://baobien.example/2.html' })
    const assembler = createSeriesAssembler()
    assembler.put(first)
    expect(assembler.series()).toEqual(assembleSeries([first]))
    assembler.put(plain)
    expect(assembler.series()).toEqual(assembleSeries([first, plain]))
    const renamed = { ...plain, title: 'Đêm cảng (kỳ cuối)', read: true, progress: 1 }
    assembler.put(renamed)
    expect(assembler.series()).toEqual(assembleSeries([first, renamed]))
    expect(assembler.series()).toBe(assembler.series())
    assembler.put({ ...renamed, title: 'Bến' })
    expect(assembler.series()).toEqual(assembleSeries([first, plain]))
    assembler.remove(plain.id)
    assembler.remove(plain.id)
    expect(assembler.series()).toEqual(assembleSeries([first]))
    assembler.remove(first.id)
    expect(assembler.series()).toEqual([])
  })

  test('reading one part shows at once', () => {
    const assembler = createSeriesAssembler()
    const first = article('Đêm cảng (kỳ 1)')
    assembler.put(first)
    assembler.series()
    assembler.put({ ...first, read: true, progress: 1 })
    expect(assembler.series()[0]?.parts[0]).toMatchObject({ read: true, progress: 1 })
  })
})
