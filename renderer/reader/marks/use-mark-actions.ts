// What is done with the marks of the open article, each act with its message and its way back.
import { useMemo, useState } from 'react'
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
  /** Highlights; resolves to the new mark, or null where it could not be kept, which is told. */
  readonly highlight: (target: Target, color: HighlightColor) => Promise<Mark | null>
  readonly recolor: (mark: Mark, color: HighlightColor) => void
  readonly remove: (mark: Mark) => void
  readonly copyQuotation: (target: Target) => void
}

export function useMarkActions(article: ArticleDetail): MarkActions {
  const { id } = article
  const messages = useMessages()
  const { change: changeSettings } = useSettings()
  const { tell, tellCaught } = useNotices()
  const tellDone = useTellDone()
  const [made, setMade] = useState<{
    readonly since: ArticleDetail['marks']
    readonly marks: readonly Mark[]
  }>({
    since: article.marks,
    marks: [],
  })
  // What the library says next has them, or they were taken back.
  const marks = useMemo(
    () =>
      made.since === article.marks && made.marks.length > 0
        ? [...article.marks, ...made.marks.filter((one) => !article.marks.some((its) => its.id === one.id))]
        : article.marks,
    [article.marks, made],
  )

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
    highlight: async (target, color) => {
      changeSettings({ highlightColor: color })
      const markId = (await act({ change: 'add', target, color, note: '' }))?.markId
      if (markId == null) return null
      const now = new Date().toISOString()
      const mark: Mark = { id: markId, target, color, note: '', createdAt: now, updatedAt: now }
      setMade(({ since, marks: others }) =>
        since === article.marks
          ? { since, marks: [...others, mark] }
          : { since: article.marks, marks: [mark] },
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
