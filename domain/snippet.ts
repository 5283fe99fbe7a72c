// The part of a text that shows why it was found.
import { askedTerms } from './asked-terms.ts'
import type { Query } from './search.ts'
import { readAs, soughtTerms, wordMatches } from './word-matches.ts'
import type { SoughtTerm, WordMatch } from './word-matches.ts'

/** Once a place with all words is found, so many characters more are looked through for one where they stand together. */
const LOOK_ON = 1400

/** Made once for a query: it is asked of many texts. */
const prepared = new WeakMap<Query, readonly SoughtTerm[]>()

function termsOf(query: Query): readonly SoughtTerm[] {
  const known = prepared.get(query)
  if (known) return known
  const terms = soughtTerms(askedTerms(query.terms))
  prepared.set(query, terms)
  return terms
}

/** What a place is worth for a word of the query, as typed or in another reading, and for two that stand together. */
const AS_TYPED = 4
const OTHER_READING = 2
const TOGETHER = 1
/** Nothing can be worth more. */
const bestWorth = (terms: number) => terms * AS_TYPED + (terms - 1) * TOGETHER

/** Nothing but white space and signs lies between. */
const BETWEEN_WORDS = /^[^\p{L}\p{N}]+$/u

/** A match, and whether it stands right after the one before it, which is the word that was typed before it. */
type Standing = WordMatch & { readonly joined: boolean }

function worthOf(matches: readonly Standing[], terms: number): { worth: number; words: number } {
  const worths = new Uint8Array(terms)
  const pairs = new Uint8Array(terms)
  let words = 0
  for (const [at, { term, exact, joined }] of matches.entries()) {
    if (worths[term] === 0) words++
    worths[term] = Math.max(worths[term] ?? 0, exact ? AS_TYPED : OTHER_READING)
    if (joined && at > 0) pairs[term] = TOGETHER
  }
  const sum = (values: Uint8Array) => values.reduce((total, value) => total + value, 0)
  return { worth: sum(worths) + sum(pairs), words }
}

type Place = {
  /** From where the first match of it begins to where the last ends. */
  readonly from: number
  readonly to: number
  readonly worth: number
}

/** Looks through a text once, from its beginning, as far as it is asked to. */
function createLook(text: string, terms: readonly SoughtTerm[]) {
  const matches = wordMatches(text, terms)
  const seen: Standing[] = []
  let ended = false
  /** The next match; null at the end. */
  function next(): Standing | null {
    const { value, done } = ended ? { value: undefined, done: true } : matches.next()
    if (done === true || value === undefined) {
      ended = true
      return null
    }
    const before = seen.at(-1)
    const joined = before?.term === value.term - 1 && BETWEEN_WORDS.test(text.slice(before.end, value.start))
    const standing = { ...value, joined }
    seen.push(standing)
    return standing
  }
  return {
    next,
    /** All matches that lie whole between two places. */
    within(start: number, end: number): readonly Standing[] {
      while ((seen.at(-1)?.start ?? 0) < end && next());
      return seen.filter((match) => match.start >= start && match.end <= end)
    },
  }
}

type Look = ReturnType<typeof createLook>

/** The place, `length` characters at most, that shows most words of the query, most of them as typed; null: no word. */
function bestPlace(look: Look, terms: number, length: number): Place | null {
  const enough = bestWorth(terms)
  const near: Standing[] = []
  let best: Place | null = null
  /** Where the first place with all words ends. */
  let allAt: number | null = null
  for (let match = look.next(); match; match = look.next()) {
    if (allAt !== null && match.start > allAt + LOOK_ON) break
    near.push(match)
    while ((near[0]?.start ?? match.start) < match.end - length && near.length > 1) near.shift()
    const { worth, words } = worthOf(near, terms)
    if (worth > (best?.worth ?? 0)) best = { from: near[0]?.start ?? 0, to: match.end, worth }
    if (worth >= enough) break
    if (words === terms) allAt ??= match.end
  }
  return best
}

/** The last white space before a place, but not before `from`; -1 where there is none. */
function lastSpace(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (/\s/u.test(text.charAt(at))) return at
  return -1
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
  // Near the end of the text the snippet is short rather than begun earlier.
  const earliest = Math.max(0, from - Math.min(LEAD_IN, Math.floor(spare / 2)))
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

/** What is marked: matches that overlap as one. */
function shownRanges(matches: readonly WordMatch[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  for (const { start, end } of matches) {
    const last = ranges.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}

/**
 * The place of a text that shows most of what was asked for, `maxLength` characters of it at most, with `…` where it
 * was cut. `&`, `<` and `>` are escaped; every match, also where marks differ, stands between `<mark>` and `</mark>`
 * (`onlyReadAlike` tells them apart). The beginning of the text where nothing matches.
 */
export function snippet(query: Query, text: string, maxLength = 180): string {
  const trimmed = text.trim()
  const terms = termsOf(query)
  const look = createLook(trimmed, terms)
  const { from = 0, to = 0 } = bestPlace(look, terms.length, maxLength) ?? {}
  const until = Math.max(from, Math.min(to, from + maxLength))
  const [start, end] = cutAround(trimmed, from, until, maxLength)

  let marked = ''
  let at = start
  for (const range of shownRanges(look.within(start, end))) {
    marked += `${escaped(trimmed.slice(at, range.start))}<mark>${escaped(trimmed.slice(range.start, range.end))}</mark>`
    at = range.end
  }
  marked += escaped(trimmed.slice(at, end))
  return `${start > 0 ? '…' : ''}${marked.trim()}${end < trimmed.length ? '…' : ''}`
}

/**
 * Which of the marked pieces of a snippet only read like a word that was typed, which stands in another of them as it
 * was typed.
 * @param marked the texts between `<mark>` and `</mark>`
 * @returns for each piece, in their order
 */
export function onlyReadAlike(query: Query, marked: readonly string[]): readonly boolean[] {
  // Typed without marks, every reading is what was asked for.
  const terms = askedTerms(query.terms).filter(({ exact }) => exact.length > 0)
  const readings = marked.map((text) => terms.map((term) => readAs(text, term)))
  const isAsTyped = terms.map((_, at) => readings.some((its) => its[at]?.exact === true))
  return readings.map(
    (its) =>
      its.some((reading) => reading !== null) &&
      its.every((reading, at) => reading === null || (!reading.exact && isAsTyped[at] === true)),
  )
}
