// A query as SQLite's FTS5 asks it (https://www.sqlite.org/fts5.html, 3): what must match, and what comes first of it.
//
// Three kinds of columns: those with folded words in their order, by which everything is found; those with an article's
// words as they are written, each once, by which a reading that was typed with its marks comes first; and those with
// the first two letters of its words, each once, since FTS5 would put the places of thousands of words together for a
// word that is only begun.
import { askedTerms } from '../../domain/asked-terms.ts'
import type { Query, Term } from '../../domain/search.ts'

/** Columns with folded words, from what counts most to the body. */
export const FOLDED_COLUMNS = ['title', 'lead', 'other', 'tags', 'notes', 'body'] as const
/** Columns with words as they are written; `exact_other` has those of tags and notes too. */
export const EXACT_COLUMNS = ['exact_title', 'exact_lead', 'exact_other', 'exact_body'] as const
/** Columns with beginnings of words, folded and as they are written. */
export const BEGINNING_COLUMNS = [
  'beginning_title',
  'beginning_lead',
  'beginning_other',
  'beginning_body',
] as const
/** Letters of a beginning. */
export const BEGINNING = 2

/** How far down in an article a rank looks: its title, then its lead too, and so on. */
type Reach = { readonly folded: string; readonly exact: string; readonly beginning: string }
const reachTo = (folded: number, others: number): Reach => ({
  folded: FOLDED_COLUMNS.slice(0, folded).join(' '),
  exact: EXACT_COLUMNS.slice(0, others).join(' '),
  beginning: BEGINNING_COLUMNS.slice(0, others).join(' '),
})
const title = reachTo(1, 1)
const everywhere = reachTo(6, 4)
const reaches: readonly Reach[] = [title, reachTo(2, 2), reachTo(5, 3), everywhere]

/** Words are letters, marks and digits: nothing in them could end the string. */
const stringOf = (words: string, prefix: boolean) => `"${words}"${prefix ? ' *' : ''}`
const all = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' AND ')
const any = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' OR ')

const lengthOf = (words: string) => [...words].length

/** A word in columns, or in those of beginnings where it is one. */
function wordIn(word: string, begins: boolean, columns: string, { beginning }: Reach): string {
  if (begins && lengthOf(word) <= BEGINNING) return `{${beginning}} : ${stringOf(word, false)}`
  return `{${columns}} : ${stringOf(word, begins)}`
}

const folded = ({ folded: words, prefix }: Term, reach: Reach, whole: boolean): string =>
  wordIn(words, prefix && !whole, reach.folded, reach)

/** The words of a reading as they were typed, wherever they stand; which of them stand together the folded ones say. */
function exact(term: Term, reach: Reach, whole: boolean): string {
  const readings = term.exact.map((reading) => {
    const words = reading.split(' ')
    return all(
      words.map((word, at) =>
        wordIn(word, term.prefix && !whole && at === words.length - 1, reach.exact, reach),
      ),
    )
  })
  return all([folded(term, reach, whole), any(readings)])
}

const isMarked = ({ exact: readings }: Term) => readings.length > 0

/** Words that stand together as they were typed, folded. */
const together = (terms: readonly Term[], reach: Reach, begins: boolean): string =>
  `{${reach.folded}} : ${stringOf(terms.map(({ folded: words }) => words).join(' '), begins)}`

/** One letter alone is a word. */
const isBegun = (terms: readonly Term[]): boolean => {
  const last = terms.at(-1)
  return last?.prefix === true && lengthOf(last.folded) >= BEGINNING
}

/** Typed with marks, only that reading is excluded. */
const anyOf = (excluded: readonly Term[]): string =>
  any(
    excluded.map((term) => (isMarked(term) ? exact(term, everywhere, true) : folded(term, everywhere, true))),
  )

const without = (expression: string, excluded: readonly Term[]): string =>
  excluded.length === 0 ? expression : `(${expression}) NOT (${anyOf(excluded)})`

/** What every article that is found matches; null where no word was asked for, only words that must not be there. */
export function matchAll({ terms, excluded }: Query): string | null {
  if (terms.length === 0) return null
  const needed = askedTerms(terms)
  const whole = !isBegun(needed)
  return without(all(needed.map((term) => folded(term, everywhere, whole))), excluded)
}

/** What an article must not match where no word was asked for; null where nothing was excluded either. */
export const matchExcluded = ({ excluded }: Query): string | null =>
  excluded.length === 0 ? null : anyOf(excluded)

/** What one rank finds. */
export type RankExpression = {
  readonly expression: string
  /** What of it is a better rank: where the words stand together. null: there are no words to stand together. */
  readonly together: string | null
}

/**
 * Expressions of which each finds a part of what `matchAll` finds, the best first: as typed before other readings, title
 * before lead before source and tags before body, whole words before beginnings, together before apart.
 */
export function matchRanks(query: Query): readonly RankExpression[] {
  const { terms, excluded } = query
  const ranks: RankExpression[] = []
  const needed = askedTerms(terms)
  const wholes = isBegun(needed) ? [true, false] : [true]
  const marked = needed.filter(isMarked)
  const add = (expression: string, close: string | null) =>
    ranks.push({
      expression: without(expression, excluded),
      together: close === null ? null : without(all([expression, close]), excluded),
    })
  type Reading = (term: Term, reach: Reach, whole: boolean) => string
  const rank = (of: Reading, parts: readonly Term[], reach: Reach, whole: boolean) => {
    const found = all(parts.map((term) => of(term, reach, whole)))
    const begins = !whole && lengthOf(parts.at(-1)?.folded ?? '') > BEGINNING
    const canBeClose = parts.length > 1 && (reach === title || reach === everywhere) && (whole || begins)
    add(found, canBeClose ? together(parts, reach, begins) : null)
  }
  const asTyped: Reading = (term, reach, whole) =>
    isMarked(term) ? exact(term, reach, whole) : folded(term, reach, whole)

  for (const of of marked.length > 0 ? [asTyped, folded] : [folded]) {
    // Every letter that was typed is a word: those articles come first.
    if (needed !== terms) rank(of, terms, everywhere, true)
    for (const reach of reaches) for (const whole of wholes) rank(of, needed, reach, whole)
    if (of === asTyped && marked.length > 1) {
      const some = any(marked.map((term) => exact(term, everywhere, wholes.length === 1)))
      add(all([...needed.map((term) => folded(term, everywhere, wholes.length === 1)), some]), null)
    }
  }
  return ranks
}
