// Where one was before the page was loaded: which article was open, kept for a reload (after a crash of its process),
// not for a new start; and in which list, which is kept over a restart too.
import { keptList } from '../../domain/list-query.ts'
import type { KeptList } from '../../domain/list-query.ts'
import type { Navigation } from './navigation.ts'
import { atStart } from './navigation.ts'

const ARTICLE = 'openArticle'
const LIST = 'lastList'

/** Where one was before; the start where the app is started for the first time. A search is not taken up again. */
export function navigationAtLoad(): Navigation {
  const list = keptList(localStorage.getItem(LIST))
  const articleId = sessionStorage.getItem(ARTICLE)
  if (list === null) return { ...atStart, articleId }
  const { view, tag, host, sort } = list
  return { ...atStart, view, tag, host, sort, articleId }
}

export function keepOpenArticle(articleId: string | null): void {
  if (articleId === null) sessionStorage.removeItem(ARTICLE)
  else sessionStorage.setItem(ARTICLE, articleId)
}

/** What `keepList` keeps of where one is. A search is not kept. */
export const listOf = ({ view, tag, host, sort }: Navigation): string =>
  JSON.stringify({ view, tag, host, sort, search: '' } satisfies KeptList)

/** @param list made by `listOf` */
export function keepList(list: string): void {
  localStorage.setItem(LIST, list)
}
