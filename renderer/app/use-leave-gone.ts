// An article that is gone for good (deleted, or its folder removed) leaves the reader.
import { useEffect, useEffectEvent, useRef } from 'react'
import type { ArticleDetail, ArticleId } from '../../domain/article.ts'
import type { AppError } from '../../domain/result.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { focusList } from './list-focus.ts'

type LeaveGone = {
  /** Which is to be open. */
  readonly articleId: ArticleId | null
  readonly article: ArticleDetail | null
  readonly articleError: AppError | null
  readonly leave: () => void
}

export function useLeaveGone({ articleId, article, articleError, leave }: LeaveGone): void {
  const t = useMessages()
  const { tell } = useNotices()
  const last = useRef<ArticleDetail | null>(null)
  const onGone = useEffectEvent(() => {
    const { id, title, shelf } = last.current ?? {}
    // Out of the trash it was deleted by the person, and that is told.
    if (id === articleId && title !== undefined && shelf !== 'trash') tell(t.reader.gone(title))
    leave()
    // What had the focus in it goes with it.
    requestAnimationFrame(() => document.activeElement === document.body && focusList(null))
  })
  useEffect(() => {
    if (article) last.current = article
  }, [article])
  useEffect(() => {
    if (articleError?.code === 'article-not-found') onGone()
  }, [articleError])
}
