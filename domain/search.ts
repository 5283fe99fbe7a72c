// Search over pre-folded texts: what a query asks for, whether and how well a document answers.
import { fold, foldExact, hasMarks } from './fold.ts'
import { joinWords, wordsOf } from './words.ts'

/** One word, or the words of a phrase, that must stand (or must not stand) in a document. */
export type Term = {
  /** Folded words with one space between them. */
  readonly folded: string
  /** The readings to prefer, with their marks; none where the query was typed without marks. */
  readonly exact: readonly string[]
  /** Also finds words that only begin so: the word is still being typed. */
  readonly prefix: boolean
}

export type Query = {
  readonly terms: readonly Term[]
  readonly excluded: readonly Term[]
}

/** A text between spaces, its words one space apart: whole words are found by plain string search. */
export type IndexedField = { readonly folded: string; readonly exact: string }

export type IndexedDocument = {
  readonly title: IndexedField
  readonly lead: IndexedField
  /** Source, byline and what else names the article. */
  readonly other: IndexedField
  readonly tags: IndexedField
  /** What the person wrote beside the text. */
  readonly notes: IndexedField
  readonly body: IndexedField
}

const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u

const foldedWords = (text: string) => joinWords(fold(text))
const exactWords = (text: string) => joinWords(foldExact(text))

/**
 * While a word is typed, "hoà" may be all of "hoà" or the beginning of "hoàn", which has one way of writing only:
 * both readings are exact.
 */
function exactReadings(words: string, prefix: boolean): string[] {
  const whole = exactWords(words)
  if (!prefix) return [whole]
  const beginning = exactWords(`${words}x`).slice(0, -1)
  return whole === beginning ? [whole] : [whole, beginning]
}

/** A phrase in quotes, then anything else up to white space; either may have a hyphen before it. */
const QUERY_PART = /(?<!\S)(-?)["“”„]([^"“”„]*)["“”„](?!\S)|\S+/gu
const EXCLUDED_WORD = /^-(?=[\p{L}\p{N}])/u

/**
 * Reads what was typed: words, all of which must be found; `"a phrase"`; `-word` and `-"a phrase"`, which must not be.
 * The last word, unless something follows it, is still being typed and also finds words that begin with it. Everything
 * else, such as a quote that is not closed, is plain words; a query without any word asks for nothing and finds all.
 * Never fails.
 */
export function parseQuery(text: string): Query {
  const isMarked = hasMarks(text)
  const typed = text.normalize('NFC').trimStart()
  const typing = ENDS_IN_WORD.test(typed)
  const terms: Term[] = []
  const excluded: Term[] = []
  const add = (to: Term[], words: string, marked: boolean, prefix: boolean) => {
    const folded = foldedWords(words)
    if (folded !== '') to.push({ folded, exact: marked ? exactReadings(words, prefix) : [], prefix })
  }
  for (const match of typed.matchAll(QUERY_PART)) {
    const [part, minus, phrase] = match
    if (phrase !== undefined)
      add(minus ? excluded : terms, phrase, minus ? hasMarks(phrase) : isMarked, false)
    else if (EXCLUDED_WORD.test(part)) add(excluded, part, hasMarks(part), false)
    else {
      const isLast = typing && match.index + part.length === typed.length
      const words = wordsOf(part)
      for (const [index, { text: word }] of words.entries())
        add(terms, word, isMarked, isLast && index === words.length - 1)
    }
  }
  return { terms, excluded }
}

/** Folds one text of a document. */
export function indexField(text: string): IndexedField {
  const folded = ` ${foldedWords(text)} `
  const exact = ` ${exactWords(text)} `
  // Most English texts have no marks: one string for both.
  return { folded, exact: exact === folded ? folded : exact }
}

export type SearchedTexts = {
  readonly title: string
  readonly lead: string
  readonly other: string
  readonly tags: readonly string[]
  readonly notes: string
  readonly body: string
}

/** Folds all texts of a document once. */
export const indexDocument = ({ title, lead, other, tags, notes, body }: SearchedTexts): IndexedDocument => ({
  title: indexField(title),
  lead: indexField(lead),
  other: indexField(other),
  tags: indexField(tags.join('\n')),
  notes: indexField(notes),
  body: indexField(body),
})

/** What a term is worth by where it stands, best first. */
const FIELD_SCORES = [
  ['title', 40],
  ['lead', 20],
  ['other', 10],
  ['tags', 10],
  ['notes', 10],
  ['body', 5],
] as const satisfies readonly (readonly [keyof IndexedDocument, number])[]
/** For a whole word rather than the beginning of one. Less than between two fields. */
const WHOLE_WORD = 3
/** For the reading that was typed. More than where it stands can make up for. */
const EXACT = 100

/** How well a text that lies between spaces holds a term; 0 where it does not. */
function scoreIn(text: string, words: string, prefix: boolean, score: number): number {
  if (!prefix) return text.includes(` ${words} `) ? score + WHOLE_WORD : 0
  const beginning = ` ${words}`
  const at = text.indexOf(beginning)
  if (at < 0) return 0
  return text.includes(`${beginning} `, at) ? score + WHOLE_WORD : score
}

function foldedScore(document: IndexedDocument, words: string, prefix: boolean): number {
  for (const [field, score] of FIELD_SCORES) {
    const found = scoreIn(document[field].folded, words, prefix, score)
    if (found > 0) return found
  }
  return 0
}

function exactScore(document: IndexedDocument, { exact, prefix }: Term): number {
  for (const [field, score] of FIELD_SCORES) {
    for (const words of exact) {
      const found = scoreIn(document[field].exact, words, prefix, score)
      if (found > 0) return EXACT + found
    }
  }
  return 0
}

/** Typed with marks, `-word` keeps the other readings out of it. */
const isExcluded = (document: IndexedDocument, term: Term) =>
  foldedScore(document, term.folded, false) > 0 && (term.exact.length === 0 || exactScore(document, term) > 0)

/**
 * Whether a document has every word of a query and none that is excluded: null where not. The score ranks: the reading
 * that was typed first, then title, lead, source, tags and notes, body; words that stand together as typed before the same
 * words apart.
 */
export function matchDocument(query: Query, document: IndexedDocument): { score: number } | null {
  const { terms, excluded } = query
  let score = 0
  for (const { folded, prefix } of terms) {
    const found = foldedScore(document, folded, prefix)
    if (found === 0) return null
    score += found
  }
  for (const term of excluded) if (isExcluded(document, term)) return null
  for (const term of terms) {
    if (term.exact.length === 0) continue
    const exact = exactScore(document, term)
    if (exact > 0) score += exact - foldedScore(document, term.folded, term.prefix)
  }
  if (terms.length > 1) {
    const together = terms.map(({ folded }) => folded).join(' ')
    score += foldedScore(document, together, terms.at(-1)?.prefix === true)
  }
  return { score }
}

export { snippet } from './snippet.ts'
