// What was typed together with what was found for it: the list changes as a whole, never half of it.
import { useEffect, useRef, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { FoundArticles } from '../../domain/find-articles.ts'
import { call } from '../client/bridge.ts'
import { ARTICLES_ASKED, asksForCommands } from './items.ts'

export type Answer = { readonly typed: string; readonly articles: FoundArticles | null }

/** Without the articles the commands can still be used. */
const noArticles: FoundArticles = { articles: [], count: 0 }

/**
 * The answer to the latest query that has one.
 * @returns the answer, and whether it is to what is typed now
 */
export function useAnswer(
  typed: string,
  recent: readonly ArticleId[],
): { readonly answer: Answer; readonly isFresh: boolean } {
  const [found, setFound] = useState<Answer>({ typed: '', articles: null })
  const onlyCommands = asksForCommands(typed)
  const recentIds = useRef(recent)
  useEffect(() => {
    if (onlyCommands) return
    let wanted = true
    call('library:find', {
      typed: typed.slice(0, 500),
      recent: [...recentIds.current],
      limit: ARTICLES_ASKED,
    }).then(
      (articles) => wanted && setFound({ typed, articles }),
      () => wanted && setFound({ typed, articles: noArticles }),
    )
    return () => {
      wanted = false
    }
  }, [typed, onlyCommands])
  if (onlyCommands) return { answer: { typed, articles: null }, isFresh: true }
  return { answer: found, isFresh: found.typed === typed && found.articles !== null }
}
