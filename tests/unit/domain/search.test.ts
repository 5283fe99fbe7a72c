import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexDocument, matchDocument, parseQuery, snippet } from '../../../domain/search.ts'
import type { SearchedTexts } from '../../../domain/search.ts'

const texts = (changes: Partial<SearchedTexts>): SearchedTexts => ({
  title: '',
  lead: '',
  other: '',
  tags: [],
  notes: '',
  body: '',
  ...changes,
})

/** The score of a text for a query, or null where it does not answer. */
function scoreOf(query: string, changes: Partial<SearchedTexts> | string): number | null {
  const document = indexDocument(texts(typeof changes === 'string' ? { body: changes } : changes))
  return matchDocument(parseQuery(query), document)?.score ?? null
}
const finds = (query: string, text: string) => scoreOf(query, text) !== null
const expectOrder = (query: string, ...documents: (Partial<SearchedTexts> | string)[]) => {
  const scores = documents.map((document) => scoreOf(query, document) ?? -1)
  expect(scores.every((score) => score >= 0)).toBe(true)
  for (const [index, score] of scores.entries())
    if (index > 0) expect(score).toBeLessThan(scores[index - 1] ?? 0)
}

const QUERY_PARTS = [
  '"',
  '“',
  '-',
  'quảng',
  'ninh',
  ' ',
  '  ',
  '-"',
  '" ',
  ':',
  '(',
  '*',
  '\\',
  '𝐀',
  '\u0301',
]
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...QUERY_PARTS), { maxLength: 12 }).map((parts) => parts.join('')),
)

describe('a query', () => {
  test.each([
    ['quang ninh', 'Tỉnh Quảng Ninh', true],
    ['ninh quang', 'Tỉnh Quảng Ninh', true],
    ['quang ninh', 'Tỉnh Quảng Bình', false],
    ['QUẢNG', 'quảng', true],
    ['hoà bình', 'Hòa Bình', true],
    ['hoa binh', 'Hoà Bình'.normalize('NFD'), true],
    ['Hoà'.normalize('NFD'), 'hòa', true],
    ['quảng', 'quang cảnh', true],
    ['do ', 'cây đo đỏ', true],
    ['ninh,quang', 'quảng ninh', true],
    ['covid-19', 'Covid 19', true],
    ['tp.hcm', 'TP.HCM', true],
    ['soft', 'so\u00ADft', true],
    ['binh ', 'hoà😀bình', true],
    ['𝐀 ', 'chữ 𝐀', true],
    ['𝐀 ', 'chữ 𝐁', false],
  ])('%j on %j: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found)
  })

  test('finds whole words only, but for the last word, which is still being typed', () => {
    expect(finds('quan ninh', 'Quảng Ninh')).toBe(false)
    expect(finds('quang ni', 'Quảng Ninh')).toBe(true)
    expect(finds('inh', 'Quảng Ninh')).toBe(false)
  })

  test('knows that the last word is complete where a space or a mark of punctuation follows', () => {
    expect(finds('quang ni ', 'Quảng Ninh')).toBe(false)
    expect(finds('quang ni.', 'Quảng Ninh')).toBe(false)
    expect(finds('quang ninh.', 'Quảng Ninh')).toBe(true)
    expect(finds('"quang ni"', 'Quảng Ninh')).toBe(false)
  })

  test('keeps the words of a phrase in quotes together, in their order', () => {
    expect(finds('"dau tu"', 'vốn đầu tư')).toBe(true)
    expect(finds('“dau tu”', 'vốn đầu tư')).toBe(true)
    expect(finds('"dau tu"', 'tư vấn ban đầu')).toBe(false)
    expect(finds('"dau tu" von', 'vốn đầu tư')).toBe(true)
    expect(finds('"dau tu"', 'ban đầu. Tư vấn')).toBe(true)
  })

  test('leaves out what has a word or phrase with a hyphen before it', () => {
    expect(finds('quang -ninh', 'Quảng Ninh')).toBe(false)
    expect(finds('quang -ninh', 'Quảng Bình')).toBe(true)
    expect(finds('quang -"ninh binh"', 'Quảng Ninh, Hoà Bình')).toBe(true)
    expect(finds('quang -"ninh binh"', 'Quảng, Ninh Bình')).toBe(false)
    expect(finds('-ninh', 'Quảng Bình')).toBe(true)
    expect(finds('-nin', 'Quảng Ninh')).toBe(true)
  })

  test('leaves out only the reading that was typed with its marks', () => {
    expect(finds('xe -đỏ', 'xe đo')).toBe(true)
    expect(finds('xe -đỏ', 'xe đỏ')).toBe(false)
    expect(finds('xe -do', 'xe đỏ')).toBe(false)
  })

  test('takes what is no query for plain words', () => {
    expect(finds('"quang ninh', 'Ninh Quảng')).toBe(true)
    expect(finds('quang" ninh', 'Ninh Quảng')).toBe(true)
    expect(finds('--quang (ninh) AND* ', 'ninh quảng and')).toBe(true)
    expect(finds('quang - ninh', 'Quảng Ninh')).toBe(true)
    expect(finds('tag:quang', 'tag quảng')).toBe(true)
  })

  test('without any word asks for nothing, and finds all', () => {
    for (const query of ['', ' ', '"', '""', '-', '…', '\u0301']) expect(scoreOf(query, 'bất kỳ')).toBe(0)
  })

  test('finds every document by its own words, as they are and without marks', () => {
    const words = fc.array(fc.constantFrom('Quảng', 'hoà', 'đ', 'x1', '2026', 'thuý', '한국', 'Σ'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const body = [...other, ...one].join(', ')
        expect(scoreOf(one.join(' '), body)).not.toBeNull()
        expect(scoreOf(one.join(' ').normalize('NFD'), body)).not.toBeNull()
        expect(scoreOf(`"${one.join(' ')}"`, body)).not.toBeNull()
      }),
    )
  })

  test('never fails', () => {
    fc.assert(
      fc.property(anyQuery, fc.string({ unit: 'binary', maxLength: 60 }), (query, text) => {
        scoreOf(query, text)
        snippet(parseQuery(query), text)
      }),
    )
  })
})

describe('what was found', () => {
  test('is in order of where it stands: title, lead, source and tags, body', () => {
    expectOrder('than', { title: 'than' }, { lead: 'than' }, { other: 'than' }, { body: 'than' })
    expectOrder('than', { lead: 'than' }, { tags: ['than'] }, { body: 'than' })
  })

  test('comes first where it reads as it was typed, wherever it stands', () => {
    expectOrder('đỏ', { body: 'xe đỏ' }, { title: 'đo đạc' })
    expectOrder('đỏ', { title: 'xe đỏ' }, { body: 'xe đỏ' })
    expectOrder('hoà ', 'hòa thuận', 'hoa lá')
    expectOrder('sân bay', 'ra sân bay', 'ra sân bảy')
  })

  test('counts all readings alike where none was typed', () => {
    expect(scoreOf('do ', 'đỏ')).toBe(scoreOf('do ', 'do'))
  })

  test('takes the beginning of a longer word for a reading while it is typed', () => {
    expectOrder('hoà', 'hoàn thành', 'hoan hô')
    expectOrder('hoà', 'hòa thuận', 'hoàn thành')
  })

  test('comes first where the whole word stands, and where the words stand together', () => {
    expectOrder('qua', 'quả', 'quảng')
    expectOrder('dau tu', 'vốn đầu tư', 'ban đầu và tư vấn')
  })
})

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

  test('marks other readings only where the one that was typed is not there', () => {
    expect(of('đỏ ', 'đo xe đỏ')).toBe('đo xe <mark>đỏ</mark>')
    expect(of('đỏ ', 'đo xe')).toBe('<mark>đo</mark> xe')
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
    expect(at).toBeGreaterThan(50)
    expect(at).toBeLessThan(110)
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
