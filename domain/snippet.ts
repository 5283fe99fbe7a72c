// The part of a text that shows why it was found.
import { foldExact, foldWithOffsets } from './fold.ts'
import type { Query, Term } from './search.ts'

/** A match in the original text. */
type Match = { readonly start: number; readonly end: number; readonly term: number; readonly exact: boolean }
type Token = { readonly word: string; readonly start: number; readonly end: number }

const FOLDED_WORD = /[\p{L}\p{N}]+/gu
/** Texts are looked through in pieces of this many characters: most matches stand near the beginning. */
const PIECE = 2000

function tokensOf(text: string): Token[] {
  const { folded, offsets } = foldWithOffsets(text)
  return Array.from(folded.matchAll(FOLDED_WORD), ({ 0: word, index }) => ({
    word,
    start: offsets[index] ?? text.length,
    end: offsets[index + word.length] ?? text.length,
  }))
}

type TermWords = { readonly words: readonly string[]; readonly term: Term }

const isAt = (tokens: readonly Token[], at: number, { words, term }: TermWords) =>
  words.every((word, index) => {
    const found = tokens[at + index]?.word
    return found === word || (term.prefix && index === words.length - 1 && found?.startsWith(word) === true)
  })

function isExact(text: string, { exact, prefix }: Term): boolean {
  if (exact.length === 0) return true
  const found = foldExact(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
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
        term,
        exact: isExact(piece.slice(start, end), words.term),
      })
    }
  }
  return matches
}

type Group = { readonly first: number; readonly last: number; readonly worth: number }

/** The matches, at most `length` characters apart, that show most words of the query, most of them as typed. */
function bestGroup(matches: readonly Match[], length: number): Group {
  let best: Group = { first: 0, last: 0, worth: 0 }
  for (const [first, { start }] of matches.entries()) {
    const worths = new Map<number, number>()
    let last = first
    let beside = 0
    for (let index = first; index < matches.length; index++) {
      const match = matches[index]
      if (!match || (index > first && match.end - start > length)) break
      last = index
      worths.set(match.term, Math.max(worths.get(match.term) ?? 0, match.exact ? 2 : 1))
      const before = matches[index - 1]
      if (index > first && before && match.term === before.term + 1 && match.start - before.end < 3)
        beside = 1
    }
    const worth = worths.values().reduce((sum, value) => sum + value, beside)
    if (worth > best.worth) best = { first, last, worth }
  }
  return best
}

/** Where the next piece begins: after white space, so that no word is cut. */
function pieceEnd(text: string, from: number): number {
  if (text.length - from <= PIECE) return text.length
  const space = text.slice(from, from + PIECE).search(/\s\S*$/u)
  return space > 0 ? from + space : from + PIECE
}

/** The best place of a text; its matches are empty where nothing is found. */
function bestPlace(
  text: string,
  terms: readonly TermWords[],
  length: number,
): { matches: Match[]; group: Group } {
  const all = terms.length * 2
  let best: { matches: Match[]; group: Group } = { matches: [], group: { first: 0, last: 0, worth: 0 } }
  if (terms.length === 0) return best
  for (let from = 0; from < text.length;) {
    const end = pieceEnd(text, from)
    // What begins at the end of a piece may go on in the next.
    const matches = matchesIn(text, from, Math.min(text.length, end + length), terms)
    const group = bestGroup(matches, length)
    if (group.worth > best.group.worth) best = { matches, group }
    if (best.group.worth >= all) break
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

/** Where to cut so that `from` to `to` lies in the middle of `length` characters, between words where it can be. */
function cutAround(text: string, from: number, to: number, length: number): [number, number] {
  const spare = Math.max(0, length - (to - from))
  const earliest = Math.max(0, Math.min(from - Math.floor(spare / 2), text.length - length))
  const latest = Math.min(text.length, earliest + length)
  let start = earliest
  if (earliest > 0 && !/\s/u.test(text.charAt(earliest - 1))) {
    const space = text.slice(earliest, from).search(/\s/u)
    start = space < 0 ? wholeCharacter(text, earliest) : earliest + space
  }
  let end = latest
  if (latest < text.length && !/\s/u.test(text.charAt(latest))) {
    const space = text.slice(to, latest).search(/\s\S*$/u)
    end = space < 0 ? wholeCharacter(text, latest) : to + space
  }
  return [start, end]
}

/**
 * The place of a text that shows most of what was asked for, `maxLength` characters of it at most, with `…` where it
 * was cut. `&`, `<` and `>` are escaped; every match, also where marks differ, stands between `<mark>` and `</mark>`.
 * Of a word typed with marks, other readings are marked only where the one that was typed is not there. The beginning
 * of the text where nothing matches.
 */
export function snippet(query: Query, text: string, maxLength = 180): string {
  const trimmed = text.trim()
  const terms = query.terms.map((term) => ({ words: term.folded.split(' '), term }))
  const { matches, group } = bestPlace(trimmed, terms, maxLength)
  const from = matches[group.first]?.start ?? 0
  const to = Math.min(matches[group.last]?.end ?? 0, from + maxLength)
  const [start, end] = cutAround(trimmed, from, Math.max(from, to), maxLength)

  const shown = matches.filter((match) => match.start < end && match.end > start)
  const isRead = new Set(shown.filter(({ exact }) => exact).map(({ term }) => term))
  let marked = ''
  let at = start
  for (const match of shown) {
    if (!match.exact && isRead.has(match.term)) continue
    const [begin, finish] = [Math.max(match.start, at), Math.min(match.end, end)]
    if (begin >= finish) continue
    marked += `${escaped(trimmed.slice(at, begin))}<mark>${escaped(trimmed.slice(begin, finish))}</mark>`
    at = finish
  }
  marked += escaped(trimmed.slice(at, end))
  return `${start > 0 ? '…' : ''}${marked.trim()}${end < trimmed.length ? '…' : ''}`
}
