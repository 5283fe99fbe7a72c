// A mark that was chosen outside the reader, to be shown in its article once that is open.
import { useCallback, useSyncExternalStore } from 'react'
import type { Mark } from '../../domain/annotation.ts'
import type { ArticleId } from '../../domain/article.ts'

type AskedMark = { readonly articleId: ArticleId; readonly markId: Mark['id'] }

let asked: AskedMark | null = null
const listeners = new Set<() => void>()

function set(next: AskedMark | null): void {
  asked = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Has a mark shown; the article is opened by who asks. */
export const askForMark = (articleId: ArticleId, markId: Mark['id']): void => set({ articleId, markId })

/** The mark that is asked for in an article, and how to say that it is shown. */
export function useAskedMark(articleId: ArticleId): readonly [markId: Mark['id'] | null, shown: () => void] {
  const found = useSyncExternalStore(subscribe, () => asked)
  const shown = useCallback(() => set(null), [])
  return [found?.articleId === articleId ? found.markId : null, shown]
}
