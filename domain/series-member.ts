// A saved article as a candidate for a series: what its title, section, paper and links say.
import type { RelatedLink, SeriesPart } from './article.ts'
import { fold } from './fold.ts'
import { nameKeyOf, namesSeries } from './series-evidence.ts'
import type { Candidate } from './series-evidence.ts'
import { paperOfKey, settledKey } from './series-correction.ts'
import type { SeriesCorrection, SeriesNotes } from './series-correction.ts'
import { readTitlePart } from './series-title.ts'
import { mentionOf, partByWords, readSeriesLines } from './series-words.ts'
import type { PartMention, SeriesLine, SeriesWords } from './series-words.ts'
import type { TitlePart } from './series.ts'
import { addressKey } from './url-policy.ts'

/** What of an article matters to its series. Callers pass only articles that are not in the trash. */
export type SeriesInput = {
  readonly id: string
  readonly title: string
  readonly section: string | null
  readonly host: string | null
  readonly siteName: string | null
  /** BCP 47; absent and null: unknown. */
  readonly lang?: string | null
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
  /** What the person said of it; absent and null: nothing. */
  readonly correction?: SeriesCorrection | null
  readonly byline?: string | null
  /** The person's own. */
  readonly tags?: readonly string[]
  /** Lines of its text that speak of its series (series-words.ts); absent: none. */
  readonly seriesLines?: readonly SeriesLine[]
}

const nothingSaid: readonly SeriesLine[] = []

/** A title's or a kicker's words as the name of a series; '' where they name none. */
function nameOfPage(section: string, words: SeriesWords): string {
  const kicker = readTitlePart(section)
  if (kicker) return kicker.name
  return words.name ?? (words.own?.name || (namesSeries(section) ? section : ''))
}

/**
 * What an article's title says about its part, else its kicker ("Nợ rừng - Kỳ 2"), else its text; where the title
 * names no series, the kicker, the section or the text may. null for no part.
 */
export function seriesPartOf({
  title,
  section,
  seriesLines = nothingSaid,
}: Pick<SeriesInput, 'title' | 'section' | 'seriesLines'>): SeriesPart | null {
  return partOf(title, section?.trim() ?? '', readSeriesLines(seriesLines))
}

function partOf(title: string, section: string, words: SeriesWords): SeriesPart | null {
  const titled = readTitlePart(title)
  if (titled) {
    const named = titled.name === '' ? { ...titled, name: nameOfPage(section, words) } : titled
    return words.ends && named.part !== null ? { ...named, isLast: true } : named
  }
  const kicker = readTitlePart(section)
  if (kicker) return { ...kicker, partTitle: title }
  const said = partByWords(words, title)
  return said?.name === '' && namesSeries(section) ? { ...said, name: section } : said
}

/** A saved article that is a part. */
export type Member = Candidate & {
  readonly article: SeriesInput
  /** Links whose words are a part's, in the text and beside it; worked out when first asked for. */
  readonly partLinks: () => readonly PartLink[]
}

/** A link of a saved page to another part. */
export type PartLink = Omit<PartMention, 'url'> & { readonly url: string }

const linked = (mention: PartMention | null): PartLink[] =>
  mention && mention.url !== null ? [{ ...mention, url: mention.url }] : []

/** "Kỳ sau: …" says which part it leads to, once the part it stands in is known. */
function besideLinks(words: SeriesWords, own: TitlePart): PartLink[] {
  return words.beside.flatMap(({ url, title, by }) =>
    own.part === null || own.part + by < 1
      ? []
      : linked({
          url,
          title,
          led: true,
          part: { ...own, name: '', part: own.part + by, isLast: false, partTitle: title },
        }),
  )
}

/** A host without what leads to the same pages. */
export const plainHost = (host: string) => host.toLowerCase().replace(/^(?:www|m|amp|mobile)\./, '')

/** Which paper an article is from: its host, or the paper's name where there is no address. */
export const sourceOf = ({ host, siteName }: SeriesInput): string =>
  host !== null ? plainHost(host) : siteName === null ? '' : `"${fold(siteName)}"`

/** Bylines that are no person's. */
const NOBODY = /^(?:pv|bbt|ctv|nhom pv|(?:nhom )?phong vien|theo .*|ban .*|toa soan.*|staff.*)$/

const bylineKey = (byline: string | null | undefined): string => {
  const key = fold(byline ?? '').trim()
  return key.length < 4 || NOBODY.test(key) ? '' : key
}

/** A title as other pages may name it; short ones would be found everywhere. */
const titleKeys = (...titles: readonly (string | null)[]): string[] =>
  titles.flatMap((title) => {
    const key = title === null ? '' : nameKeyOf(title)
    return key.length < 8 ? [] : [`"${key}`]
  })

/** The series that the person put an article into; null where it stands where it is recognised. */
const handOf = ({ correction }: SeriesInput, notes: SeriesNotes): string | null =>
  correction?.kind === 'part' ? settledKey(correction.series, notes) : null

/** The papers that an article counts in: its own, and the one of the series that it was put into. */
export function papersOf(article: SeriesInput, notes: SeriesNotes): readonly string[] {
  const own = sourceOf(article)
  const byHand = handOf(article, notes)
  return byHand === null ? [own] : [...new Set([paperOfKey(byHand), own])]
}

/** What the person said stands in the place of what the page says of number and word; the name stays the page's. */
function correctedPart(
  said: SeriesPart | null,
  { correction }: SeriesInput,
  name: string,
): SeriesPart | null {
  if (correction?.kind !== 'part') return said
  return { ...(said ?? { name, partTitle: null }), word: correction.word, ...correction.place }
}

/**
 * null for an article that is no part of a series by its title, its kicker and its text, or that stands alone by the
 * person's word.
 */
export function memberOf(article: SeriesInput, notes: SeriesNotes = {}): Member | null {
  if (article.correction?.kind === 'alone') return null
  const byHand = handOf(article, notes)
  const given = (byHand === null ? null : notes[byHand]?.name) ?? ''
  const words = readSeriesLines(article.seriesLines ?? nothingSaid)
  const said = partOf(article.title, article.section?.trim() ?? '', words)
  const title = correctedPart(said, article, given)
  if (!title) return null
  const nameKey = nameKeyOf(title.name)
  const isTitled =
    nameKey !== '' &&
    nameKeyOf(said === null ? given : (readTitlePart(article.title)?.name ?? '')) === nameKey
  let links: ReadonlySet<string> | null = null
  let partLinks: readonly PartLink[] | null = null
  return {
    article,
    id: article.id,
    title,
    named: nameKey === '' ? 'nowhere' : isTitled ? 'title' : 'page',
    nameKey,
    byHand,
    source: byHand === null ? sourceOf(article) : paperOfKey(byHand),
    section: fold(article.section ?? ''),
    date: Date.parse(article.publishedAt ?? article.savedAt),
    address: article.url === null ? null : addressKey(article.url),
    byline: bylineKey(article.byline),
    tags: new Set((article.tags ?? []).map(fold)),
    titleKeys: titleKeys(article.title, title.partTitle),
    partLinks: () =>
      (partLinks ??= [
        ...article.related.flatMap((link) => linked(mentionOf(link.title, link.url))),
        ...words.mentions.flatMap(linked),
        ...besideLinks(words, title),
      ]),
    links: () =>
      (links ??= new Set([
        ...[...article.related, ...words.mentions, ...words.beside].flatMap(({ url }) =>
          url === null ? [] : [addressKey(url)],
        ),
        ...words.mentions.flatMap((mention) => titleKeys(mention.title, mention.part.partTitle)),
        ...words.beside.flatMap((other) => titleKeys(other.title)),
      ])),
  }
}
