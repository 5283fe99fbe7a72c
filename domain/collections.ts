// collections.json: what a person made of the library's articles together.
import * as v from 'valibot'
import { savedSearchesSchema } from './saved-search.ts'
import { seriesKeySchema, seriesNoteSchema } from './series-correction.ts'
import { tagColorsSchema } from './tag-change.ts'

export const collectionsDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  series: v.record(seriesKeySchema, seriesNoteSchema),
  /** None in documents from before they were kept. */
  searches: v.optional(savedSearchesSchema, () => []),
  tagColors: v.optional(tagColorsSchema, () => []),
})
export type CollectionsDocument = v.InferOutput<typeof collectionsDocumentSchema>
