// The bar of the capture window in the reader's window: which page is open there, what to do, and its two buttons. The
// page itself is a stranger's and holds no control of ours.
import { PanelTop } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import type { CaptureJob } from '../../domain/capture.ts'
import type { CapturePage } from '../../domain/capture-page.ts'
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import { hostOf } from '../../domain/url-policy.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import type { CapturePageControl } from './capture-page.ts'
import styles from './CapturePageBar.module.css'

type CapturePageBarProps = {
  readonly control: CapturePageControl
  readonly jobs: readonly CaptureJob[]
}

export function CapturePageBar({ control, jobs }: CapturePageBarProps) {
  const t = useMessages()
  const { page, refusal } = control
  if (refusal !== null)
    return (
      <Bar>
        <Failure error={refusal} />
        <div className={styles.actions}>
          <Button onClick={control.allow}>{t.page.openPrivate}</Button>
          <Button onClick={control.close}>{t.save.cancel}</Button>
        </div>
      </Bar>
    )
  if (page === null) return null
  return <OpenPage control={control} page={page} job={jobs.find(({ id }) => id === page.jobId) ?? null} />
}

type OpenPageProps = {
  readonly control: CapturePageControl
  readonly page: CapturePage
  readonly job: CaptureJob | null
}

function OpenPage({ control, page, job }: OpenPageProps) {
  const t = useMessages()
  const hintId = useId()
  const saving = page.step === 'saving'
  const host = hostOf(page.url) ?? page.url
  return (
    <Bar describedBy={hintId}>
      <PanelTop className={styles.icon} size={18} strokeWidth={1.7} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.page} title={page.url}>
          <span className={styles.host}>{host}</span>
          {page.title !== '' && <span className={styles.title}>{page.title}</span>}
        </p>
        {page.error !== null ? (
          <Failure error={page.error} />
        ) : saving ? (
          <p role="status">{job === null ? t.page.reading : t.steps[job.step]}</p>
        ) : (
          <p id={hintId}>{t.page.hint}</p>
        )}
        {saving && (
          <progress
            className={styles.progress}
            max={1}
            value={job?.progress ?? 0}
            aria-label={t.save.progress(page.title || host)}
          />
        )}
      </div>
      <div className={styles.actions}>
        <Button tone="primary" aria-disabled={saving} onClick={() => !saving && control.save()}>
          {t.page.save}
        </Button>
        <Button onClick={control.close}>{t.save.cancel}</Button>
      </div>
    </Bar>
  )
}

const Failure = ({ error }: { readonly error: AppError }) => {
  const t = useMessages()
  return (
    <p role="alert" className={styles.failure}>
      {errorSentence(t, error)}
    </p>
  )
}

/** Takes the focus when it appears, and gives it back to where it was. */
function Bar({ describedBy, children }: { readonly describedBy?: string; readonly children: ReactNode }) {
  const t = useMessages()
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    bar.current?.focus()
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <section
      ref={bar}
      className={styles.bar}
      aria-label={t.regions.capturePage}
      aria-describedby={describedBy}
      tabIndex={-1}
    >
      {children}
    </section>
  )
}
