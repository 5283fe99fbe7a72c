// "Sửa bản lưu": title, lead, author and date, the charset, and which blocks belong to the article. The page's own is
// kept beside what is changed here.
import { useCallback, useEffect, useId, useState } from 'react'
import type { ArticleDetail } from '../../domain/article.ts'
import type { OfferedCharset } from '../../domain/charsets.ts'
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import { useTellDone } from '../client/actions.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import { changeOf, draftOf, isChanged } from './copy-draft.ts'
import type { CopyDraft } from './copy-draft.ts'
import { CopyFields } from './CopyFields.tsx'
import { EditableBlocks } from './EditableBlocks.tsx'
import styles from './EditCopyDialog.module.css'

type EditCopyDialogProps = {
  readonly article: ArticleDetail
  readonly onClose: () => void
}

export function EditCopyDialog({ article, onClose }: EditCopyDialogProps) {
  const messages = useMessages()
  const t = messages.editCopy
  const tellDone = useTellDone()
  const { draft, setDraft, error, clearError, busy, read, write } = useDraft(article.id)
  /** What is asked about, since it would drop what was typed. */
  const [leaving, setLeaving] = useState<'close' | 'revert' | null>(null)
  const [badDate, setBadDate] = useState(false)
  const blocksId = useId()

  const keep = useCallback(
    (key: string, isKept: boolean) => {
      clearError()
      setDraft((present) => {
        if (present === null) return null
        const kept = new Set(present.kept)
        if (isKept) kept.add(key)
        else kept.delete(key)
        return { ...present, kept }
      })
    },
    [clearError, setDraft],
  )
  const typed = draft !== null && isChanged(draft)
  const close = () => {
    clearError()
    if (typed && leaving === null) setLeaving('close')
    else onClose()
  }
  const save = async () => {
    if (draft === null || draft.title.trim() === '' || badDate) return
    if (!typed) return onClose()
    const done = await write(() => call('copy:save', changeOf(draft, article.lang)))
    if (done === null) return
    tellDone(done)
    onClose()
  }
  const revert = async () => {
    if (typed && leaving === null) return setLeaving('revert')
    const done = await write(() => call('copy:revert', { id: article.id }))
    if (done === null) return setLeaving(null)
    tellDone(done, t.reverted)
    onClose()
  }

  return (
    <Dialog title={t.title} closeLabel={t.cancel} onClose={close} wide>
      {draft === null && error === null && <p role="status">{t.loading}</p>}
      {draft !== null && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <CopyFields
            draft={draft}
            busy={busy}
            onChange={(change) => {
              clearError()
              setDraft({ ...draft, ...change })
            }}
            onBadDate={setBadDate}
            onCharset={read}
          />
          <section aria-labelledby={blocksId} className={styles.blocks}>
            <h3 id={blocksId}>{t.blocks}</h3>
            <p className={styles.hint}>{t.blocksHint}</p>
            <EditableBlocks
              articleId={article.id}
              lang={article.lang}
              dir={article.dir}
              blocks={draft.copy.blocks}
              kept={draft.kept}
              onKeep={keep}
            />
          </section>
          <div className={styles.foot}>
            {error !== null && (
              <p role="alert" className={styles.error}>
                {errorSentence(messages, error)}
              </p>
            )}
            {draft.title.trim() === '' && <p role="alert">{t.needsTitle}</p>}
            {badDate && <p role="alert">{t.badDate}</p>}
            {/* Each set of buttons has its own: one that became the submit button under a click would submit. */}
            {leaving !== null ? (
              <DialogActions key="leaving">
                <p role="alert" className={styles.leaving}>
                  {t.unsaved}
                </p>
                <Button onClick={() => (leaving === 'revert' ? void revert() : onClose())}>
                  {t.discard}
                </Button>
                <Button tone="primary" onClick={() => setLeaving(null)}>
                  {t.goOn}
                </Button>
              </DialogActions>
            ) : (
              <DialogActions key="editing">
                {draft.copy.edited && (
                  <Button
                    tone="plain"
                    className={styles.revert}
                    disabled={busy}
                    onClick={() => void revert()}
                  >
                    {t.revert}
                  </Button>
                )}
                <Button onClick={close}>{t.cancel}</Button>
                <Button tone="primary" type="submit" disabled={busy}>
                  {t.save}
                </Button>
              </DialogActions>
            )}
          </div>
        </form>
      )}
      {draft === null && error !== null && (
        <>
          <p role="alert" className={styles.error}>
            {errorSentence(messages, error)}
          </p>
          <DialogActions>
            <Button onClick={onClose}>{t.cancel}</Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}

/** The draft over a saved copy, and what is asked of the library for it. */
function useDraft(id: string) {
  const [draft, setDraft] = useState<CopyDraft | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)

  const clearError = useCallback(() => setError(null), [])
  /** What the work answers; null where it failed. */
  const write = async <Answer,>(work: () => Promise<Answer>): Promise<Answer | null> => {
    setBusy(true)
    setError(null)
    try {
      return await work()
    } catch (caught) {
      // What was typed stays: the dialog is still there.
      setError(errorOf(caught))
      return null
    } finally {
      setBusy(false)
    }
  }
  const read = (charset: OfferedCharset | null) =>
    void write(async () => {
      const copy = await call('copy:open', { id, charset })
      setDraft((present) => draftOf(copy, charset, present))
    })
  useEffect(() => {
    let wanted = true
    call('copy:open', { id, charset: null }).then(
      (copy) => wanted && setDraft(draftOf(copy, null, null)),
      (caught: unknown) => wanted && setError(errorOf(caught)),
    )
    return () => {
      wanted = false
    }
  }, [id])
  return { draft, setDraft, error, clearError, busy, read, write }
}
