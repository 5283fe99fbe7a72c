// Opening a library: the first rows before anything else, then all of it.
//
// The library is handed over when it is whole, so that everything it can be asked answers at once and rightly, as
// before; only the first rows come by a way of their own, to whoever has a window to fill. (Making every verb of the
// library wait for its articles would have every caller wait that asks it twice.) Where the search index knows the
// documents as they were read last (index/snapshot.ts), they come from there, and the folders are only looked at.
import { join, resolve } from 'node:path'
import type { ListQuery, ListRow } from '../../domain/list-query.ts'
import { isInView } from '../../domain/views.ts'
import { readingState, shelfOf } from '../../domain/reading.ts'
import { backUpBefore } from '../backup/back-up-before.ts'
import { createSearchIndex } from '../index/search-index.ts'
import { readAllFolders, sweepLibrary } from './article-store.ts'
import type { Loaded, StoredArticle } from './article-store.ts'
import { openCollections } from './collections.ts'
import { openLibraryDocument, settleFolder } from './library-folder.ts'
import type { Library, OpenOptions } from './library.ts'
import { acquireLock } from './lock.ts'
import { migrateLibrary, migrations } from './migrations.ts'
import { createLibrary } from './open-library.ts'
import type { OpenedParts } from './open-library.ts'
import { FIRST_ROWS, firstRows, inSlices, isOfFirstRows, openSnapshot } from './snapshot-reader.ts'
import type { Snapshot } from './snapshot-reader.ts'

/** What is known of a library before it is open. */
export type FirstRows = {
  readonly readOnly: boolean
  /** The first rows of a view, perhaps fewer than it has; null where they can only be had from everything. */
  rows(query: ListQuery): readonly ListRow[] | null
}

export type Opening = {
  /** null: there is nothing before the library itself. Never fails. */
  readonly first: Promise<FirstRows | null>
  readonly library: Promise<Library>
}

export type LoadedArticles = Pick<Loaded, 'recovered' | 'skipped'> & {
  /** They were read from their folders. */
  readonly isRead: boolean
  readonly isSnapshotWhole: boolean
}

/** Told often enough for a bar that moves. */
const TOLD_EVERY = 200
/** Fewer are read before anybody could read how many are left. */
const WORTH_TELLING = 500

/** Begins to open a library. */
export function startOpening(options: OpenOptions): Opening {
  let tellFirst = (_first: FirstRows | null) => undefined as void
  const first = new Promise<FirstRows | null>((settle) => {
    tellFirst = settle
  })
  const library = open(options, tellFirst)
  library.then(
    () => tellFirst(null),
    () => tellFirst(null),
  )
  return { first, library }
}

async function open(options: OpenOptions, tellFirst: (first: FirstRows) => void): Promise<Library> {
  const folder = resolve(options.folder)
  const created = await settleFolder(folder, options.create && options.mode === 'write')
  const lock = options.mode === 'write' ? await acquireLock(options.userData, folder) : null
  let snapshot: Snapshot | null = null
  try {
    await migrateLibrary(folder, {
      steps: options.migrations ?? migrations,
      mayWrite: lock !== null,
      backUp: () => backUpBefore(folder),
    })
    const opened = await openLibraryDocument(folder, options.mode)
    const writable = opened.refusal === null
    const readOnly = !writable
    const indexFile = join(options.userData, 'index', `${opened.document.id}.sqlite`)
    snapshot = openSnapshot(indexFile, folder)
    if (snapshot) tellFirst({ readOnly, rows: snapshot.rows })
    if (!writable) await lock?.release()
    const swept = writable ? await sweepLibrary(folder) : []
    const collections = await openCollections(folder, writable)
    const parts: OpenedParts = {
      folder,
      id: opened.document.id,
      created,
      refusal: opened.refusal,
      skipped: collections.skipped,
      recovered: [...opened.recovered, ...swept, ...collections.recovered],
      collections: collections.document,
      load: async (put, remove) => {
        const fromSnapshot = snapshot && (await loadSnapshot(snapshot, put, remove))
        if (fromSnapshot) return fromSnapshot
        return readFolders({ folder, repair: writable, put }, options.onReading, (rows) =>
          tellFirst({ readOnly, rows }),
        )
      },
      keepSnapshot: options.mode === 'write',
      reconcileLater: options.reconcile === 'after',
      searchIndex: (options.openSearchIndex ?? createSearchIndex)(indexFile),
      searchWait: options.searchWait ?? null,
      release: async () => lock?.release(),
    }
    return await createLibrary(parts)
  } catch (error) {
    await lock?.release()
    throw error
  } finally {
    snapshot?.close()
  }
}

/** null: it is damaged, and nothing has come of it. */
async function loadSnapshot(
  snapshot: Snapshot,
  put: (article: StoredArticle) => void,
  remove: (id: string) => void,
): Promise<LoadedArticles | null> {
  const ids: string[] = []
  try {
    await snapshot.load((article) => {
      put(article)
      ids.push(article.folder.id)
    })
    return { recovered: [], skipped: [], isRead: false, isSnapshotWhole: true }
  } catch {
    for (const id of ids) remove(id)
    return null
  }
}

type Folders = {
  readonly folder: string
  readonly repair: boolean
  readonly put: (article: StoredArticle) => void
}

/** Reads all folders; the first rows are told when the last years have given enough of them. */
async function readFolders(
  { folder, repair, put }: Folders,
  onReading: OpenOptions['onReading'],
  onFirst: (rows: FirstRows['rows']) => void,
): Promise<LoadedArticles> {
  const read: StoredArticle[] = []
  let [done, shown, year, isTold] = [0, 0, '', false]
  const loaded = await readAllFolders(folder, repair, (article, total) => {
    done++
    if (onReading && total >= WORTH_TELLING && done % TOLD_EVERY === 0) onReading({ done, total })
    if (!article) return
    // A year's folder holds what was saved in that year: once the next is begun, nothing newer is to come.
    const its = article.document.savedAt.slice(0, 4)
    if (!isTold && year !== '' && its < year && shown >= FIRST_ROWS) {
      isTold = true
      onFirst((query) => (isOfFirstRows(query) && query.view === 'all' ? firstRows(read, query) : null))
    }
    year = its
    read.push(article)
    const { data: state } = article.state
    const placed = {
      shelf: shelfOf(state),
      reading: readingState(state),
      bookmarked: state.bookmarkedAt !== null,
    }
    if (isInView(placed, 'all')) shown++
  })
  await inSlices(loaded.articles, put)
  onReading?.(null)
  return { ...loaded, isRead: true, isSnapshotWhole: false }
}
