// A system lets a process have so many files open. Who meets that limit does not fail: it waits in a queue, and the
// first of the queue tries again after longer and longer pauses.
import { setTimeout as pause } from 'node:timers/promises'
import { createSerial } from './parallel.ts'

/** How long one call waits for others to close their files, in milliseconds. */
const PATIENCE = 5000
const FIRST_PAUSE = 10
const LONGEST_PAUSE = 640

const queue = createSerial()

const isTooMany = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE')

async function tryAgain<Result>(work: () => Promise<Result>, until: number): Promise<Result> {
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    await pause(wait)
    try {
      return await work()
    } catch (error) {
      if (!isTooMany(error) || performance.now() > until) throw error
    }
  }
}

/**
 * Does one call to the filesystem, again where too many files are open. The call must have done
 * nothing then, and is one call: inside it no other may wait in the queue.
 */
export async function onceFilesAreFree<Result>(
  work: () => Promise<Result>,
  patience = PATIENCE,
): Promise<Result> {
  const until = performance.now() + patience
  try {
    return await work()
  } catch (error) {
    if (!isTooMany(error)) throw error
    return queue.run('open', () => tryAgain(work, until))
  }
}
