// TEMPORARY until domain/series-assembly.ts is there.
import type { ArticleId, SeriesPart } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'
import type { StoredArticleDocument } from './article-files.ts'
import type { StoredArticle } from './article-store.ts'

export const seriesPartOf = (_document: StoredArticleDocument): SeriesPart | null => null
export const assembleLibrary = (
  _articles: readonly StoredArticle[],
): { series: readonly Series[]; idOf: ReadonlyMap<ArticleId, string> } => ({ series: [], idOf: new Map() })
