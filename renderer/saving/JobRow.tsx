// One save in the panel: its step, its bar and its way out; a failed one with its sentence and what can be done.
import type { CaptureJob } from '../../domain/capture.ts'
import { mayAllowPrivate, mayNeedBrowser, maySaveAnyway } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import type { Saving } from './jobs.ts'
import styles from './saving.module.css'

type JobRowProps = {
  readonly job: CaptureJob
  readonly saving: Saving
  readonly onEdit: (given: string) => void
  /** Opens the page of a failed save in the capture window. */
  readonly onOpenPage: (url: string, jobId: string) => void
  /** A failure is told as soon as it is there; of many, only their number is. */
  readonly alerts: boolean
}

export function JobRow({ job, saving, onEdit, onOpenPage, alerts }: JobRowProps) {
  const { settings, messages: t } = useSettings()
  const label = job.title ?? job.url ?? job.label
  if (job.error !== null && job.step === 'failed') {
    const { url } = job
    const isPrivate = mayAllowPrivate(job.error) && settings.allowPrivateAddresses
    return (
      <li className={styles.job}>
        <span className={styles.label} title={label}>
          {label}
        </span>
        <p role={alerts ? 'alert' : undefined} className={styles.reason}>
          {errorSentence(t, job.error)}
        </p>
        <div className={styles.row}>
          <Button small onClick={() => saving.retry(job.id, { allowPrivate: isPrivate })}>
            {isPrivate ? t.save.saveAnyway : t.save.retry}
          </Button>
          {url !== null && mayNeedBrowser(job.error) && (
            <Button small onClick={() => onOpenPage(url, job.id)}>
              {t.page.open}
            </Button>
          )}
          {maySaveAnyway(job.error) && (
            <Button small onClick={() => saving.retry(job.id, { anyway: true })}>
              {t.save.anyway}
            </Button>
          )}
          {/* A file was given by its place: there is nothing in it to edit. */}
          {job.kind !== 'file' && (
            <Button
              small
              onClick={() => void saving.dismiss(job.id).then((given) => given !== null && onEdit(given))}
            >
              {t.save.edit}
            </Button>
          )}
          <Button small tone="plain" onClick={() => void saving.dismiss(job.id)}>
            {t.save.dismiss}
          </Button>
        </div>
      </li>
    )
  }
  return (
    <li className={styles.job}>
      <span className={styles.label} title={label}>
        {label}
      </span>
      <progress className={styles.bar} max={1} value={job.progress} aria-label={t.save.progress(label)} />
      <div className={styles.row}>
        <p>{t.steps[job.step]}</p>
        <Button small onClick={() => saving.cancel(job.id)}>
          {t.save.cancel}
        </Button>
      </div>
    </li>
  )
}
