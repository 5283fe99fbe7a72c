// Keeps the snapshot of the documents in step with the articles: what changes is written a moment later, all together,
// by the process of the index. What is not written when the app is killed is found by the stamps of the files.
import { relative } from 'node:path'
import type { ArticleId } from '../../domain/article.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { SnapshotChange, SnapshotRow } from '../index/snapshot.ts'
import type { StoredArticle } from './article-store.ts'

/** Milliseconds that changes are gathered. */
const WRITTEN_AFTER = 500
/** Articles of one transaction: more would keep a search waiting. */
const BATCH = 1024

export type SnapshotSync = {
  put(article: StoredArticle): void
  remove(id: ArticleId): void
  /** Begins to write. `isWhole`: the snapshot has all articles as they were put so far. */
  start(isWhole: boolean): void
  /** The file was made anew: everything is written. */
  forget(): void
  /** Writes what is left. */
  close(): Promise<void>
}

export type SnapshotSyncOptions = {
  readonly index: Pick<SearchIndex, 'keep'>
  /** The library's `articles` folder. */
  readonly articles: string
  readonly all: () => readonly StoredArticle[]
  readonly get: (id: ArticleId) => StoredArticle | null
}

/** Nothing is written before `start`. */
export function createSnapshotSync({ index, articles, all, get }: SnapshotSyncOptions): SnapshotSync {
  const changed = new Set<ArticleId>()
  const gone = new Set<ArticleId>()
  let started = false
  let closed = false
  let fill = false
  let isFilling = false
  /** Fills that failed one after the other: a disk that is full is not written to again and again. */
  let failures = 0
  let later: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null

  const rowOf = ({ folder, document, state, stamp, newer }: StoredArticle): SnapshotRow => ({
    id: document.id,
    folder: relative(articles, folder.path).replaceAll('\\', '/'),
    document,
    state: state.data,
    stamps: { article: stamp, state: state.stamp },
    newer,
    newerState: state.newer,
  })

  /** Those saved last first: they lie together, and together they are changed. */
  const inOrder = (ids: Iterable<ArticleId>): StoredArticle[] =>
    [...ids]
      .flatMap((id) => get(id) ?? [])
      .toSorted((one, other) => Date.parse(other.document.savedAt) - Date.parse(one.document.savedAt))

  async function writeAll(): Promise<boolean> {
    const left = inOrder(all().map(({ document }) => document.id))
    changed.clear()
    gone.clear()
    for (let at = 0; at === 0 || at < left.length; at += BATCH) {
      // One that has gone meanwhile is among `gone`; one that has changed is written again.
      const put = left.slice(at, at + BATCH).map(rowOf)
      const filling = at === 0 ? 'begin' : null
      await index.keep({ put, remove: [], filling })
      if (closed) return true
    }
    return index.keep({ put: [], remove: [], filling: 'end' })
  }

  async function writeChanged(): Promise<boolean> {
    const left = inOrder(changed)
    const remove = [...gone]
    changed.clear()
    gone.clear()
    let isWhole = true
    for (let at = 0; at === 0 || at < left.length; at += BATCH) {
      const change: SnapshotChange = {
        put: left.slice(at, at + BATCH).map(rowOf),
        remove: at === 0 ? remove : [],
        filling: null,
      }
      isWhole = await index.keep(change)
      if (!isWhole) return false
    }
    return isWhole
  }

  async function write(): Promise<void> {
    try {
      while (fill || changed.size > 0 || gone.size > 0) {
        isFilling = fill
        fill = false
        const isWhole = await (isFilling ? writeAll() : writeChanged())
        if (!isWhole) fill = true
        if (isFilling && !isWhole && ++failures > 1) break
        if (isWhole) failures = 0
      }
    } catch {
      // What was being written is not known: it is all written with the next change.
      fill = true
      failures++
    }
  }

  function flush(): Promise<void> {
    clearTimeout(later)
    later = undefined
    running ??= write().finally(() => {
      running = null
      isFilling = false
    })
    return running
  }

  function soon(): void {
    if (!started || closed || failures > 2) return
    later ??= setTimeout(() => void flush(), WRITTEN_AFTER).unref()
  }

  return {
    put({ document: { id } }) {
      if (!started) return
      changed.add(id)
      gone.delete(id)
      soon()
    },
    remove(id) {
      if (!started) return
      changed.delete(id)
      gone.add(id)
      soon()
    },
    start(isWhole) {
      started = true
      fill = !isWhole
      if (fill) soon()
    },
    forget() {
      fill = true
      soon()
    },
    async close() {
      clearTimeout(later)
      // Not all of a large library while somebody waits for the app to close: the next opening reads its folders.
      const mayWrite = started && failures === 0 && (all().length <= BATCH || !(fill || isFilling))
      if (!mayWrite) closed = true
      if (mayWrite && (fill || changed.size > 0 || gone.size > 0)) await flush()
      closed = true
      await running
    },
  }
}
