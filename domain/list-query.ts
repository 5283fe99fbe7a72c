// What is asked of the library's list, and what it answers: rows, counts, tags, sources.
import * as v from 'valibot'
import type { ArticleSummary } from './article.ts'
import { articleViews, sortOrders } from './views.ts'
import type { View } from './views.ts'

const shortText = v.pipe(v.string(), v.maxLength(500))
export const tagNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))

export const listQuerySchema = v.strictObject({
  view: v.picklist(articleViews),
  search: shortText,
  sort: v.picklist(sortOrders),
  tag: v.nullable(tagNameSchema),
  host: v.nullable(v.pipe(v.string(), v.maxLength(253))),
})
export type ListQuery = v.InferOutput<typeof listQuerySchema>

/** A row of the list, with the text that a search found between `<mark>` and `</mark>`; null without a search. */
export type ListRow = ArticleSummary & { readonly snippet: string | null }

export type NamedCount = { readonly name: string; readonly count: number }

export type LibraryOverview = {
  readonly counts: Readonly<Record<View, number>>
  readonly tags: readonly NamedCount[]
  /** By host; `label` is the paper's name. */
  readonly sources: readonly (NamedCount & { readonly label: string })[]
}
