// The small toolbar that stands beside a passage: one that is selected, or one that is marked.
import { Copy, Layers2, NotebookPen, Quote, Trash2 } from 'lucide-react'
import type { KeyboardEvent, MouseEvent, Ref } from 'react'
import type { HighlightColor, Mark } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
import { useMessages } from '../../client/settings.tsx'
import { Button, IconButton } from '../../interface/controls.tsx'
import { Colors } from './Colors.tsx'
import styles from './marks.module.css'
import { noteKeyOf } from './note-drafts.ts'
import { NoteField } from './NoteField.tsx'

type Overlap = { readonly at: number; readonly count: number; readonly next: () => void }

type MarkToolbarProps = {
  readonly ref: Ref<HTMLDivElement>
  readonly articleId: ArticleId
  /** null: the passage is only selected. */
  readonly mark: Mark | null
  /** Whether the note's field is there, and takes the focus. */
  readonly note: 'none' | 'shown' | 'asked'
  /** Other marks in the same place; null: there are none. */
  readonly overlap: Overlap | null
  readonly onColor: (color: HighlightColor) => void
  readonly onNote: () => void
  readonly onCopyQuotation: () => void
  /** Copies the passage as it is; null where it is not selected. */
  readonly onCopy: (() => void) | null
  readonly onRemove: () => void
  /** The focus leaves backwards: to the text. */
  readonly onBack: () => void
}

export function MarkToolbar(props: MarkToolbarProps) {
  const { ref, mark, note, overlap, onCopy } = props
  const { notes: t } = useMessages()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=toolbar] button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (at < 0) return
    if (event.key === 'Tab' && event.shiftKey && at === 0) props.onBack()
    else if (event.key === 'ArrowRight') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowLeft') buttons[(at - 1 + buttons.length) % buttons.length]?.focus()
    else return
    event.preventDefault()
  }
  // The selection stays while its toolbar is clicked.
  const onMouseDown = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault()
  }
  return (
    <div ref={ref} className={styles.floating} role="group" aria-label={mark === null ? t.selection : t.mark}>
      <div className={styles.inside} role="presentation" onKeyDown={onKeyDown} onMouseDown={onMouseDown}>
        <div
          className={styles.tools}
          role="toolbar"
          aria-label={mark === null ? t.selectionTools : t.markTools}
        >
          <Colors chosen={mark?.color ?? null} onChoose={props.onColor} />
          <Button
            small
            tone="plain"
            aria-expanded={mark ? note !== 'none' : undefined}
            onClick={props.onNote}
          >
            <NotebookPen size={16} strokeWidth={1.7} aria-hidden="true" />
            {t.note}
          </Button>
          <Button small tone="plain" onClick={props.onCopyQuotation}>
            <Quote size={16} strokeWidth={1.7} aria-hidden="true" />
            {t.copyQuotation}
          </Button>
          {onCopy && (
            <Button small tone="plain" onClick={onCopy}>
              <Copy size={16} strokeWidth={1.7} aria-hidden="true" />
              {t.copy}
            </Button>
          )}
          {overlap && (
            <IconButton label={t.otherHere(overlap.at, overlap.count)} onClick={overlap.next}>
              <Layers2 size={16} strokeWidth={1.7} aria-hidden="true" />
            </IconButton>
          )}
          {mark && (
            <IconButton label={t.remove} onClick={props.onRemove}>
              <Trash2 size={16} strokeWidth={1.7} aria-hidden="true" />
            </IconButton>
          )}
        </div>
        {mark && note !== 'none' && (
          <NoteField
            key={mark.id}
            articleId={props.articleId}
            noteKey={noteKeyOf(mark)}
            note={mark.note}
            label={t.note}
            focusAsked={note === 'asked' ? 1 : 0}
          />
        )}
      </div>
    </div>
  )
}
