// Highlights and notes: notes.json, and where a mark stands in an article's text.
//
// A target is described as the W3C Web Annotation Data Model does (https://www.w3.org/TR/annotation-model/, 4.2.4 and
// 4.2.5): the text itself with what stands around it, and its position. Both count Unicode code points, not UTF-16 units.
import * as v from 'valibot'

/** In the order in which they are offered; their colours are renderer/styles/tokens.css. */
export const highlightColors = ['yellow', 'green', 'blue', 'pink'] as const
export type HighlightColor = (typeof highlightColors)[number]

/** Code points of the text before and after that are kept to tell equal passages apart. */
export const CONTEXT_LENGTH = 32
export const MAX_MARKS = 5000
/** Longest note, in UTF-16 units. */
export const MAX_NOTE = 20_000
/** Longest passage that is marked as one, in UTF-16 units. */
export const MAX_QUOTE = 100_000

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))

/** Where a mark stands in the text of the body: its `textContent`, as the sanitized HTML has it. */
export const targetSchema = v.object({
  quote: v.object({
    type: v.literal('TextQuoteSelector'),
    exact: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE)),
    prefix: v.pipe(v.string(), v.maxLength(200)),
    suffix: v.pipe(v.string(), v.maxLength(200)),
  }),
  position: v.object({ type: v.literal('TextPositionSelector'), start: whole, end: whole }),
})
export type Target = v.InferOutput<typeof targetSchema>

export const markIdSchema = v.pipe(v.string(), v.uuid())
export const noteTextSchema = v.pipe(v.string(), v.maxLength(MAX_NOTE))
/** A note as it was typed or pasted: one that is too long is refused with a sentence of its own. */
const givenNote = v.pipe(v.string(), v.maxLength(1_000_000))
const isoDate = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp())

/** A highlight with or without a note, or a note on the whole article. */
export const markSchema = v.object({
  id: markIdSchema,
  /** null: on the whole article. */
  target: v.nullable(targetSchema),
  color: v.picklist(highlightColors),
  /** '' for a highlight without a note. */
  note: noteTextSchema,
  createdAt: isoDate,
  updatedAt: isoDate,
})
export type Mark = v.InferOutput<typeof markSchema>

/** notes.json */
export const notesDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  marks: v.pipe(v.array(markSchema), v.maxLength(MAX_MARKS)),
})
export type NotesDocument = v.InferOutput<typeof notesDocumentSchema>

/** What a person does to the marks of one article. */
export const markChangeSchema = v.variant('change', [
  v.strictObject({
    change: v.literal('add'),
    /** Where what is added is shown, and written on, before it is kept. */
    markId: v.exactOptional(markIdSchema),
    target: v.nullable(targetSchema),
    color: v.picklist(highlightColors),
    note: givenNote,
  }),
  v.strictObject({
    change: v.literal('edit'),
    markId: markIdSchema,
    color: v.exactOptional(v.picklist(highlightColors)),
    note: v.exactOptional(givenNote),
  }),
  v.strictObject({
    change: v.literal('remove'),
    markIds: v.pipe(v.array(markIdSchema), v.minLength(1), v.maxLength(MAX_MARKS)),
  }),
])
export type MarkChange = v.InferOutput<typeof markChangeSchema>
