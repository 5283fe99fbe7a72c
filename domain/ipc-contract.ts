// The one contract between main and renderer: every verb with its input's schema and its result, every event.
// Preload, handlers and the renderer's client derive from it; a channel without a schema does not compile.
import * as v from 'valibot'
import { keepOneSchema } from './also-in.ts'
import type { AlsoIn, KeptOne } from './also-in.ts'
import { markChangeSchema, markIdSchema, targetSchema } from './annotation.ts'
import type { Mark } from './annotation.ts'
import { articleIdSchema, imageNamePattern, MAX_PAGE_PICTURES, placeSchema } from './article.ts'
import type { ArticleDetail, ArticleId, ArticleSummary, MarkedArticle } from './article.ts'
import { backupRequestSchema, restoreRequestSchema } from './backup.ts'
import type { Backup, BackupComparison, Restored } from './backup.ts'
import { captureInputSchema } from './capture.ts'
import type { CaptureJob } from './capture.ts'
import type { Standing } from './standing.ts'
import { commandIds } from './commands.ts'
import { chosenCharsetSchema, copyChangeSchema } from './editable-copy.ts'
import type { EditableCopy } from './editable-copy.ts'
import type { CapturePage } from './capture-page.ts'
import { findQuerySchema } from './find-articles.ts'
import type { FoundArticles } from './find-articles.ts'
import type { EventName, Events } from './ipc-events.ts'
import { listQuerySchema, rowsQuerySchema, tagNameSchema } from './list-query.ts'
import type { LibraryOverview, ListAnswer, ListRow } from './list-query.ts'
import type { MarkAction } from './mark-change.ts'
import type { AppError, Result } from './result.ts'
import { searchesChangeSchema } from './saved-search.ts'
import type { SavedSearch, SearchCounts, SearchesAction } from './saved-search.ts'
import { seriesChangeSchema, seriesIdSchema } from './series-change.ts'
import type { FoundPart, PartSearch, Series } from './series.ts'
import { settingsChangeSchema } from './settings.ts'
import type { Settings } from './settings.ts'
import { statisticsQuerySchema } from './statistics.ts'
import type { Statistics } from './statistics.ts'
import { tagChangeSchema } from './tag-change.ts'
import type { KnownTag, TagAction } from './tag-change.ts'
import { MAX_ADDRESS } from './url-policy.ts'

const ids = v.pipe(v.array(articleIdSchema), v.minLength(1), v.maxLength(100_000))
const one = v.strictObject({ id: articleIdSchema })
const nothing = v.undefined()
/** A change of state that can be undone as a whole. */
export const stateActionSchema = v.variant('action', [
  v.strictObject({ action: v.picklist(['bookmark', 'removeBookmark']), ids }),
  v.strictObject({ action: v.picklist(['markRead', 'markUnread']), ids }),
  v.strictObject({ action: v.picklist(['archive', 'trash', 'restore']), ids }),
  v.strictObject({ action: v.picklist(['addTag', 'removeTag']), ids, tag: tagNameSchema }),
])
export type StateAction = v.InferOutput<typeof stateActionSchema>

/** Token of an undoable change, for the message that offers "Hoàn tác". */
export type Undoable = {
  readonly undoId: number
  readonly count: number
  readonly action:
    | StateAction['action']
    | MarkAction
    | TagAction
    | SearchesAction
    | 'correctSeries'
    | 'editCopy'
    | 'keepOne'
    | 'restoreBackup'
    | 'saveFiles'
}

export type LibraryStatus =
  | { readonly state: 'ready'; readonly folder: string; readonly readOnly: boolean }
  | { readonly state: 'unavailable'; readonly folder: string; readonly error: AppError }

/** How many articles of those that the search index had to look at have been looked at. */
export type Indexing = { readonly done: number; readonly total: number }

/** How many of so many are done. */
export type Progress = { readonly done: number; readonly total: number }

export type AppInfo = {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly packaged: boolean
}

export type DependencyNotice = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** A saved article that a link leads to. */
export type SavedTitle = { readonly id: ArticleId; readonly title: string }

/** How many missing pictures came, and why one of the others did not. */
export type Reloaded = { readonly loaded: number; readonly error: AppError | null }

export const exportFormats = ['epub', 'pdf', 'markdown', 'html'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A drawn cover, for EPUB: a picture of at most so many bytes. */
const MAX_COVER = 8 * 1024 * 1024
const coverSchema = v.nullable(
  v.pipe(
    v.instance(Uint8Array),
    v.check(({ byteLength }) => byteLength <= MAX_COVER),
  ),
)

/** A picture for the clipboard: 50 Mpx, the largest that is kept, as PNG. */
const MAX_PNG = 200 * 1024 * 1024
const pngSchema = v.pipe(
  v.instance(Uint8Array),
  v.check(({ byteLength }) => byteLength <= MAX_PNG),
)

export const openTargets = ['logs', 'library'] as const

type Channel = { readonly input: v.GenericSchema; readonly output: unknown }
/** Declares a channel: its schema is used at run time, its result only by the compiler. */
const channel = <const Schema extends v.GenericSchema, Output>(
  input: Schema,
): { input: Schema; output: Output } => ({ input }) as { input: Schema; output: Output }
const returns = <Output>() => ({
  from: <const Schema extends v.GenericSchema>(input: Schema) => channel<Schema, Output>(input),
})

/** Every verb of the renderer. All answer with a `Result`. */
export const channels = {
  'library:status': returns<LibraryStatus>().from(nothing),
  'library:indexing': returns<Indexing | null>().from(nothing),
  'library:overview': returns<LibraryOverview>().from(nothing),
  'library:list': returns<ListAnswer>().from(listQuerySchema),
  /** Rows by their ids, in that order; those of articles that are gone are left out. */
  'library:rows': returns<readonly ListRow[]>().from(rowsQuerySchema),
  /** How articles stand that are to be acted on together. */
  'library:standing': returns<Standing>().from(v.strictObject({ ids })),
  /** The unread article saved last, but for this one and the other parts of its series. */
  'library:nextUnread': returns<ArticleSummary | null>().from(one),
  /** Articles of library and archive by a few letters of title, series or source: the best first, or the latest. */
  'library:find': returns<FoundArticles>().from(findQuerySchema),
  /** What was read and saved, and when; counted anew each time. */
  'library:statistics': returns<Statistics>().from(statisticsQuerySchema),
  'library:series': returns<readonly Series[]>().from(nothing),
  /** What the reader shows of an article; asked for again after each change of it. */
  'library:article': returns<ArticleDetail>().from(one),
  /** The person has opened an article for reading. */
  'library:opened': returns<null>().from(one),
  'library:act': returns<Undoable>().from(stateActionSchema),
  /** Articles of library and archive that tell the same story as this one, the most alike first. */
  'library:alsoIn': returns<readonly AlsoIn[]>().from(one),
  /** Keeps one of them and moves the others to the trash; undone like any act. */
  'library:keepOne': returns<KeptOne>().from(keepOneSchema),
  'library:undo': returns<Undoable>().from(v.strictObject({ undoId: v.nullable(v.number()) })),
  'library:place': returns<null>().from(
    v.strictObject({
      id: articleIdSchema,
      place: v.nullable(placeSchema),
      progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      begun: v.boolean(),
      finished: v.boolean(),
    }),
  ),
  /** Asks in a dialog of the system, then deletes for good: these articles, or the whole trash. */
  'library:delete': returns<{ readonly deleted: number }>().from(v.strictObject({ ids: v.nullable(ids) })),
  /** Days that each article of the trash has left; one without an entry stays, all do where the rule is off. */
  'library:trash': returns<{ readonly daysLeft: Readonly<Record<ArticleId, number>> }>().from(nothing),
  /** Which of these addresses are saved already. */
  'library:saved': returns<Readonly<Record<string, ArticleId>>>().from(
    v.strictObject({ urls: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(500)) }),
  ),
  /** The same, with the titles of the articles: what the links of a text lead to. */
  'library:savedTitles': returns<Readonly<Record<string, SavedTitle>>>().from(
    v.strictObject({ urls: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(500)) }),
  ),
  'library:chooseFolder': returns<{ readonly changed: boolean }>().from(
    v.strictObject({ move: v.boolean() }),
  ),
  /** How far the library has come to another folder; null: it is not being moved. */
  'library:moving': returns<Progress | null>().from(nothing),
  /** Leaves the library where it was, as far as it has not moved already. */
  'library:stopMoving': returns<null>().from(nothing),
  'library:retry': returns<LibraryStatus>().from(nothing),
  'library:sample': returns<{ readonly id: ArticleId }>().from(nothing),
  /** The backups of the library, the newest first. */
  'backup:list': returns<readonly Backup[]>().from(nothing),
  /** Backs the library up now, unless nothing has changed since the newest backup. */
  'backup:make': returns<{ readonly made: boolean }>().from(nothing),
  /** What a backup holds that is unlike the library as it is now. */
  'backup:compare': returns<BackupComparison>().from(backupRequestSchema),
  /** Restores articles from a backup; the present state is backed up before. Undone like any act. */
  'backup:restore': returns<Restored>().from(restoreRequestSchema),
  'capture:save': returns<{ readonly jobId: string }>().from(
    v.strictObject({ input: captureInputSchema, allowPrivate: v.boolean() }),
  ),
  'capture:jobs': returns<readonly CaptureJob[]>().from(nothing),
  'capture:cancel': returns<null>().from(v.strictObject({ jobId: v.pipe(v.string(), v.maxLength(40)) })),
  'capture:retry': returns<null>().from(
    v.strictObject({
      jobId: v.pipe(v.string(), v.maxLength(40)),
      allowPrivate: v.boolean(),
      /** The person wants it saved though it looks like no article. */
      anyway: v.boolean(),
    }),
  ),
  /** Takes a finished job from the list; what it was given comes back. */
  'capture:dismiss': returns<{ readonly given: string | null }>().from(
    v.strictObject({ jobId: v.pipe(v.string(), v.maxLength(40)) }),
  ),
  /** What a save was given, for editing. It stays in the list. */
  'capture:given': returns<{ readonly given: string | null }>().from(
    v.strictObject({ jobId: v.pipe(v.string(), v.maxLength(40)) }),
  ),
  'capture:openFiles': returns<{ readonly count: number }>().from(nothing),
  /** Lays a saved copy out for editing, its original read in this charset. */
  'copy:open': returns<EditableCopy>().from(
    v.strictObject({ id: articleIdSchema, charset: chosenCharsetSchema }),
  ),
  /** Undone like any act. */
  'copy:save': returns<Undoable>().from(copyChangeSchema),
  /** Everything as the page had it. */
  'copy:revert': returns<Undoable>().from(one),
  /** Asks for missing pictures again: one by its index, or all. */
  'copy:loadPictures': returns<Reloaded>().from(
    v.strictObject({
      id: articleIdSchema,
      index: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PAGE_PICTURES))),
      allowPrivate: v.boolean(),
    }),
  ),
  /** "Mở trang để lưu": opens an address in the capture window; told by `page:changed`. */
  'page:open': returns<null>().from(
    v.strictObject({
      url: v.pipe(v.string(), v.maxLength(MAX_ADDRESS)),
      allowPrivate: v.boolean(),
      /** The failed save that the page stands for. */
      insteadOf: v.nullable(v.pipe(v.string(), v.maxLength(40))),
    }),
  ),
  'page:state': returns<CapturePage | null>().from(nothing),
  /** Saves what the capture window shows; how it goes is told by `page:changed` and `capture:job`. */
  'page:save': returns<null>().from(nothing),
  'page:close': returns<null>().from(nothing),
  /** Takes away what pages have left in the capture window. */
  'page:clear': returns<null>().from(nothing),
  /** Adds, edits or removes marks of one article; undone like any act. `markId`: of the one that was added or edited. */
  'notes:change': returns<Undoable & { readonly markId: string | null }>().from(
    v.strictObject({ id: articleIdSchema, change: markChangeSchema }),
  ),
  /** The articles of library and archive that bear marks, the one marked last first. */
  'notes:all': returns<readonly MarkedArticle[]>().from(nothing),
  /** Of these, the ids of marks whose passages are not in their articles any more. */
  'notes:lost': returns<readonly Mark['id'][]>().from(nothing),
  /** Puts a passage, marked or only selected, on the clipboard as a quotation that names its source. */
  'notes:copyQuotation': returns<null>().from(
    v.union([
      v.strictObject({ id: articleIdSchema, markId: markIdSchema }),
      v.strictObject({ id: articleIdSchema, target: targetSchema }),
    ]),
  ),
  /** One article's marks as Markdown on the clipboard. */
  'notes:copyMarkdown': returns<null>().from(one),
  /** Asks where to, then writes marks as Markdown. */
  'notes:export': returns<{ readonly saved: boolean }>().from(
    v.strictObject({
      what: v.variant('kind', [
        v.strictObject({ kind: v.literal('article'), id: articleIdSchema }),
        v.strictObject({ kind: v.literal('series'), id: v.pipe(v.string(), v.maxLength(100)) }),
        v.strictObject({ kind: v.literal('all') }),
      ]),
    }),
  ),
  /** Corrects series by hand; undone like any act. */
  'series:correct': returns<Undoable>().from(seriesChangeSchema),
  /** Looks for parts that are not saved: in what is saved of the others, or, where the person wants it, on their pages. */
  'series:findParts': returns<PartSearch>().from(
    v.strictObject({
      seriesId: seriesIdSchema,
      where: v.picklist(['saved', 'pages']),
      allowPrivate: v.boolean(),
    }),
  ),
  /** Parts of an article's series that it links to and that are not saved. */
  'series:linkedParts': returns<readonly FoundPart[]>().from(one),
  /** Every tag of the library, those of the trash too, in their order. */
  'tags:all': returns<readonly KnownTag[]>().from(nothing),
  /** Renames, merges, deletes or colours a tag; undone like any act. null: the name is another tag's, and merging was not asked for. */
  'tags:change': returns<Undoable | null>().from(tagChangeSchema),
  'searches:all': returns<readonly SavedSearch[]>().from(nothing),
  'searches:counts': returns<SearchCounts>().from(nothing),
  /** Keeps, renames or deletes a saved search; undone like any act. */
  'searches:change': returns<Undoable>().from(searchesChangeSchema),
  'settings:get': returns<Settings>().from(nothing),
  'settings:change': returns<Settings>().from(settingsChangeSchema),
  /** Asks where to, then writes the file. The PDF is what the window prints. */
  'article:export': returns<{ readonly saved: boolean }>().from(
    v.strictObject({ id: articleIdSchema, format: v.picklist(exportFormats), cover: coverSchema }),
  ),
  'article:copyMarkdown': returns<null>().from(one),
  /** Prints what the window shows by its rules for paper; answers when the system's dialog is done with. */
  'article:print': returns<null>().from(nothing),
  /** Asks where to, then writes a picture of an article as it is kept. */
  'picture:save': returns<{ readonly saved: boolean }>().from(
    v.strictObject({ id: articleIdSchema, name: v.pipe(v.string(), v.regex(imageNamePattern)) }),
  ),
  /** Puts a picture, drawn by the page, on the clipboard. */
  'picture:copy': returns<null>().from(v.strictObject({ png: pngSchema })),
  /** All saved parts of a series as one file. The PDF is what the window prints. */
  'article:exportSeries': returns<{ readonly saved: boolean }>().from(
    v.strictObject({
      id: v.pipe(v.string(), v.maxLength(100)),
      format: v.picklist(exportFormats),
      cover: coverSchema,
    }),
  ),
  /** Asks for a folder that several articles are to be written into; null where none was chosen. */
  'article:exportFolder': returns<{ readonly exportId: string | null }>().from(nothing),
  /**
   * Writes one of them, under a name that no file of the folder has. The PDF is what the window prints.
   */
  'article:exportInto': returns<{ readonly name: string }>().from(
    v.strictObject({
      exportId: v.pipe(v.string(), v.maxLength(40)),
      id: articleIdSchema,
      format: v.picklist(exportFormats),
      cover: coverSchema,
    }),
  ),
  /** No more are written into it. What has been is undone like any act: it goes to the system's trash. null: nothing was. */
  'article:exportEnd': returns<Undoable | null>().from(
    v.strictObject({ exportId: v.pipe(v.string(), v.maxLength(40)) }),
  ),
  /** Opens an http, https or mailto address in the system's own program. */
  'app:openExternal': returns<null>().from(v.strictObject({ url: v.pipe(v.string(), v.maxLength(2081)) })),
  /** Has macOS show what it knows of the selected words; elsewhere there is no such thing, and nothing is shown. */
  'app:lookUpSelection': returns<{ readonly shown: boolean }>().from(nothing),
  'app:openFolder': returns<null>().from(v.strictObject({ which: v.picklist(openTargets) })),
  /** Which commands can be carried out now: the application menu shows the others greyed. */
  'app:commands': returns<null>().from(
    v.strictObject({ available: v.pipe(v.array(v.picklist(commandIds)), v.maxLength(commandIds.length)) }),
  ),
  'app:info': returns<AppInfo>().from(nothing),
  'app:notices': returns<readonly DependencyNotice[]>().from(nothing),
  /** The renderer has painted its first list: the moment that the start is measured to. */
  'app:painted': returns<null>().from(nothing),
} satisfies Record<string, Channel>

export type Channels = typeof channels
export type ChannelName = keyof Channels
export type ChannelInput<Name extends ChannelName> = v.InferOutput<Channels[Name]['input']>
export type ChannelOutput<Name extends ChannelName> = Channels[Name]['output']
export type ChannelResult<Name extends ChannelName> = Result<ChannelOutput<Name>>

/** What the preload puts on `window.gocDoc`: one function a verb, one subscription an event. */
export type Bridge = {
  readonly call: {
    readonly [Name in ChannelName]: (input: ChannelInput<Name>) => Promise<ChannelResult<Name>>
  }
  readonly on: {
    readonly [Name in EventName]: (listener: (payload: Events[Name]) => void) => () => void
  }
  /** Path of a dropped file, '' where it has none. */
  readonly pathOfFile: (file: unknown) => string
}
