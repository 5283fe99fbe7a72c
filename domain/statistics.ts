// What a library says of its reader: how much was read and saved, when, of which papers and on what. Counted from the
// times that stand in the documents, as the wall clock showed them where the reader is now.
//
// An article is read on the day its end was reached or it was marked as read. A reading is an article on a day: opened
// for reading on it (the openings that are remembered, reading-log.ts), or finished. What is deleted for good is not
// counted any more; what was marked as read without being read cannot be told from what was.
import * as v from 'valibot'
import type { ArticleId } from './article.ts'
import { foldExact } from './fold.ts'
import { beginningOf, createLocalClock, dateOfDay, dayOf, nextBeginning, weekdayOf } from './local-time.ts'
import type { LocalClock } from './local-time.ts'

export const periods = ['year', 'all'] as const
/** The present year, or all time. */
export type Period = (typeof periods)[number]
export const statisticsQuerySchema = v.strictObject({ period: v.picklist(periods) })

/** What is asked of each article; times are ISO 8601. */
export type ReadingFacts = {
  readonly id: ArticleId
  readonly title: string
  readonly lang: string | null
  readonly wordCount: number
  readonly source: string | null
  readonly tags: readonly string[]
  readonly savedAt: string
  readonly readAt: string | null
  readonly openings: readonly string[]
}

export type BucketUnit = 'week' | 'month' | 'year'
/** A week, month or year, as far as it lies in the period; days as `2026-11-27`, both among them. */
export type Bucket = {
  readonly from: string
  readonly to: string
  readonly read: number
  readonly words: number
  readonly saved: number
}

export type NamedReading = { readonly name: string; readonly read: number; readonly words: number }
/** The names with the most, and how many others there are. */
export type NamedReadings = { readonly most: readonly NamedReading[]; readonly others: number }

export type Statistics = {
  /** Days as `2026-11-27`. */
  readonly from: string
  readonly to: string
  readonly read: number
  readonly words: number
  readonly saved: number
  /** Days on which something was read. */
  readonly days: number
  readonly unit: BucketUnit
  readonly buckets: readonly Bucket[]
  /** Days one after the other on which something was read, of all time; the present ones end today or yesterday. */
  readonly streak: { readonly present: number; readonly longest: number }
  /** Readings of each of the last days, today the last: whatever the period. */
  readonly lastDays: readonly { readonly day: string; readonly readings: number }[]
  /** Readings by the hour in which they began, from midnight, and by day of the week, from Monday. */
  readonly hours: readonly number[]
  readonly weekdays: readonly number[]
  readonly sources: NamedReadings
  readonly tags: NamedReadings
  readonly longest: {
    readonly id: ArticleId
    readonly title: string
    readonly lang: string | null
    readonly words: number
  } | null
}

const MOST_NAMED = 8
/** Four weeks. */
const LAST_DAYS = 28
/** More bars than these are not told apart. */
const MOST_BARS = 60

const HOUR = 60 * 60 * 1000
const NEVER = -1

/** Reads times as hours of the wall clock since 1970; `NEVER` for one that is none, that has not come yet, or from before. */
function createHours(clock: LocalClock, now: number): (time: string) => number {
  return (time) => {
    const moment = Date.parse(time)
    return moment >= 0 && moment <= now ? Math.floor(clock(moment) / HOUR) : NEVER
  }
}

const dayOfHour = (hour: number) => Math.floor(hour / 24)

/** The readings of an article as hours: of each day the first. */
function readingsOf(hours: readonly number[]): readonly number[] {
  if (hours.length < 2) return hours
  const firsts: number[] = []
  for (const hour of hours) {
    const at = firsts.findIndex((other) => dayOfHour(other) === dayOfHour(hour))
    if (at < 0) firsts.push(hour)
    else firsts[at] = Math.min(hour, firsts[at] ?? hour)
  }
  return firsts
}

/** What is counted of each day. */
type DayCounts = { read: number; words: number; saved: number; readings: number }

function createDays() {
  const days = new Map<number, DayCounts>()
  return {
    of(day: number): DayCounts {
      const known = days.get(day)
      if (known) return known
      const counts = { read: 0, words: 0, saved: 0, readings: 0 }
      days.set(day, counts)
      return counts
    },
    all: days as ReadonlyMap<number, DayCounts>,
  }
}

/** The smallest unit of which a time makes bars that can be told apart. */
function unitOf(first: number, last: number): BucketUnit {
  const days = last - first + 1
  if (days <= (MOST_BARS - 1) * 7) return 'week'
  return days <= (MOST_BARS - 1) * 30 ? 'month' : 'year'
}

/** The days from the first to the last in bars. */
function bucketsOf(
  unit: BucketUnit,
  first: number,
  last: number,
  days: ReadonlyMap<number, DayCounts>,
): Bucket[] {
  const buckets: Bucket[] = []
  for (let start = beginningOf(unit, first); start <= last;) {
    const next = nextBeginning(unit, start)
    const [from, to] = [Math.max(start, first), Math.min(next - 1, last)]
    const bucket = { from: dateOfDay(from), to: dateOfDay(to), read: 0, words: 0, saved: 0 }
    for (let day = from; day <= to; day++) {
      const counts = days.get(day)
      if (!counts) continue
      bucket.read += counts.read
      bucket.words += counts.words
      bucket.saved += counts.saved
    }
    buckets.push(bucket)
    start = next
  }
  return buckets
}

function createNames() {
  const names = new Map<string, { name: string; read: number; words: number }>()
  /** By the name as it is written: most are written one way. */
  const written = new Map<string, { name: string; read: number; words: number }>()
  function countsOf(name: string) {
    const known = written.get(name)
    if (known) return known
    const key = foldExact(name)
    const counts = names.get(key) ?? { name, read: 0, words: 0 }
    names.set(key, counts)
    written.set(name, counts)
    return counts
  }
  return {
    add(name: string, words: number): void {
      const counts = countsOf(name)
      counts.read++
      counts.words += words
    },
    most(): NamedReadings {
      const all = [...names.values()].toSorted(
        (one, other) => other.read - one.read || other.words - one.words || (one.name < other.name ? -1 : 1),
      )
      return { most: all.slice(0, MOST_NAMED), others: Math.max(0, all.length - MOST_NAMED) }
    },
  }
}

/** Days one after the other on which something was read. */
function streakOf(days: ReadonlyMap<number, DayCounts>, today: number): Statistics['streak'] {
  const isRead = (day: number) => (days.get(day)?.readings ?? 0) > 0
  let longest = 0
  for (const day of days.keys()) {
    if (!isRead(day) || isRead(day - 1)) continue
    let length = 1
    while (isRead(day + length)) length++
    longest = Math.max(longest, length)
  }
  // Today is not over.
  let present = 0
  const end = isRead(today) ? today : today - 1
  while (isRead(end - present)) present++
  return { present, longest }
}

/**
 * Counts.
 * @param now milliseconds since 1970
 * @param timeZone where the reader is
 */
export function statisticsOf(
  facts: readonly ReadingFacts[],
  { period, now, timeZone }: { readonly period: Period; readonly now: number; readonly timeZone: string },
): Statistics {
  const clock = createLocalClock(timeZone)
  const hourAt = createHours(clock, now)
  const today = dayOf(clock(now))
  const begins = period === 'year' ? beginningOf('year', today) : 0
  const days = createDays()
  const [sources, tags] = [createNames(), createNames()]
  const hours = Array.from({ length: 24 }, () => 0)
  const weekdays = Array.from({ length: 7 }, () => 0)
  let longest: ReadingFacts | null = null

  for (const article of facts) {
    const saved = hourAt(article.savedAt)
    const read = article.readAt === null ? NEVER : hourAt(article.readAt)
    if (saved !== NEVER) days.of(dayOfHour(saved)).saved++
    const moments = [...article.openings.map(hourAt), read].filter((hour) => hour !== NEVER)
    for (const moment of readingsOf(moments)) {
      const day = dayOfHour(moment)
      days.of(day).readings++
      if (day < begins) continue
      const [hour, weekday] = [moment - day * 24, weekdayOf(day)]
      hours[hour] = (hours[hour] ?? 0) + 1
      weekdays[weekday] = (weekdays[weekday] ?? 0) + 1
    }
    if (read === NEVER) continue
    const counts = days.of(dayOfHour(read))
    counts.read++
    counts.words += article.wordCount
    if (dayOfHour(read) < begins) continue
    if (article.source !== null) sources.add(article.source, article.wordCount)
    for (const tag of article.tags) tags.add(tag, article.wordCount)
    if (article.wordCount > (longest?.wordCount ?? 0)) longest = article
  }

  let first = today
  if (period === 'year') first = begins
  else for (const day of days.all.keys()) first = Math.min(first, day)
  const unit = unitOf(first, today)
  const buckets = bucketsOf(unit, first, today, days.all)
  const sum = (key: 'read' | 'words' | 'saved') => buckets.reduce((total, bucket) => total + bucket[key], 0)
  let daysRead = 0
  for (const [day, { readings }] of days.all) if (day >= first && readings > 0) daysRead++

  return {
    from: dateOfDay(first),
    to: dateOfDay(today),
    read: sum('read'),
    words: sum('words'),
    saved: sum('saved'),
    days: daysRead,
    unit,
    buckets,
    streak: streakOf(days.all, today),
    lastDays: Array.from({ length: LAST_DAYS }, (_, index) => {
      const day = today - LAST_DAYS + 1 + index
      return { day: dateOfDay(day), readings: days.all.get(day)?.readings ?? 0 }
    }),
    hours,
    weekdays,
    sources: sources.most(),
    tags: tags.most(),
    longest: longest && {
      id: longest.id,
      title: longest.title,
      lang: longest.lang,
      words: longest.wordCount,
    },
  }
}
