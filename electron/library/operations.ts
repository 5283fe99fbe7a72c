// What is being done with the disk of an open library: closing waits for it, and its failures tell when the whole
// library has gone, a disk unplugged.
import { stat } from 'node:fs/promises'
import { AppFailure } from '../../domain/result.ts'
import { systemCode } from './durable-file.ts'
import { createListeners } from './listeners.ts'

export type Operations = {
  /**
   * Does something that needs the library's folder. A failure is told as what it is; where the folder itself cannot be
   * reached any more, as that.
   * @throws AppFailure 'library-unavailable' with `folder` and `reason`, or what the work throws
   */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** @throws AppFailure 'library-unavailable' where the folder cannot be reached */
  demandReachable(): Promise<void>
  /** Calls once when the folder is found to be gone. */
  onLost(listener: (error: AppFailure) => void): () => void
  /** Resolves when nothing is being done. */
  idle(): Promise<void>
}

/**
 * @param folder the library's folder, as errors name it
 * @param root a folder that every library has: an unplugged disk may leave an empty folder where it was mounted
 */
export function createOperations(folder: string, root: string): Operations {
  const underWay = new Set<Promise<unknown>>()
  const listeners = createListeners<[AppFailure]>()
  let lost = false

  async function reached(): Promise<AppFailure | null> {
    try {
      await stat(root)
      return null
    } catch (error) {
      return new AppFailure('library-unavailable', { folder, reason: systemCode(error) }, { cause: error })
    }
  }

  async function demandReachable(): Promise<void> {
    const failure = await reached()
    if (failure) throw failure
  }

  async function watched<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      const gone = await reached()
      if (!gone) throw error
      if (!lost) listeners.tell(gone)
      lost = true
      throw gone
    }
  }

  return {
    run(work) {
      const done = watched(work)
      const ended = done.then(
        () => undefined,
        () => undefined,
      )
      underWay.add(ended)
      void ended.then(() => underWay.delete(ended))
      return done
    },
    demandReachable,
    onLost: listeners.add,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
