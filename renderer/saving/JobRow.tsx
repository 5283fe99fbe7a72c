// One save in the panel: its step, its bar and its way out; a failed one with its sentence and what can be done.
import type { CaptureJob, Remedy } from '../../domain/capture.ts'
import { remediesAfter } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import type { Saving } from './jobs.ts'
import { remedyLabel } from './remedies.ts'
import styles from './saving.module.css'

type JobRowProps = {
  readonly job: CaptureJob
  readonly saving: Saving
  readonly onEdit: (given: string, jobId: string) => void
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
    const remedies = remediesAfter(job.error, {
      hasAddress: url !== null,
      privateAllowed: settings.allowPrivateAddresses,
    })
    const take = (remedy: Remedy) => {
      if (remedy === 'openPage' && url !== null) onOpenPage(url, job.id)
      else saving.retry(job.id, { allowPrivate: remedy === 'allowPrivate', anyway: remedy === 'saveAnyway' })
    }
    return (
      <li className={styles.job} data-job={job.id} tabIndex={-1}>
        <span className={styles.label} title={label}>
          {label}
        </span>
        <p role={alerts ? 'alert' : undefined} className={styles.reason}>
          {errorSentence(t, job.error)}
        </p>
        {/* What leads away from it first, what may help most last, as in the dialog. */}
        <div className={styles.remedies}>
          <Button small tone="plain" onClick={() => saving.dismiss(job.id)}>
            {t.save.dismiss}
          </Button>
          {/* A file was given by its place: there is nothing in it to edit. */}
          {job.kind !== 'file' && (
            <Button
              small
              onClick={() =>
                void saving.given(job.id).then((given) => given !== null && onEdit(given, job.id))
              }
            >
              {t.save.edit}
            </Button>
          )}
          {remedies.toReversed().map((remedy) => (
            <Button
              key={remedy}
              small
              {...(remedy === remedies[0] ? { tone: 'primary' } : {})}
              onClick={() => take(remedy)}
            >
              {remedyLabel(t, remedy)}
            </Button>
          ))}
        </div>
      </li>
    )
  }
  return (
    <li className={styles.job} data-job={job.id} tabIndex={-1}>
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
