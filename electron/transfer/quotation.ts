// A marked passage as a quotation that names its source, for pasting anywhere.
import type { Target } from '../../domain/annotation.ts'
import type { ArticleDetail } from '../../domain/article.ts'
import type { Language } from '../../domain/settings.ts'
import { publishedDay } from './article-facts.ts'
import { oneLine } from './markdown.ts'
import { quotedParagraphs } from './quoted-text.ts'

/**
 * “The words” — Byline, “Title”, Paper, date, address, as far as they are known; paragraphs apart by an empty line.
 * @param language of the date
 */
export function quotationOf(article: ArticleDetail, target: Target, language: Language): string {
  const words = quotedParagraphs(article.contentHtml, target).join('\n\n')
  const source = [
    article.byline,
    `“${article.title}”`,
    article.siteName ?? article.host,
    publishedDay(article, language),
    article.url,
  ].flatMap((fact) => (fact ? oneLine(fact) : []))
  return `“${words}” — ${source.join(', ')}`
}
