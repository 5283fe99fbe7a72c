// Tags as things of their own: what they are called wherever they are, and their colours, which the library's
// collections.json keeps. Which tags an article has is its own state.
import * as v from 'valibot'
import { foldExact } from './fold.ts'
import type { NamedCount } from './list-query.ts'
import { tagNameSchema } from './list-query.ts'

/** Each has 3:1 and more on every ground of every theme (tokens.css). */
export const tagColors = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const
export type TagColor = (typeof tagColors)[number]

export const tagColorsSchema = v.pipe(
  v.array(v.object({ tag: tagNameSchema, color: v.picklist(tagColors) })),
  v.maxLength(5000),
)
type TagColors = v.InferOutput<typeof tagColorsSchema>

export const tagChangeSchema = v.variant('change', [
  v.strictObject({
    change: v.literal('rename'),
    tag: tagNameSchema,
    to: tagNameSchema,
    /** The person has said that it becomes one with a tag of this name. */
    merge: v.boolean(),
  }),
  v.strictObject({ change: v.literal('delete'), tag: tagNameSchema }),
  v.strictObject({
    change: v.literal('color'),
    tag: tagNameSchema,
    color: v.nullable(v.picklist(tagColors)),
  }),
])
export type TagChange = v.InferOutput<typeof tagChangeSchema>
export type TagAction = 'renameTag' | 'mergeTags' | 'deleteTag' | 'colorTag'

/** A tag of the library; `count`: of its articles in library and archive. */
export type KnownTag = NamedCount & { readonly color: TagColor | null }

/** Tags are the same whatever their case and tone placement. */
export const sameTag = (one: string, other: string): boolean => foldExact(one) === foldExact(other)

export const colorOf = (colors: TagColors, tag: string): TagColor | null =>
  colors.find((one) => sameTag(one.tag, tag))?.color ?? null

/** The colours with this one for a tag, null for none; the same object where it is so already. */
export function withColor(colors: TagColors, tag: string, color: TagColor | null): TagColors {
  if (colorOf(colors, tag) === color) return colors
  const others = colors.filter((one) => !sameTag(one.tag, tag))
  return color === null ? others : [...others, { tag, color }]
}

/** The colours after a change. A tag that is renamed takes its colour along, unless the other has one. */
export function changeColors(colors: TagColors, change: TagChange): TagColors {
  switch (change.change) {
    case 'color':
      return withColor(colors, change.tag, change.color)
    case 'delete':
      return withColor(colors, change.tag, null)
    case 'rename': {
      if (sameTag(change.tag, change.to)) return colors
      const color = colorOf(colors, change.to) ?? colorOf(colors, change.tag)
      return withColor(withColor(colors, change.tag, null), change.to, color)
    }
  }
}

/** The colours that a change touched, as they were before it. */
export function revertColors(now: TagColors, before: TagColors, change: TagChange): TagColors {
  const touched = change.change === 'rename' ? [change.tag, change.to] : [change.tag]
  return touched.reduce((colors, tag) => withColor(colors, tag, colorOf(before, tag)), now)
}

type Tags = readonly string[]
const has = (tags: Tags, tag: string) => tags.some((other) => sameTag(other, tag))

/** An article's tags with one of them called otherwise, or become one with another; the same where it has it not. */
export function renamedTag(tags: Tags, tag: string, to: string): Tags {
  if (!has(tags, tag)) return tags
  if (!sameTag(tag, to) && has(tags, to)) return tags.filter((other) => !sameTag(other, tag))
  const next = tags.map((other) => (sameTag(other, tag) ? to.normalize('NFC') : other))
  return next.every((other, at) => other === tags[at]) ? tags : next
}

/** An article's tags with a renaming taken back; `before`: what they were then. */
export function renamedBack(tags: Tags, before: Tags, tag: string, to: string): Tags {
  const at = before.findIndex((other) => sameTag(other, tag))
  const was = before[at]
  if (was === undefined) return tags
  if (sameTag(tag, to)) return tags.map((other) => (sameTag(other, tag) ? was : other))
  const kept = has(before, to) ? tags : tags.filter((other) => !sameTag(other, to))
  return has(kept, was) ? kept : kept.toSpliced(at, 0, was)
}
