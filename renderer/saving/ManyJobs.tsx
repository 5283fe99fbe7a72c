// Many saves as one: how far they are, what failed, and each of them on request.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useId, useState } from 'react'
import type { CaptureJob } from '../../domain/capture.ts'
import { remediesAfter } from '../../domain/capture.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { JobRow } from './JobRow.tsx'
import type { Saving } from './jobs.ts'
import styles from './saving.module.css'

/** Failed saves that are shown unasked: of those that ran together last. */
export const SHOWN_UNASKED = 2
/** A screen reader is told at each of so many parts of the way, not at each save. */
const TOLD_PARTS = 4

type ManyJobsProps = {
  readonly failed: readonly CaptureJob[]
  readonly running: readonly CaptureJob[]
  readonly saving: Saving
  readonly onEdit: (given: string, jobId: string) => void
  readonly onOpenPage: (url: string, jobId: string) => void
}

export function ManyJobs({ failed, running, saving, ...actions }: ManyJobsProps) {
  const { settings, messages: t } = useSettings()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const { all, ended, areFiles, failed: failedNow, failedIds } = saving.batch
  const works = running.length > 0
  const sentence = t.save.many(Math.min(ended + 1, all), all, areFiles)
  const toldAt = Math.floor((Math.floor((ended / all) * TOLD_PARTS) / TOLD_PARTS) * all)
  const told = t.save.many(Math.min(toldAt + 1, all), all, areFiles)
  const under = running.reduce((sum, { progress }) => sum + progress, 0)
  // Those of earlier runs wait folded: they have been seen.
  const unasked = failed.filter(({ id }) => failedIds.has(id)).slice(0, SHOWN_UNASKED)
  const shown = open ? [...failed, ...running] : unasked
  const hides = failed.length > unasked.length || works
  const retriable = failed.filter(
    ({ error, url }) =>
      error !== null &&
      remediesAfter(error, {
        hasAddress: url !== null,
        privateAllowed: settings.allowPrivateAddresses,
      }).includes('retry'),
  )
  return (
    <>
      <div className={styles.summary}>
        <p>
          {works ? sentence : t.save.manyFailed(failed.length)}
          {works && failedNow > 0 && (
            <span className={styles.failedCount}>{t.save.manyFailed(failedNow)}</span>
          )}
        </p>
        <p role="status" className="visually-hidden">
          {works ? told : t.save.manyFailed(failed.length)}
        </p>
        {works && (
          <progress
            className={styles.bar}
            max={all}
            value={Math.min(all, ended + under)}
            aria-label={t.save.manyProgress}
          />
        )}
        <div className={styles.row}>
          {hides && (
            <Button
              small
              tone="plain"
              className={styles.toggle ?? ''}
              aria-expanded={open}
              aria-controls={listId}
              onClick={() => setOpen(!open)}
            >
              {open ? (
                <ChevronUp size={14} aria-hidden="true" />
              ) : (
                <ChevronDown size={14} aria-hidden="true" />
              )}
              {open ? t.save.hideEach : t.save.showEach}
            </Button>
          )}
          {works && (
            <Button small onClick={() => running.forEach(({ id }) => saving.cancel(id))}>
              {t.save.cancelAll}
            </Button>
          )}
          {failed.length > 1 && (
            <Button small onClick={() => failed.forEach(({ id }) => saving.dismiss(id))}>
              {t.save.dismissAll}
            </Button>
          )}
          {retriable.length > 0 && failed.length > 1 && !works && (
            <Button small onClick={() => retriable.forEach(({ id }) => saving.retry(id, {}))}>
              {t.save.retryAll}
            </Button>
          )}
        </div>
      </div>
      <ul id={listId}>
        {shown.map((job) => (
          <JobRow key={job.id} job={job} saving={saving} {...actions} alerts={false} />
        ))}
      </ul>
    </>
  )
}
