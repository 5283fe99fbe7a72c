// What is found, and in which order, asked of the real FTS5.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from '../../../domain/search.ts'
import type { SearchedTexts } from '../../../electron/index/article-words.ts'
import { openSearchStore } from '../../../electron/index/search-store.ts'
import type { Ranking } from '../../../electron/index/search-store.ts'
import { anyQuery } from '../queries.ts'

type Texts = Partial<SearchedTexts> | string

const texts = (given: Texts): SearchedTexts => ({
  ...{ title: '', lead: '', other: '', tags: [], notes: '', body: '' },
  ...(typeof given === 'string' ? { body: given } : given),
})

/** What a query finds among these; each is named by its place. */
function search(query: string, documents: readonly Texts[], most: number | null = null): Ranking {
  const store = openSearchStore(':memory:')
  try {
    store.put(documents.map((given, at) => ({ id: String(at), stamp: '', texts: texts(given) })))
    return store.search(parseQuery(query), most)
  } finally {
    store.close()
  }
}
const finds = (query: string, text: Texts) => search(query, [text]).ids.length === 1

/** Each is of a rank of its own, the first the best, though the last was saved last. */
function expectOrder(query: string, ...documents: readonly Texts[]): void {
  const { ids, rankEnds } = search(query, documents)
  expect(ids).toEqual(documents.map((_, at) => String(at)))
  expect(rankEnds).toEqual(documents.map((_, at) => at + 1))
}

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
    for (const query of ['', ' ', '"', '""', '-', '…', '\u0301']) expect(finds(query, 'bất kỳ')).toBe(true)
  })

  test('finds every document by its own words, as they are and without marks', () => {
    const words = fc.array(fc.constantFrom('Quảng', 'hoà', 'đ', 'x1', '2026', 'thuý', '한국', 'Σ'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const body = [...other, ...one].join(', ')
        expect(finds(one.join(' '), body)).toBe(true)
        expect(finds(one.join(' ').normalize('NFD'), body)).toBe(true)
        expect(finds(`"${one.join(' ')}"`, body)).toBe(true)
      }),
    )
  })

  test('never fails', () => {
    fc.assert(
      fc.property(anyQuery, fc.string({ unit: 'binary', maxLength: 60 }), (query, text) => {
        search(query, [text])
      }),
    )
  })
})

describe('what was found', () => {
  test('is in order of where it stands: title, lead, source, tags and notes, body', () => {
    expectOrder('than', { title: 'than' }, { lead: 'than' }, { other: 'than' }, { body: 'than' })
    expectOrder('than', { lead: 'than' }, { tags: ['than'] }, { body: 'than' })
    expectOrder('than', { lead: 'than' }, { notes: 'than' }, { body: 'than' })
  })

  test('comes first where it reads as it was typed, wherever it stands', () => {
    expectOrder('đỏ', { body: 'xe đỏ' }, { title: 'đo đạc' })
    expectOrder('đỏ', { title: 'xe đỏ' }, { body: 'xe đỏ' })
    expectOrder('hoà ', 'hòa thuận', 'hoa lá')
    expectOrder('sân bay', 'ra sân bay', 'ra sân bảy')
  })

  test('counts all readings alike where none was typed', () => {
    expect(search('do ', ['đỏ', 'do']).rankEnds).toEqual([2])
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

describe('one letter', () => {
  test('alone is a word, and after other words waits for the next', () => {
    expect(finds('c', 'vitamin c')).toBe(true)
    expect(finds('c', 'vitamin')).toBe(false)
    expect(finds('vitamin c', 'vitamin')).toBe(true)
    expect(finds('vitamin c ', 'vitamin')).toBe(false)
    expectOrder('vitamin c', 'vitamin c', 'vitamin')
  })
})

describe('a store', () => {
  test('orders so many at least, the best first, and finds the rest after them', () => {
    const documents = ['than', 'than', 'than', { title: 'than' }]
    expect(search('than ', documents, 1)).toEqual({ ids: ['3', '2', '1', '0'], rankEnds: [1, 4] })
  })

  test('puts an article in the place of the one of its id, and forgets what is removed', () => {
    const store = openSearchStore(':memory:')
    const put = (id: string, body: string) => store.put([{ id, stamp: body, texts: texts(body) }])
    const found = (query: string) => store.search(parseQuery(query), null).ids
    put('a', 'biển')
    put('b', 'biển')
    put('a', 'núi')
    expect(found('bien')).toEqual(['b'])
    expect(found('nui')).toEqual(['a'])
    expect([...store.stamps()]).toEqual([
      ['a', 'núi'],
      ['b', 'biển'],
    ])
    store.remove(['b', 'c'])
    expect(found('bien')).toEqual([])
    expect(found('-nui')).toEqual([])
    expect([...store.stamps().keys()]).toEqual(['a'])
    store.close()
  })

  test('that fails in the middle of putting has put nothing', () => {
    const store = openSearchStore(':memory:')
    const broken = { id: 'b', stamp: '', texts: { ...texts(''), tags: null } as unknown as SearchedTexts }
    expect(() => store.put([{ id: 'a', stamp: '', texts: texts('núi') }, broken])).toThrow()
    expect(store.stamps().size).toBe(0)
    expect(store.search(parseQuery('nui'), null).ids).toEqual([])
    store.close()
  })

  test('finds the same whatever order it was put in, at once or one by one', () => {
    const word = fc.constantFrom('biển', 'bien', 'núi', 'đỏ', 'do', 'đò', 'quảng')
    const body = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 8 }), word, (bodies, query) => {
        const once = new Set(search(query, bodies).ids.map((id) => bodies[Number(id)]))
        const turned = new Set(
          search(query, bodies.toReversed()).ids.map((id) => bodies.toReversed()[Number(id)]),
        )
        expect(turned).toEqual(once)
      }),
    )
  })
})
