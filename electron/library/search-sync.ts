// Keeps a library's search index in step with its articles. The index outlives the app; of each article it knows a
// stamp, and what has another one now, or is not known, is put into it anew.
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ArticleId } from '../../domain/article.ts'
import type { Indexing } from '../../domain/ipc-contract.ts'
import { AppFailure } from '../../domain/result.ts'
import { hostOf } from '../../domain/url-policy.ts'
import type { IndexedArticle, SearchIndex } from '../index/search-index.ts'
import type { Ranking } from '../index/search-store.ts'
import { CONTENT } from './article-files.ts'
import type { StoredArticle } from './article-store.ts'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'

/** Articles that are put in one transaction. */
const BATCH = 200
/** Fewer are put before anybody could read how many are left. */
const WORTH_TELLING = 500

export type SearchSync = {
  /** An article has come, or something that is searched has changed. */
  put(article: StoredArticle, notes: string): void
  remove(id: ArticleId): void
  /** Begins with what has been put so far. */
  start(): void
  /** Resolves when the index is in step. @throws AppFailure 'search-failed' */
  settled(): Promise<void>
  /**
   * Articles that answer a query. Where the index is still far behind, what it has after a short wait; `onChange` of the
   * library tells when it has all.
   * @throws AppFailure 'search-failed'
   */
  search(text: string, most: number | null): Promise<Ranking>
  /** For each article the text that shows why it was found. */
  snippets(text: string, ids: readonly ArticleId[]): Promise<readonly string[]>
  /** Articles that tell the same story, among those that the index has after the wait of a search. */
  near(id: ArticleId): Promise<readonly ArticleId[]>
  /** Makes the index anew. */
  rebuild(): Promise<void>
  /** null: the index is in step, or nearly, or is being looked through for what it lacks. */
  indexing(): Indexing | null
  close(): Promise<void>
}

export type SearchSyncOptions = {
  readonly index: SearchIndex
  /** Milliseconds that a search waits for an index that is behind; null: until it is in step. */
  readonly wait: number | null
  /** Told as the index catches up; null at its end. */
  readonly onIndexing: (indexing: Indexing | null) => void
  /** A search was answered before the index was in step, and now it is. */
  readonly onCaughtUp: () => void
}

type Wanted = Omit<IndexedArticle, 'stamp'>

const wantedOf = ({ folder, document, state }: StoredArticle, notes: string): Wanted => ({
  id: document.id,
  folder: folder.path,
  texts: {
    title: document.title,
    lead: document.lead ?? '',
    other: [document.siteName ?? hostOf(document.url), document.byline]
      .filter((text) => text !== null)
      .join('\n'),
    tags: state.data.tags,
    notes,
  },
})

/** The body by its file's size and time, the rest by a hash of it. */
async function stamped({ id, folder, texts }: Wanted): Promise<IndexedArticle> {
  const body = await stat(join(folder, CONTENT)).then(
    ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
    () => 'none',
  )
  const hash = createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 16)
  return { id, folder, texts, stamp: `${body} ${hash}` }
}

/** The sync of an open library. Nothing is asked of the index before `start`. */
export function createSearchSync({ index, wait, onIndexing, onCaughtUp }: SearchSyncOptions): SearchSync {
  const articles = new Map<ArticleId, Wanted>()
  const behind = new Set<ArticleId>()
  const gone = new Set<ArticleId>()
  let stamps: Map<ArticleId, string> | null = null
  let running: Promise<void> | null = null
  let started = false
  let closed = false
  let total = 0
  /** How many have been put by the present run: looking which are to be put, as each start does, is soon done. */
  let built = 0
  let answeredEarly = false

  const indexing = (): Indexing | null =>
    running === null || built < BATCH || total < WORTH_TELLING ? null : { done: total - behind.size, total }

  async function catchUp(): Promise<void> {
    if (stamps === null) {
      stamps = new Map(await index.stamps())
      for (const id of stamps.keys()) if (!articles.has(id)) gone.add(id)
    }
    while (gone.size > 0 || behind.size > 0) {
      if (closed) return
      const left = [...gone]
      gone.clear()
      if (left.length > 0) await index.remove(left)
      for (const id of left) stamps.delete(id)
      const next = [...behind].slice(0, BATCH)
      // What changes from here on is looked at again.
      for (const id of next) behind.delete(id)
      const wanted = next.flatMap((id) => articles.get(id) ?? [])
      const known = stamps
      const now = await mapLimited(wanted, READING_AT_ONCE, stamped)
      const changed = now.filter(({ id, stamp }) => known.get(id) !== stamp)
      built += changed.length
      // Before they are put: what is searched meanwhile finds little.
      const told = indexing()
      if (told) onIndexing(told)
      if (changed.length > 0) await index.put(changed)
      for (const { id, stamp } of changed) stamps.set(id, stamp)
    }
  }

  /** Everything is looked at again: what the index has is not known any more. */
  function forgetIndex(): void {
    stamps = null
    for (const id of articles.keys()) behind.add(id)
  }

  async function run(): Promise<void> {
    try {
      await catchUp()
    } catch {
      // Damaged, or its process has ended: once more, from what the index says it has.
      forgetIndex()
      await catchUp()
    }
  }

  function settled(): Promise<void> {
    if (!started || closed) return Promise.resolve()
    if (running) return running
    if (stamps !== null && behind.size === 0 && gone.size === 0) return Promise.resolve()
    total = behind.size
    running = run()
      .catch((error: unknown) => {
        forgetIndex()
        throw error instanceof AppFailure ? error : new AppFailure('search-failed', {}, { cause: error })
      })
      .finally(() => {
        const wasTold = indexing() !== null
        running = null
        total = 0
        built = 0
        if (wasTold) onIndexing(null)
        if (answeredEarly) onCaughtUp()
        answeredEarly = false
      })
    return running
  }

  const soon = () => void settled().catch(() => undefined)

  async function ready(): Promise<void> {
    const done = settled()
    // What little is left is waited for: it is what the person has just done.
    if (wait === null || total < WORTH_TELLING) return done
    const waiting = new AbortController()
    const late = delay(wait, 'late', { signal: waiting.signal }).catch(() => undefined)
    const first = await Promise.race([done.then(() => 'done'), late]).finally(() => waiting.abort())
    if (first === 'late') answeredEarly = true
    done.catch(() => undefined)
  }

  return {
    put(article, notes) {
      const { id } = article.document
      articles.set(id, wantedOf(article, notes))
      gone.delete(id)
      behind.add(id)
      if (started) soon()
    },
    remove(id) {
      if (!articles.delete(id)) return
      behind.delete(id)
      gone.add(id)
      if (started) soon()
    },
    start() {
      started = true
      soon()
    },
    settled,
    async search(text, most) {
      started = true
      await ready()
      try {
        return await index.search(text, most)
      } catch (error) {
        forgetIndex()
        await settled()
        return index.search(text, most).catch(() => {
          throw new AppFailure('search-failed', {}, { cause: error })
        })
      }
    },
    snippets: (text, ids) =>
      index.snippets(
        text,
        ids.flatMap((id) => {
          const wanted = articles.get(id)
          return wanted ? { ...wanted, stamp: '' } : []
        }),
      ),
    async near(id) {
      started = true
      await ready()
      return index.near(id)
    },
    async rebuild() {
      await settled().catch(() => undefined)
      await index.reset()
      started = true
      forgetIndex()
      await settled()
    },
    indexing,
    async close() {
      closed = true
      await running?.catch(() => undefined)
      await index.close()
    },
  }
}
