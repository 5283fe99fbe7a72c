// A saved article as a candidate for a series: what its title, section, paper and links say.
import type { RelatedLink, SeriesPart } from './article.ts'
import { fold } from './fold.ts'
import { nameKeyOf, namesSeries } from './series-evidence.ts'
import type { Candidate } from './series-evidence.ts'
import { readTitlePart } from './series-title.ts'
import { addressKey } from './url-policy.ts'

/** What of an article matters to its series. Callers pass only articles that are not in the trash. */
export type SeriesInput = {
  readonly id: string
  readonly title: string
  readonly section: string | null
  readonly host: string | null
  readonly siteName: string | null
  /** ISO 8601. */
  readonly publishedAt: string | null
  readonly savedAt: string
  readonly url: string | null
  readonly lead: string | null
  readonly thumbnail: string | null
  readonly wordCount: number
  readonly read: boolean
  readonly progress: number
  readonly related: readonly Pick<RelatedLink, 'url' | 'title'>[]
}

/** What an article's title, and where it names no series its section, say about its part; null for no part. */
export function seriesPartOf(article: Pick<SeriesInput, 'title' | 'section'>): SeriesPart | null {
  const part = readTitlePart(article.title)
  if (!part || part.name !== '') return part
  const section = article.section?.trim() ?? ''
  return namesSeries(section) ? { ...part, name: section } : part
}

/** A saved article that is a part. */
export type Member = Candidate & { readonly article: SeriesInput }

/** A host without what leads to the same pages. */
export const plainHost = (host: string) => host.toLowerCase().replace(/^(?:www|m|amp|mobile)\./, '')

/** Which paper an article is from: its host, or the paper's name where there is no address. */
export const sourceOf = ({ host, siteName }: SeriesInput): string =>
  host !== null ? plainHost(host) : siteName === null ? '' : `"${fold(siteName)}"`

/** null for an article whose title is no part's. */
export function memberOf(article: SeriesInput): Member | null {
  const titled = readTitlePart(article.title)
  if (!titled) return null
  const title = titled.name === '' ? (seriesPartOf(article) ?? titled) : titled
  const nameKey = nameKeyOf(title.name)
  let links: ReadonlySet<string> | null = null
  return {
    article,
    id: article.id,
    title,
    named: nameKey === '' ? 'nowhere' : titled.name === '' ? 'section' : 'title',
    nameKey,
    source: sourceOf(article),
    section: fold(article.section ?? ''),
    date: Date.parse(article.publishedAt ?? article.savedAt),
    address: article.url === null ? null : addressKey(article.url),
    links: () =>
      (links ??= new Set(article.related.flatMap(({ url }) => (url === null ? [] : [addressKey(url)])))),
  }
}
