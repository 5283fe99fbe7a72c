// The same numbers at every run, for what is generated: mulberry32 (public domain, Tommy Ettinger).

/** Fractions from 0 to just below 1. */
export function createFractions(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole numbers from 0 to one below the given. */
export type Random = (below: number) => number

export function createRandom(seed: number): Random {
  const fraction = createFractions(seed)
  return (below) => Math.floor(fraction() * below)
}
