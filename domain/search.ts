// What a search asks for, as a person types it. What answers it is found by the index (electron/index/).
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
/** A word with a hyphen before it, which must not be found. */
export const EXCLUDED_WORD = /^-(?=[\p{L}\p{N}])/u

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

export { snippet } from './snippet.ts'
