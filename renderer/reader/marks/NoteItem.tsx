// One mark in the panel: its words, its note edited in place, and what is done with it.
import { NotebookPen, Quote, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import type { HighlightColor, Mark } from '../../../domain/annotation.ts'
import type { ArticleDetail } from '../../../domain/article.ts'
import { excerptOf } from '../../../domain/reading.ts'
import { shownQuote } from '../../../domain/shown-quote.ts'
import { useMessages } from '../../client/settings.tsx'
import { IconButton } from '../../interface/controls.tsx'
import { Colors } from './Colors.tsx'
import styles from './marks.module.css'
import { noteKeyOf } from './note-drafts.ts'
import { NoteField } from './NoteField.tsx'

type NoteItemProps = {
  readonly article: ArticleDetail
  readonly mark: Mark
  /** The note's field takes the focus each time this grows; 0: it does not. */
  readonly focusAsked: number
  /** null: its passage is not in the text. */
  readonly onJump: ((from: HTMLElement) => void) | null
  readonly onColor: (color: HighlightColor) => void
  /** null: it has no words to quote. */
  readonly onCopyQuotation: (() => void) | null
  readonly onRemove: () => void
}

/** Characters of the quote that name its controls. */
const NAME = 60

export function NoteItem(props: NoteItemProps) {
  const { article, mark, onJump, onColor, onCopyQuotation, onRemove } = props
  const { notes: t } = useMessages()
  const [adding, setAdding] = useState(false)
  const quoteId = useId()
  const quote = mark.target && shownQuote(mark.target.quote.exact)
  const name = excerptOf(quote ?? t.onArticle, NAME)
  const lang = article.lang ?? undefined
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key of all the controls that are in it
    <li
      className={styles.item}
      data-mark={mark.id}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || event.target instanceof HTMLTextAreaElement) return
        // The note that has the focus is meant, not the article.
        event.preventDefault()
        event.stopPropagation()
        onRemove()
      }}
    >
      {quote !== null &&
        (onJump ? (
          <button
            type="button"
            id={quoteId}
            className={styles.quote}
            data-color={mark.color}
            lang={lang}
            dir="auto"
            onClick={(event) => onJump(event.currentTarget)}
          >
            {quote}
          </button>
        ) : (
          <p id={quoteId} className={styles.quote} data-color={mark.color} lang={lang} dir="auto">
            {quote}
          </p>
        ))}
      {(mark.target === null || mark.note !== '' || adding) && (
        <NoteField
          articleId={article.id}
          noteKey={noteKeyOf(mark)}
          note={mark.note}
          label={mark.target === null ? t.articleNote : `${t.note}: ${name}`}
          focusAsked={adding ? 1 : props.focusAsked}
          onLeave={(text) => {
            // A note on the whole article that has no words left is none.
            if (text.trim() !== '') return
            if (mark.target === null) onRemove()
            else setAdding(false)
          }}
        />
      )}
      <div className={styles.itemTools} role="group" aria-label={name}>
        {mark.target !== null && <Colors chosen={mark.color} onChoose={onColor} />}
        <span className={styles.space} />
        {mark.target !== null && mark.note === '' && !adding && (
          <IconButton label={t.addNote} className={styles.small} onClick={() => setAdding(true)}>
            <NotebookPen size={16} strokeWidth={1.7} aria-hidden="true" />
          </IconButton>
        )}
        {onCopyQuotation && (
          <IconButton label={t.copyQuotation} className={styles.small} onClick={onCopyQuotation}>
            <Quote size={16} strokeWidth={1.7} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton label={t.remove} className={styles.small} onClick={onRemove}>
          <Trash2 size={16} strokeWidth={1.7} aria-hidden="true" />
        </IconButton>
      </div>
    </li>
  )
}
