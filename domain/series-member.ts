// A saved article as a candidate for a series: what its title, section, paper and links say.
import type { RelatedLink, SeriesPart } from './article.ts'
import { fold } from './fold.ts'
import { nameKeyOf, namesSeries } from './series-evidence.ts'
import type { Candidate } from './series-evidence.ts'
import { paperOfKey, settledKey } from './series-correction.ts'
import type { SeriesCorrection, SeriesNotes } from './series-correction.ts'
import { mayNamePart, readTitlePart } from './series-title.ts'
import type { TitlePart } from './series.ts'
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
  /** What the person said of it; absent and null: nothing. */
  readonly correction?: SeriesCorrection | null
}

/** What an article's title, and where it names no series its section, say about its part; null for no part. */
export function seriesPartOf(article: Pick<SeriesInput, 'title' | 'section'>): SeriesPart | null {
  const part = readTitlePart(article.title)
  if (!part || part.name !== '') return part
  const section = article.section?.trim() ?? ''
  return namesSeries(section) ? { ...part, name: section } : part
}

/** A link of a saved page whose title is a part's. */
export type PartLink = {
  readonly url: string
  readonly title: string
  readonly part: TitlePart
  /** Whether it is led in as another part of the same series ("Mời đọc tiếp kỳ II"). */
  readonly led: boolean
}

/** A saved article that is a part. */
export type Member = Candidate & {
  readonly article: SeriesInput
  /** Worked out when first asked for. */
  readonly partLinks: () => readonly PartLink[]
}

/** What papers put before a link to another part. */
const LEAD_IN =
  /^(?:>+\s*)?(?:(?:mời|kính\s+mời)?\s*(?:quý\s+)?(?:các\s+)?(?:bạn\s+|độc\s+giả\s+)*(?:đọc|xem|đón\s+đọc)(?:\s+(?:tiếp|thêm|lại))?|tiếp\s+theo|(?:kỳ|bài)\s+(?:trước|sau|tới)|read(?:\s+more)?|next|previous(?:ly)?)\s*:?\s+/iu

function partLink({ url, title }: SeriesInput['related'][number]): PartLink | null {
  if (url === null || !mayNamePart(title)) return null
  const clean = title.normalize('NFC').trim()
  const rest = clean.replace(LEAD_IN, '')
  const part = readTitlePart(rest)
  return part && { url, title, part, led: rest !== clean }
}

/** A host without what leads to the same pages. */
export const plainHost = (host: string) => host.toLowerCase().replace(/^(?:www|m|amp|mobile)\./, '')

/** Which paper an article is from: its host, or the paper's name where there is no address. */
export const sourceOf = ({ host, siteName }: SeriesInput): string =>
  host !== null ? plainHost(host) : siteName === null ? '' : `"${fold(siteName)}"`

/** The series that the person put an article into; null where it stands where it is recognised. */
const handOf = ({ correction }: SeriesInput, notes: SeriesNotes): string | null =>
  correction?.kind === 'part' ? settledKey(correction.series, notes) : null

/** The papers that an article counts in: its own, and the one of the series that it was put into. */
export function papersOf(article: SeriesInput, notes: SeriesNotes): readonly string[] {
  const own = sourceOf(article)
  const byHand = handOf(article, notes)
  return byHand === null ? [own] : [...new Set([paperOfKey(byHand), own])]
}

/** What the person said stands in the place of what the title says of number and word; the name stays the title's. */
function correctedPart(titled: TitlePart | null, article: SeriesInput, name: string): TitlePart | null {
  const { correction } = article
  if (correction?.kind !== 'part') return titled
  return { ...(titled ?? { name, partTitle: null }), word: correction.word, ...correction.place }
}

/** null for an article whose title is no part's, or that stands alone by the person's word. */
export function memberOf(article: SeriesInput, notes: SeriesNotes = {}): Member | null {
  if (article.correction?.kind === 'alone') return null
  const byHand = handOf(article, notes)
  const given = (byHand === null ? null : notes[byHand]?.name) ?? ''
  const titled = correctedPart(readTitlePart(article.title), article, given)
  if (!titled) return null
  const title = titled.name === '' ? { ...titled, name: seriesPartOf(article)?.name ?? '' } : titled
  const nameKey = nameKeyOf(title.name)
  let links: ReadonlySet<string> | null = null
  let partLinks: readonly PartLink[] | null = null
  return {
    article,
    id: article.id,
    title,
    named: nameKey === '' ? 'nowhere' : titled.name === '' ? 'section' : 'title',
    nameKey,
    byHand,
    source: byHand === null ? sourceOf(article) : paperOfKey(byHand),
    section: fold(article.section ?? ''),
    date: Date.parse(article.publishedAt ?? article.savedAt),
    address: article.url === null ? null : addressKey(article.url),
    partLinks: () => (partLinks ??= article.related.flatMap((related) => partLink(related) ?? [])),
    links: () =>
      (links ??= new Set(article.related.flatMap(({ url }) => (url === null ? [] : [addressKey(url)])))),
  }
}
