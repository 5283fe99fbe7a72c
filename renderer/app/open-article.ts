// Which article is open, kept for a reload of the page (after a crash of its process), not for a new start.
import type { Navigation } from './navigation.ts'
import { atStart } from './navigation.ts'

const KEY = 'openArticle'

/** Where one was before the page was loaded anew; the start where it is loaded for the first time. */
export const navigationAtLoad = (): Navigation => ({ ...atStart, articleId: sessionStorage.getItem(KEY) })

export function keepOpenArticle(articleId: string | null): void {
  if (articleId === null) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, articleId)
}
