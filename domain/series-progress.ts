// How far the reader is in a series.
import { readingMinutes, SYLLABLES_PER_MINUTE } from './reading.ts'
import type { Series, SeriesEntry } from './series.ts'

export type SeriesProgress = {
  /** Saved parts that are read. */
  readonly read: number
  /** Saved parts; of a part that was saved twice the newer one. */
  readonly saved: number
  /** Whole minutes for what is saved and not read; 0 when all is. */
  readonly minutesLeft: number
}

type Saved = SeriesEntry & { readonly articleId: string }

/** The saved parts, each number once. */
export function savedParts({ parts }: Pick<Series, 'parts'>): readonly Saved[] {
  const numbers = new Set<number>()
  return parts.flatMap((entry): readonly Saved[] => {
    const { articleId, part } = entry
    if (articleId === null || (part !== null && numbers.has(part))) return []
    if (part !== null) numbers.add(part)
    return [{ ...entry, articleId }]
  })
}

/** What of a series is read, and how long the rest takes. */
export function seriesProgress(series: Pick<Series, 'parts'>): SeriesProgress {
  const saved = savedParts(series)
  const unread = saved.filter(({ read }) => !read)
  const syllables = unread.reduce((sum, { wordCount, progress }) => sum + wordCount * (1 - progress), 0)
  return {
    read: saved.length - unread.length,
    saved: saved.length,
    minutesLeft: unread.length === 0 ? 0 : readingMinutes(Math.max(syllables, SYLLABLES_PER_MINUTE)),
  }
}

/** The part that a series is opened at: the first that is not read, else the first; null where none is saved. */
export function partToOpen(series: Pick<Series, 'parts'>): string | null {
  const saved = savedParts(series)
  return (saved.find(({ read }) => !read) ?? saved[0])?.articleId ?? null
}

/** The first picture of the first part that has one; null where none has. */
export function seriesCover(
  series: Pick<Series, 'parts'>,
): { readonly articleId: string; readonly thumbnail: string } | null {
  for (const { articleId, thumbnail } of savedParts(series))
    if (thumbnail !== null) return { articleId, thumbnail }
  return null
}
