// "Sửa loạt bài": what a person wants series to be like, and what that means for articles and series one by one.
import * as v from 'valibot'
import { articleIdSchema } from './article.ts'
import type { ArticleId } from './article.ts'
import { AppFailure } from './result.ts'
import { partPlaceSchema, seriesKey, seriesNoteSchema, settledKey } from './series-correction.ts'
import type { SeriesCorrection, SeriesKey, SeriesNote, SeriesNotes } from './series-correction.ts'
import { partWords } from './series.ts'

export const seriesIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))
const ids = v.pipe(v.array(articleIdSchema), v.maxLength(2000))

export const seriesChangeSchema = v.strictObject({
  /** Series as they are to be, each with all its saved parts. */
  series: v.pipe(
    v.array(
      v.strictObject({
        /** null: a new one. */
        id: v.nullable(seriesIdSchema),
        /** null: as it is recognised. */
        name: seriesNoteSchema.entries.name,
        word: v.picklist(partWords),
        parts: v.pipe(
          v.array(v.strictObject({ id: articleIdSchema, place: partPlaceSchema })),
          v.minLength(1),
          v.maxLength(2000),
        ),
      }),
    ),
    v.maxLength(10),
  ),
  /** Series that went into the first one as a whole. */
  merged: v.pipe(v.array(seriesIdSchema), v.maxLength(100)),
  /** Articles that are no part of any series. */
  alone: ids,
  /** Articles that are what they are recognised to be again. */
  recognised: ids,
})
export type SeriesChange = v.InferOutput<typeof seriesChangeSchema>

/** What is known of the library when a change comes. */
export type SeriesFacts = {
  readonly notes: SeriesNotes
  /** null for a series that is not there any more. */
  keyOf(seriesId: string): SeriesKey | null
  /** What the person said of an article before. */
  correctionOf(id: ArticleId): SeriesCorrection | null
  /** The paper that an article is from, as the assembly tells papers apart. */
  paperOf(id: ArticleId): string
  /** 16 hex digits that no series has. */
  newId(): string
}

/** What is to be written: null takes what was said before away. */
export type SeriesPlan = {
  readonly corrections: ReadonlyMap<ArticleId, SeriesCorrection | null>
  readonly notes: Readonly<Record<SeriesKey, SeriesNote | null>>
}

/**
 * What a change means for each article and each series.
 * @throws AppFailure 'series-changed' where a series that it names is not there any more
 */
export function planChange(change: SeriesChange, facts: SeriesFacts): SeriesPlan {
  const corrections = new Map<ArticleId, SeriesCorrection | null>()
  const notes: Record<SeriesKey, SeriesNote | null> = {}
  const demandKey = (seriesId: string): SeriesKey => {
    const key = facts.keyOf(seriesId)
    if (key === null) throw new AppFailure('series-changed')
    return key
  }

  for (const id of change.recognised) {
    const before = facts.correctionOf(id)
    corrections.set(id, null)
    if (before?.kind !== 'part') continue
    const key = settledKey(before.series, facts.notes)
    for (const [other, { mergedInto }] of Object.entries(facts.notes))
      if (other === key || mergedInto === key) notes[other] = null
  }
  for (const id of change.alone) corrections.set(id, { kind: 'alone' })

  const target = change.series[0]?.id ?? null
  for (const seriesId of target === null ? [] : change.merged)
    notes[demandKey(seriesId)] = { name: null, mergedInto: demandKey(target ?? '') }
  for (const { id, name, word, parts } of change.series) {
    const paper = facts.paperOf(parts[0]?.id ?? '')
    const key = id === null ? seriesKey(facts.newId(), paper) : demandKey(id)
    // Whatever it was merged into before: what is said of it now is said of a series of its own.
    notes[key] = name === null ? null : { name, mergedInto: null }
    for (const part of parts) corrections.set(part.id, { kind: 'part', series: key, word, place: part.place })
  }
  return { corrections, notes }
}
