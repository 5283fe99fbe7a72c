// The library's articles as the domain puts series together from them.
import type { ArticleId } from '../../domain/article.ts'
import { createSeriesAssembler } from '../../domain/series-assembly.ts'
import type { SeriesInput } from '../../domain/series-assembly.ts'
import type { SeriesNotes } from '../../domain/series-correction.ts'
import type { Series } from '../../domain/series.ts'
import { hostOf } from '../../domain/url-policy.ts'
import type { StoredArticle } from './article-store.ts'

/** An article as the assembly takes it. */
export const inputOf = ({ document, state: { data: state } }: StoredArticle): SeriesInput => ({
  id: document.id,
  title: document.title,
  section: document.section,
  host: hostOf(document.url),
  siteName: document.siteName,
  lang: document.lang,
  publishedAt: document.publishedAt,
  savedAt: document.savedAt,
  url: document.url,
  lead: document.lead,
  thumbnail: document.thumbnail,
  wordCount: document.wordCount,
  read: state.readAt !== null,
  progress: state.progress,
  related: document.related,
  byline: document.byline,
  tags: state.tags,
  seriesLines: document.seriesLines,
  correction: state.series,
})

/** The series of the articles that are not in the trash, and which one each of their parts is in. */
export type LibrarySeries = {
  /** Adds an article, or takes it anew after its documents have changed. */
  put(article: StoredArticle): void
  remove(id: ArticleId): void
  /** Takes what the person said of whole series. */
  setNotes(notes: SeriesNotes): void
  series(): readonly Series[]
  /** null for an article that stands alone. */
  of(id: ArticleId): Series | null
  /** The article and those that stand in one series with it. */
  together(id: ArticleId): readonly ArticleId[]
}

const savedParts = ({ parts }: Series): readonly ArticleId[] =>
  parts.flatMap(({ articleId }) => articleId ?? [])

/** A library's series, without articles. */
export function createLibrarySeries(): LibrarySeries {
  const assembler = createSeriesAssembler()
  return {
    put(article) {
      if (article.state.data.trashedAt === null) assembler.put(inputOf(article))
      else assembler.remove(article.document.id)
    },
    remove: (id) => assembler.remove(id),
    setNotes: (notes) => assembler.setNotes(notes),
    series: () => assembler.series(),
    of: (id) => assembler.seriesOf(id),
    together(id) {
      const series = assembler.seriesOf(id)
      return series ? [id, ...savedParts(series).filter((other) => other !== id)] : [id]
    },
  }
}
