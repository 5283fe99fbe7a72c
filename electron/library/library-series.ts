// The library's articles as the domain puts series together from them.
import type { ArticleId, SeriesPart } from '../../domain/article.ts'
import { assembleSeries, seriesPartOf as partOf } from '../../domain/series-assembly.ts'
import type { SeriesInput } from '../../domain/series-assembly.ts'
import type { Series } from '../../domain/series.ts'
import { hostOf } from '../../domain/url-policy.ts'
import type { StoredArticleDocument } from './article-files.ts'
import type { StoredArticle } from './article-store.ts'

/** What an article's title says about its place in a series. */
export const seriesPartOf = (document: StoredArticleDocument): SeriesPart | null => partOf(document)

const inputOf = ({ document, state: { data: state } }: StoredArticle): SeriesInput => ({
  id: document.id,
  title: document.title,
  section: document.section,
  host: hostOf(document.url),
  siteName: document.siteName,
  publishedAt: document.publishedAt,
  savedAt: document.savedAt,
  url: document.url,
  lead: document.lead,
  thumbnail: document.thumbnail,
  wordCount: document.wordCount,
  read: state.readAt !== null,
  progress: state.progress,
  related: document.related,
})

/** The series of all articles that are not in the trash, and which one each of their parts is in. */
export function assembleLibrary(articles: readonly StoredArticle[]): {
  readonly series: readonly Series[]
  readonly idOf: ReadonlyMap<ArticleId, string>
} {
  const kept = articles.filter(({ state }) => state.data.trashedAt === null)
  const series = assembleSeries(kept.map(inputOf))
  const idOf = new Map(
    series.flatMap(({ id, parts }) =>
      parts.flatMap(({ articleId }) => (articleId === null ? [] : [[articleId, id] as const])),
    ),
  )
  return { series, idOf }
}
