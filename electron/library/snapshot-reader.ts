// Opening a library from what its index knows of it: the first rows at once, the rest in slices between which the
// process does what else is asked of it. Read here rather than asked of the index's process, which takes longer to
// start than all of the first rows take to read; SQLite lets one write and others read.
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListQuery, ListRow } from '../../domain/list-query.ts'
import { isInView } from '../../domain/views.ts'
import { readSnapshot } from '../index/snapshot.ts'
import type { SnapshotPage, SnapshotRow } from '../index/snapshot.ts'
import { ARTICLES, idOfFolder, knownArticle } from './article-store.ts'
import type { StoredArticle } from './article-store.ts'
import { ownSummary, summaryOf } from './summary.ts'

/** Rows that are shown before everything is known. */
export const FIRST_ROWS = 50
/** Pages that are looked through for them: a view that shows few articles waits for all. */
const FIRST_PAGES = 16
/** Milliseconds of the process at a time. */
const SLICE = 10

export type Snapshot = {
  /** The first rows of a view as they were saved; null where they can only be had from everything. */
  rows(query: ListQuery): readonly ListRow[] | null
  /** Hands over all articles. @throws where the snapshot is damaged */
  load(put: (article: StoredArticle) => void): Promise<void>
  close(): void
}

/** Whether the first rows can be told from what was saved last. */
export const isOfFirstRows = ({ search, sort, tag, host }: ListQuery): boolean =>
  search.trim() === '' && sort === 'saved' && tag === null && host === null

/** The first rows of a view among articles; which series they are in is not known yet. */
export function firstRows(articles: Iterable<StoredArticle>, { view }: ListQuery): ListRow[] {
  return [...articles]
    .map((article) => summaryOf(article, ownSummary(article), null))
    .filter((row) => isInView(row, view))
    .map((row) => ({ row, savedAt: Date.parse(row.savedAt) }))
    .toSorted((one, other) => other.savedAt - one.savedAt || (one.row.id < other.row.id ? -1 : 1))
    .slice(0, FIRST_ROWS)
    .map(({ row }) => ({ ...row, snippet: null }))
}

/** @throws where a row names a folder that no article of the library has */
function articleOf(library: string, row: SnapshotRow): StoredArticle {
  const [year = '', name = '', ...more] = row.folder.split('/')
  const path = join(library, ARTICLES, year, name)
  if (!/^\d{4}$/.test(year) || more.length > 0 || basename(path) !== name || idOfFolder(name) !== row.id)
    throw new Error(`no article's folder: ${row.folder}`)
  return knownArticle(library, { ...row, folder: { id: row.id, path } })
}

/** Does `work` for each item, and lets the process do other things between slices of it. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let until = performance.now() + SLICE
  for (const item of items) {
    work(item)
    if (performance.now() < until) continue
    await nextTurn()
    until = performance.now() + SLICE
  }
}

/**
 * @param file the search index of the library
 * @returns null where it holds no snapshot that can be used
 */
export function openSnapshot(file: string, library: string): Snapshot | null {
  if (!existsSync(file)) return null
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(file, { readOnly: true })
    database.exec('PRAGMA busy_timeout = 1000; BEGIN')
    const pages = readSnapshot(database)
    if (pages === null) {
      database.close()
      return null
    }
    return snapshotOf(database, pages, library)
  } catch {
    database?.close()
    return null
  }
}

function snapshotOf(database: DatabaseSync, pages: Iterable<SnapshotPage>, library: string): Snapshot {
  const iterator = pages[Symbol.iterator]()
  /** The pages that were read so far: what the first rows have needed is not read again. */
  const read: { readonly newest: number; readonly articles: readonly StoredArticle[] }[] = []
  let ended = false

  function next(): boolean {
    const { value, done } = iterator.next()
    if (done === true) {
      ended = true
      return false
    }
    read.push({ newest: value.newest, articles: value.rows.map((row) => articleOf(library, row)) })
    return true
  }

  function* all(): Generator<StoredArticle> {
    for (let at = 0; at < read.length || next(); at++) yield* read[at]?.articles ?? []
  }

  function rows(query: ListQuery): readonly ListRow[] | null {
    if (!isOfFirstRows(query)) return null
    for (let count = 1; count <= FIRST_PAGES; count++) {
      // One page more says how new the next can be.
      while (read.length <= count && !ended) next()
      const found = firstRows(
        read.slice(0, count).flatMap(({ articles }) => articles),
        query,
      )
      const last = found.length < FIRST_ROWS ? undefined : found.at(-1)
      const newest = read[count]?.newest
      if (newest === undefined) return found
      if (last && Date.parse(last.savedAt) > newest) return found
    }
    return null
  }

  return {
    rows(query) {
      try {
        return rows(query)
      } catch {
        return null
      }
    },
    load: (put) => inSlices(all(), put),
    close: () => database.close(),
  }
}
