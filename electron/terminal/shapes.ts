// The JSON that the terminal prints (interface.md, "JSON shapes"). Fields may be added, never renamed.
import type { Mark } from '../../domain/annotation.ts'
import type {
  ArticleDetail,
  ArticleSummary,
  Figure,
  MarkedArticle,
  RelatedLink,
} from '../../domain/article.ts'
import type { ListRow } from '../../domain/list-query.ts'
import { countWords, excerptOf, readingMinutes } from '../../domain/reading.ts'
import { seriesPartOf } from '../../domain/series-assembly.ts'
import type { Series } from '../../domain/series.ts'
import { seriesLinesIn } from '../library/series-lines.ts'

type PartJson = { name: string; part: number | null; isLast: boolean; partTitle: string | null }

const partJson = (series: ArticleSummary['series']): PartJson | null =>
  series && { name: series.name, part: series.part, isLast: series.isLast, partTitle: series.partTitle }

type ArticleFacts = Pick<
  ArticleSummary,
  | 'id'
  | 'url'
  | 'title'
  | 'lead'
  | 'byline'
  | 'publishedAt'
  | 'savedAt'
  | 'siteName'
  | 'lang'
  | 'wordCount'
  | 'readingMinutes'
  | 'excerpt'
  | 'series'
>

const facts = (article: ArticleFacts) => ({
  id: article.id,
  url: article.url,
  title: article.title,
  lead: article.lead,
  byline: article.byline,
  publishedAt: article.publishedAt,
  savedAt: article.savedAt,
  siteName: article.siteName,
  lang: article.lang,
  wordCount: article.wordCount,
  readingMinutes: article.readingMinutes,
  excerpt: article.excerpt,
  series: partJson(article.series),
})

/** A row of `list`; `search` adds its snippet. */
export const rowJson = (row: ListRow, withSnippet: boolean) => ({
  ...facts(row),
  bookmarked: row.bookmarked,
  archived: row.shelf === 'archive',
  read: row.reading === 'read',
  progress: row.progress,
  tags: row.tags,
  ...(withSnippet ? { snippet: row.snippet } : {}),
})

type Body = { figures: readonly Figure[]; related: readonly RelatedLink[]; contentHtml: string; text: string }

/** A whole article. */
export const articleJson = (article: ArticleFacts, body: Body) => ({
  ...facts(article),
  figures: body.figures,
  related: body.related,
  contentHtml: body.contentHtml,
  text: body.text,
})

/** An article that is in no library: what capture makes of a page. */
export function extractionJson(
  extraction: Pick<ArticleFacts, 'url' | 'title' | 'lead' | 'byline' | 'publishedAt' | 'siteName' | 'lang'> &
    Pick<ArticleDetail, 'section' | 'related'>,
  body: Omit<Body, 'related'>,
) {
  const wordCount = countWords(body.text)
  const article = articleJson(
    {
      ...extraction,
      id: '',
      savedAt: new Date().toISOString(),
      wordCount,
      readingMinutes: readingMinutes(wordCount),
      excerpt: excerptOf(extraction.lead ?? body.text),
      series: seriesPartOf({ ...extraction, seriesLines: seriesLinesIn(body.contentHtml) }),
    },
    { ...body, related: extraction.related },
  )
  return { ...article, id: null }
}

export const detailJson = (article: ArticleDetail, text: string) => articleJson(article, { ...article, text })

const markJson = ({ id, target, color, note, createdAt, updatedAt }: Mark) => ({
  id,
  target,
  color,
  note,
  createdAt,
  updatedAt,
})

/** An article with its marks. */
export const notesJson = (article: MarkedArticle) => ({
  id: article.id,
  url: article.url,
  title: article.title,
  byline: article.byline,
  publishedAt: article.publishedAt,
  siteName: article.siteName,
  series: partJson(article.series),
  marks: article.marks.map(markJson),
})

export const seriesJson = (series: Series) => ({
  id: series.id,
  name: series.name,
  source: series.source,
  parts: series.parts.map(({ part, isLast, articleId, title, url, read }) => ({
    part,
    isLast,
    articleId,
    title,
    url,
    read,
  })),
  missing: series.missing,
  lastMissing: series.lastMissing,
  complete: series.complete,
})
