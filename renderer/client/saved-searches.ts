// Saved searches, from wherever one is shown: what there are is asked for once, and the dialog for their names is the
// window's.
import { createContext, useContext } from 'react'
import type { SavedSearch, SearchCounts } from '../../domain/saved-search.ts'

export type SavedSearches = {
  readonly searches: readonly SavedSearch[]
  /** null while they are being counted. */
  readonly counts: SearchCounts | null
  /** Asks for a name, and keeps a search; `name` is a first suggestion. */
  readonly save: (query: string, name: string) => void
  /** Asks for another name. */
  readonly rename: (search: SavedSearch) => void
  readonly remove: (search: SavedSearch) => void
}

export const SavedSearchesContext = createContext<SavedSearches | null>(null)

export function useSavedSearches(): SavedSearches {
  const access = useContext(SavedSearchesContext)
  if (!access) throw new Error('useSavedSearches outside its provider')
  return access
}
