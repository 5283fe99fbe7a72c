// Many saves as one: how far they are, what failed, and each of them on request.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useId, useState } from 'react'
import type { CaptureJob } from '../../domain/capture.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { JobRow } from './JobRow.tsx'
import type { Saving } from './jobs.ts'
import styles from './saving.module.css'

/** Failed saves that are shown unasked. */
const SHOWN_UNASKED = 2
/** A screen reader is told at each of so many parts of the way, not at each save. */
const TOLD_PARTS = 4

type ManyJobsProps = {
  readonly failed: readonly CaptureJob[]
  readonly running: readonly CaptureJob[]
  readonly saving: Saving
  readonly onEdit: (given: string) => void
  readonly onOpenPage: (url: string, jobId: string) => void
}

export function ManyJobs({ failed, running, saving, ...actions }: ManyJobsProps) {
  const t = useMessages()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const { all, ended, areFiles } = saving.batch
  const works = running.length > 0
  const sentence = t.save.many(Math.min(ended + 1, all), all, areFiles)
  const toldAt = Math.floor((Math.floor((ended / all) * TOLD_PARTS) / TOLD_PARTS) * all)
  const told = t.save.many(Math.min(toldAt + 1, all), all, areFiles)
  const under = running.reduce((sum, { progress }) => sum + progress, 0)
  const shown = open ? [...failed, ...running] : failed.slice(0, SHOWN_UNASKED)
  const hides = failed.length > SHOWN_UNASKED || works
  return (
    <>
      <div className={styles.summary}>
        <p>
          {works ? sentence : t.save.manyFailed(failed.length)}
          {works && failed.length > 0 && (
            <span className={styles.failedCount}>{t.save.manyFailed(failed.length)}</span>
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
          {failed.length > 1 && !works && (
            <Button small onClick={() => failed.forEach(({ id }) => saving.retry(id, {}))}>
              {t.save.retryAll}
            </Button>
          )}
          {failed.length > 1 && (
            <Button small onClick={() => failed.forEach(({ id }) => void saving.dismiss(id))}>
              {t.save.dismissAll}
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
