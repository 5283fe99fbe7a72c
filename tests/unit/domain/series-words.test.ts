import { describe, expect, test } from 'vitest'
import { assembleSeries, seriesPartOf } from '../../../domain/series-assembly.ts'
import type { SeriesInput } from '../../../domain/series-assembly.ts'
import { keepSeriesLines, MAX_SERIES_LINES } from '../../../domain/series-words.ts'
import { seriesLinesIn } from '../../../electron/library/series-lines.ts'

const DAY = 86_400_000
let count = 0

/** An article whose body is this HTML, a day after the one before it. */
function article(title: string, html = '', changes: Partial<SeriesInput> = {}): SeriesInput {
  count++
  const id = `w${String(count).padStart(11, '0')}`
  const date = new Date(Date.UTC(2026, 2, 1) + count * DAY).toISOString()
  return {
    ...{ id, title, section: null, host: 'baobien.example', siteName: 'Báo Biển', publishedAt: date },
    ...{ savedAt: date, url: `https://baobien.example/${id}.html`, lead: null, thumbnail: null },
    ...{ wordCount: 900, read: false, progress: 0, related: [], seriesLines: seriesLinesIn(html) },
    ...changes,
  }
}
const shape = (articles: readonly SeriesInput[]) =>
  assembleSeries(articles).map(({ name, parts, lastMissing }) => ({
    name,
    parts: parts.map(({ part }) => part),
    lastMissing,
  }))
const plain = '<p>Sáng ấy nước lên đến bậc thềm thứ ba.</p>'

describe('the kicker', () => {
  test('says which part of which series an article is, where its title does not', () => {
    expect(seriesPartOf(article('Vết rìu', '', { section: 'Nợ rừng - Kỳ 2' }))).toEqual({
      ...{ name: 'Nợ rừng', word: 'kỳ', part: 2, isLast: false, partTitle: 'Vết rìu' },
    })
  })
  test('names the series of a title that is only a number', () => {
    const section = 'Nợ rừng: Kỳ 2'
    expect(seriesPartOf(article('Kỳ 2: Vết rìu', '', { section }))).toMatchObject({
      name: 'Nợ rừng',
      part: 2,
    })
  })
  test('is not fooled', () => {
    for (const section of ['Kỳ họp thứ 9', 'Học kỳ II', 'Thời sự'])
      expect(seriesPartOf(article('Vết rìu', plain, { section }))).toBeNull()
  })
})

describe('lines of the text', () => {
  test('that lead to other parts give their addresses, with the words that lead them in', () => {
    const html = `<p><em>Mời đọc tiếp <a href="https://baobien.example/3">kỳ III: Lửa</a></em></p>
      <p>Xem kỳ 1: <a href="https://baobien.example/1?a=1&amp;b=2">Người đi trước</a></p>`
    const [series] = assembleSeries([article('Nợ rừng (kỳ 2)', html)])
    expect(series?.parts.map(({ part, url, partTitle }) => [part, url, partTitle])).toEqual([
      [1, 'https://baobien.example/1?a=1&b=2', 'Người đi trước'],
      [2, expect.any(String), null],
      [3, 'https://baobien.example/3', 'Lửa'],
    ])
  })

  test('“Kỳ sau: …” and “Kỳ trước: …” are the numbers beside its own', () => {
    const html = `<p>Kỳ trước: <a href="https://baobien.example/mot">Người đi trước</a></p>
      <p>Kỳ sau: <a href="https://baobien.example/ba">Lửa trong đêm</a></p>`
    expect(shape([article('Nợ rừng (kỳ 2)', html)])).toMatchObject([{ parts: [1, 2, 3] }])
  })

  test('“(Hết)” says that a numbered part is the last', () => {
    const end = [article('Nợ đất (kỳ 1)'), article('Nợ đất (kỳ 2)', `${plain}<p>(Hết)</p>`)]
    expect(shape(end)).toEqual([{ name: 'Nợ đất', parts: [1, 2], lastMissing: false }])
  })

  test('make a part of an article whose title says nothing, when they say enough', () => {
    const says = (html: string) => seriesPartOf(article('Người đi trước', html))
    const next = '<p>Mời đọc tiếp kỳ II: <a href="https://baobien.example/2">Nợ rừng: Vết rìu</a></p>'
    expect(says(`${plain}${next}<p>(Còn nữa)</p>`)).toMatchObject({ part: 1, partTitle: 'Người đi trước' })
    expect(says(`<h2>Kỳ 2: Người đi trước</h2>${plain}<p>(Tiếp theo kỳ trước)</p>`)).toMatchObject({
      part: 2,
    })
    expect(says(`<p>Xem kỳ 1: Đất</p><p>Xem kỳ 2: Nước</p>${plain}<p>Xem tiếp kỳ 4: Lửa</p>`)).toMatchObject({
      part: 3,
    })
    expect(says(`<p>Loạt bài: Nợ rừng</p><p>Kỳ 2</p>${plain}`)).toMatchObject({ name: 'Nợ rừng', part: 2 })
  })

  test('do not make one of an article that only counts its own sections, or mentions a part', () => {
    const says = (html: string) => seriesPartOf(article('Cách trồng rau trên mái', html))
    expect(says(`<h2>Phần 1: Đất</h2>${plain}<h2>Phần 2: Nước</h2>${plain}`)).toBeNull()
    expect(says(`<h2>Phần 1: Đất</h2>${plain}`)).toBeNull()
    expect(says(`<h2>Bài 1: Đất</h2>${plain}<h2>Bài 2: Nước</h2>${plain}<p>(Còn nữa)</p>`)).toBeNull()
    expect(says(`${plain}<p>Còn nữa.</p>`)).toBeNull()
    expect(says(`<p>Học kỳ II bắt đầu muộn.</p>${plain}<p>Xem thêm: Kỳ họp thứ 9</p>`)).toBeNull()
    expect(says(`${plain}<p><a href="https://baobien.example/x">Nợ rừng (kỳ 2)</a></p>`)).toBeNull()
    const others = [1, 2].map(
      (part) => `<p>Xem thêm: <a href="https://b.example/${part}">Nợ rừng (kỳ ${part})</a></p>`,
    )
    expect(says(`${plain}${others.join('')}`)).toBeNull()
  })

  test('are few: paragraphs and tables of contents are not kept', () => {
    expect(seriesLinesIn(plain)).toEqual([])
    expect(seriesLinesIn(`<p>Kỳ 2: ${'dài '.repeat(100)}</p>`)).toEqual([])
    const many = Array.from({ length: MAX_SERIES_LINES + 1 }, (_, at) => `<h2>Chương ${at + 1}: Ngày</h2>`)
    expect(seriesLinesIn(many.join(''))).toEqual([])
    const line = { text: 'Ky\u0300 sau:\u00A0 Lửa trong đêm', url: null, place: 'body' } as const
    expect(keepSeriesLines([line])).toEqual([{ ...line, text: 'Kỳ sau: Lửa trong đêm' }])
  })
})

describe('a part without a name finds its series', () => {
  test('by the title that another page names, without a link', () => {
    const first = article('Bài 1: Người giữ cửa rừng')
    const second = article('Bài 2: Vết rìu', `${plain}<p>Bài trước: Người giữ cửa rừng</p>`)
    expect(shape([second, first])).toMatchObject([{ parts: [1, 2] }])
  })
  test('by its neighbours of the same author and days', () => {
    const by = { byline: 'Hoài Thư', section: 'Phóng sự' }
    const parts = [article('Nợ biển - Bài 1: Bến', '', by), article('Bài 2: Sóng', '', by)]
    expect(shape(parts)).toMatchObject([{ name: 'Nợ biển', parts: [1, 2] }])
    const nobody = { byline: 'PV', section: 'Phóng sự' }
    expect(shape([article('Bài 1: Bến', '', nobody), article('Bài 2: Sóng', '', nobody)])).toEqual([])
  })
  test('by a tag', () => {
    const tagged = { tags: ['nợ rừng'] }
    expect(shape([article('Bài 1: Bến', '', tagged), article('Bài 2: Sóng', '', tagged)])).toMatchObject([
      { parts: [1, 2] },
    ])
  })
  test('but not the series of another run, of another number twice, or of weeks before', () => {
    const by = { byline: 'Hoài Thư' }
    const at = (day: number) => ({ ...by, publishedAt: new Date(Date.UTC(2026, 5, day)).toISOString() })
    const two = [
      article('Bài 1: Bến', '', at(1)),
      article('Bài 2: Sóng', '', at(2)),
      article('Bài 1: Chợ', '', at(3)),
      article('Bài 2: Phố', '', at(4)),
    ]
    expect(shape(two).map(({ parts }) => parts)).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(shape([article('Bài 1: Bến', '', at(1)), article('Bài 2: Sóng', '', at(20))])).toEqual([])
    expect(shape([article('Bài 2: Sóng', '', at(1)), article('Bài 1: Bến', '', at(2))])).toEqual([])
  })
})
