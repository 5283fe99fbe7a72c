// Saves that run together, from the first that begins to the last that ends: so that many are told of as one.
import type { CaptureJob, CaptureStep } from '../../domain/capture.ts'
import { isFinished } from '../../domain/capture.ts'

/** More saves than this at a time are shown and told of as one. */
export const FEW = 4

export type Batch = ReadonlyMap<string, { readonly step: CaptureStep; readonly isFile: boolean }>

export const NO_BATCH: Batch = new Map()

export type BatchCounts = {
  readonly all: number
  readonly saved: number
  readonly failed: number
  readonly failedIds: ReadonlySet<string>
  readonly cancelled: number
  /** Saved, failed or cancelled. */
  readonly ended: number
  /** Only files were given. */
  readonly areFiles: boolean
}

export function countBatch(batch: Batch): BatchCounts {
  const counts = { done: 0, failed: 0, cancelled: 0 }
  let areFiles = true
  for (const { step, isFile } of batch.values()) {
    if (step === 'done' || step === 'failed' || step === 'cancelled') counts[step]++
    areFiles &&= isFile
  }
  const { done: saved, failed, cancelled } = counts
  const failedIds = new Set([...batch].flatMap(([id, { step }]) => (step === 'failed' ? [id] : [])))
  return { all: batch.size, saved, failed, failedIds, cancelled, ended: saved + failed + cancelled, areFiles }
}

const hasEnded = (batch: Batch): boolean => [...batch.values()].every(({ step }) => isFinished(step))

/** The batch after a save has changed: one that begins after all have ended begins a new batch. */
export function noteJob(batch: Batch, { id, step, kind }: CaptureJob): Batch {
  if (isFinished(step) && !batch.has(id)) return batch
  const present = !isFinished(step) && hasEnded(batch) ? [] : batch
  return new Map([...present, [id, { step, isFile: kind === 'file' }]])
}

/** Whether this very change ended a batch of many. */
export const endsMany = (before: Batch, after: Batch): boolean =>
  after.size > FEW && hasEnded(after) && !hasEnded(before)
