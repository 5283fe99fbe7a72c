// Evidence is a sum: every observation has a weight, and what contradicts weighs against.

/** What was looked for, whether it is so, and how much that speaks for it. */
export type Weight = readonly [holds: boolean, weight: number]
export const sumOf = (weights: readonly Weight[]): number =>
  weights.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
