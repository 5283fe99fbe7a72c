// "Sửa bản lưu": a saved copy laid out for editing, and what comes back of it.
import * as v from 'valibot'
import { articleDocumentSchema, articleIdSchema } from './article.ts'
import type { ArticleId } from './article.ts'
import { offeredCharsets } from './charsets.ts'

const { title, lead, byline, publishedAt } = articleDocumentSchema.entries

/** What stands above the body and can be corrected. */
export const headFields = { title, lead, byline, publishedAt }
const headSchema = v.object(headFields)
export type ArticleHead = v.InferOutput<typeof headSchema>

export type EditableBlock = {
  /** `page`: the page has it, the extraction left it out. */
  readonly from: 'article' | 'page'
  /** Among the blocks of the article, or of the page. */
  readonly index: number
  /** Sanitized; pictures by `images/<name>`. */
  readonly html: string
  /** Part of the saved copy now. */
  readonly kept: boolean
}

export type EditableCopy = {
  readonly id: ArticleId
  /** Tells whether the copy has changed since it was laid out. */
  readonly version: string
  readonly head: ArticleHead
  /** As the page had it, read in this charset. */
  readonly said: ArticleHead
  /** The charset that it is read in; null where it was text already, or its original is not there. */
  readonly charset: string | null
  /** The person has changed it by hand before. */
  readonly edited: boolean
  readonly blocks: readonly EditableBlock[]
}

const indices = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  v.maxLength(5000),
)

/** The charset to read the original in; null: as it is read now. */
export const chosenCharsetSchema = v.nullable(v.picklist(offeredCharsets))

export const copyChangeSchema = v.strictObject({
  id: articleIdSchema,
  version: v.pipe(v.string(), v.maxLength(100)),
  charset: chosenCharsetSchema,
  head: v.strictObject(headFields),
  /** Blocks of the article that are not to be part of the copy. */
  dropped: indices,
  /** Blocks of the page that are. */
  restored: indices,
})
export type CopyChange = v.InferOutput<typeof copyChangeSchema>
