// The list of an open library: rows from memory, what a search finds from its index. The window is handed the ids of a
// list and the rows of its first screens, and asks for the others as it comes to them.
import type { ArticleId, ArticleSummary } from '../../domain/article.ts'
import { joinIds } from '../../domain/list-query.ts'
import type { ListAnswer, ListQuery, ListRow, RowsQuery } from '../../domain/list-query.ts'
import type { SavedSearch, SearchCounts } from '../../domain/saved-search.ts'
import { parseSearch } from '../../domain/search-query.ts'
import { standingOf } from '../../domain/standing.ts'
import type { Standing } from '../../domain/standing.ts'
import { dayCounts } from './day-counts.ts'
import type { SortOrder } from '../../domain/views.ts'
import type { Ranking } from '../index/search-store.ts'
import type { ListIndex } from './list-index.ts'
import type { SearchSync } from './search-sync.ts'

/** The index begins to catch up when opening has settled, if nothing was searched before: milliseconds. */
const CATCH_UP_AFTER = 1500
/**
 * Searched once before anybody does: the first search of a run takes twice as long as the others, for the statements that
 * are prepared, the pages that are read and the code that is compiled with it. Two words, the last as a prefix.
 */
const WARM_UP = 'nhung nguoi'
/** Rows of a search that show what was found; those far below show their lead. */
const SNIPPETS = 50
/** So many of each rank of a search are in their order: more than anybody looks through. */
const RANKED = 400
/** Rows that go with the ids: some screens of them. */
const FIRST_ROWS = 60
/** Of a search only one screen: each of its rows costs the reading of a text, and the next letter is on its way. */
const FIRST_FOUND = 16

/** The answer to a list before the library is open: the first rows are all that is known of it. */
export const firstAnswer = (rows: readonly ListRow[], sort: SortOrder): ListAnswer => ({
  ids: joinIds(rows.map(({ id }) => id)),
  rows,
  days: dayCounts(rows, sort),
  whole: false,
})

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
  /** `Library.listed` */
  listed(query: ListQuery): Promise<ListAnswer>
  /** `Library.rows` */
  rows(query: RowsQuery): Promise<readonly ListRow[]>
  /** `Library.standing` */
  standing(ids: readonly ArticleId[]): Standing
  /** `Library.nextUnread` */
  nextUnread(id: ArticleId): ArticleSummary | null
  /** Makes the search index anew. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

/** Where rows are left out or in another order, the best that is shown may stand far down in what is found. */
function mostOf({ view, search, tag, host, sort }: ListQuery): number | null {
  const isWhole = view === 'all' && tag === null && host === null && sort === 'saved'
  return isWhole && parseSearch(search).filters.length === 0 ? RANKED : null
}

export function createSearching({ index, sync, notesLoaded }: SearchingParts): Searching {
  async function prepare(): Promise<void> {
    await notesLoaded().catch(() => undefined)
    sync.start()
    await sync.settled()
    await listed({ view: 'all', search: WARM_UP, sort: 'saved', tag: null, host: null })
  }
  // What fails here is said to who searches.
  const later = setTimeout(() => void prepare().catch(() => undefined), CATCH_UP_AFTER)
  later.unref()

  /**
   * What a search's words find; null where it has none, only operators.
   * @param most as in `SearchSync.search`
   */
  async function found(search: string, most: number | null): Promise<Ranking | null> {
    const { words } = parseSearch(search)
    if (words === '') return null
    await notesLoaded()
    return sync.search(words, most)
  }

  /** @param most so many of them show what was found */
  async function withSnippets(
    rows: readonly ArticleSummary[],
    search: string,
    most: number,
  ): Promise<readonly ListRow[]> {
    const { words } = parseSearch(search)
    const ids = words === '' ? [] : rows.slice(0, most).map(({ id }) => id)
    const shown = ids.length === 0 ? [] : await sync.snippets(words, ids)
    return rows.map((row, at) => ({ ...row, snippet: shown[at] ?? null }))
  }

  const present = (ids: readonly ArticleId[]) => ids.flatMap((id) => index.summary(id) ?? [])

  async function listed(query: ListQuery): Promise<ListAnswer> {
    const ranking = await found(query.search, mostOf(query))
    if (ranking !== null) {
      const ids = index.ids(query, ranking)
      const first = present(ids.slice(0, FIRST_FOUND))
      const rows = await withSnippets(first, query.search, FIRST_FOUND)
      return { ids: joinIds(ids), rows, days: null, whole: true }
    }
    const rows = index.list(query, null)
    return {
      ids: joinIds(rows.map(({ id }) => id)),
      rows: await withSnippets(rows.slice(0, FIRST_ROWS), query.search, 0),
      days: dayCounts(rows, query.sort),
      whole: true,
    }
  }

  return {
    async list(query) {
      const rows = index.list(query, await found(query.search, mostOf(query)))
      return withSnippets(rows, query.search, SNIPPETS)
    },
    listed,
    rows: ({ ids, search }) => withSnippets(present(ids), search, ids.length),
    standing: (ids) => standingOf(present(ids)),
    nextUnread(id) {
      const seriesId = index.summary(id)?.seriesId ?? null
      const query: ListQuery = { view: 'unread', search: '', sort: 'saved', tag: null, host: null }
      const isNext = (row: ArticleSummary) =>
        row.id !== id && (seriesId === null || row.seriesId !== seriesId)
      return index.list(query, null).find(isNext) ?? null
    },
    async counts(searches) {
      const counted: [string, number][] = []
      for (const { id, query: search } of searches) {
        // In which order they are found does not matter.
        const ranking = await found(search, 1)
        const query: ListQuery = { view: 'all', search, sort: 'saved', tag: null, host: null }
        counted.push([id, index.ids(query, ranking).length])
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
