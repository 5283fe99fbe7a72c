// Doing many things without doing them all at once, and some things strictly after each other.

/** Files open at once while a library is read: quick, and far from any system's limit. */
export const READING_AT_ONCE = 12
/** Documents written at once. */
export const WRITING_AT_ONCE = 6

/**
 * Runs `work` over all items, at most `limit` at a time; results in the items' order. After a failure nothing new
 * begins.
 */
export async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  let failed = false
  const run = async () => {
    for (const [index, item] of queue) {
      if (failed) return
      try {
        results[index] = await work(item, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const runners = Array.from({ length: Math.min(limit, items.length) }, run)
  // All end before the failure is told: nothing goes on behind the caller's back.
  const ended = await Promise.allSettled(runners)
  for (const runner of ended) if (runner.status === 'rejected') throw runner.reason
  return results
}

export type Serial = {
  /** Runs `task` after every earlier task of the same key has ended, well or badly. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>
}

/** One queue a key: tasks of one key never overlap, tasks of different keys may. */
export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, task) {
      const result = (tails.get(key) ?? Promise.resolve()).then(task, task)
      const tail = result.catch(() => undefined)
      tails.set(key, tail)
      void tail.finally(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
      return result
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
