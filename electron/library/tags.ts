// The tags of a library: those that its articles have, on whatever shelf, with what a person said of each.
import type { CollectionsDocument } from '../../domain/collections.ts'
import type { KnownTag } from '../../domain/tag-change.ts'
import type { StoredArticle } from './article-store.ts'

/** In their order; the spelling met first stands for all. One that only the trash has counts none. */
export function knownTags(
  articles: readonly StoredArticle[],
  colors: CollectionsDocument['tagColors'],
  keyOf: (name: string) => string,
): readonly KnownTag[] {
  const collator = new Intl.Collator('vi', { numeric: true })
  const known = new Map<string, { readonly name: string; count: number }>()
  for (const { state } of articles)
    for (const name of state.data.tags) {
      const key = keyOf(name)
      const tag = known.get(key) ?? { name, count: 0 }
      if (state.data.trashedAt === null) tag.count++
      known.set(key, tag)
    }
  const colorOf = new Map(colors.map(({ tag, color }) => [keyOf(tag), color]))
  return [...known]
    .map(([key, { name, count }]) => ({ name, count, color: colorOf.get(key) ?? null }))
    .toSorted((one, other) => collator.compare(one.name, other.name))
}
