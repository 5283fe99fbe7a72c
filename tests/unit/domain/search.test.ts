import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery, snippet } from '../../../domain/search.ts'
import { onlyReadAlike } from '../../../domain/snippet.ts'
import { anyQuery } from '../queries.ts'

describe('a snippet', () => {
  const of = (query: string, text: string, length?: number) => snippet(parseQuery(query), text, length)
  const plain = (marked: string) =>
    marked
      .replace(/<\/?mark>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')

  test('marks every word that was found, also where marks differ', () => {
    expect(of('quang ninh', 'Ở Quảng Ninh, quãng đường')).toBe(
      'Ở <mark>Quảng</mark> <mark>Ninh</mark>, <mark>quãng</mark> đường',
    )
    expect(of('quang', 'Ở Quảng Ninh'.normalize('NFD'))).toBe(`Ở <mark>Quảng</mark> Ninh`.normalize('NFD'))
    expect(of('"quang ninh"', 'Quảng Ninh và quảng cáo')).toBe('<mark>Quảng Ninh</mark> và quảng cáo')
    expect(of('quang ni', 'Quảng Ninh')).toBe('<mark>Quảng</mark> <mark>Ninh</mark>')
    expect(of('quang "quang ninh"', 'Quảng Ninh')).toBe('<mark>Quảng Ninh</mark>')
  })

  test('marks every reading, and tells which only read like what was typed and stands beside it', () => {
    const alike = (query: string, text: string) => {
      const marked = [...of(query, text).matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, words = '']) => words)
      return onlyReadAlike(parseQuery(query), marked)
    }
    expect(of('đỏ ', 'đo xe đỏ')).toBe('<mark>đo</mark> xe <mark>đỏ</mark>')
    expect(alike('đỏ ', 'đo xe đỏ')).toEqual([true, false])
    expect(alike('đỏ ', 'đo xe do')).toEqual([false, false])
    // Without marks all readings are what was asked for; each word is by itself.
    expect(alike('do ', 'đo xe đỏ')).toEqual([false, false])
    expect(alike('đỏ bé ', 'đo xe đỏ be')).toEqual([true, false, false])
  })

  test('begins shortly before what was found, also at the end of a text: a row shows little more', () => {
    const found = plain(of('quang ninh', `${filler}Quảng Ninh cuối bài`))
    expect(found.indexOf('Quảng')).toBeLessThan(40)
    expect(found).toMatch(/cuối bài$/u)
  })

  test('does not look for a letter that is only begun after other words', () => {
    expect(of('quang n', 'Ở Quảng Ninh')).toBe('Ở <mark>Quảng</mark> Ninh')
    expect(of('n', 'Ở Quảng Ninh')).toBe('Ở Quảng <mark>Ninh</mark>')
  })

  test('escapes the text around the marks and inside them', () => {
    expect(of('b', '<b>A & B</b> <mark>')).toBe(
      '&lt;<mark>b</mark>&gt;A &amp; <mark>B</mark>&lt;/<mark>b</mark>&gt; &lt;mark&gt;',
    )
    expect(of('"a b"', 'a<b')).toBe('<mark>a&lt;b</mark>')
  })

  const filler = 'chữ đệm thêm vào '.repeat(60)

  test('is cut between words around what was found', () => {
    const found = of('quang ninh', `${filler}Quảng Ninh ${filler}`)
    expect(found).toMatch(/^….*<mark>Quảng<\/mark> <mark>Ninh<\/mark>.*…$/u)
    expect(plain(found).length).toBeLessThanOrEqual(182)
    for (const word of plain(found).replaceAll('…', '').trim().split(' '))
      expect(['chữ', 'đệm', 'thêm', 'vào', 'Quảng', 'Ninh']).toContain(word)
    const at = plain(found).indexOf('Quảng')
    expect(at).toBeGreaterThan(10)
    expect(at).toBeLessThan(40)
  })

  test('shows the place with most of the words, together if they are', () => {
    const found = of('quang ninh', `Quảng cáo ${filler} Ninh Bình ${filler} tỉnh Quảng Ninh giàu`)
    expect(plain(found)).toContain('tỉnh Quảng Ninh')
    const together = of('dau tu', `ban đầu, chữ tư ${filler} vốn đầu tư`)
    expect(together).toContain('<mark>đầu</mark> <mark>tư</mark>')
  })

  test('prefers the place that reads as typed', () => {
    expect(of('đỏ', `đo đạc ${filler} xe đỏ`)).toContain('<mark>đỏ</mark>')
  })

  test('marks what stands near the place of a long text, before and after', () => {
    const found = of('vao quang', `${filler}Quảng ${filler}`)
    expect(found.match(/<mark>vào<\/mark>/gu)?.length).toBe(plain(found).match(/vào/gu)?.length)
  })

  test('is the beginning of the text where nothing is found', () => {
    expect(of('xyz', '  Một hai\n\nba  ')).toBe('Một hai ba')
    expect(of('', filler)).toMatch(/^chữ đệm.*…$/u)
    expect(of('xyz', '')).toBe('')
  })

  test('is text of the article and nothing else, balanced, and no longer than asked', () => {
    const word = fc.constantFrom(
      'Quảng',
      'ninh',
      '<b>',
      '&',
      'hoà',
      '👩‍👩‍👧',
      'chữ',
      '\n',
      'x'.repeat(90),
      '한',
      '"',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 120 }),
        anyQuery,
        fc.integer({ min: 20, max: 200 }),
        (words, query, length) => {
          const text = words.join(' ')
          const found = snippet(parseQuery(query), text, length)
          expect(found.replace(/<mark>[^<>]+<\/mark>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
          const shown = plain(found).replace(/^…|…$/gu, '')
          expect(shown.length).toBeLessThanOrEqual(length)
          expect(text.replace(/\s+/gu, ' ')).toContain(shown)
          expect(found.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
