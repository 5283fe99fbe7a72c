// Opening a library, and what an open one can do.
import type { AlsoIn, KeepOne, KeptOne } from '../../domain/also-in.ts'
import type { Mark, MarkChange } from '../../domain/annotation.ts'
import type {
  ArticleDetail,
  ArticleId,
  ArticleSummary,
  CapturedArticle,
  KnownPage,
  MarkedArticle,
} from '../../domain/article.ts'
import type { FindQuery, FoundArticles } from '../../domain/find-articles.ts'
import type { Indexing, Progress, StateAction, Undoable } from '../../domain/ipc-contract.ts'
import type { LibraryOverview, ListAnswer, ListQuery, ListRow, RowsQuery } from '../../domain/list-query.ts'
import type { AppFailure } from '../../domain/result.ts'
import type { SavedSearch, SearchCounts, SearchesChange } from '../../domain/saved-search.ts'
import type { SeriesChange } from '../../domain/series-change.ts'
import type { CollectionsDocument } from '../../domain/collections.ts'
import type { Period, Statistics } from '../../domain/statistics.ts'
import type { FoundPart, Series } from '../../domain/series.ts'
import type { KnownTag, TagChange } from '../../domain/tag-change.ts'
import type { Standing } from '../../domain/standing.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { ChangeListener } from './changes.ts'
import type { CheckReport } from './check.ts'
import type { Link } from './missing-parts.ts'
import type { Damage } from './marks.ts'
import type { Migration } from './migrations.ts'
import { startOpening } from './opening.ts'
import type { PlaceChange } from './readings.ts'
import type { RestoredArticle, RestoredBefore } from './restoring.ts'
import type { Revision, StoredCopy } from './revising.ts'
import type { Trashed } from './trash-keeper.ts'
import type { FilesBefore } from './undo.ts'

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
  /** The same for a window: all ids, and the rows of its first screens. */
  listed(query: ListQuery): Promise<ListAnswer>
  /** Rows by their ids, each with a snippet where something is searched for; articles that are gone are left out. */
  rows(query: RowsQuery): Promise<readonly ListRow[]>
  /** How articles stand that are to be acted on together; those that are gone do not count. */
  standing(ids: readonly ArticleId[]): Standing
  /** The unread article saved last, but for this one and the other parts of its series. */
  nextUnread(id: ArticleId): ArticleSummary | null
  /** Articles by a few letters of their names, but for those in the trash. */
  find(query: FindQuery): FoundArticles
  overview(): LibraryOverview
  /** What was read and saved, and when, by the wall clock of where this runs. */
  statistics(period: Period): Statistics
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
  /** @throws AppFailure 'article-not-found' | 'text-missing' | 'document-damaged' | 'file-unreadable' | 'library-unavailable' */
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
  /** Articles of library and archive that tell the same story as this one, the most alike first. */
  alsoIn(id: ArticleId): Promise<readonly AlsoIn[]>
  /**
   * Keeps one of several that tell the same story.
   * @throws AppFailure 'article-not-found' where it, or all of the others, are gone, or of the write
   */
  keepOne(wanted: KeepOne): Promise<KeptOne>
  /**
   * Makes series what a person wants them to be, all of it or nothing.
   * @throws AppFailure 'series-changed' | 'article-not-found', or of the write
   */
  correctSeries(change: SeriesChange): Promise<Undoable>
  /** Every tag of the library, those of the trash too. */
  tags(): readonly KnownTag[]
  /**
   * Renames, merges, deletes or colours a tag wherever it is, all of it or nothing; null where the name is another tag's
   * and merging was not asked for.
   * @throws AppFailure of the write
   */
  changeTag(change: TagChange): Promise<Undoable | null>
  searches(): readonly SavedSearch[]
  /** How many articles each saved search finds. @throws AppFailure 'search-failed' */
  searchCounts(): Promise<SearchCounts>
  /** Keeps, renames or deletes a saved search. @throws AppFailure of the write */
  changeSearches(change: SearchesChange): Promise<Undoable>
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
  /** Puts files written outside the library among the actions that can be taken back, also of one that is only read. */
  wroteFiles(files: FilesBefore): Undoable
  /**
   * Adds, edits or removes marks of an article. `markId`: of the one that was added or edited.
   * @throws AppFailure 'article-not-found' | 'mark-not-found' | 'too-many-marks' | 'note-too-long' | 'note-empty',
   *   'library-newer' | 'file-unreadable' where what is there cannot be understood, or of the write
   */
  changeMarks(id: ArticleId, change: MarkChange): Promise<Undoable & { readonly markId: string | null }>
  /** The articles of library and archive that bear marks, the one marked last first. */
  marked(): Promise<readonly MarkedArticle[]>
  /** Of their marks, the ids of those whose passages are not in their articles any more. */
  lostMarks(): Promise<readonly Mark['id'][]>
  /** Takes an action back, the last one for null. @throws AppFailure 'nothing-to-undo' or of the write */
  undo(undoId: number | null): Promise<Undoable>
  /** Keeps where the reader is. @throws AppFailure 'article-not-found' or of the write */
  place(change: PlaceChange): Promise<void>
  /** Deletes articles of the trash for good, all of them for null; how many there were. */
  deleteForever(
    ids: readonly ArticleId[] | null,
    /** Asked of each at the last moment, with when it was thrown away. */
    isMeant?: (trashedAt: string) => boolean,
  ): Promise<number>
  /** The articles in the trash. */
  trashed(): readonly Trashed[]
  /** Bytes on the disk of articles of the trash, all of them for null. */
  trashBytes(ids: readonly ArticleId[] | null): Promise<number>
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
  /** How far the search index has come while it has to be built; null where it has not. */
  indexing(): Indexing | null
  /** Tells how far an act on many articles has come, where it takes long; null at its end. Returns what ends it. */
  onActing(listener: (acting: Progress | null) => void): () => void
  /** Tells as it is built, and null at the end. Returns what ends it. */
  onIndexing(listener: (indexing: Indexing | null) => void): () => void
  /** Looks for what other programs have changed in the folder; `onChange` tells of it. Never fails. */
  reconcile(): Promise<void>
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
  /**
   * When what other programs have changed is taken in: before the library is open, as by default, or after, while it is
   * open and whenever `reconcile` is called, for an app that has a window to fill.
   */
  readonly reconcile?: 'before' | 'after'
  /** Told while the folders of all articles are read, where nothing is known of them; null at its end. */
  readonly onReading?: (reading: Indexing | null) => void
}

/**
 * Opens a library. One of a newer version, or on a disk that cannot be written, is opened for reading only.
 * @throws AppFailure 'library-unavailable' | 'library-locked' | 'folder-not-empty' with `folder`, or of a write
 */
export const openLibrary = (options: OpenOptions): Promise<Library> => startOpening(options).library
