// Searches that a person keeps under a name, in the library's collections.json.
import * as v from 'valibot'
import { foldExact } from './fold.ts'

const searchIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/))
const searchNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
const searchTextSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))
const MAX_SEARCHES = 200

export const savedSearchSchema = v.object({
  id: searchIdSchema,
  name: searchNameSchema,
  /** As it was typed. */
  query: searchTextSchema,
})
export type SavedSearch = v.InferOutput<typeof savedSearchSchema>
export const savedSearchesSchema = v.pipe(v.array(savedSearchSchema), v.maxLength(MAX_SEARCHES))

/** How many articles each saved search finds, by its id. */
export type SearchCounts = Readonly<Record<SavedSearch['id'], number>>

export const searchesChangeSchema = v.variant('change', [
  /** Under the name of one that is kept already, it takes that one's place. */
  v.strictObject({ change: v.literal('saveSearch'), name: searchNameSchema, query: searchTextSchema }),
  v.strictObject({ change: v.literal('renameSearch'), id: searchIdSchema, name: searchNameSchema }),
  v.strictObject({ change: v.literal('deleteSearch'), id: searchIdSchema }),
])
export type SearchesChange = v.InferOutput<typeof searchesChangeSchema>
export type SearchesAction = SearchesChange['change']

type Searches = readonly SavedSearch[]

const sameName = (one: string, other: string): boolean => foldExact(one) === foldExact(other)

/** The search whose name this is. */
export const searchNamed = (searches: Searches, name: string): SavedSearch | null =>
  searches.find((search) => sameName(search.name, name)) ?? null

/**
 * The searches after a change, the same where it changes nothing. One that is not there any more is passed over.
 * @param newId an id that no search has
 */
export function changeSearches(searches: Searches, change: SearchesChange, newId: string): Searches {
  switch (change.change) {
    case 'saveSearch': {
      const { name, query } = change
      const known = searchNamed(searches, name)
      if (!known) return searches.length < MAX_SEARCHES ? [...searches, { id: newId, name, query }] : searches
      if (known.name === name && known.query === query) return searches
      return searches.map((search) => (search === known ? { ...known, name, query } : search))
    }
    case 'renameSearch': {
      const { id, name } = change
      const known = searches.find((search) => search.id === id)
      if (!known || known.name === name) return searches
      return searches.map((search) => (search === known ? { ...known, name } : search))
    }
    case 'deleteSearch': {
      const left = searches.filter(({ id }) => id !== change.id)
      return left.length === searches.length ? searches : left
    }
  }
}

/** The searches of now, with what a change did from `before` to `after` taken back; what was done since stays. */
export function revertSearches(now: Searches, before: Searches, after: Searches): Searches {
  const added = new Set(after.map(({ id }) => id).filter((id) => before.every((one) => one.id !== id)))
  let reverted = now.filter(({ id }) => !added.has(id))
  for (const [at, search] of before.entries()) {
    const changed = after.find(({ id }) => id === search.id)
    if (changed === search) continue
    const present = reverted.findIndex(({ id }) => id === search.id)
    reverted =
      present < 0
        ? changed === undefined
          ? reverted.toSpliced(at, 0, search)
          : reverted
        : reverted.with(present, search)
  }
  return reverted
}
