// The saves on their way, as the capture process tells of them.
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import { bridge, call } from '../client/bridge.ts'
import { countBatch, endsMany, FEW, NO_BATCH, noteJob } from './batch.ts'
import type { BatchCounts } from './batch.ts'

export type RetryWishes = {
  /** The person allows the private address. */
  readonly allowPrivate?: boolean
  /** The person wants it saved though it looks like no article. */
  readonly anyway?: boolean
}

export type Saving = {
  readonly jobs: readonly CaptureJob[]
  /** Those that run together now, or ran together last. */
  readonly batch: BatchCounts
  /** Begins a save; rejects with CallFailed where what was given cannot even be queued. */
  readonly start: (input: CaptureInput) => Promise<string>
  readonly cancel: (jobId: string) => void
  readonly retry: (jobId: string, wishes?: RetryWishes) => void
  /** Takes a finished job away. */
  readonly dismiss: (jobId: string) => void
  /** What a job was given; null where that cannot be had, which is told. */
  readonly given: (jobId: string) => Promise<string | null>
}

const put = (jobs: readonly CaptureJob[], job: CaptureJob): readonly CaptureJob[] =>
  jobs.some(({ id }) => id === job.id) ? jobs.map((one) => (one.id === job.id ? job : one)) : [...jobs, job]

/** Begins a save; its id. Rejects with CallFailed where what was given cannot even be queued. */
export async function startSave(input: CaptureInput): Promise<string> {
  const { jobId } = await call('capture:save', { input, allowPrivate: false })
  return jobId
}

type SavingListeners = {
  /** Told of each save that ends well, once, where few run together. */
  readonly onDone: (job: CaptureJob) => void
  /** Told of many that ran together, once, when the last has ended. */
  readonly onManyEnded: (counts: BatchCounts) => void
  /** Told of what could not be asked for. */
  readonly onFailure: (caught: unknown) => void
}

export function useSaving({ onDone, onManyEnded, onFailure }: SavingListeners): Saving {
  const [jobs, setJobs] = useState<readonly CaptureJob[]>([])
  const [batch, setBatch] = useState(NO_BATCH)
  /** The batch as of the last message: several may come before it is drawn. */
  const latest = useRef(NO_BATCH)
  const hear = useEffectEvent((job: CaptureJob) => {
    const before = latest.current
    const after = noteJob(before, job)
    latest.current = after
    setBatch(after)
    setJobs((present) => put(present, job))
    if (endsMany(before, after)) onManyEnded(countBatch(after))
    else if (job.step === 'done' && after.size <= FEW) onDone(job)
  })

  useEffect(() => {
    call('capture:jobs').then(
      (known) => {
        latest.current = known.reduce(noteJob, latest.current)
        setBatch(latest.current)
        setJobs((present) => known.reduce(put, present))
      },
      () => undefined,
    )
    const stopJob = bridge.on['capture:job']((job) => hear(job))
    const stopGone = bridge.on['capture:dismissed'](({ jobId }) =>
      setJobs((present) => present.filter(({ id }) => id !== jobId)),
    )
    return () => {
      stopJob()
      stopGone()
    }
  }, [])

  const cancel = useCallback(
    (jobId: string) => void call('capture:cancel', { jobId }).catch(onFailure),
    [onFailure],
  )
  const retry = useCallback(
    (jobId: string, { allowPrivate = false, anyway = false }: RetryWishes = {}) =>
      void call('capture:retry', { jobId, allowPrivate, anyway }).catch(onFailure),
    [onFailure],
  )
  const dismiss = useCallback(
    (jobId: string) => {
      setJobs((present) => present.filter(({ id }) => id !== jobId))
      void call('capture:dismiss', { jobId }).catch(onFailure)
    },
    [onFailure],
  )
  const given = useCallback(
    async (jobId: string) => {
      try {
        return (await call('capture:given', { jobId })).given
      } catch (caught) {
        onFailure(caught)
        return null
      }
    },
    [onFailure],
  )
  return { jobs, batch: countBatch(batch), start: startSave, cancel, retry, dismiss, given }
}
