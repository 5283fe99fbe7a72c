// The part of a text that shows why it was found.
import { askedTerms } from './asked-terms.ts'
import { foldExact, foldWithOffsets } from './fold.ts'
import type { Query, Term } from './search.ts'
import { wordPattern } from './word-pattern.ts'
import { joinWords, wordsOf } from './words.ts'
import type { Word } from './words.ts'

/** A match in the original text. */
type Match = {
  readonly start: number
  readonly end: number
  /** Which of its piece's words it ends with, to tell what stands side by side. */
  readonly at: number
  readonly term: number
  /** It reads as it was typed. */
  readonly exact: boolean
}

/** Texts are looked through in pieces of this many characters: most matches stand near the beginning. */
const PIECE = 350
/** Once a place with all words is found, as many pieces more are tried for one where they stand together. */
const LOOK_ON = 4

/** The folded words of a text, with their places in the text itself. */
function tokensOf(text: string): Word[] {
  const { folded, offsets } = foldWithOffsets(text)
  return wordsOf(folded).map((word) => ({
    text: word.text,
    start: offsets[word.start] ?? text.length,
    end: offsets[word.end] ?? text.length,
  }))
}

type TermWords = {
  readonly words: readonly string[]
  readonly term: Term
  /** Where it does not match, the words are not. null: nobody knows before looking. */
  readonly pattern: RegExp | null
}

/** Made once for a query: it is asked of many texts. */
const prepared = new WeakMap<Query, readonly TermWords[]>()

function termsOf(query: Query): readonly TermWords[] {
  const known = prepared.get(query)
  if (known) return known
  const terms = askedTerms(query.terms).map((term) => ({
    words: term.folded.split(' '),
    term,
    pattern: wordPattern(term.folded, term.prefix),
  }))
  prepared.set(query, terms)
  return terms
}

const isWord = (found: string | undefined, wanted: string | undefined, prefix: boolean) =>
  found !== undefined && wanted !== undefined && (found === wanted || (prefix && found.startsWith(wanted)))

function isAt(tokens: readonly Word[], at: number, { words, term }: TermWords): boolean {
  const last = words.length - 1
  for (let index = 0; index <= last; index++)
    if (!isWord(tokens[at + index]?.text, words[index], term.prefix && index === last)) return false
  return true
}

function isExact(text: string, { exact, prefix }: Term): boolean {
  if (exact.length === 0) return true
  const found = joinWords(foldExact(text))
  return exact.some((reading) => found === reading || (prefix && found.startsWith(reading)))
}

/** Every match of a piece of the text, in order. */
function matchesIn(text: string, from: number, to: number, terms: readonly TermWords[]): Match[] {
  const piece = text.slice(from, to)
  const tokens = tokensOf(piece)
  const matches: Match[] = []
  for (let at = 0; at < tokens.length; at++) {
    for (const [term, words] of terms.entries()) {
      if (!isAt(tokens, at, words)) continue
      const start = tokens[at]?.start ?? 0
      const end = tokens[at + words.words.length - 1]?.end ?? start
      matches.push({
        start: from + start,
        end: from + end,
        at,
        term,
        exact: isExact(piece.slice(start, end), words.term),
      })
    }
  }
  return matches
}

type Group = { readonly first: number; readonly last: number; readonly worth: number; readonly words: number }

const NO_GROUP: Group = { first: 0, last: 0, worth: 0, words: 0 }

/** What a group is worth for a word of the query, as typed or in another reading, and for two that stand together. */
const AS_TYPED = 4
const OTHER_READING = 2
const TOGETHER = 1
/** Nothing can be worth more. */
const bestWorth = (terms: number) => terms * AS_TYPED + (terms - 1) * TOGETHER

/** The matches, at most `length` characters apart, that show most words of the query, most of them as typed. */
function bestGroup(matches: readonly Match[], length: number, enough: number): Group {
  let best = NO_GROUP
  for (const [first, { start }] of matches.entries()) {
    const worths = new Map<number, number>()
    const pairs = new Set<number>()
    let worth = 0
    for (let last = first; last < matches.length; last++) {
      const match = matches[last]
      if (!match || (last > first && match.end - start > length)) break
      const own = match.exact ? AS_TYPED : OTHER_READING
      const known = worths.get(match.term) ?? 0
      if (own > known) {
        worths.set(match.term, own)
        worth += own - known
      }
      const before = last > first ? matches[last - 1] : undefined
      if (before && match.at === before.at + 1 && match.term === before.term + 1 && !pairs.has(match.term)) {
        pairs.add(match.term)
        worth += TOGETHER
      }
      if (worth > best.worth) best = { first, last, worth, words: worths.size }
      if (worth >= enough) return best
    }
  }
  return best
}

/** The last white space before a place, but not before `from`; -1 where there is none. */
function lastSpace(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (/\s/u.test(text.charAt(at))) return at
  return -1
}

/** Where the next piece begins: at white space, so that no word is cut. */
function pieceEnd(text: string, from: number): number {
  if (text.length - from <= PIECE) return text.length
  const space = lastSpace(text, from + 1, from + PIECE)
  return space < 0 ? from + PIECE : space
}

/** The best place of a text; its matches are empty where nothing is found. */
function bestPlace(
  text: string,
  terms: readonly TermWords[],
  length: number,
): { matches: Match[]; group: Group } {
  const enough = bestWorth(terms.length)
  let best: { matches: Match[]; group: Group } = { matches: [], group: NO_GROUP }
  if (terms.length === 0) return best
  let beyond = 0
  for (let from = 0; from < text.length;) {
    const end = pieceEnd(text, from)
    // What begins at the end of a piece may go on in the next.
    const until = Math.min(text.length, end + length)
    const piece = text.slice(from, until)
    const possible = terms.filter(({ pattern }) => pattern?.test(piece) !== false).length
    if (bestWorth(possible) > best.group.worth) {
      const matches = matchesIn(text, from, until, terms)
      const group = bestGroup(matches, length, enough)
      if (group.worth > best.group.worth) best = { matches, group }
    }
    if (best.group.worth >= enough) break
    if (best.group.words === terms.length && ++beyond > LOOK_ON) break
    from = end
  }
  return best
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) =>
  text.replace(/\s+/gu, ' ').replace(/[&<>]/g, (character) => ESCAPES[character] ?? character)

/** No cut between the halves of a character, or a letter and its marks. */
function wholeCharacter(text: string, at: number): number {
  let cut = at
  while (cut > 0 && cut < text.length && /^(?:[\uDC00-\uDFFF]|\p{M})/u.test(text.slice(cut, cut + 2))) cut--
  return cut
}

/** Characters before the first match: a row of the list shows two short lines, and the match must be in them. */
const LEAD_IN = 32

/** Where to cut so that `from` to `to` lies within `length` characters, a few before it, between words where it can be. */
function cutAround(text: string, from: number, to: number, length: number): [number, number] {
  const spare = Math.max(0, length - (to - from))
  const earliest = Math.max(
    0,
    Math.min(from - Math.min(LEAD_IN, Math.floor(spare / 2)), text.length - length),
  )
  const latest = Math.min(text.length, earliest + length)
  let start = earliest
  if (earliest > 0 && !/\s/u.test(text.charAt(earliest - 1))) {
    const space = text.slice(earliest, from).search(/\s/u)
    start = space < 0 ? wholeCharacter(text, earliest) : earliest + space
  }
  let end = latest
  if (latest < text.length && !/\s/u.test(text.charAt(latest))) {
    const space = lastSpace(text, to, latest)
    end = space < 0 ? wholeCharacter(text, latest) : space
  }
  return [start, end]
}

/** What is marked: matches that overlap as one, other readings only of words that do not stand there as typed. */
function shownRanges(matches: readonly Match[]): { start: number; end: number }[] {
  const asTyped = new Set(matches.filter(({ exact }) => exact).map(({ term }) => term))
  const ranges: { start: number; end: number }[] = []
  for (const { start, end, exact, term } of matches) {
    if (!exact && asTyped.has(term)) continue
    const last = ranges.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}

/**
 * The place of a text that shows most of what was asked for, `maxLength` characters of it at most, with `…` where it
 * was cut. `&`, `<` and `>` are escaped; every match, also where marks differ, stands between `<mark>` and `</mark>`.
 * Of a word typed with marks, other readings are marked only where the one that was typed is not there. The beginning
 * of the text where nothing matches.
 */
export function snippet(query: Query, text: string, maxLength = 180): string {
  const trimmed = text.trim()
  const terms = termsOf(query)
  const { matches, group } = bestPlace(trimmed, terms, maxLength)
  const from = matches[group.first]?.start ?? 0
  const to = Math.min(matches[group.last]?.end ?? 0, from + maxLength)
  const [start, end] = cutAround(trimmed, from, Math.max(from, to), maxLength)

  let marked = ''
  let at = start
  for (const range of shownRanges(matchesIn(trimmed, start, end, terms))) {
    marked += `${escaped(trimmed.slice(at, range.start))}<mark>${escaped(trimmed.slice(range.start, range.end))}</mark>`
    at = range.end
  }
  marked += escaped(trimmed.slice(at, end))
  return `${start > 0 ? '…' : ''}${marked.trim()}${end < trimmed.length ? '…' : ''}`
}
