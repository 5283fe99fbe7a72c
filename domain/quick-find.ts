// Finding a thing by a few letters of its name, as the command palette does: marks do not matter, beginnings of words
// count most, words side by side more than words apart, and initials run together ("ngbd") find "Người giữ báo …".
import { fold, foldExact, foldWithOffsets, hasMarks } from './fold.ts'

/** From and to in UTF-16 units of the text as it is printed. */
export type Range = readonly [from: number, to: number]

/** A name made ready to be looked through. What few of them are asked for is worked out when it is. */
export type Target = {
  readonly text: string
  readonly folded: string
  /** The way back from `folded` to the text (`foldWithOffsets`). */
  readonly offsets: () => Uint32Array
  /** With its marks (`foldExact`). */
  readonly exact: () => string
}

export type QuickQuery = {
  /** Folded; none: everything answers. */
  readonly words: readonly string[]
  /** What was typed with its marks; null where it was typed without. */
  readonly exact: string | null
}

export type QuickMatch = {
  /** The higher the better; 0 for a query without words. */
  readonly score: number
  /** For each target what is to be marked in it, in order. */
  readonly ranges: () => readonly (readonly Range[])[]
}

/** What a hit is worth. */
const WORD_START = 10
const WHOLE_WORD = 3
const VERY_BEGINNING = 3
const SIDE_BY_SIDE = 6
const INSIDE_WORD = 3
const INITIALS = 4
/** For the reading that was typed. More than where it stands can make up for. */
const EXACT = 40
/** What a name beside the first is worth of it. */
const SIDE_NAME = 0.6
/** Letters inside a word that are looked for at least. */
const INSIDE_AT_LEAST = 2
/** Initials run together are so many at most: longer ones are a word that is not there. */
const INITIALS_AT_MOST = 12

/** Folds a name once. */
export function quickTarget(text: string): Target {
  let exact: string | null = null
  return {
    text,
    folded: fold(text),
    offsets: () => foldWithOffsets(text).offsets,
    exact: () => (exact ??= foldExact(text)),
  }
}

/** What was typed, as words of which all must be found. */
export function quickQuery(typed: string): QuickQuery {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '')
  return { words, exact: hasMarks(typed) ? foldExact(typed) : null }
}

/** Part of a word: letters and digits; of what is not ASCII all counts. */
const isWordUnit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit > 0x7f

const startsWord = (text: string, at: number): boolean => at === 0 || !isWordUnit(text.charCodeAt(at - 1))
const endsWord = (text: string, at: number): boolean => at === text.length || !isWordUnit(text.charCodeAt(at))

/** Whether no word lies between two places. */
function isBeside(text: string, from: number, to: number): boolean {
  if (to <= from || to - from > 4) return false
  for (let at = from; at < to; at++) if (isWordUnit(text.charCodeAt(at))) return false
  return true
}

type Hit = { readonly score: number; readonly from: number; readonly to: number }

/** The best place of a word in a text; `after` is where the word before it was found to end, -1 where it was not. */
function bestHit(text: string, word: string, after: number): Hit | null {
  let best: Hit | null = null
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const to = at + word.length
    let score = 0
    if (startsWord(text, at))
      score = WORD_START + (at === 0 ? VERY_BEGINNING : 0) + (endsWord(text, to) ? WHOLE_WORD : 0)
    else if (word.length >= INSIDE_AT_LEAST) score = INSIDE_WORD
    if (score === 0) continue
    if (after >= 0 && isBeside(text, after, at)) score += SIDE_BY_SIDE
    if (best === null || score > best.score) best = { score, from: at, to }
  }
  return best
}

/** Letters run together, each of which begins a word or follows the one before it; null where they do not. */
function initialsIn(text: string, letters: string): readonly Hit[] | null {
  const tried = new Set<number>()
  const places: number[] = []
  const walk = (index: number, from: number): boolean => {
    if (index === letters.length) return true
    const key = index * 0x1_0000 + from
    if (tried.has(key)) return false
    tried.add(key)
    const letter = letters.charAt(index)
    for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
      const follows = index > 0 && at === from
      if (!follows && !startsWord(text, at)) continue
      places.push(at)
      if (walk(index + 1, at + 1)) return true
      places.pop()
    }
    return false
  }
  if (!walk(0, 0)) return null
  return places.map((at) => ({ score: INITIALS / letters.length, from: at, to: at + 1 }))
}

/** Hits as ranges of the printed text: in order, joined where they meet. */
function rangesOf(target: Target, hits: readonly Hit[]): Range[] {
  if (hits.length === 0) return []
  const offsets = target.offsets()
  const joined: [number, number][] = []
  for (const { from, to } of hits.toSorted((one, other) => one.from - other.from)) {
    const [start, end] = [offsets[from] ?? 0, offsets[to] ?? 0]
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/**
 * How well names answer a query together: each word must be found in one of them, the first counting most.
 * @param targets the thing's own name, then what else it may be known by
 * @returns null where a word is found in none
 */
export function quickMatch(query: QuickQuery, targets: readonly Target[]): QuickMatch | null {
  const found: Hit[][] = targets.map(() => [])
  let score = 0
  let [lastTarget, lastEnd] = [-1, -1]
  let complete = true
  for (const word of query.words) {
    let best: { readonly hit: Hit; readonly index: number; readonly score: number } | null = null
    for (const [index, { folded }] of targets.entries()) {
      const hit = bestHit(folded, word, index === lastTarget ? lastEnd : -1)
      const worth = hit === null ? 0 : hit.score * (index === 0 ? 1 : SIDE_NAME)
      if (hit !== null && (best === null || worth > best.score)) best = { hit, index, score: worth }
    }
    if (best === null) {
      complete = false
      break
    }
    found[best.index]?.push(best.hit)
    score += best.score
    lastTarget = best.index
    lastEnd = best.hit.to
  }
  if (!complete) {
    const [own] = targets
    const [letters = '', ...more] = query.words
    if (!own || more.length > 0 || letters.length < 2 || letters.length > INITIALS_AT_MOST) return null
    const hits = initialsIn(own.folded, letters)
    if (hits === null) return null
    return {
      score: INITIALS,
      ranges: () => targets.map((_, index) => (index === 0 ? rangesOf(own, hits) : [])),
    }
  }
  const { exact } = query
  if (exact !== null && targets.some((target) => target.exact().includes(exact))) score += EXACT
  return { score, ranges: () => targets.map((target, index) => rangesOf(target, found[index] ?? [])) }
}
