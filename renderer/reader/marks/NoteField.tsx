import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ArticleId } from '../../../domain/article.ts'
import { useSettings } from '../../client/settings.tsx'
import { Button } from '../../interface/controls.tsx'
import styles from './marks.module.css'
import { draftText, typeNote, useDraft, writeNote } from './note-drafts.ts'
import type { NoteKey } from './note-drafts.ts'

type NoteFieldProps = {
  readonly articleId: ArticleId
  readonly noteKey: NoteKey
  /** As it is written down. */
  readonly note: string
  readonly label: string
  /** Takes the focus each time this grows; 0: it does not. */
  readonly focusAsked: number
  /** The field is left, with what stands in it. */
  readonly onLeave?: (text: string) => void
}

/** A note as it is typed. It is written while typing rests and when the field is left, and kept where that fails. */
export function NoteField({ articleId, noteKey, note, label, focusAsked, onLeave }: NoteFieldProps) {
  const { settings, messages } = useSettings()
  const t = messages.notes
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => draftText(noteKey) ?? note)
  const failed = useDraft(noteKey)?.error != null
  const reasonId = useId()

  // With the paint that shows it: the next key is for it.
  useLayoutEffect(() => {
    const element = field.current
    if (focusAsked === 0 || !element) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [focusAsked])
  // What stands in the field is the person's; a note that changed elsewhere (undo) is shown when nobody types here.
  const [shown, setShown] = useState(note)
  if (note !== shown) {
    setShown(note)
    if (draftText(noteKey) === undefined && text.trim() !== note) setText(note)
  }
  useEffect(() => {
    // What could not be written before may be by now.
    void writeNote(noteKey)
    return () => void writeNote(noteKey)
  }, [noteKey])

  return (
    <div className={styles.field}>
      <textarea
        ref={field}
        className={styles.textarea}
        lang={settings.language}
        aria-label={label}
        aria-describedby={failed ? reasonId : undefined}
        placeholder={t.placeholder}
        rows={2}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          typeNote(articleId, noteKey, event.target.value)
        }}
        onBlur={() => {
          void writeNote(noteKey)
          onLeave?.(text)
        }}
      />
      {failed && (
        <p id={reasonId} className={styles.unwritten}>
          {t.notWritten}
          <Button small onClick={() => void writeNote(noteKey)}>
            {t.writeAgain}
          </Button>
        </p>
      )}
    </div>
  )
}
