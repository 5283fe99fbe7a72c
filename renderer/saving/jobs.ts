// The saves on their way, as the capture process tells of them.
import { useCallback, useEffect, useState } from 'react'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import { bridge, call } from '../client/bridge.ts'

export type Saving = {
  readonly jobs: readonly CaptureJob[]
  /** Begins a save; rejects with CallFailed where what was given cannot even be queued. */
  readonly start: (input: CaptureInput) => Promise<string>
  readonly cancel: (jobId: string) => void
  readonly retry: (jobId: string, allowPrivate: boolean) => void
  /** Takes a finished job away; answers with what it was given. */
  readonly dismiss: (jobId: string) => Promise<string | null>
}

const put = (jobs: readonly CaptureJob[], job: CaptureJob): readonly CaptureJob[] =>
  jobs.some(({ id }) => id === job.id) ? jobs.map((one) => (one.id === job.id ? job : one)) : [...jobs, job]

/** `onFailure` is told of what could not be asked for. */
export function useSaving(onFailure: (caught: unknown) => void): Saving {
  const [jobs, setJobs] = useState<readonly CaptureJob[]>([])

  useEffect(() => {
    call('capture:jobs').then(
      (known) => setJobs((present) => known.reduce(put, present)),
      () => undefined,
    )
    const stopJob = bridge.on['capture:job']((job) => setJobs((present) => put(present, job)))
    const stopGone = bridge.on['capture:dismissed'](({ jobId }) =>
      setJobs((present) => present.filter(({ id }) => id !== jobId)),
    )
    return () => {
      stopJob()
      stopGone()
    }
  }, [])

  const start = useCallback(async (input: CaptureInput) => {
    const { jobId } = await call('capture:save', { input, allowPrivate: false })
    return jobId
  }, [])
  const cancel = useCallback(
    (jobId: string) => void call('capture:cancel', { jobId }).catch(onFailure),
    [onFailure],
  )
  const retry = useCallback(
    (jobId: string, allowPrivate: boolean) =>
      void call('capture:retry', { jobId, allowPrivate }).catch(onFailure),
    [onFailure],
  )
  const dismiss = useCallback(
    async (jobId: string) => {
      setJobs((present) => present.filter(({ id }) => id !== jobId))
      try {
        const { given } = await call('capture:dismiss', { jobId })
        return given
      } catch (caught) {
        onFailure(caught)
        return null
      }
    },
    [onFailure],
  )
  return { jobs, start, cancel, retry, dismiss }
}
