// What is asked of the library's list, and what it answers: rows, counts, tags, sources.
import * as v from 'valibot'
import { articleIdSchema } from './article.ts'
import type { ArticleId, ArticleSummary } from './article.ts'
import { articleViews, sortOrders, views } from './views.ts'
import type { View } from './views.ts'

/** Of `articleIdSchema`. */
export const ID_LENGTH = 12

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

const keptListSchema = v.strictObject({ ...listQuerySchema.entries, view: v.picklist([...views, 'notes']) })
/** A list that the window showed: of articles, of series or of notes. */
export type KeptList = v.InferOutput<typeof keptListSchema>

/** A list that was kept as JSON; null where it is none. */
export function keptList(json: string | null): KeptList | null {
  try {
    const parsed = v.safeParse(keptListSchema, JSON.parse(json ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** A row of the list, with the text that a search found between `<mark>` and `</mark>`; null without a search. */
export type ListRow = ArticleSummary & { readonly snippet: string | null }

/** So many rows are asked for at once at most: some screens of them. */
export const MAX_ROWS = 200

export const rowsQuerySchema = v.strictObject({
  ids: v.pipe(v.array(articleIdSchema), v.minLength(1), v.maxLength(MAX_ROWS)),
  /** What was searched for, for snippets; empty for none. */
  search: shortText,
})
export type RowsQuery = v.InferOutput<typeof rowsQuerySchema>

/** Rows that follow one another in the list and are of one day, by the clock of this machine. */
export type DayCount = {
  /** yyyy-mm-dd */
  readonly day: string
  readonly count: number
}

/**
 * A list as it is handed over: every id in order, and only the rows of the first screens. What is looked at further down
 * is asked for by its ids.
 */
export type ListAnswer = {
  /** One after the other without anything between: an id has always the same length. */
  readonly ids: string
  readonly rows: readonly ListRow[]
  /** The days of an order by time, in that order; null where the list is not by days. */
  readonly days: readonly DayCount[] | null
  /** Not so: the first rows of a library that is still being opened; that there are more is told as a change. */
  readonly whole: boolean
}

export const joinIds = (ids: readonly ArticleId[]): string => ids.join('')

export function splitIds(joined: string): ArticleId[] {
  const ids: ArticleId[] = []
  for (let at = 0; at < joined.length; at += ID_LENGTH) ids.push(joined.slice(at, at + ID_LENGTH))
  return ids
}

export type NamedCount = { readonly name: string; readonly count: number }

export type LibraryOverview = {
  readonly counts: Readonly<Record<View, number>>
  readonly tags: readonly NamedCount[]
  /** By host; `label` is the paper's name. */
  readonly sources: readonly (NamedCount & { readonly label: string })[]
}
