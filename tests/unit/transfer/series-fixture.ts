import { bookOfSeries } from '../../../domain/book.ts'
import type { Book } from '../../../domain/book.ts'
import type { ArticleDetail } from '../../../domain/article.ts'
import { assembleSeries } from '../../../domain/series-assembly.ts'
import { detail } from './article-fixture.ts'

const related = (part: string) => ({
  url: `https://bao.example/loat/ky-${part}.html`,
  title: `Xóm đan lưới (kỳ ${part}): Kim tre`,
  excerpt: null,
})

/** A part of the series "Xóm đan lưới", by the numeral printed in its title. */
export const part = (id: number, numeral: string, changes: Partial<ArticleDetail> = {}): ArticleDetail =>
  detail({
    id: String(id).padStart(12, '0'),
    url: `https://bao.example/loat/ky-${numeral}.html`,
    host: 'bao.example',
    siteName: 'Báo Bến Sông',
    title: `Xóm đan lưới (kỳ ${numeral}): Sợi thứ ${id}`,
    publishedAt: `2026-11-1${id}T08:00:00+07:00`,
    related: [],
    ...changes,
  })

/** Parts I and III, with II known by a link and the last not known. */
export const gappedParts = [part(1, 'I', { related: [related('II')] }), part(3, 'III')] as const

/** The book that the library would make of saved parts. */
export function bookOf(articles: readonly ArticleDetail[]): Book {
  const [series, ...more] = assembleSeries(
    articles.map((article) => ({ ...article, section: null, read: false })),
  )
  if (!series || more.length > 0) throw new Error('these articles are not one series')
  return bookOfSeries(series, articles)
}
