// One group of saved articles becomes a series: its parts in order, what is known by a link, what is missing.
import { partWords } from './series.ts'
import type { PartWord, Series, SeriesEntry, TitlePart } from './series.ts'
import { idOfKey, seriesKey } from './series-correction.ts'
import type { SeriesNotes } from './series-correction.ts'
import { isSpellingOf, nameKeyOf } from './series-evidence.ts'
import { plainHost } from './series-member.ts'
import type { Member } from './series-member.ts'
import { sumOf } from './series-weights.ts'
import { addressKey, hostOf } from './url-policy.ts'

/** Whether a key is that of a saved address of the paper. */
type SavedAddresses = { has(key: string): boolean }

type Linked = { readonly title: string; readonly url: string; readonly key: string; readonly part: TitlePart }

const entryOf = ({ article, title }: Member, part: number | null): SeriesEntry => ({
  part,
  isLast: title.isLast,
  articleId: article.id,
  title: article.title,
  partTitle: title.partTitle,
  url: article.url,
  lead: article.lead,
  thumbnail: article.thumbnail,
  wordCount: article.wordCount,
  read: article.read,
  progress: article.progress,
})

const linkedEntry = ({ title, url, part }: Linked, number: number | null): SeriesEntry => ({
  part: number,
  isLast: part.isLast,
  articleId: null,
  title,
  partTitle: part.partTitle,
  url,
  lead: null,
  thumbnail: null,
  wordCount: 0,
  read: false,
  progress: 0,
})

/** The value met most often; of several the one met first. */
function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return values.find((value) => counts.get(value) === most)
}

const last = Number.POSITIVE_INFINITY
/** By number, the unnumbered last at the end; of the same number the newest first. */
const inOrder = (one: Member, other: Member) =>
  (one.title.part ?? last) - (other.title.part ?? last) ||
  other.date - one.date ||
  (one.id < other.id ? -1 : 1)

/** How much speaks for a link of a part's page leading to another part of the same series. */
function linkEvidence(from: Member, nameKeys: ReadonlySet<string>, part: TitlePart, led: boolean): number {
  const key = nameKeyOf(part.name)
  const named = key !== '' && [...nameKeys].some((name) => name === key || isSpellingOf(name, key))
  const near = part.part !== null && from.title.part !== null && Math.abs(part.part - from.title.part) === 1
  return sumOf([
    [named, 3],
    [key !== '' && !named, -10],
    [key === '' && led, 1],
    [part.word === from.title.word, 1],
    [part.word !== from.title.word && !named, -1],
    [key === '' && (near || part.isLast), 1],
    [from.named === 'nowhere' && key === '', 0.5],
  ])
}
const LINK_ENOUGH = 2

const plainSource = (url: string) => plainHost(hostOf(url) ?? '')

/** Parts that the saved pages link to and that are not saved, one for each number, the best title first. */
function linkedParts(members: readonly Member[], saved: SavedAddresses): Map<number | null, Linked> {
  const nameKeys = new Set(members.flatMap(({ nameKey }) => (nameKey === '' ? [] : [nameKey])))
  const numbers = new Set(members.map(({ title }) => title.part))
  const found: (Linked & { readonly score: number })[] = []
  for (const member of members)
    for (const { url, title, part, led } of member.partLinks()) {
      if (numbers.has(part.part)) continue
      const score = linkEvidence(member, nameKeys, part, led)
      if (score < LINK_ENOUGH) continue
      const key = addressKey(url)
      if (saved.has(key) || (member.article.host !== null && plainSource(url) !== member.source)) continue
      found.push({ title, url, key, part, score })
    }
  const best = found.toSorted(
    (one, other) =>
      other.score - one.score ||
      (`${one.key} ${one.url} ${one.title}` < `${other.key} ${other.url} ${other.title}` ? -1 : 1),
  )
  const parts = new Map<number | null, Linked>()
  const used = new Set<string>()
  for (const linked of best) {
    if (parts.has(linked.part.part) || used.has(linked.key)) continue
    used.add(linked.key)
    parts.set(linked.part.part, linked)
  }
  return parts
}

/** FNV-1a, 32 bits (draft-eastlake-fnv), over UTF-16 units, low byte first, in hex. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

type Draft = {
  /** The series that the person put its parts into, or null. */
  readonly byHand: string | null
  /** What it is recognised by. */
  readonly mark: string
  /** The id that this makes, worked out once: a paper has thousands of series. */
  readonly markId: string
  readonly firstId: string
  readonly paper: string
  readonly series: Omit<Series, 'id' | 'key' | 'corrected'>
}

const idOfMark = (mark: string): string => fnv1a(mark) + fnv1a(`${mark}\n`)

/** Numbers up to the largest known one that are not saved, whether their address is known or not. */
function missingNumbers(entries: readonly SeriesEntry[]): number[] {
  // Before an unnumbered last part there is at least one other.
  const hasUnnumberedLast = entries.some(({ part }) => part === null)
  const largest = Math.max(hasUnnumberedLast ? 1 : 0, ...entries.map(({ part }) => part ?? 0))
  const saved = new Set(entries.flatMap(({ part, articleId }) => (articleId === null ? [] : (part ?? []))))
  return Array.from({ length: largest }, (_, at) => at + 1).filter((number) => !saved.has(number))
}

function draftSeries(group: readonly Member[], saved: SavedAddresses, notes: SeriesNotes): Draft | null {
  const members = group.toSorted(inOrder)
  const [first] = members
  if (!first) return null
  const linked = linkedParts(members, saved)
  const isNamed = members.some(({ named }) => named !== 'nowhere')
  const byHand = members.find((member) => member.byHand !== null)?.byHand ?? null
  if (byHand === null && !isNamed && members.length + linked.size < 2) return null

  const numbers = new Set(members.flatMap(({ title }) => title.part ?? []))
  const hasNumberedLast = members.some(({ title }) => title.part !== null && title.isLast)
  const largest = Math.max(0, ...numbers)
  const linkedNumber = [...linked.keys()].some((number) => number !== null)
  // All before the unnumbered last are there, and more than one, so that nothing can lie between them and it.
  const isWhole = largest >= 2 && numbers.size === largest && !linkedNumber && !hasNumberedLast
  const lastNumber = isWhole ? largest + 1 : null
  const entries = [
    ...members.map((member) => entryOf(member, member.title.part ?? lastNumber)),
    ...[...linked.values()].map((link) => linkedEntry(link, link.part.part ?? lastNumber)),
  ].toSorted((one, other) => (one.part ?? last) - (other.part ?? last) || 0)
  const missing = missingNumbers(entries)
  const lastKnown = entries.some(({ isLast }) => isLast)

  const words = members.map(({ title }) => title.word)
  const word: PartWord = commonest(words) ?? partWords[0]
  const titled = members.filter(({ named }) => named === 'title')
  const naming = titled.length > 0 ? titled : members.filter(({ named }) => named === 'page')
  const recognised =
    commonest(naming.map(({ title }) => title.name)) ?? first.title.partTitle ?? first.article.title
  const newestSaved = members.reduce(
    (newest, { article }) =>
      Date.parse(article.savedAt) > Date.parse(newest.article.savedAt) ? { ...first, article } : newest,
    first,
  )
  const firstId = members.map(({ id }) => id).toSorted()[0] ?? ''
  const mark = `${first.source}\n${isNamed ? nameKeyOf(recognised).replaceAll(' ', '') : firstId}`
  return {
    byHand,
    paper: first.source,
    mark,
    markId: idOfMark(mark),
    firstId,
    series: {
      name: (byHand === null ? null : notes[byHand]?.name) ?? recognised,
      source: commonest(group.flatMap(({ article }) => article.siteName ?? [])) ?? first.article.host,
      lang: commonest(members.flatMap(({ article }) => article.lang ?? [])) ?? null,
      word,
      parts: entries,
      missing,
      lastMissing: !lastKnown,
      complete: lastKnown && missing.length === 0 && entries.every(({ articleId }) => articleId !== null),
      savedAt: newestSaved.article.savedAt,
    },
  }
}

type Drafted = {
  readonly group: readonly Member[]
  /** Addresses that the draft depends on, and whether each was saved. */
  readonly asked: ReadonlyMap<string, boolean>
  readonly draft: Draft | null
  /** The series it became, and what its id was made of. */
  made: (BuiltSeries & { readonly unique: string }) | null
}

/** A series, the same object as long as nothing of it changes. */
export type BuiltSeries = {
  readonly series: Series
  /** When its newest part was saved, in milliseconds. */
  readonly savedAt: number
}

function seriesOf(drafted: Drafted, { series, byHand, paper }: Draft, unique: string): BuiltSeries {
  if (drafted.made?.unique === unique) return drafted.made
  const id = byHand === null ? idOfMark(unique) : idOfKey(byHand)
  const key = byHand ?? seriesKey(id, paper)
  drafted.made = {
    unique,
    series: { id, key, corrected: byHand !== null, ...series },
    savedAt: Date.parse(series.savedAt),
  }
  return drafted.made
}

/**
 * Series of groups of one paper's saved parts.
 * @param groups each ordered by date
 * @param saved keys of all saved addresses
 * @param notes what the person said of whole series; where that changes, so do the members of those series
 */
export type SeriesBuilder = (
  groups: readonly (readonly Member[])[],
  saved: SavedAddresses,
  notes: SeriesNotes,
) => BuiltSeries[]

// A paper has thousands of groups, and most are as they were: loops without an array or a closure for each.
function isSameGroup(one: readonly Member[], other: readonly Member[]): boolean {
  if (one === other) return true
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

function stillHolds(asked: ReadonlyMap<string, boolean>, saved: SavedAddresses): boolean {
  for (const [key, was] of asked) if (saved.has(key) !== was) return false
  return true
}

/** Builds the series of one paper, and those that have not changed since the last time not anew. */
export function createSeriesBuilder(): SeriesBuilder {
  let before = new Map<Member, Drafted>()
  function draftedOf(group: readonly Member[], saved: SavedAddresses, notes: SeriesNotes): Drafted {
    const known = group[0] && before.get(group[0])
    if (known && isSameGroup(known.group, group) && stillHolds(known.asked, saved)) return known
    const asked = new Map<string, boolean>()
    const has = (key: string) => {
      const isSaved = saved.has(key)
      asked.set(key, isSaved)
      return isSaved
    }
    return { group, asked, draft: draftSeries(group, { has }, notes), made: null }
  }
  return (groups, saved, notes) => {
    const now = new Map<Member, Drafted>()
    const drafts: { readonly drafted: Drafted; readonly draft: Draft }[] = []
    const uses = new Map<string, number>()
    const taken = new Set<string>()
    for (const group of groups) {
      const one = draftedOf(group, saved, notes)
      if (group[0]) now.set(group[0], one)
      if (!one.draft) continue
      drafts.push({ drafted: one, draft: one.draft })
      const { mark, byHand } = one.draft
      if (byHand === null) uses.set(mark, (uses.get(mark) ?? 0) + 1)
      else taken.add(idOfKey(byHand))
    }
    before = now
    return drafts.map(({ drafted, draft }) => {
      const { mark, markId, firstId, byHand } = draft
      // A name used again years later, or split by hand: told apart by the part with the smallest id.
      const isAlone = uses.get(mark) === 1 && !taken.has(markId)
      return seriesOf(drafted, draft, byHand ?? (isAlone ? mark : `${mark}\n${firstId}`))
    })
  }
}
