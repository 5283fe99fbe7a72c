// The panel "Ghi chú": the article's marks in the order of its text.
import { FileDown, Highlighter, NotebookPen } from 'lucide-react'
import { useId, useRef } from 'react'
import type { Mark } from '../../../domain/annotation.ts'
import type { ArticleDetail } from '../../../domain/article.ts'
import { useNotesExport } from '../../client/notes-export.ts'
import { useSettings } from '../../client/settings.tsx'
import { Button } from '../../interface/controls.tsx'
import { neighbourOf } from '../../interface/focus-hand-over.ts'
import { Menu } from '../../interface/Popover.tsx'
import { SidePanel } from '../SidePanel.tsx'
import styles from './marks.module.css'
import { newNoteKey, noteKeyOf } from './note-drafts.ts'
import type { NoteKey } from './note-drafts.ts'
import { NoteItem } from './NoteItem.tsx'
import type { MarkActions } from './use-mark-actions.ts'
import type { PlacedMark } from './use-placed-marks.ts'

type NotesPanelProps = {
  readonly article: ArticleDetail
  readonly seriesId: string | null
  readonly placed: readonly PlacedMark[]
  readonly lost: readonly Mark[]
  readonly onArticle: readonly Mark[]
  /** How often a note on the whole article was begun; 0: none is being written. */
  readonly articleNoteAsked: number
  readonly onAskArticleNote: () => void
  readonly onLeaveArticleNote: () => void
  readonly actions: MarkActions
  readonly onRemove: (mark: Mark) => void
  readonly onJump: (mark: PlacedMark, from: HTMLElement) => void
  readonly onHighlightParagraph: () => void
  readonly onClose: () => void
}

/** A note on the whole article that has no words yet. */
const unwritten = (key: NoteKey): Mark => ({
  id: key,
  target: null,
  color: 'yellow',
  note: '',
  createdAt: '',
  updatedAt: '',
})

export function NotesPanel(props: NotesPanelProps) {
  const { article, placed, lost, onArticle, articleNoteAsked, actions, onRemove } = props
  const { settings, messages } = useSettings()
  const t = messages.notes
  const exportNotes = useNotesExport()
  const list = useRef<HTMLDivElement>(null)
  const [articleHeading, textHeading, lostHeading] = [useId(), useId(), useId()]
  const newKey = newNoteKey(article.id)
  // The field of a new note stays the same one when the note is written and comes back among the others.
  const writesNew = articleNoteAsked > 0 && !onArticle.some((mark) => noteKeyOf(mark) === newKey)
  const articleMarks = writesNew ? [...onArticle, unwritten(newKey)] : onArticle
  const count = placed.length + lost.length + onArticle.length

  const remove = (mark: Mark) => {
    // The focus goes to the neighbour of what goes.
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])]
    const going = items.find((item) => item.dataset['mark'] === mark.id)
    if (going?.contains(document.activeElement)) {
      const next = neighbourOf(items, going) ?? list.current
      next?.querySelector<HTMLElement>('button, textarea')?.focus()
    }
    onRemove(mark)
  }
  const item = (mark: Mark, jump: ((from: HTMLElement) => void) | null) => (
    <NoteItem
      key={noteKeyOf(mark)}
      article={article}
      mark={mark}
      focusAsked={noteKeyOf(mark) === newKey ? articleNoteAsked : 0}
      onJump={jump}
      onColor={(color) => color !== mark.color && actions.recolor(mark, color)}
      onCopyQuotation={mark.target && (() => mark.target && actions.copyQuotation(mark.target))}
      onRemove={() => {
        if (noteKeyOf(mark) === newKey) props.onLeaveArticleNote()
        if (mark.id !== newKey) remove(mark)
      }}
    />
  )
  return (
    <SidePanel title={t.title} closeLabel={t.close} onClose={props.onClose}>
      <div ref={list} className={styles.panel}>
        <div className={styles.panelTools}>
          <Button small onClick={props.onHighlightParagraph}>
            <Highlighter size={14} aria-hidden="true" />
            {t.paragraph}
          </Button>
          <Button small onClick={props.onAskArticleNote}>
            <NotebookPen size={14} aria-hidden="true" />
            {t.articleNote}
          </Button>
          {count > 0 && (
            <Menu
              label={t.exportLabel}
              words={t.export}
              icon={<FileDown size={14} aria-hidden="true" />}
              entries={[
                { label: t.copyMarkdown, run: () => exportNotes.copyMarkdown(article.id) },
                'rule',
                { label: t.saveArticle, run: () => exportNotes.save({ kind: 'article', id: article.id }) },
                ...(props.seriesId === null
                  ? []
                  : [
                      {
                        label: t.saveSeries,
                        run: () => exportNotes.save({ kind: 'series', id: props.seriesId ?? '' }),
                      },
                    ]),
                { label: t.saveAll, run: () => exportNotes.save({ kind: 'all' }) },
              ]}
            />
          )}
        </div>
        {count === 0 && !writesNew && (
          <p className={styles.empty}>{settings.singleKeys ? t.empty : t.emptyWithoutKeys}</p>
        )}
        {articleMarks.length > 0 && (
          <section aria-labelledby={articleHeading}>
            <h3 id={articleHeading}>{t.onArticle}</h3>
            <ul>{articleMarks.map((mark) => item(mark, null))}</ul>
          </section>
        )}
        {placed.length > 0 && (
          <section aria-labelledby={textHeading}>
            <h3 id={textHeading}>{t.inText}</h3>
            <ul>
              {placed
                .toSorted((a, b) => a.start - b.start || a.end - b.end)
                .map((one) => item(one.mark, (from) => props.onJump(one, from)))}
            </ul>
          </section>
        )}
        {lost.length > 0 && (
          <section aria-labelledby={lostHeading}>
            <h3 id={lostHeading}>{t.lost}</h3>
            <p className={styles.hint}>{t.lostHint}</p>
            <ul>{lost.map((mark) => item(mark, null))}</ul>
          </section>
        )}
      </div>
    </SidePanel>
  )
}
