// An article as a row of the list.
import type { ArticleSummary, SeriesPart } from '../../domain/article.ts'
import { readingMinutes, readingState, shelfOf } from '../../domain/reading.ts'
import { seriesPartOf } from '../../domain/series-assembly.ts'
import type { Series } from '../../domain/series.ts'
import { hostOf } from '../../domain/url-policy.ts'
import type { StoredArticle } from './article-store.ts'

/** A row without what depends on the other articles. */
export type OwnSummary = Omit<ArticleSummary, 'seriesId' | 'standsAlone'>

export function ownSummary({ document, state: { data: state } }: StoredArticle): OwnSummary {
  const { id, url, title, lead, byline, publishedAt, savedAt, siteName, lang, wordCount, thumbnail } =
    document
  return {
    id,
    url,
    title,
    lead,
    byline,
    publishedAt,
    savedAt,
    siteName,
    lang,
    wordCount,
    thumbnail,
    host: hostOf(url),
    readingMinutes: readingMinutes(wordCount),
    excerpt: document.excerpt || (lead ?? ''),
    sample: document.origin === 'sample',
    series: seriesPartOf(document),
    shelf: shelfOf(state),
    reading: readingState(state),
    bookmarked: state.bookmarkedAt !== null,
    progress: state.progress,
    tags: state.tags,
  }
}

/** An article's part as the person said it, else as its title says it. */
function partIn(
  article: StoredArticle,
  recognised: SeriesPart | null,
  series: Series | null,
): SeriesPart | null {
  const correction = article.state.data.series
  if (correction?.kind === 'alone') return null
  const name = series?.corrected ? series.name : (recognised?.name ?? '')
  if (correction === null) return recognised && { ...recognised, name }
  const { word, place } = correction
  return { name, word, part: place.part, isLast: place.isLast, partTitle: recognised?.partTitle ?? null }
}

/** The row of an article that is a part of `series`; null: of none, or of which one is not known yet. */
export function summaryOf(article: StoredArticle, own: OwnSummary, series: Series | null): ArticleSummary {
  const standsAlone = article.state.data.series?.kind === 'alone'
  return { ...own, series: partIn(article, own.series, series), seriesId: series?.id ?? null, standsAlone }
}
