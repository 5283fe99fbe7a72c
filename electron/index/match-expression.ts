// A query as SQLite's FTS5 is asked (https://www.sqlite.org/fts5.html, 3): what must match, and what comes first of it.
//
// Three tables, since what FTS5 need not tell apart it finds in half the time. `words` has of each article the set
// of its words and nothing of where they stand: by it everything is found. `texts` has the folded words in their order:
// it is asked only which words stand together. `heads` has title, lead and the rest apart, without the body: by it most
// of what comes first is found, among few words. The sets of words hold three kinds, told apart by a sign that
// no word has: folded words, words as they are written, by which a reading that was typed with its marks comes first,
// and the first two letters of words, since FTS5 would put thousands of words together for one that is only begun.
import { askedTerms } from '../../domain/asked-terms.ts'
import type { Query, Term } from '../../domain/search.ts'

/** Letters of a beginning. */
export const BEGINNING = 2
/** Before a word as it is written. */
export const EXACT = '='
/** Before the beginning of a word. */
export const BEGINS = '<'
/** Between two texts: a word that nobody can ask for. */
export const APART = '='

/** The columns of `heads`, from what counts most. `other` has source, byline, tags and notes. */
export const HEAD_COLUMNS = ['title', 'lead', 'other'] as const

/** What one table is asked. */
export type Expression =
  | { readonly table: 'heads'; readonly match: string }
  | {
      readonly table: 'words'
      readonly match: string
      /** What `texts` must match too: phrases in quotes; null where there are none. */
      readonly phrases: string | null
    }

/** Words that stand together, folded; the last of them may only begin a word. */
export type Together = { readonly words: string; readonly begins: boolean }

/** What one rank finds. */
export type RankExpression = {
  readonly expression: Expression
  /** What of it is a better rank: where the words stand together. null: there are no words to stand together. */
  readonly together: Together | null
}

/** Columns of `heads` that a rank looks in; null: everywhere. */
type Reach = string | null
const TITLE = 'title'
const reaches: readonly Reach[] = [TITLE, 'title lead', HEAD_COLUMNS.join(' '), null]

/** Words are letters, marks and digits: nothing in them could end the string. */
export const stringOf = (words: string, begins = false) => `"${words}"${begins ? ' *' : ''}`
const all = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' AND ')
export const any = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' OR ')
export const inColumns = (columns: string, match: string) => `{${columns}} : (${match})`

const lengthOf = (words: string) => [...words].length

/** A word of a set, or of the beginnings where it is one. */
function wordOf(kind: '' | typeof EXACT, word: string, begins: boolean): string {
  if (begins && lengthOf(word) <= BEGINNING) return stringOf(`${BEGINS}${word}`)
  return stringOf(`${kind}${word}`, begins)
}

/** Words of a set, all of them, wherever they stand. */
function wordsOf(kind: '' | typeof EXACT, words: string, begins: boolean): string {
  const parts = words.split(' ')
  return all(parts.map((word, at) => wordOf(kind, word, begins && at === parts.length - 1)))
}

const isPhrase = ({ folded }: Term) => folded.includes(' ')
const isMarked = ({ exact }: Term) => exact.length > 0

/** How a term is read: with the marks that were typed, where some were, or folded. */
type Reading = 'typed' | 'folded'

/** The words of a term; that those of a phrase stand together is asked beside it. */
function termWords(term: Term, reading: Reading, whole: boolean): string {
  const begins = term.prefix && !whole
  if (reading === 'folded' || !isMarked(term)) return wordsOf('', term.folded, begins)
  return any(term.exact.map((words) => wordsOf(EXACT, words, begins)))
}

function expressionOf(
  terms: readonly Term[],
  reading: Reading,
  reach: Reach,
  whole: boolean,
  also: readonly string[] = [],
): Expression {
  const words = [...terms.map((term) => termWords(term, reading, whole)), ...also]
  const phrases = terms.filter(isPhrase).map(({ folded }) => stringOf(folded))
  if (reach !== null)
    return { table: 'heads', match: all([...words, ...phrases].map((part) => inColumns(reach, part))) }
  return { table: 'words', match: all(words), phrases: phrases.length === 0 ? null : all(phrases) }
}

/** One letter alone is a word. */
const isBegun = (terms: readonly Term[]): boolean => {
  const last = terms.at(-1)
  return last?.prefix === true && lengthOf(last.folded) >= BEGINNING
}

/** What every article that is found matches; null where no word was asked for, only words that must not be there. */
export function matchAll({ terms }: Query): Expression | null {
  if (terms.length === 0) return null
  const needed = askedTerms(terms)
  return expressionOf(needed, 'folded', null, !isBegun(needed))
}

/** What no article that is found matches, one for each that was excluded: of what is typed with marks only that reading. */
export const matchExcluded = ({ excluded }: Query): readonly Expression[] =>
  excluded.map((term) => expressionOf([term], 'typed', null, true))

/**
 * Expressions of which each finds a part of what `matchAll` finds, the best first: as typed before other readings, title
 * before lead before source and tags before body, whole words before beginnings, together before apart.
 */
export function matchRanks({ terms }: Query): readonly RankExpression[] {
  const ranks: RankExpression[] = []
  const needed = askedTerms(terms)
  const wholes = isBegun(needed) ? [true, false] : [true]
  const marked = needed.filter(isMarked)
  const rank = (reading: Reading, parts: readonly Term[], reach: Reach, whole: boolean) => {
    const begins = !whole && lengthOf(parts.at(-1)?.folded ?? '') > BEGINNING
    const canBeClose = parts.length > 1 && (reach === TITLE || reach === null) && (whole || begins)
    ranks.push({
      expression: expressionOf(parts, reading, reach, whole),
      together: canBeClose ? { words: parts.map(({ folded }) => folded).join(' '), begins } : null,
    })
  }

  for (const reading of marked.length > 0 ? (['typed', 'folded'] as const) : (['folded'] as const)) {
    // Every letter that was typed is a word: those articles come first.
    if (needed !== terms) rank(reading, terms, null, true)
    for (const reach of reaches) for (const whole of wholes) rank(reading, needed, reach, whole)
    if (reading === 'typed' && marked.length > 1) {
      const whole = wholes.length === 1
      const some = any(marked.map((term) => termWords(term, 'typed', whole)))
      ranks.push({ expression: expressionOf(needed, 'folded', null, whole, [some]), together: null })
    }
  }
  return ranks
}
