// The views of the library, and what each shows.
import type { ArticleSummary } from './article.ts'

export const articleViews = ['all', 'unread', 'reading', 'read', 'bookmarked', 'archive', 'trash'] as const
export type ArticleView = (typeof articleViews)[number]

/** As the navigation lists them; `series` shows series rather than articles. */
export const views = ['all', 'unread', 'reading', 'read', 'bookmarked', 'series', 'archive', 'trash'] as const
export type View = (typeof views)[number]

/** What the navigation leads to: `notes` shows marks rather than articles. */
export type ShownView = View | 'notes'

type Placed = Pick<ArticleSummary, 'shelf' | 'reading' | 'bookmarked'>

/** Whether an article belongs to a view (interface.md, "Views"). */
export function isInView(article: Placed, view: ArticleView): boolean {
  switch (view) {
    case 'all':
      return article.shelf === 'library'
    case 'unread':
    case 'reading':
    case 'read':
      return article.shelf === 'library' && article.reading === view
    case 'bookmarked':
      return article.bookmarked && article.shelf !== 'trash'
    case 'archive':
    case 'trash':
      return article.shelf === view
  }
}

/** Search looks in library and archive, in the trash only there. */
export const isSearchedFrom = (article: Placed, view: ArticleView): boolean =>
  view === 'trash' ? article.shelf === 'trash' : article.shelf !== 'trash'

export const sortOrders = ['saved', 'published', 'title', 'length', 'source'] as const
export type SortOrder = (typeof sortOrders)[number]
