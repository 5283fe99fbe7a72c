// Opening a library, and what an open one can do.
import { join, resolve } from 'node:path'
import type { MarkChange } from '../../domain/annotation.ts'
import type {
  ArticleDetail,
  ArticleId,
  ArticleSummary,
  CapturedArticle,
  KnownPage,
  MarkedArticle,
} from '../../domain/article.ts'
import type { FindQuery, FoundArticles } from '../../domain/find-articles.ts'
import type { Indexing, StateAction, Undoable } from '../../domain/ipc-contract.ts'
import type { LibraryOverview, ListQuery, ListRow } from '../../domain/list-query.ts'
import type { AppFailure } from '../../domain/result.ts'
import type { SeriesChange } from '../../domain/series-change.ts'
import type { CollectionsDocument } from '../../domain/series-correction.ts'
import type { FoundPart, Series } from '../../domain/series.ts'
import { backUpBefore } from '../backup/back-up-before.ts'
import { createSearchIndex } from '../index/search-index.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { readAllFolders, sweepLibrary } from './article-store.ts'
import type { ChangeListener } from './changes.ts'
import type { CheckReport } from './check.ts'
import { openCollections } from './collections.ts'
import type { Link } from './missing-parts.ts'
import { openLibraryDocument, settleFolder } from './library-folder.ts'
import { acquireLock } from './lock.ts'
import type { Damage } from './marks.ts'
import { migrateLibrary, migrations } from './migrations.ts'
import type { Migration } from './migrations.ts'
import { createLibrary } from './open-library.ts'
import type { PlaceChange } from './readings.ts'
import type { RestoredArticle, RestoredBefore } from './restoring.ts'
import type { Revision, StoredCopy } from './revising.ts'

export type SaveOptions = {
  readonly tags?: readonly string[]
  /** The article that is saved again, where its address does not tell; or the id of a new one. */
  readonly id?: ArticleId
  /** ISO 8601; the present moment when not given. Not used for one that is saved again. */
  readonly savedAt?: string
}

/** `updated`: it was saved before. */
export type Saved = { readonly summary: ArticleSummary; readonly updated: boolean }

export type Library = {
  readonly folder: string
  readonly id: string
  /** Made by this opening. */
  readonly created: boolean
  readonly readOnly: boolean
  /** What was set aside while opening: its new path, relative to the library. */
  readonly recovered: readonly string[]
  /** What could not be read while opening, and stays where it is, not shown: paths relative to the library. */
  readonly skipped: readonly string[]
  /**
   * Rows of a view, or of a search: marks do not matter, the best first. A snippet's `<mark>` and `</mark>` are its
   * only markup; `&`, `<` and `>` of the text stand in it as entities.
   */
  list(query: ListQuery): Promise<readonly ListRow[]>
  /** Articles by a few letters of their names, but for those in the trash. */
  find(query: FindQuery): FoundArticles
  overview(): LibraryOverview
  series(): readonly Series[]
  /**
   * Parts of a series that are not saved and that its saved parts link to.
   * @param links more links of the saved parts, beside those that are kept as related
   * @param from only the links of this part count; null: those of all
   */
  partsLinked(
    seriesId: string,
    links: ReadonlyMap<ArticleId, readonly Link[]>,
    from: ArticleId | null,
  ): readonly FoundPart[]
  /** @throws AppFailure 'article-not-found' | 'document-damaged' | 'file-unreadable' | 'library-unavailable' */
  article(id: ArticleId): Promise<ArticleDetail>
  /** The person has opened an article for reading: what they read of it from now on counts. */
  opened(id: ArticleId): void
  summary(id: ArticleId): ArticleSummary | null
  /** The body's plain text. @throws as `article` */
  contentText(id: ArticleId): Promise<string>
  /**
   * Saves an article. One whose address is saved already, on whatever shelf, is updated in its place: state, notes and
   * folder stay, a much longer earlier body is kept as previous.html, and out of the trash it comes back.
   * @throws AppFailure 'bad-input' or of the write
   */
  save(article: CapturedArticle, options?: SaveOptions): Promise<Saved>
  /** What is kept of an article, for its revision. @throws as `article` */
  copy(id: ArticleId): Promise<StoredCopy>
  /**
   * Changes the saved copy of an article as a whole; `make` answers null to leave it. Nothing else is done to the
   * article meanwhile.
   * @throws AppFailure 'article-not-found' | 'bad-input', what `make` throws, or of the write
   */
  revise(id: ArticleId, make: (copy: StoredCopy) => Promise<Revision | null>): Promise<void>
  /** The article of an address and what its page was named by, for asking whether it has changed; null where unknown. */
  knownPage(url: string): KnownPage | null
  /**
   * Keeps an article as it is whose page has not changed, as if it had been saved again from `address`.
   * @throws AppFailure 'article-not-found' where it is gone meanwhile, or of the write
   */
  keepUnchanged(id: ArticleId, address: string | null, tags?: readonly string[]): Promise<Saved>
  /**
   * Changes the state of articles, of all or of none; ids that are gone are passed over.
   * @throws AppFailure 'article-not-found' where all are gone, or of the write
   */
  act(action: StateAction): Promise<Undoable>
  /**
   * Makes series what a person wants them to be, all of it or nothing.
   * @throws AppFailure 'series-changed' | 'article-not-found', or of the write
   */
  correctSeries(change: SeriesChange): Promise<Undoable>
  /**
   * Puts an article as a backup has it in its place, whole or not at all, making it where it is gone. Pictures stay.
   * @param seen when it was last changed as far as the person knows, null: it was gone; where that is not so any more
   *   it is kept as it is
   * @throws AppFailure 'library-newer' | 'document-damaged' where what is there cannot be read, or of the write
   */
  restore(article: RestoredArticle, seen: number | null): Promise<'created' | 'replaced' | 'kept'>
  /** Replaces what a person made of articles together. @returns what it was @throws AppFailure of the write */
  restoreCollections(document: CollectionsDocument): Promise<CollectionsDocument>
  /** Puts what was restored among the actions that can be taken back. */
  restored(before: RestoredBefore): Undoable
  /** Puts a change of a saved copy among the actions that can be taken back: by `takeBack`. */
  edited(id: ArticleId, takeBack: () => Promise<void>): Undoable
  /**
   * Adds, edits or removes marks of an article. `markId`: of the one that was added or edited.
   * @throws AppFailure 'article-not-found' | 'mark-not-found' | 'too-many-marks' | 'note-too-long' | 'note-empty',
   *   'library-newer' | 'file-unreadable' where what is there cannot be understood, or of the write
   */
  changeMarks(id: ArticleId, change: MarkChange): Promise<Undoable & { readonly markId: string | null }>
  /** The articles of library and archive that bear marks, the one marked last first. */
  marked(): Promise<readonly MarkedArticle[]>
  /** Takes an action back, the last one for null. @throws AppFailure 'nothing-to-undo' or of the write */
  undo(undoId: number | null): Promise<Undoable>
  /** Keeps where the reader is. @throws AppFailure 'article-not-found' or of the write */
  place(change: PlaceChange): Promise<void>
  /** Deletes articles of the trash for good, all of them for null; how many there were. */
  deleteForever(ids: readonly ArticleId[] | null): Promise<number>
  /** Which addresses are saved, not counting the trash. */
  savedAddresses(urls: readonly string[]): Record<string, ArticleId>
  /**
   * Real path of a picture of an article; null for a name that no picture has, for an article that is not there, and
   * for what is no file in that article's folder.
   */
  imagePath(id: ArticleId, name: string): Promise<string | null>
  /** Tells, once, that the library's folder cannot be reached any more. Returns what ends it. */
  onLost(listener: (error: AppFailure) => void): () => void
  /** Tells of notes that were found damaged or unreadable when they were first read, each file once. Returns what ends it. */
  onDamage(listener: (damage: Damage) => void): () => void
  /** Tells which articles have changed. Returns what ends it. */
  onChange(listener: ChangeListener): () => void
  /** How far the search index has come, where it is far behind the articles; null where it is not. */
  indexing(): Indexing | null
  /** Tells as it catches up, and null at the end. Returns what ends it. */
  onIndexing(listener: (indexing: Indexing | null) => void): () => void
  check(options: { readonly repair: boolean }): Promise<CheckReport>
  /** Reads all documents anew. */
  rebuild(): Promise<{ readonly articles: number; readonly seconds: number }>
  /** Waits for what is being written, then lets the library go. */
  close(): Promise<void>
}

export type OpenOptions = {
  readonly folder: string
  /** Where the lock lies. */
  readonly userData: string
  readonly mode: 'read' | 'write'
  /** Make a library where the folder is absent or empty. */
  readonly create: boolean
  /** What brings older documents to the present format; those of this version of the app where none are given. */
  readonly migrations?: readonly Migration[]
  /** Makes the search index over a file; in this process where none is given. */
  readonly openSearchIndex?: (file: string) => SearchIndex
  /** Milliseconds that a search waits for an index that is far behind; until it has caught up where none is given. */
  readonly searchWait?: number
}

/**
 * Opens a library. One of a newer version, or on a disk that cannot be written, is opened for reading only.
 * @throws AppFailure 'library-unavailable' | 'library-locked' | 'folder-not-empty' with `folder`, or of a write
 */
export async function openLibrary(options: OpenOptions): Promise<Library> {
  const folder = resolve(options.folder)
  const created = await settleFolder(folder, options.create && options.mode === 'write')
  const lock = options.mode === 'write' ? await acquireLock(options.userData, folder) : null
  try {
    await migrateLibrary(folder, {
      steps: options.migrations ?? migrations,
      mayWrite: lock !== null,
      backUp: () => backUpBefore(folder),
    })
    const opened = await openLibraryDocument(folder, options.mode)
    const writable = opened.refusal === null
    if (!writable) await lock?.release()
    const swept = writable ? await sweepLibrary(folder) : []
    const collections = await openCollections(folder, writable)
    const loaded = await readAllFolders(folder, writable)
    return createLibrary({
      folder,
      id: opened.document.id,
      created,
      refusal: opened.refusal,
      skipped: [...collections.skipped, ...loaded.skipped],
      recovered: [...opened.recovered, ...swept, ...collections.recovered, ...loaded.recovered],
      collections: collections.document,
      articles: loaded.articles,
      searchIndex: (options.openSearchIndex ?? createSearchIndex)(
        join(options.userData, 'index', `${opened.document.id}.sqlite`),
      ),
      searchWait: options.searchWait ?? null,
      release: async () => lock?.release(),
    })
  } catch (error) {
    await lock?.release()
    throw error
  }
}
