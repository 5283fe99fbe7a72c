// How often something may happen: what keeps crashing is not started for ever.

/** Whether something may happen once more: at most `limit` times within `milliseconds`. */
export function createLimiter(limit: number, milliseconds: number, now: () => number): () => boolean {
  let times: readonly number[] = []
  return () => {
    times = times.filter((time) => now() - time < milliseconds)
    if (times.length >= limit) return false
    times = [...times, now()]
    return true
  }
}
