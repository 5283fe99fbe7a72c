// What a person says of series by hand. An article's own correction lies in its state.json; what concerns a series as a
// whole lies in the library's collections.json. Both name a series by its key, which the same recognised series has on
// every machine: corrections of several machines meet.
import * as v from 'valibot'
import { partWords } from './series.ts'

const DIGITS = 16

/** `<the series' id, 16 hex digits>@<its paper, as the assembly tells papers apart>`. */
export const seriesKeySchema = v.pipe(v.string(), v.maxLength(500), v.regex(/^[0-9a-f]{16}@/))
export type SeriesKey = v.InferOutput<typeof seriesKeySchema>

export const seriesKey = (id: string, paper: string): SeriesKey => `${id}@${paper}`
/** The id of the series that a key names. */
export const idOfKey = (key: SeriesKey): string => key.slice(0, DIGITS)
/** The paper that a key names. */
export const paperOfKey = (key: SeriesKey): string => key.slice(DIGITS + 1)

/** A part's number as a person may give it. */
const partNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))

/** A part's place in its series: it has a number, or it is the last. */
export const partPlaceSchema = v.pipe(
  v.object({ part: v.nullable(partNumberSchema), isLast: v.boolean() }),
  v.check(({ part, isLast }) => part !== null || isLast, 'a part without a number that is not the last'),
)

/** What a person said of one article. */
export const seriesCorrectionSchema = v.variant('kind', [
  /** It is no part of any series. */
  v.object({ kind: v.literal('alone') }),
  v.object({
    kind: v.literal('part'),
    series: seriesKeySchema,
    word: v.picklist(partWords),
    place: partPlaceSchema,
  }),
])
export type SeriesCorrection = v.InferOutput<typeof seriesCorrectionSchema>

/** What a person said of a series as a whole. */
export const seriesNoteSchema = v.object({
  /** null: as it is recognised. */
  name: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))),
  /** The series that it was made a part of. */
  mergedInto: v.nullable(seriesKeySchema),
})
export type SeriesNote = v.InferOutput<typeof seriesNoteSchema>

export type SeriesNotes = Readonly<Record<SeriesKey, SeriesNote>>

/** The series that a key means after all mergers; of several that were merged in a circle the first by key. */
export function settledKey(key: SeriesKey, notes: SeriesNotes): SeriesKey {
  const passed: SeriesKey[] = []
  let at = key
  while (!passed.includes(at)) {
    passed.push(at)
    const next = notes[at]?.mergedInto ?? null
    if (next === null) return at
    at = next
  }
  return passed.slice(passed.indexOf(at)).toSorted()[0] ?? at
}
