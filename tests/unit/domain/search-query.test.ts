import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterTest, searchedRows } from '../../../domain/search-filters.ts'
import type { Filtered } from '../../../domain/search-filters.ts'
import { asked, begunValue, completed } from '../../../domain/search-completion.ts'
import { canonicalValue } from '../../../domain/search-operators.ts'
import {
  formatFilter,
  formatQuery,
  parseSearch,
  replacingFilters,
  withFilter,
  withoutPart,
} from '../../../domain/search-query.ts'
import { parseQuery } from '../../../domain/search.ts'
import { languages } from '../../../domain/settings.ts'
import { anyQuery } from '../queries.ts'

/** `tag=x`, `-is=read`: filters without their places. */
const filtersOf = (text: string) =>
  parseSearch(text).filters.map(({ operator, value, not }) => `${not ? '-' : ''}${operator}=${value}`)
const bare = (text: string) => ({ words: parseSearch(text).words, filters: filtersOf(text) })

describe('operators', () => {
  test.each([
    ['tag:báo', 'tag=báo'],
    ['thẻ:báo', 'tag=báo'],
    ['the:báo', 'tag=báo'],
    ['THẺ:báo', 'tag=báo'],
    ['-tag:báo', '-tag=báo'],
    ['thẻ:"kinh tế"', 'tag=kinh tế'],
    ['-thẻ:“kinh  tế”', '-tag=kinh tế'],
    ['nguồn:tuoitre', 'source=tuoitre'],
    ['nguon:"Tuổi Trẻ"', 'source=Tuổi Trẻ'],
    ['source:vnexpress.net', 'source=vnexpress.net'],
    ['kỳ:"phố bến đá"', 'series=phố bến đá'],
    ['series:tết', 'series=tết'],
    ['là:chưa-đọc', 'is=unread'],
    ['la:"chưa đọc"', 'is=unread'],
    ['is:unread', 'is=unread'],
    ['is:reading', 'is=reading'],
    ['là:đang-đọc', 'is=reading'],
    ['is:read', 'is=read'],
    ['là:đã-đọc', 'is=read'],
    ['is:bookmarked', 'is=bookmarked'],
    ['là:đánh-dấu', 'is=bookmarked'],
    ['là:đã-đánh-dấu', 'is=bookmarked'],
    ['is:archived', 'is=archived'],
    ['là:lưu-trữ', 'is=archived'],
    ['is:trash', 'is=trash'],
    ['là:thùng-rác', 'is=trash'],
    ['trước:2026', 'before=2026'],
    ['before:2026-03', 'before=2026-03'],
    ['sau:2026-03-15', 'after=2026-03-15'],
    ['after:15/3/2026', 'after=2026-03-15'],
    ['sau:3/2026', 'after=2026-03'],
    ['dài:<5', 'length=<5'],
    ['length:>20', 'length=>20'],
    ['dài:<=5', 'length=<6'],
    ['dài:≥20', 'length=>19'],
    ['dài:"< 5 phút"', 'length=<5'],
    ['dài:5-10', 'length=5-10'],
    ['dài:7phút', 'length=7'],
    ['lang:vi', 'lang=vi'],
    ['tiếng:việt', 'lang=vi'],
    ['tiếng:Anh', 'lang=en'],
    ['lang:DE', 'lang=de'],
  ])('%s is %s', (text, filter) => {
    for (const form of ['NFC', 'NFD'] as const)
      expect(bare(text.normalize(form))).toEqual({ words: '', filters: [filter] })
  })

  test.each([
    'tag:',
    'tag:""',
    'tag:"chưa đóng',
    'tag:\u200B',
    'màu:đỏ',
    'https://tuoitre.vn/bai.htm',
    '12:30',
    'là:hay',
    'sau:2026-02-30',
    'sau:hôm-qua',
    'trước:31/4/2026',
    'trước:999',
    'dài:vừa',
    'dài:10-5',
    'dài:>=0',
    'tiếng:nước-ngoài',
    '--tag:x',
    'tag:a"b',
  ])('%s is plain words, as before', (text) => {
    const { words, filters } = parseSearch(text)
    expect(filters).toEqual([])
    expect(parseQuery(words)).toEqual(parseQuery(text))
  })

  test('are taken out of the words, wherever they stand', () => {
    expect(bare('đầu tư tag:fdi "khu công nghiệp" -đất nguồn:"tuổi trẻ"')).toEqual({
      words: 'đầu tư "khu công nghiệp" -đất ',
      filters: ['tag=fdi', 'source=tuổi trẻ'],
    })
    expect(bare('"đọc tag:x ở đây"')).toEqual({ words: '"đọc tag:x ở đây"', filters: [] })
    // A quote that is not closed does not close behind an operator.
    expect(parseQuery(parseSearch('"a tag:"b c" d"').words)).toEqual(parseQuery("'a d'"))
  })

  test('leave the last word one that is being typed, unless something follows it', () => {
    expect(parseQuery(parseSearch('tag:x đầu t').words).terms.at(-1)?.prefix).toBe(true)
    expect(parseQuery(parseSearch('đầu t tag:x').words).terms.at(-1)?.prefix).toBe(false)
    expect(parseQuery(parseSearch('đầu t ').words).terms.at(-1)?.prefix).toBe(false)
  })

  test('say where they stand', () => {
    const text = 'đầu -tag:"a b"  tư'
    const [filter] = parseSearch(text).filters
    expect(text.slice(filter?.start, filter?.end)).toBe('-tag:"a b"')
    expect(filter && withoutPart(text, filter)).toBe('đầu tư')
  })
})

describe('phrases and excluded words', () => {
  test.each([
    ['đầu tư', []],
    ['"đầu tư" fdi', ['đầu tư']],
    ['-"bóng đá" xe', ['-bóng đá']],
    ['xe -đạp', ['-đạp']],
    ['thẻ:"kinh tế" -là:đã-đọc “một hai”', ['một hai']],
    ['-tag:', ['-tag:']],
    ['- "" "  "', []],
  ])('of %s', (text, expected) => {
    expect(parseSearch(text).phrases.map(({ text: words, not }) => `${not ? '-' : ''}${words}`)).toEqual(
      expected,
    )
  })

  test('stand where they say', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        for (const { text: words, not, start, end } of parseSearch(text).phrases) {
          const part = text.slice(start, end)
          expect(part).toContain(words)
          expect(part.startsWith('-')).toBe(not)
        }
      }),
    )
  })
})

const operatorish = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('tag', 'thẻ', 'nguon', 'IS', 'là', 'trước', 'sau', 'kỳ', 'dài', 'lang', 'tiếng', 'foo'),
    fc.constantFrom('', '"', '“'),
    fc.oneof(
      fc.constantFrom(
        'unread',
        'chưa-đọc',
        '2026',
        '15/3/2026',
        '<5',
        '>=0',
        '0',
        '3-9',
        'vi',
        'Việt',
        'a b',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    fc.constantFrom('', '"', '”', ' '),
  )
  .map((parts) => parts.join(''))
const anySearch = fc.array(fc.oneof(anyQuery, operatorish), { maxLength: 6 }).map((parts) => parts.join(' '))

describe('any text', () => {
  test('is read without an error, and what was read can be written and read again', () => {
    fc.assert(
      fc.property(anySearch, fc.constantFrom(...languages), (text, language) => {
        const written = formatQuery(parseSearch(text), language)
        expect(bare(written)).toEqual(bare(text))
      }),
      { numRuns: 3000 },
    )
  })

  test('without operators asks for the same words as before', () => {
    fc.assert(
      fc.property(anySearch, (text) => {
        const { words, filters } = parseSearch(text)
        if (filters.length === 0) expect(parseQuery(words)).toEqual(parseQuery(text))
      }),
      { numRuns: 3000 },
    )
  })

  test('takes a filter and gives it back', () => {
    const filter = fc.record({
      operator: fc.constantFrom('tag', 'source', 'series' as const),
      value: fc.constantFrom('a', 'b c', 'Kinh tế'),
      not: fc.boolean(),
    })
    fc.assert(
      fc.property(anySearch, filter, (text, added) => {
        const longer = withFilter(text, added, 'vi')
        const found = parseSearch(longer).filters.filter(
          ({ operator, value, not }) =>
            operator === added.operator && value === added.value && not === added.not,
        )
        expect(found.length).toBeGreaterThan(0)
        expect(withFilter(longer, added, 'vi')).toBe(longer)
        const [first] = found
        if (found.length === 1 && first)
          expect(filtersOf(withoutPart(longer, first))).not.toContain(
            `${added.not ? '-' : ''}${added.operator}=${added.value}`,
          )
      }),
    )
  })
})

test('a filter is written in the language of the window', () => {
  const [filter] = parseSearch('-before:2026-03-05').filters
  expect(filter && formatFilter(filter, 'vi')).toBe('-trước:5/3/2026')
  expect(filter && formatFilter(filter, 'en')).toBe('-before:2026-03-05')
  expect(formatQuery(parseSearch('tin is:unread'), 'vi')).toBe('là:chưa-đọc tin ')
  expect(replacingFilters('sau:2024 tin sau:2025', ({ operator }) => operator === 'after', null, 'vi')).toBe(
    'tin',
  )
  const next = { operator: 'after', value: '2026', not: false } as const
  expect(replacingFilters('sau:2024 tin tag:x', ({ value }) => value === '2024', next, 'vi')).toBe(
    'tin tag:x sau:2026 ',
  )
})

const row = (changes: Partial<Filtered> = {}): Filtered => ({
  tags: ['Kinh tế', 'FDI'],
  siteName: 'Tuổi Trẻ Online',
  host: 'cuoituan.tuoitre.vn',
  shelf: 'library',
  reading: 'unread',
  bookmarked: false,
  series: { name: 'Người giữ báo ở phố Bến Đá', word: 'kỳ', part: 1, isLast: false, partTitle: null },
  lang: 'vi-VN',
  readingMinutes: 6,
  publishedAt: '2026-03-15T23:30:00+07:00',
  savedAt: '2026-11-20T10:00:00Z',
  ...changes,
})
const lets = (search: string, changes: Partial<Filtered> = {}) =>
  filterTest(parseSearch(search).filters)(row(changes))

describe('a row', () => {
  test.each([
    ['tag:"kinh te"', true],
    ['tag:"kinh tế"', true],
    ['tag:"kính tế"', false],
    ['tag:kinh', false],
    ['tag:fdi', true],
    ['tag:fdi tag:"kinh tế"', true],
    ['tag:fdi tag:vàng', false],
    ['-tag:fdi', false],
    ['nguồn:"tuoi tre"', true],
    ['nguồn:tuoitre', true],
    ['nguồn:"trẻ online"', false],
    ['nguồn:cuoituan', true],
    ['nguồn:tuoitre.vn', true],
    ['nguồn:vnexpress nguồn:tuoitre', true],
    ['-nguồn:vnexpress', true],
    ['kỳ:"bến đá"', true],
    ['kỳ:"ben d"', true],
    ['kỳ:"ến đá"', false],
    ['là:chưa-đọc', true],
    ['là:chưa-đọc là:đang-đọc', true],
    ['là:đang-đọc', false],
    ['là:chưa-đọc là:đánh-dấu', false],
    ['-là:đánh-dấu', true],
    ['lang:vi', true],
    ['lang:en', false],
    ['lang:en lang:vi', true],
    ['dài:<7', true],
    ['dài:<6', false],
    ['dài:>5 dài:<10', true],
    ['dài:6', true],
    ['sau:2026', true],
    ['sau:2026-03-15', true],
    ['sau:2026-03-16', false],
    ['sau:2027', false],
    ['trước:2026-03-15', false],
    ['trước:2026-03-16', true],
    ['trước:2026-04', true],
    ['trước:2026-03', false],
    ['sau:2026-03 trước:2026-04', true],
  ])('%s: %s', (search, found) => {
    expect(lets(search)).toBe(found)
  })

  test('that has no source, language, series or date of its own', () => {
    const none = { siteName: null, host: null, lang: null, series: null, publishedAt: null }
    for (const search of ['nguồn:t', 'lang:vi', 'kỳ:a']) expect(lets(search, none)).toBe(false)
    expect(lets('sau:2026-11 trước:2026-12', none)).toBe(true)
  })
})

test('a search looks where its view does, or on the shelf that it names', () => {
  const looks = (search: string, view: 'all' | 'trash', shelf: Filtered['shelf']) =>
    searchedRows(search, view)(row({ shelf }))
  expect(looks('tin', 'all', 'archive')).toBe(true)
  expect(looks('tin', 'all', 'trash')).toBe(false)
  expect(looks('tin', 'trash', 'library')).toBe(false)
  expect(looks('là:thùng-rác', 'all', 'trash')).toBe(true)
  expect(looks('là:thùng-rác', 'all', 'library')).toBe(false)
  expect(looks('là:lưu-trữ', 'trash', 'archive')).toBe(true)
  expect(looks('là:lưu-trữ là:thùng-rác', 'all', 'trash')).toBe(true)
  expect(looks('-là:lưu-trữ', 'all', 'archive')).toBe(false)
  expect(looks('-là:lưu-trữ', 'all', 'trash')).toBe(false)
})

describe('a name with quotation marks in it', () => {
  const anyName = fc
    .array(fc.constantFrom(...'aBđế', ' ', ...'"“”„', ':', '-'), { minLength: 1, maxLength: 12 })
    .map((letters) => letters.join('').trim())
    .filter((name) => canonicalValue('tag', name) !== null)
  const anyOperator = fc.constantFrom('tag', 'series', 'source' as const)
  const rowOf = (name: string) =>
    row({
      tags: [name],
      siteName: name,
      series: { name, word: 'kỳ', part: 1, isLast: false, partTitle: null },
    })

  test('or with colons and hyphens is written as one filter that finds it, chosen from the panel or completed', () => {
    fc.assert(
      fc.property(anyName, anyOperator, fc.constantFrom(...languages), (name, operator, language) => {
        const panel = withFilter('tin', { operator, value: name, not: false }, language)
        const begun = begunValue(`tin ${operator}:`, `tin ${operator}:`.length)
        const typed = begun && completed(`tin ${operator}:`, begun, name).text
        for (const text of [panel, typed ?? '']) {
          const { filters, words } = parseSearch(text)
          expect(filters.map((filter) => filter.operator)).toEqual([operator])
          expect(words.trim()).toBe('tin')
          expect(filterTest(filters)(rowOf(name))).toBe(true)
        }
        expect(withFilter(panel, { operator, value: name, not: false }, language)).toBe(panel)
      }),
      { numRuns: 2000 },
    )
  })

  test('is written without them', () => {
    const series = { operator: 'series', value: 'Loạt "Cò" đất', not: false } as const
    expect(formatFilter(series, 'vi')).toBe('kỳ:"Loạt Cò đất"')
    expect(formatFilter({ ...series, operator: 'tag', value: '“nháy”', not: true }, 'en')).toBe('-tag:nháy')
  })

  test('of which nothing is left is not offered, and two that are written alike are offered once', () => {
    const names = ['"', 'có "nháy" kép', 'có nháy kép', 'tin', '„”']
    expect(asked('tag', names, (name) => name)).toEqual([
      { value: 'có nháy kép', thing: 'có "nháy" kép' },
      { value: 'tin', thing: 'tin' },
    ])
  })
})
