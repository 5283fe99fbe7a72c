// The list of an open library: rows from memory, what a search finds from its index.
import type { ListQuery, ListRow } from '../../domain/list-query.ts'
import type { SavedSearch, SearchCounts } from '../../domain/saved-search.ts'
import { parseSearch } from '../../domain/search-query.ts'
import type { ListIndex } from './list-index.ts'
import type { SearchSync } from './search-sync.ts'

/** The index begins to catch up when opening has settled, if nothing was searched before: milliseconds. */
const CATCH_UP_AFTER = 1500
/** Rows of a search that show what was found; those far below show their lead. */
const SNIPPETS = 50
/** So many of each rank of a search are in their order: more than anybody looks through. */
const RANKED = 400

export type SearchingParts = {
  readonly index: ListIndex
  readonly sync: SearchSync
  /** Resolves when the notes of all articles have been looked for: they are searched too. */
  readonly notesLoaded: () => Promise<void>
}

export type Searching = {
  /** `Library.list` */
  list(query: ListQuery): Promise<readonly ListRow[]>
  /** `Library.searchCounts` */
  counts(searches: readonly SavedSearch[]): Promise<SearchCounts>
  /** Makes the search index anew. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

/** Where rows are left out or in another order, the best that is shown may stand far down in what is found. */
const mostOf = ({ view, tag, host, sort }: ListQuery, filtered: boolean): number | null =>
  view === 'all' && tag === null && host === null && sort === 'saved' && !filtered ? RANKED : null

export function createSearching({ index, sync, notesLoaded }: SearchingParts): Searching {
  const later = setTimeout(() => void notesLoaded().then(sync.start, sync.start), CATCH_UP_AFTER)
  later.unref()

  return {
    async list(query) {
      const { words, filters } = parseSearch(query.search)
      if (words === '') return index.list(query, null).map((row) => ({ ...row, snippet: null }))
      await notesLoaded()
      const found = await sync.search(words, mostOf(query, filters.length > 0))
      const rows = index.list(query, found)
      const shown = await sync.snippets(
        words,
        rows.slice(0, SNIPPETS).map(({ id }) => id),
      )
      return rows.map((row, at) => ({ ...row, snippet: shown[at] ?? null }))
    },
    async counts(searches) {
      const counted: [string, number][] = []
      for (const { id, query: search } of searches) {
        const { words } = parseSearch(search)
        if (words !== '') await notesLoaded()
        // In which order they are found does not matter.
        const found = words === '' ? null : await sync.search(words, 1)
        const query: ListQuery = { view: 'all', search, sort: 'saved', tag: null, host: null }
        counted.push([id, index.list(query, found).length])
      }
      return Object.fromEntries(counted)
    },
    async rebuild() {
      await notesLoaded()
      await sync.rebuild()
    },
    async close() {
      clearTimeout(later)
      await sync.close()
    },
  }
}
