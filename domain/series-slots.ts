// The places of a series in order: parts that are saved, known by an address, or only known to be missing.
import type { PartWord, Series, SeriesEntry } from './series.ts'

/** A place in the row of parts. */
export type SeriesSlot = SeriesEntry & { readonly key: string; readonly word: PartWord }

const missingEntry = (part: number): SeriesEntry => ({
  part,
  isLast: false,
  articleId: null,
  title: '',
  partTitle: null,
  url: null,
  lead: null,
  thumbnail: null,
  wordCount: 0,
  read: false,
  progress: 0,
})

/** All parts in order, missing ones in their places. */
export function seriesSlots(series: Series): readonly SeriesSlot[] {
  const known = new Set(series.parts.map((part) => part.part))
  const entries = [...series.parts, ...series.missing.filter((part) => !known.has(part)).map(missingEntry)]
  const order = (entry: SeriesEntry) => entry.part ?? Number.MAX_SAFE_INTEGER
  return entries
    .toSorted((a, b) => order(a) - order(b))
    .map((entry, index) => ({
      ...entry,
      key: `${entry.articleId ?? entry.url ?? 'missing'} ${index}`,
      word: series.word,
    }))
}
