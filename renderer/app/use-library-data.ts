// What the window shows of the library: asked for by where one is, kept fresh by the library's own word.
import type { Mark } from '../../domain/annotation.ts'
import type { ArticleDetail, ArticleSummary, MarkedArticle } from '../../domain/article.ts'
import type { LibraryOverview, ListQuery } from '../../domain/list-query.ts'
import type { AppError } from '../../domain/result.ts'
import type { Series } from '../../domain/series.ts'
import { useAsked } from '../client/asked.ts'
import type { Asked } from '../client/asked.ts'
import { useListing } from '../client/use-listing.ts'
import type { ListingAsked } from '../client/use-listing.ts'
import type { Navigation } from './navigation.ts'

const listQuery = (now: Navigation): ListQuery => ({
  view: now.view === 'series' || now.view === 'notes' ? 'all' : now.view,
  search: now.search.trim(),
  sort: now.sort,
  tag: now.tag,
  host: now.host,
})

export type LibraryData = {
  readonly overview: LibraryOverview | null
  readonly list: ListingAsked
  readonly allSeries: readonly Series[]
  /** The articles that bear highlights or notes. */
  readonly marked: Asked<readonly MarkedArticle[]>
  /** Their marks whose passages are gone; null while they are looked for, and where no view shows them. */
  readonly lostMarks: readonly Mark['id'][] | null
  /** The open article; null while it is read, and where none is open. */
  readonly article: ArticleDetail | null
  /** Why the open article cannot be shown. */
  readonly articleError: AppError | null
  readonly askArticleAgain: () => void
  /** The series of the open article. */
  readonly series: Series | null
  /** What to read after it, outside its series. */
  readonly nextUnread: ArticleSummary | null
}

export function useLibraryData(now: Navigation): LibraryData {
  const { articleId } = now
  const { data: overview } = useAsked('library:overview', undefined)
  const list = useListing(listQuery(now))
  const unread = useAsked('library:nextUnread', articleId === null ? null : { id: articleId })
  const marked = useAsked('notes:all', undefined)
  const lost = useAsked('notes:lost', now.view === 'notes' ? undefined : null)
  const { data: allSeries } = useAsked('library:series', undefined)
  const opened = useAsked(
    'library:article',
    articleId === null ? null : { id: articleId },
    articleId ?? undefined,
  )
  const article = opened.data?.id === articleId ? opened.data : null
  const series = allSeries?.find(({ id }) => id === article?.seriesId) ?? null
  return {
    overview,
    list,
    allSeries: allSeries ?? [],
    marked,
    lostMarks: lost.data,
    article,
    articleError: article === null ? opened.error : null,
    askArticleAgain: opened.again,
    series,
    nextUnread: unread.data,
  }
}
