// The saves that run or failed, above the list: a few each by itself, many as one with a line that sums them up.
import { useRef } from 'react'
import { isFinished } from '../../domain/capture.ts'
import { useMessages } from '../client/settings.tsx'
import { FEW } from './batch.ts'
import { JobRow } from './JobRow.tsx'
import type { Saving } from './jobs.ts'
import { ManyJobs, SHOWN_UNASKED } from './ManyJobs.tsx'
import styles from './saving.module.css'
import { useKeptFocus } from './use-kept-focus.ts'

type SavingPanelProps = {
  readonly saving: Saving
  /** Opens the dialog with what a failed save was given. */
  readonly onEdit: (given: string, jobId: string) => void
  /** Opens the page of a failed save in the capture window. */
  readonly onOpenPage: (url: string, jobId: string) => void
  /** The last save is gone, and with it what had the focus. */
  readonly onFocusLost: () => void
  /** Saves that another place shows already. */
  readonly hiddenIds: readonly (string | null | undefined)[]
}

export function SavingPanel({ saving, onEdit, onOpenPage, onFocusLost, hiddenIds }: SavingPanelProps) {
  const t = useMessages()
  const panel = useRef<HTMLElement>(null)
  const keepFocus = useKeptFocus(panel, onFocusLost)
  const visible = saving.jobs.filter(({ id }) => !hiddenIds.includes(id))
  const running = visible.filter(({ step }) => !isFinished(step))
  // What has just failed is looked for at the top.
  const failed = visible.filter(({ step }) => step === 'failed').toReversed()
  const shown = [...failed, ...running]
  if (shown.length === 0) return null
  // Many that began together stay one, also what is left of them at the end.
  const many =
    shown.length > FEW ||
    // A failed one that is tried again counts as before: the panel keeps its shape.
    (failed.length > 0 && shown.length > SHOWN_UNASKED) ||
    (saving.batch.all > FEW && (running.length > 0 || failed.length > 1))
  return (
    <section ref={panel} aria-label={t.regions.saving} className={styles.panel} {...keepFocus}>
      {many ? (
        <ManyJobs failed={failed} running={running} saving={saving} onEdit={onEdit} onOpenPage={onOpenPage} />
      ) : (
        <ul>
          {shown.map((job) => (
            <JobRow key={job.id} job={job} saving={saving} onEdit={onEdit} onOpenPage={onOpenPage} alerts />
          ))}
        </ul>
      )}
    </section>
  )
}
