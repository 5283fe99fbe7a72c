// Finding articles by a few letters of their names: what is asked, and what is answered.
import * as v from 'valibot'
import { articleIdSchema } from './article.ts'
import type { ArticleId } from './article.ts'
import type { Range } from './quick-find.ts'

/** What was typed to find an article by its name; `recent`: what was open in this window, the latest first. */
export const findQuerySchema = v.strictObject({
  typed: v.pipe(v.string(), v.maxLength(500)),
  recent: v.pipe(v.array(articleIdSchema), v.maxLength(100)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
})
export type FindQuery = v.InferOutput<typeof findQuerySchema>

/** A name, and what of it was found. */
export type FoundName = { readonly text: string; readonly ranges: readonly Range[] }
export type FoundArticle = {
  readonly id: ArticleId
  readonly title: FoundName
  /** BCP 47 of its title, where known. */
  readonly lang: string | null
  readonly source: FoundName | null
  readonly series: FoundName | null
  readonly score: number
}
/** The best of what was found, and how many there are in all. */
export type FoundArticles = { readonly articles: readonly FoundArticle[]; readonly count: number }
