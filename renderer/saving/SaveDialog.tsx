// The dialog "Lưu bài báo": one box for an address, HTML or plain text. It stays open while the save runs and keeps
// what was typed whatever happens; closed, the save goes on in the list.
import { FolderOpen } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { CaptureJob, Remedy } from '../../domain/capture.ts'
import { isFinished, mayOpenPage, remediesAfter } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { richPaste } from '../../domain/pasted.ts'
import type { AppError } from '../../domain/result.ts'
import { addressesIn, readGivenText, refusalOf } from '../../domain/url-policy.ts'
import { errorOf } from '../client/bridge.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import type { Saving } from './jobs.ts'
import type { Pasted } from './pasted.ts'
import { remedyLabel } from './remedies.ts'
import styles from './saving.module.css'

type SaveDialogProps = {
  readonly saving: Saving
  /** The save that the dialog shows; kept by the window so that the panel leaves it out. */
  readonly jobId: string | null
  readonly onJob: (jobId: string | null) => void
  /** What was typed; kept by the window so that it outlives the dialog. */
  readonly draft: string
  readonly onDraft: (text: string) => void
  /** Rich text that was pasted, kept like the draft. */
  readonly pasted: Pasted | null
  readonly onPasted: (pasted: Pasted | null) => void
  readonly onOpenFiles: () => void
  /** Opens an address in the capture window; `insteadOf`: the failed save that it stands for, or null. */
  readonly onOpenPage: (url: string, insteadOf: string | null) => void
  /** What was typed is being saved: whatever it stands for need not be kept any more. */
  readonly onBegun: () => void
  /** Several addresses, a line each: their saves are shown in the list. */
  readonly onSaveMany: (urls: readonly string[]) => void
  readonly onSaved: (job: CaptureJob) => void
  readonly onClose: () => void
}

export function SaveDialog(props: SaveDialogProps) {
  const { saving, jobId, onJob, draft, onDraft, pasted, onPasted } = props
  const { onOpenFiles, onOpenPage, onBegun, onSaveMany, onSaved, onClose } = props
  const { settings, messages: t } = useSettings()
  const field = useRef<HTMLTextAreaElement>(null)
  const fieldId = useId()
  const hintId = useId()
  /** What the last save was begun with: what has been changed since is another save. */
  const [begun, setBegun] = useState<{ readonly draft: string; readonly html: string | null } | null>(null)
  const [refused, setRefused] = useState<AppError | null>(null)
  // A cancelled save leaves what was typed, and nothing else.
  const job = saving.jobs.find(({ id, step }) => id === jobId && step !== 'cancelled') ?? null
  const working = job !== null && !isFinished(job.step)
  // Changed words are what the person means, not the layout that they came with.
  const untouched = pasted !== null && pasted.words === draft ? pasted : null
  const rich = untouched?.wordsOnly === false ? untouched : null
  const isSame = begun !== null && begun.draft === draft && begun.html === (rich?.html ?? null)
  const failure = job?.step === 'failed' && isSame ? job.error : null
  const error = refused ?? failure
  const given = readGivenText(draft)
  const address = given?.kind === 'address' ? given.url : null
  const many = rich === null ? addressesIn(draft) : []
  const remedies =
    failure === null
      ? []
      : remediesAfter(failure, {
          hasAddress: address !== null,
          privateAllowed: settings.allowPrivateAddresses,
        })
  const [first, ...others] = remedies

  useEffect(() => {
    field.current?.select()
    return () => onJob(null)
  }, [onJob])
  useEffect(() => {
    if (job?.step !== 'done') return
    onPasted(null)
    onSaved(job)
  }, [job, onPasted, onSaved])

  const save = async () => {
    const refusal = rich === null ? refusalOf(draft) : null
    const wanted = rich === null ? given : ({ kind: 'html', text: rich.html } as const)
    if (refusal !== null || wanted === null) return setRefused({ code: refusal ?? 'empty-input' })
    setRefused(null)
    if (many.length > 0) {
      onBegun()
      return onSaveMany(many)
    }
    if (job?.step === 'failed') saving.dismiss(job.id)
    try {
      const input = wanted.kind === 'html' ? { ...wanted, url: null } : wanted
      onJob(await saving.start(input))
      onBegun()
      setBegun({ draft, html: rich?.html ?? null })
    } catch (caught) {
      setRefused(errorOf(caught))
    }
  }

  const take = (remedy: Remedy) => {
    if (job === null) return
    if (remedy === 'retry') void save()
    else if (remedy !== 'openPage')
      saving.retry(job.id, { allowPrivate: remedy === 'allowPrivate', anyway: remedy === 'saveAnyway' })
    else if (address !== null) onOpenPage(address, job.id)
  }
  /** What the primary button and Enter do. */
  const act = () => {
    if (working) return
    if (first !== undefined) take(first)
    else if (failure === null) void save()
  }

  return (
    <Dialog title={t.save.title} closeLabel={t.settings.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          act()
        }}
      >
        <div className={styles.field}>
          <label htmlFor={fieldId}>{t.save.field}</label>
          <textarea
            id={fieldId}
            ref={field}
            data-first
            aria-describedby={hintId}
            spellCheck={false}
            readOnly={working}
            value={draft}
            onChange={(event) => {
              onDraft(event.target.value)
              setRefused(null)
            }}
            onPaste={({ clipboardData }) => {
              const words = clipboardData.getData('text/plain').replace(/\r\n?/g, '\n')
              const html = richPaste(clipboardData.getData('text/html'), words)
              onPasted(html === null ? null : { html, words, wordsOnly: false })
            }}
            onKeyDown={(event) => {
              // An address needs one key; text that was pasted keeps its lines, and Ctrl/Cmd+Enter saves it.
              const one = !draft.includes('\n')
              if (event.key !== 'Enter' || event.shiftKey || !(one || event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              act()
            }}
          />
          <p id={hintId} className={styles.hint}>
            {t.save.hint}
          </p>
          {many.length > 0 && (
            <p role="status" className={styles.hint}>
              {t.save.addresses(many.length)}
            </p>
          )}
          {untouched !== null && (
            <div className={styles.rich}>
              <span role="status">{untouched.wordsOnly ? t.save.richDropped : t.save.richKept}</span>
              <Button
                small
                tone="plain"
                disabled={working}
                onClick={() => onPasted({ ...untouched, wordsOnly: !untouched.wordsOnly })}
              >
                {untouched.wordsOnly ? t.save.keepRich : t.save.saveWordsOnly}
              </Button>
            </div>
          )}
        </div>
        {working && (
          <div className={styles.working}>
            <p role="status">{t.steps[job.step]}</p>
            <progress
              className={styles.bar}
              max={1}
              value={job.progress}
              aria-label={t.save.progress(job.label)}
            />
          </div>
        )}
        {error !== null && (
          <p role="alert" className={styles.error}>
            {errorSentence(t, error)}
          </p>
        )}
        <DialogActions>
          {!working && failure === null && (
            <Button tone="plain" onClick={onOpenFiles}>
              <FolderOpen size={16} aria-hidden="true" />
              {t.save.openFiles}
            </Button>
          )}
          {!working && address !== null && mayOpenPage(error) && !remedies.includes('openPage') && (
            <Button tone="plain" onClick={() => onOpenPage(address, failure === null ? null : jobId)}>
              {t.page.open}
            </Button>
          )}
          {working && (
            <Button tone="plain" onClick={onClose}>
              {t.save.keepInBackground}
            </Button>
          )}
          <Button onClick={() => (working ? saving.cancel(job.id) : onClose())}>{t.save.cancel}</Button>
          {others.toReversed().map((remedy) => (
            <Button key={remedy} onClick={() => take(remedy)}>
              {remedyLabel(t, remedy)}
            </Button>
          ))}
          <Button
            tone="primary"
            type="submit"
            disabled={working || (failure !== null && first === undefined)}
          >
            {first === undefined ? t.save.submit : remedyLabel(t, first)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
