// How far an act on many articles has come: each writes a small file of its own, and of thousands a person is told.
import type { Progress } from '../../domain/ipc-contract.ts'

/** Milliseconds: an act that is done by then says nothing, and a longer one says something so often. */
const QUICK = 1000
const EVERY = 100

export type ActProgress = {
  /** One more is done. */
  step(): void
  /** The act has ended, well or badly. */
  end(): void
}

/** @param tell null at the end, where something was told */
export function startProgress(total: number, tell: (progress: Progress | null) => void): ActProgress {
  const began = performance.now()
  let done = 0
  let told: number | null = null
  return {
    step() {
      done++
      const now = performance.now()
      if (now - began < QUICK || (told !== null && now - told < EVERY)) return
      told = now
      tell({ done, total })
    },
    end() {
      if (told !== null) tell(null)
    },
  }
}
