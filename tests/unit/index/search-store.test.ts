// What is found, and in which order, asked of the real FTS5.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedTerms } from '../../../domain/asked-terms.ts'
import { fold, foldExact } from '../../../domain/fold.ts'
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

type Found = { readonly ids: readonly string[]; readonly rankEnds: readonly number[] }
const named = ({ rows, rankEnds, idOfRow }: Ranking): Found => ({
  ids: [...rows].map((row) => idOfRow[row] ?? ''),
  rankEnds,
})

/** What a query finds among these; each is named by its place. */
function search(query: string, documents: readonly Texts[], most: number | null = null): Found {
  const store = openSearchStore(':memory:')
  try {
    store.put(documents.map((given, at) => ({ id: String(at), stamp: '', texts: texts(given) })))
    return named(store.search(parseQuery(query), most))
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
    expectOrder('thi truo', { title: 'trường thi, thị trường' }, { title: 'trường thi' })
    expectOrder('thi truo', 'trường thi, thị trường', 'trường thi')
    expectOrder('thi truo ', 'thi truo', 'truo thi')
  })

  test('is looked through for words that stand together as far as they stand, not among the newest only', () => {
    const otherReadings = Array.from({ length: 1700 }, () => 'dấu tủ')
    const found = search('đầu tư ', ['vốn đầu tư', ...otherReadings, 'tư vấn ban đầu'], 1)
    expect(found.ids[0]).toBe('0')
  })

  test('ranks what is left where something is excluded', () => {
    const excluded = Array.from({ length: 5 }, () => ({ title: 'than đá' }))
    const found = search('than -đá ', [{ title: 'than bùn' }, ...excluded, 'than củi'], 1)
    expect(found).toEqual({ ids: ['0', '6'], rankEnds: [1, 2] })
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
    const found = (query: string) => named(store.search(parseQuery(query), null)).ids
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

  test('tells the ids of its rows by the same array until something is put or removed', () => {
    const store = openSearchStore(':memory:')
    const put = (id: string) => store.put([{ id, stamp: '', texts: texts('biển') }])
    const told = () => store.search(parseQuery('bien'), null).idOfRow
    put('a')
    const first = told()
    expect(told()).toBe(first)
    put('b')
    expect(told()).toEqual([undefined, 'a', 'b'])
    store.remove(['a'])
    expect(told()).toEqual([undefined, undefined, 'b'])
    expect(first).toEqual([undefined, 'a'])
    store.close()
  })

  test('that fails in the middle of putting has put nothing', () => {
    const store = openSearchStore(':memory:')
    const good = { id: 'a', stamp: '', texts: texts('trường thi, thị trường') }
    const broken = { id: 'b', stamp: null as unknown as string, texts: texts('thi') }
    expect(() => store.put([good, broken])).toThrow()
    expect(store.stamps().size).toBe(0)
    expect(named(store.search(parseQuery('thi'), null)).ids).toEqual([])
    // All of its words are put the next time, also those that were put before the failure.
    store.put([{ id: 'c', stamp: '', texts: texts('trường thi') }, good])
    expect(named(store.search(parseQuery('thi truo'), null))).toEqual({ ids: ['a', 'c'], rankEnds: [1, 2] })
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

describe('whatever is asked', () => {
  const word = fc.constantFrom('biển', 'bien', 'biện', 'núi', 'nung', 'đỏ', 'do', 'quảng', 'qua')
  const sentence = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
  const document = fc.record({ title: sentence, lead: sentence, body: sentence })
  const part = fc.oneof(
    word,
    word.map((one) => `-${one}`),
    fc.tuple(word, word).map((words) => `"${words.join(' ')}"`),
    fc.tuple(word, word).map((words) => `-"${fold(words.join(' '))}"`),
  )
  const query = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' ', ' qu', ' n'))
    .map(([parts, end]) => parts.join(' ') + end)

  type Document = { readonly title: string; readonly lead: string; readonly body: string }
  /** Whether words stand one after the other in a text, the long way. */
  const stands = (among: readonly string[], words: string, begins: boolean) =>
    among.some((text) => ` ${text} `.includes(` ${words}${begins ? '' : ' '}`))

  function isFound(asked: string, { title, lead, body }: Document): boolean {
    const { terms, excluded } = parseQuery(asked)
    const needed = askedTerms(terms)
    const [written, folded] = [
      [title, lead, body].map(foldExact),
      [title, lead, body].map((text) => fold(text)),
    ]
    return (
      needed.every((term) => stands(folded, term.folded, term.prefix && term.folded.length > 1)) &&
      !excluded.some((term) => {
        const [reading] = term.exact
        return (
          stands(folded, term.folded, false) && (reading === undefined || stands(written, reading, false))
        )
      })
    )
  }

  test('what is found is what has the words, and the best of few are the best of all', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 6 }), query, fc.nat(6), (documents, asked, most) => {
        const all = search(asked, documents)
        const wanted = documents.flatMap((one, at) => (isFound(asked, one) ? [String(at)] : []))
        expect(all.ids.toSorted()).toEqual(wanted)
        const few = search(asked, documents, most)
        expect(few.ids.toSorted()).toEqual(wanted)
        // Where the last rank that was looked at ends, `most` at least are in the order of all.
        const ordered = few.rankEnds.findLast((end, at) => at < few.rankEnds.length - 1 && end >= most) ?? 0
        const ends = all.rankEnds.filter((end) => end <= ordered)
        expect(few.rankEnds.slice(0, ends.length)).toEqual(ends)
        expect(few.ids.slice(0, ordered)).toEqual(all.ids.slice(0, ordered))
      }),
      { numRuns: 300 },
    )
  })
})
