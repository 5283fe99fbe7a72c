// What stands under the title of an article that leaves the app.
import type { ArticleDetail } from '../../domain/article.ts'
import { partsOf } from '../../domain/book.ts'
import type { Book } from '../../domain/book.ts'
import type { BookMessages } from '../../domain/language/book.ts'
import type { Language } from '../../domain/settings.ts'
import { localeOf } from '../../domain/language/number.ts'

type Published = Pick<ArticleDetail, 'publishedAt' | 'lang'>

/** A moment in the zone that it was given in; null where there is none. */
function zoned(publishedAt: string | null): { readonly date: Date; readonly timeZone: string } | null {
  if (publishedAt === null) return null
  const date = new Date(publishedAt)
  if (Number.isNaN(date.getTime())) return null
  return { date, timeZone: /[+-]\d{2}:\d{2}$/.exec(publishedAt)?.[0] ?? 'UTC' }
}

/** The day of publication as a source is cited: 18/11/2026, 18 November 2026; null where there is none. */
export function publishedDay(
  { publishedAt }: Pick<Published, 'publishedAt'>,
  language: Language,
): string | null {
  const moment = zoned(publishedAt)
  if (moment === null) return null
  const { date, timeZone } = moment
  const form: Intl.DateTimeFormatOptions =
    language === 'vi' ? { day: '2-digit', month: '2-digit', year: 'numeric' } : { dateStyle: 'long' }
  return new Intl.DateTimeFormat(localeOf(language), { ...form, timeZone }).format(date)
}

/** A date as people of the article's language write it, in the zone that it was given in; null where there is none. */
function publishedDate({ publishedAt, lang }: Published): string | null {
  const moment = zoned(publishedAt)
  if (moment === null) return null
  const { date, timeZone } = moment
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone }
  try {
    return new Intl.DateTimeFormat(lang ?? 'vi', options).format(date)
  } catch {
    // The page's own language tag may be none.
    return new Intl.DateTimeFormat('vi', options).format(date)
  }
}

/** Byline, source and date, as far as they are known. */
export const factsOf = (article: Published & Pick<ArticleDetail, 'byline' | 'siteName' | 'host'>): string[] =>
  [article.byline, article.siteName ?? article.host, publishedDate(article)].flatMap((fact) => fact || [])

/** The first and the last day of several articles; '' where none has a date. */
function publishedSpan(articles: readonly Published[]): string {
  const dated = articles
    .filter(({ publishedAt }) => publishedAt !== null && !Number.isNaN(Date.parse(publishedAt)))
    .toSorted((one, other) => Date.parse(one.publishedAt ?? '') - Date.parse(other.publishedAt ?? ''))
  const days = [dated.at(0), dated.at(-1)].flatMap((article) => (article && publishedDate(article)) ?? [])
  return [...new Set(days)].join(' – ')
}

/** Paper, number of parts and days of a book, as far as they are known. */
export function bookFactsOf(book: Book, words: BookMessages): string[] {
  const articles = partsOf(book).map(({ article }) => article)
  const count = book.word === null ? null : words.parts(articles.length, book.word)
  return [book.source, count, publishedSpan(articles)].flatMap((fact) => fact || [])
}
