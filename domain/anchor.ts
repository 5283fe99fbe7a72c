// Where a mark stands in a text: describing the place, and finding it again in a text that may have changed.
import { anchorText, comparableIndex, comparableText, isBoundary } from './anchor-text.ts'
import type { AnchorText, ComparableText } from './anchor-text.ts'
import { CONTEXT_LENGTH } from './annotation.ts'
import type { Target } from './annotation.ts'
import { agreementAtEnd, agreementAtStart, approximateMatch } from './approximate-match.ts'

/** A part of a text, in code points; `end` is the first that is no longer in it. */
export type Span = { readonly start: number; readonly end: number }

/** A quote of this length is found by itself; a shorter one only where what stands around it agrees. */
const TELLING_LENGTH = 32
/** The share of the context that has to be there still, where it has to be there. */
const CONTEXT_SHARE = 0.5
/** A changed quote is found with at most this share of its length in edits, and at most so many. */
const EDIT_SHARE = 0.25
const MOST_EDITS = 64
/** A run of so many units, of the quote or what stands around it, leads to a changed quote: one must be unchanged. */
const SEED = 12
const MOST_SEEDS = 40
/** A seed that occurs more often tells nothing. */
const SEED_OCCURRENCES = 200
/** Places of an unchanged quote that are looked at on either side of where it stood. */
const MOST_OCCURRENCES = 2000
/** Of all places, how many are compared closely. */
const COMPARED = 16

const readText = (text: string | AnchorText): AnchorText =>
  typeof text === 'string' ? anchorText(text) : text

/** Describes a part of a text so that it is found again. Offsets are code points; the part must not be empty. */
export function describeTarget(text: string | AnchorText, start: number, end: number): Target {
  const read = readText(text)
  const from = read.unitOf(start)
  const to = read.unitOf(end)
  const slice = (first: number, last: number) =>
    read.text.slice(read.unitOf(Math.max(0, first)), read.unitOf(last))
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: read.text.slice(from, to),
      prefix: slice(start - CONTEXT_LENGTH, start),
      suffix: slice(end, Math.min(end + CONTEXT_LENGTH, read.codePointOf(read.text.length))),
    },
    position: { type: 'TextPositionSelector', start, end },
  }
}

/** Where a target stands `shift` code points from where it stood, with what stands around it; null: not there. */
function spanAt(read: AnchorText, { quote, position }: Target, shift: number): Span | null {
  const start = position.start + shift
  if (start < 0) return null
  const from = read.unitOf(start)
  const to = from + quote.exact.length
  const isThere =
    read.text.startsWith(quote.exact, from) &&
    from >= quote.prefix.length &&
    read.text.startsWith(quote.prefix, from - quote.prefix.length) &&
    read.text.startsWith(quote.suffix, to)
  return isThere ? { start, end: read.codePointOf(to) } : null
}

/** Where a target stands elsewhere with what stands around it, letter for letter: the place nearest to where it stood. */
function spanElsewhere(read: AnchorText, { quote, position }: Target, shift: number): Span | null {
  const near = read.unitOf(Math.max(0, position.start + shift)) - quote.prefix.length
  const whole = quote.prefix + quote.exact + quote.suffix
  const [at] = [...occurrences(read.text, whole, Math.max(0, near), 1)].toSorted(
    (a, b) => Math.abs(a - near) - Math.abs(b - near),
  )
  if (at === undefined) return null
  const from = at + quote.prefix.length
  return { start: read.codePointOf(from), end: read.codePointOf(from + quote.exact.length) }
}

/**
 * Finds a target in a text: where it stood, with what stood around it; else the same words where the context agrees
 * best and lies nearest, whatever white space, quotation marks or composed characters they are written with; else words
 * that differ by at most a quarter of their length and at most 64 edits. null where it is gone, rather than a place that
 * only resembles it.
 */
export function placeTarget(text: string | AnchorText, target: Target): Span | null {
  return placeTargets(text, [target])[0] ?? null
}

/** `placeTarget` for many: those that moved together are found at once. */
export function placeTargets(text: string | AnchorText, targets: readonly Target[]): (Span | null)[] {
  const place = targetPlacer(text)
  const spans = new Map<Target, Span | null>()
  for (const target of targets.toSorted((a, b) => a.position.start - b.position.start))
    spans.set(target, place(target))
  return targets.map((target) => spans.get(target) ?? null)
}

/** `placeTarget` one after another in one text, in the order of their positions: for work that is done in slices. */
export function targetPlacer(text: string | AnchorText): (target: Target) => Span | null {
  const read = readText(text)
  let shift = 0
  return (target) => {
    const found =
      spanAt(read, target, 0) ??
      spanAt(read, target, shift) ??
      spanElsewhere(read, target, shift) ??
      search(read, target, shift)
    if (found) shift = found.start - target.position.start
    return found
  }
}

type Sought = {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** Where it is expected in the comparable text. */
  readonly near: number
}

/** A part of the comparable text. */
type Found = { readonly start: number; readonly end: number }

function search(read: AnchorText, target: Target, shift: number): Span | null {
  const within = read.comparable()
  const exact = comparableText(target.quote.exact).text
  const quote = exact.trim()
  if (quote === '') return null
  const prefix = comparableText(target.quote.prefix).text
  const suffix = comparableText(target.quote.suffix).text
  const sought: Sought = {
    quote,
    // White space at the quote's edges belongs to what stands around it.
    prefix: exact.startsWith(' ') && !prefix.endsWith(' ') ? `${prefix} ` : prefix,
    suffix: exact.endsWith(' ') && !suffix.startsWith(' ') ? ` ${suffix}` : suffix,
    near: comparableIndex(within, read.unitOf(Math.max(0, target.position.start + shift))),
  }
  const found = unchanged(within, sought) ?? changed(within, sought)
  if (!found) return null
  const start = within.starts[found.start]
  const end = within.ends[found.end - 1]
  if (start === undefined || end === undefined || end <= start) return null
  return { start: read.codePointOf(start), end: read.codePointOf(end) }
}

/** Places of a text, the nearest to `near` on either side first found; at most `most` on each side. */
function* occurrences(text: string, wanted: string, near: number, most: number): Generator<number> {
  let after = text.indexOf(wanted, near)
  for (let count = 0; after >= 0 && count < most; count++) {
    yield after
    after = text.indexOf(wanted, after + 1)
  }
  let before = near > 0 ? text.lastIndexOf(wanted, near - 1) : -1
  for (let count = 0; before >= 0 && count < most; count++) {
    yield before
    before = before > 0 ? text.lastIndexOf(wanted, before - 1) : -1
  }
}

const nearest = (near: number) => (a: Found, b: Found) => Math.abs(a.start - near) - Math.abs(b.start - near)

function unchanged(within: ComparableText, sought: Sought): Found | null {
  const { quote, prefix, suffix, near } = sought
  const found = (start: number): Found => ({ start, end: start + quote.length })
  const isWhole = ({ start, end }: Found) => isBoundary(within, start) && isBoundary(within, end)
  const inContext = [
    ...occurrences(within.text, prefix + quote + suffix, Math.max(0, near - prefix.length), 1),
  ]
    .map((at) => found(at + prefix.length))
    .filter(isWhole)
    .toSorted(nearest(near))[0]
  if (inContext) return inContext
  const all = [...occurrences(within.text, quote, near, MOST_OCCURRENCES)].map(found).filter(isWhole)
  // The unchanged context beside each is counted first, as that is quick; then the best are compared closely.
  const beside = new Map(all.map((one) => [one, contextBeside(within.text, one, sought)]))
  const best = all
    .toSorted((a, b) => (beside.get(b) ?? 0) - (beside.get(a) ?? 0) || nearest(near)(a, b))
    .slice(0, COMPARED)
    .map((one) => ({ ...one, agreed: contextAgreement(within.text, one, sought).whole }))
    .toSorted((a, b) => b.agreed - a.agreed || nearest(near)(a, b))[0]
  if (!best) return null
  const alone = all.length === 1 && quote.length >= TELLING_LENGTH
  return alone || best.agreed >= CONTEXT_SHARE ? best : null
}

/** Units of the context that stand right before or after a place. */
function unitsBefore(text: string, start: number, prefix: string): number {
  let count = 0
  while (count < prefix.length && text[start - 1 - count] === prefix[prefix.length - 1 - count]) count++
  return count
}
function unitsAfter(text: string, end: number, suffix: string): number {
  let count = 0
  while (count < suffix.length && text[end + count] === suffix[count]) count++
  return count
}
const contextBeside = (text: string, { start, end }: Found, { prefix, suffix }: Sought): number =>
  unitsBefore(text, start, prefix) + unitsAfter(text, end, suffix)

type Agreement = { readonly before: number; readonly after: number; readonly whole: number }

/** Shares of the context that stand before, after and around a place, small changes in it counted off: 0 to 1. */
function contextAgreement(text: string, { start, end }: Found, { prefix, suffix }: Sought): Agreement {
  const before = agreementAtEnd(prefix, text.slice(Math.max(0, start - prefix.length - SEED), start))
  const after = agreementAtStart(suffix, text.slice(end, end + suffix.length + SEED))
  const share = (agreed: number, length: number) => (length === 0 ? 1 : agreed / length)
  return {
    before: share(before, prefix.length),
    after: share(after, suffix.length),
    whole: share(before + after, prefix.length + suffix.length),
  }
}

/** Whether a changed quote is that of the target: lines of a table, say, differ as little from one another. */
function isLike({ quote }: Sought, distance: number, { before, after, whole }: Agreement): boolean {
  const isTelling = quote.length >= 2 * TELLING_LENGTH && distance <= (quote.length * EDIT_SHARE) / 2
  return (isTelling ? whole : Math.min(before, after)) >= CONTEXT_SHARE
}

function changed(within: ComparableText, sought: Sought): Found | null {
  const { quote, near } = sought
  const most = Math.min(MOST_EDITS, Math.floor(quote.length * EDIT_SHARE))
  if (most === 0) return null
  const candidates = likelyStarts(within.text, sought, most)
    .flatMap(({ from, to }) => approximateMatch(quote, within.text, from, to, most) ?? [])
    .map((match) => trimmed(within, snapped(within.text, match, sought)))
    .filter(({ start, end }) => end > start)
    .flatMap((match) => {
      const agreement = contextAgreement(within.text, match, sought)
      return isLike(sought, match.distance, agreement) ? [{ ...match, agreed: agreement.whole }] : []
    })
  const cost = ({ distance, agreed }: { distance: number; agreed: number }) =>
    distance + (1 - agreed) * 2 * CONTEXT_LENGTH
  return candidates.toSorted((a, b) => cost(a) - cost(b) || nearest(near)(a, b))[0] ?? null
}

/** How far an edge is moved to where its context begins, and how much of that must be there. */
const SNAP = 24
const SNAPPING = 8

/** With its edges where the context begins: edits alone do not say which of them are still of the quote. */
function snapped<Match extends Found>(text: string, match: Match, sought: Sought): Match {
  const edge = (at: number, least: number, most: number, agreed: (at: number) => number, length: number) => {
    let best = at
    for (let by = 0; by <= SNAP; by++)
      for (const moved of [at - by, at + by])
        if (moved >= least && moved <= most && agreed(moved) > agreed(best)) best = moved
    return agreed(best) >= Math.min(SNAPPING, length) ? best : at
  }
  const { prefix, suffix } = sought
  const start = edge(match.start, 0, match.end, (at) => unitsBefore(text, at, prefix), prefix.length)
  const end = edge(match.end, start, text.length, (at) => unitsAfter(text, at, suffix), suffix.length)
  return { ...match, start, end }
}

/** Without white space at its edges, and with whole characters. */
function trimmed<Match extends Found>(within: ComparableText, match: Match): Match {
  let { start, end } = match
  while (start < end && within.text[start] === ' ') start++
  while (end > start && within.text[end - 1] === ' ') end--
  while (!isBoundary(within, start)) start--
  while (!isBoundary(within, end)) end++
  return { ...match, start, end }
}

/** Where a changed quote may begin: where most pieces of it and its context say so. */
function likelyStarts(text: string, sought: Sought, most: number): { from: number; to: number }[] {
  const { quote, prefix, suffix, near } = sought
  const whole = prefix + quote + suffix
  const last = whole.length - SEED
  if (last < 0) return []
  const step = Math.max(SEED, Math.ceil(last / MOST_SEEDS))
  const starts: number[] = []
  for (
    let offset = 0;
    offset <= last;
    offset = offset < last && offset + step > last ? last : offset + step
  ) {
    const places = [...occurrences(text, whole.slice(offset, offset + SEED), near, SEED_OCCURRENCES)]
    if (places.length < SEED_OCCURRENCES) for (const at of places) starts.push(at - offset + prefix.length)
  }
  // Starts that differ by no more than the edits allowed are one place.
  const groups: { from: number; to: number; votes: number }[] = []
  for (const start of starts.toSorted((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group && start - group.to <= most && start - group.from <= 4 * most) {
      group.to = start
      group.votes++
    } else groups.push({ from: start, to: start, votes: 1 })
  }
  return groups
    .toSorted((a, b) => b.votes - a.votes || Math.abs(a.from - near) - Math.abs(b.from - near))
    .slice(0, COMPARED)
    .map(({ from, to }) => ({ from: Math.max(0, from - most), to: Math.min(text.length, to + most) }))
    .filter(({ from, to }) => to >= from)
}
