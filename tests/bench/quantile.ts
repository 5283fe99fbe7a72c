/** The value that a share of the measurements does not exceed, to a number of decimals. */
export function quantile(values: readonly number[], share: number, decimals = 0): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
  return Number(value.toFixed(decimals))
}
