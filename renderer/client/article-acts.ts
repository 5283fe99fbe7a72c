// What one act does to several articles at once: the same to all, chosen by how they stand.
import type { ArticleId, ArticleSummary } from '../../domain/article.ts'
import type { StateAction } from '../../domain/ipc-contract.ts'

/** What is done to articles as they are, without a word of the person's. */
export type ArticleAct = Extract<StateAction, { readonly action: string; readonly ids: string[] }> & {
  readonly action: Exclude<StateAction['action'], 'addTag' | 'removeTag'>
}

type Articles = readonly ArticleSummary[]

const idsOf = (articles: Articles): ArticleId[] => articles.map(({ id }) => id)

/** Bookmarks all, or takes the bookmarks away where all have one. */
export const bookmarkAct = (articles: Articles): ArticleAct => ({
  action: articles.every(({ bookmarked }) => bookmarked) ? 'removeBookmark' : 'bookmark',
  ids: idsOf(articles),
})

export const readAct = (articles: Articles): ArticleAct => ({
  action: articles.every(({ reading }) => reading === 'read') ? 'markUnread' : 'markRead',
  ids: idsOf(articles),
})

/** Archives all, or takes them back where none is in the library itself. */
export const archiveAct = (articles: Articles): ArticleAct => ({
  action: articles.some(({ shelf }) => shelf === 'library') ? 'archive' : 'restore',
  ids: idsOf(articles),
})

export const trashAct = (articles: Articles): ArticleAct => ({
  action: articles.every(({ shelf }) => shelf === 'trash') ? 'restore' : 'trash',
  ids: idsOf(articles),
})
