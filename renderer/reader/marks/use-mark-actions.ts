// What is done with the marks of the open article, each act with its message and its way back.
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { HighlightColor, Mark, MarkChange, Target } from '../../../domain/annotation.ts'
import type { ArticleDetail } from '../../../domain/article.ts'
import { useTellDone } from '../../client/actions.ts'
import { call } from '../../client/bridge.ts'
import { useNotices } from '../../client/notices.tsx'
import { useMessages, useSettings } from '../../client/settings.tsx'
import { draftText, dropDraft, noteKeyOf, writeNote } from './note-drafts.ts'

export type MarkActions = {
  /** The article's marks, and those just made that the library has not sent yet. */
  readonly marks: readonly Mark[]
  /**
   * Highlights: the new mark, which is there at once. Where it cannot be kept, that is told, and it goes; what was
   * written on it meanwhile becomes a note on the whole article (note-drafts.ts).
   */
  readonly highlight: (target: Target, color: HighlightColor) => Mark
  readonly recolor: (mark: Mark, color: HighlightColor) => void
  readonly remove: (mark: Mark) => void
  readonly copyQuotation: (target: Target) => void
}

/** A mark that was made here; `keptSince`: what the library had told when it was kept, null: it is on its way there. */
type Made = { readonly mark: Mark; readonly keptSince: ArticleDetail['marks'] | null }

export function useMarkActions(article: ArticleDetail): MarkActions {
  const { id } = article
  const messages = useMessages()
  const { change: changeSettings } = useSettings()
  const { tell, tellCaught } = useNotices()
  const tellDone = useTellDone()
  const [made, setMade] = useState<readonly Made[]>([])
  const told = useRef(article.marks)
  useLayoutEffect(() => {
    told.current = article.marks
  })
  // What the library says next has those that it keeps, or they were taken back.
  const marks = useMemo(() => {
    const known = new Set(article.marks.map((mark) => mark.id))
    const own = made.filter(
      ({ mark, keptSince }) => (keptSince === null || keptSince === article.marks) && !known.has(mark.id),
    )
    return own.length === 0 ? article.marks : [...article.marks, ...own.map(({ mark }) => mark)]
  }, [article.marks, made])

  /** Resolves to what was done; null where it could not be, which is told. */
  const act = async (change: MarkChange) => {
    try {
      const done = await call('notes:change', { id, change })
      tellDone(done)
      return done
    } catch (caught) {
      tellCaught(caught)
      return null
    }
  }

  return {
    marks,
    highlight: (target, color) => {
      changeSettings({ highlightColor: color })
      const now = new Date().toISOString()
      const mark: Mark = {
        ...{ id: crypto.randomUUID(), target, color, note: '' },
        ...{ createdAt: now, updatedAt: now },
      }
      const isAwaited = ({ keptSince }: Made) => keptSince === null || keptSince === told.current
      setMade((all) => [...all.filter(isAwaited), { mark, keptSince: null }])
      void act({ change: 'add', markId: mark.id, target, color, note: '' }).then((done) =>
        setMade((all) =>
          all.flatMap((one) =>
            one.mark !== mark ? one : done === null ? [] : { mark, keptSince: told.current },
          ),
        ),
      )
      return mark
    },
    recolor: (mark, color) => {
      changeSettings({ highlightColor: color })
      void act({ change: 'edit', markId: mark.id, color })
    },
    remove: (mark) => {
      const key = noteKeyOf(mark)
      const removed = async () => {
        // What is typed is written first: undoing brings back the note as it was left.
        await writeNote(key)
        const unwritten = draftText(key)
        const done = await act({ change: 'remove', markIds: [mark.id] })
        // What was typed meanwhile is another note.
        if (done && draftText(key) === unwritten) dropDraft(key)
      }
      void removed()
    },
    copyQuotation: (target) =>
      void call('notes:copyQuotation', { id, target }).then(() => tell(messages.done.copied), tellCaught),
  }
}
