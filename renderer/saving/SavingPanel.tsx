// The saves that run or failed, above the list: each with its step, its bar and its way out.
import type { CaptureJob } from '../../domain/capture.ts'
import { isFinished, mayAllowPrivate, mayNeedBrowser, maySaveAnyway } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { useMessages, useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import type { Saving } from './jobs.ts'
import styles from './saving.module.css'

type SavingPanelProps = {
  readonly saving: Saving
  readonly onEdit: (given: string) => void
  /** Opens the page of a failed save in the capture window. */
  readonly onOpenPage: (url: string, jobId: string) => void
  /** The save that another place shows already, or null. */
  readonly hiddenId: string | null
}

export function SavingPanel({ saving, onEdit, onOpenPage, hiddenId }: SavingPanelProps) {
  const t = useMessages()
  const shown = saving.jobs.filter(
    ({ id, step }) => id !== hiddenId && (!isFinished(step) || step === 'failed'),
  )
  if (shown.length === 0) return null
  return (
    <section aria-label={t.regions.saving} className={styles.panel}>
      <ul>
        {shown.map((job) => (
          <Job key={job.id} job={job} saving={saving} onEdit={onEdit} onOpenPage={onOpenPage} />
        ))}
      </ul>
    </section>
  )
}

type JobProps = Omit<SavingPanelProps, 'hiddenId'> & { readonly job: CaptureJob }

function Job({ job, saving, onEdit, onOpenPage }: JobProps) {
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
        <p role="alert">{errorSentence(t, job.error)}</p>
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
          <Button
            small
            onClick={() => void saving.dismiss(job.id).then((given) => given !== null && onEdit(given))}
          >
            {t.save.edit}
          </Button>
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
