// Where the words of a query stand in a text as it is written. Places are found by a pattern of the letters and made
// sure of by folding what stands there: folding the whole text takes three to ten times as long.
import { fold, foldExact, foldWithOffsets } from './fold.ts'
import type { Term } from './search.ts'
import { wordPattern } from './word-pattern.ts'
import { joinWords, wordsOf } from './words.ts'

/** A match in the original text. */
export type WordMatch = {
  readonly start: number
  readonly end: number
  /** Index of the term. */
  readonly term: number
  /** It reads as it was typed. */
  readonly exact: boolean
}

/** What stands at a place, as far as a term is concerned; null: nothing of it. */
type Reading = { readonly exact: boolean } | null

/** A term, made ready to be looked for in many texts. */
export type SoughtTerm = {
  readonly term: Term
  /** Where it does not match, the words are not. null: they are not of plain letters, and the text is folded. */
  readonly pattern: RegExp | null
  /** What was found out of texts that the pattern matches: the same few come again and again. */
  readonly readings: Map<string, Reading>
}

const MOST_READINGS = 500

/** Makes terms ready. */
export const soughtTerms = (terms: readonly Term[]): readonly SoughtTerm[] =>
  terms.map((term) => ({ term, pattern: wordPattern(term.folded, term.prefix), readings: new Map() }))

function isExact(text: string, { exact, prefix }: Term): boolean {
  if (exact.length === 0) return true
  const found = joinWords(foldExact(text))
  return exact.some((reading) => found === reading || (prefix && found.startsWith(reading)))
}

/** How a piece of a text reads as a term. */
export function readAs(text: string, term: Term): Reading {
  const folded = joinWords(fold(text))
  const isFound = term.prefix
    ? folded.startsWith(term.folded) && !folded.includes(' ', term.folded.length)
    : folded === term.folded
  return isFound ? { exact: isExact(text, term) } : null
}

function readingOf(text: string, { term, readings }: SoughtTerm): Reading {
  const known = readings.get(text)
  if (known !== undefined) return known
  const reading = readAs(text, term)
  if (readings.size >= MOST_READINGS) readings.clear()
  readings.set(text, reading)
  return reading
}

/** The matches of a term that has a pattern, one after another. */
function* byPattern(text: string, sought: SoughtTerm, pattern: RegExp, index: number): Generator<WordMatch> {
  for (let at = 0; ;) {
    // Other texts may have been looked through with it meanwhile.
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return
    const end = found.index + found[0].length
    const reading = readingOf(found[0], sought)
    if (reading) yield { start: found.index, end, term: index, exact: reading.exact }
    at = reading ? end : found.index + 1
  }
}

/** The matches of a term in the folded words of the text. */
function* byWords(text: string, { term }: SoughtTerm, index: number): Generator<WordMatch> {
  const { folded, offsets } = foldWithOffsets(text)
  const found = wordsOf(folded)
  const wanted = term.folded.split(' ')
  const last = wanted.length - 1
  const isWord = (word: string | undefined, at: number) =>
    word === wanted[at] || (term.prefix && at === last && word?.startsWith(wanted[at] ?? '') === true)
  for (let at = 0; at + last < found.length; at++) {
    if (!wanted.every((_, next) => isWord(found[at + next]?.text, next))) continue
    const start = offsets[found[at]?.start ?? 0] ?? text.length
    const end = offsets[found[at + last]?.end ?? 0] ?? text.length
    yield { start, end, term: index, exact: isExact(text.slice(start, end), term) }
  }
}

/** The matches of the terms in a text, in order, found as they are asked for. */
export function* wordMatches(text: string, terms: readonly SoughtTerm[]): Generator<WordMatch> {
  const found = terms.map((sought, index) =>
    sought.pattern ? byPattern(text, sought, sought.pattern, index) : byWords(text, sought, index),
  )
  const next = found.map((matches) => matches.next().value ?? null)
  for (;;) {
    let first = -1
    for (const [index, match] of next.entries()) {
      const best = next[first]
      if (match && (!best || match.start < best.start)) first = index
    }
    const match = next[first]
    if (!match) return
    yield match
    next[first] = found[first]?.next().value ?? null
  }
}
