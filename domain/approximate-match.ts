// Finding a passage that was changed a little: edit distance (Levenshtein) within a band.

export type ApproximateMatch = { readonly start: number; readonly end: number; readonly distance: number }

/**
 * The part of `text` that begins between `from` and `to` and is nearest to `pattern`, in at most `most` insertions,
 * deletions and substitutions of UTF-16 units; null where there is none. Costs the pattern's length times
 * `to - from + 2 * most` (Sellers 1980, kept to the diagonals that such a match can reach).
 */
export function approximateMatch(
  pattern: string,
  text: string,
  from: number,
  to: number,
  most: number,
): ApproximateMatch | null {
  const width = to - from + 2 * most + 1
  const never = most + 1
  // Diagonal `d` of row `i` stands for the text before `from - most + d + i`.
  let cost = new Int32Array(width).fill(never)
  let begun = new Int32Array(width)
  let nextCost = new Int32Array(width)
  let nextBegun = new Int32Array(width)
  for (let d = most; d <= most + to - from; d++) {
    cost[d] = 0
    begun[d] = from - most + d
  }
  for (let i = 1; i <= pattern.length; i++) {
    const unit = pattern.charCodeAt(i - 1)
    let least = never
    for (let d = 0; d < width; d++) {
      const end = from - most + d + i
      let best = never
      let start = 0
      if (end >= 0 && end <= text.length) {
        const kept = (cost[d] ?? never) + (end > 0 && text.charCodeAt(end - 1) === unit ? 0 : 1)
        if (end > 0 && kept < best) [best, start] = [kept, begun[d] ?? 0]
        const left = d + 1 < width ? (cost[d + 1] ?? never) + 1 : never
        if (left < best) [best, start] = [left, begun[d + 1] ?? 0]
        const more = d > 0 ? (nextCost[d - 1] ?? never) + 1 : never
        if (more < best) [best, start] = [more, nextBegun[d - 1] ?? 0]
      }
      nextCost[d] = best
      nextBegun[d] = start
      if (best < least) least = best
    }
    if (least > most) return null
    ;[cost, nextCost] = [nextCost, cost]
    ;[begun, nextBegun] = [nextBegun, begun]
  }
  let found: ApproximateMatch | null = null
  for (let d = 0; d < width; d++) {
    const distance = cost[d] ?? never
    const match = { start: begun[d] ?? 0, end: from - most + d + pattern.length, distance }
    const uneven = ({ start, end }: ApproximateMatch) => Math.abs(end - start - pattern.length)
    if (distance > most || match.end > text.length) continue
    if (found === null || distance < found.distance) found = match
    else if (distance === found.distance && uneven(match) < uneven(found)) found = match
  }
  return found
}

/** How much of `wanted` stands at the end of `text`, from 0 (nothing) to its length (all of it), changes counted off. */
export function agreementAtEnd(wanted: string, text: string): number {
  const reversed = (one: string) =>
    Array.from({ length: one.length }, (_, i) => one.charCodeAt(one.length - 1 - i))
  return agreement(reversed(wanted), reversed(text))
}

/** The same at the beginning of `text`. */
export function agreementAtStart(wanted: string, text: string): number {
  const units = (one: string) => Array.from({ length: one.length }, (_, i) => one.charCodeAt(i))
  return agreement(units(wanted), units(text))
}

function agreement(wanted: readonly number[], text: readonly number[]): number {
  // Row by row over `text`; what follows the best place in it costs nothing.
  let row = Int32Array.from({ length: wanted.length + 1 }, (_, i) => i)
  let least = wanted.length
  for (const [index, unit] of text.entries()) {
    const next = new Int32Array(wanted.length + 1)
    next[0] = index + 1
    for (let i = 1; i <= wanted.length; i++)
      next[i] = Math.min(
        (row[i - 1] ?? 0) + (wanted[i - 1] === unit ? 0 : 1),
        (row[i] ?? 0) + 1,
        (next[i - 1] ?? 0) + 1,
      )
    row = next
    least = Math.min(least, row[wanted.length] ?? least)
  }
  return wanted.length - least
}
