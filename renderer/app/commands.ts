// What each command does, and whether it can be done now: the one place that the keys, the application menu and the
// palette carry commands out from.
import type { ArticleId } from '../../domain/article.ts'
import type { CommandId } from '../../domain/commands.ts'
import type { StateAction } from '../../domain/ipc-contract.ts'
import type { LibraryOverview } from '../../domain/list-query.ts'
import { readerCommands } from '../../domain/reader-commands.ts'
import type { ReaderCommand } from '../../domain/reader-commands.ts'
import type { Series } from '../../domain/series.ts'
import { columnWidths, displayDefaults, lineSpacings, textSizes } from '../../domain/settings.ts'
import type { Settings, SettingsChange } from '../../domain/settings.ts'
import { isAllInTrash } from '../../domain/standing.ts'
import type { Meant } from '../../domain/standing.ts'
import type { ShownView } from '../../domain/views.ts'
import type { Act } from '../client/actions.ts'
import { archiveAct, bookmarkAct, readAct, trashAct } from '../client/article-acts.ts'
import { call } from '../client/bridge.ts'
import type { NotesExport } from '../client/notes-export.ts'
import { printPage } from '../client/print.ts'
import type { TakenAs, TakeSeries } from '../client/taking.ts'
import type { ReaderHandle } from '../reader/Reader.tsx'
import { neighbours } from '../reader/series-walk.ts'
import { focusList, moveInList } from './list-focus.ts'
import type { Navigation, NavigationStep } from './navigation.ts'
import type { SelectionControl } from './use-selection.ts'

export type OpenDialog = 'manageTags' | 'save' | 'settings' | 'about' | 'shortcuts' | 'palette' | 'backups'

/** null: it cannot be done now. */
export type CommandTable = Readonly<Record<CommandId, (() => void) | null>>

export type CommandContext = {
  readonly now: Navigation
  readonly series: Series | null
  /** The articles of the list, in its order. */
  readonly listed: readonly ArticleId[]
  readonly overview: LibraryOverview | null
  readonly reader: ReaderHandle | null
  /** What the open article carries out. */
  readonly registered: ReadonlySet<ReaderCommand>
  readonly selection: SelectionControl
  readonly narrow: boolean
  readonly settings: Settings
  readonly go: (step: NavigationStep) => void
  readonly change: (change: SettingsChange) => void
  readonly openDialog: (dialog: OpenDialog) => void
  readonly tag: (ids: readonly ArticleId[]) => void
  readonly focusSearch: () => void
  readonly toggleSidebar: () => void
  readonly act: Act
  readonly undo: () => void
  readonly takeSeries: TakeSeries
  readonly exportNotes: NotesExport['save']
  readonly tellCaught: (caught: unknown) => void
  readonly tellDeleted: (count: number) => void
  /** Those that a command is for: chosen, focused in the list, or open. */
  readonly meantIds: () => readonly ArticleId[]
  /** The same with how they stand, asked when it is carried out; null where there are none. */
  readonly meant: () => Promise<Meant | null>
  /** The same as of now, for whether there is anything to act on. */
  readonly mayMean: boolean
}

/** While typing, undo is the text's own. */
function undoTyping(): boolean {
  const focused = document.activeElement
  if (!(focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)) return false
  if (focused instanceof HTMLInputElement && ['checkbox', 'radio'].includes(focused.type)) return false
  document.execCommand('undo')
  return true
}

const readerTable = ({ reader, registered }: CommandContext) =>
  Object.fromEntries(
    readerCommands.map((id) => [id, reader && registered.has(id) ? () => void reader.run(id) : null]),
  ) as Readonly<Record<ReaderCommand, (() => void) | null>>

export function commandTable(context: CommandContext): CommandTable {
  const { now, series, listed, selection, settings, go, change, openDialog, act, reader, tellCaught } =
    context
  const { articleId } = now
  const isOpen = reader !== null

  const when = (possible: boolean, run: () => void) => (possible ? run : null)
  const withMeant = (run: (meant: Meant) => void) => () =>
    void context.meant().then((meant) => meant && run(meant), tellCaught)
  const acts = (choose: (meant: Meant) => StateAction) =>
    when(
      context.mayMean,
      withMeant((meant) => void act(choose(meant))),
    )
  const part = (which: 'previous' | 'next') => {
    const id = series && articleId !== null ? neighbours(series, articleId)[which] : null
    return id === null ? null : () => go({ go: 'open', id })
  }
  const view = (name: ShownView) => () => {
    go({ go: 'show', view: name, tag: null, host: null })
    if (context.narrow) go({ go: 'close' })
  }
  type Chosen = keyof typeof displayDefaults | 'textSize'
  /** A choice of how the page is set, where it is not made already. */
  const choice = <Name extends Chosen>(name: Name, value: Settings[Name]) =>
    when(settings[name] !== value, () => change({ [name]: value }))
  /** The step before or after the present one, where there is one. */
  const step = <Name extends Chosen>(name: Name, steps: readonly Settings[Name][], by: 1 | -1) => {
    const value = steps[steps.indexOf(settings[name]) + by]
    return value === undefined ? null : () => change({ [name]: value })
  }
  const take = (as: TakenAs) => (series === null ? null : () => context.takeSeries(series, as))
  const remove = (ids: readonly string[] | null) =>
    void call('library:delete', { ids: ids === null ? null : [...ids] }).then(
      ({ deleted }) => deleted > 0 && context.tellDeleted(deleted),
      tellCaught,
    )
  const openFolder = (which: 'logs' | 'library') => () =>
    void call('app:openFolder', { which }).catch(tellCaught)

  return {
    ...readerTable(context),
    save: () => openDialog('save'),
    openFiles: () => void call('capture:openFiles').catch(tellCaught),
    print: when(isOpen, () => void printPage().catch(tellCaught)),
    printSeries: take('print'),
    saveSeriesEpub: take('epub'),
    saveSeriesPdf: take('pdf'),
    saveSeriesMarkdown: take('markdown'),
    saveSeriesHtml: take('html'),
    exportNotes: () => context.exportNotes({ kind: 'all' }),
    openLibraryFolder: openFolder('library'),
    restoreBackup: () => openDialog('backups'),
    emptyTrash: when((context.overview?.counts.trash ?? 0) > 0, () => remove(null)),
    openSettings: () => openDialog('settings'),
    undo: () => {
      if (!undoTyping()) context.undo()
    },
    searchLibrary: context.focusSearch,
    selectArticle: when(context.mayMean, () => {
      const [first] = context.meantIds()
      // Of several that are chosen, the one that has the focus is meant.
      const focused = document.activeElement?.closest<HTMLElement>('[data-article]')?.dataset['article']
      const id = focused ?? first
      if (id !== undefined && listed.includes(id)) selection.toggle(id)
    }),
    selectAllArticles: when(listed.length > 0, selection.selectAll),
    toggleSidebar: context.toggleSidebar,
    textLarger: step('textSize', textSizes, 1),
    textSmaller: step('textSize', textSizes, -1),
    textNormal: choice('textSize', 'normal'),
    backgroundLight: choice('background', 'light'),
    backgroundPaper: choice('background', 'paper'),
    backgroundDark: choice('background', 'dark'),
    backgroundSystem: choice('background', 'system'),
    faceSerif: choice('readingFace', 'serif'),
    faceNewsreader: choice('readingFace', 'newsreader'),
    faceLiterata: choice('readingFace', 'literata'),
    faceSans: choice('readingFace', 'sans'),
    faceLexend: choice('readingFace', 'lexend'),
    linesApart: step('lineSpacing', lineSpacings, 1),
    linesTogether: step('lineSpacing', lineSpacings, -1),
    columnWider: step('columnWidth', columnWidths, 1),
    columnNarrower: step('columnWidth', columnWidths, -1),
    alignStart: choice('alignment', 'start'),
    alignJustified: choice('alignment', 'justified'),
    resetDisplay: () => change(displayDefaults),
    bookmark: acts(bookmarkAct),
    toggleRead: acts(readAct),
    tags: when(context.mayMean, () => {
      const ids = context.meantIds()
      if (ids.length > 0) context.tag(ids)
    }),
    manageTags: () => openDialog('manageTags'),
    archive: acts(archiveAct),
    // In the trash the key goes on in the same direction: it asks whether they are to be deleted for good.
    trash: when(
      context.mayMean,
      withMeant((meant) => (isAllInTrash(meant.standing) ? remove(meant.ids) : void act(trashAct(meant)))),
    ),
    // An article that is open may stand elsewhere.
    deleteForever: when(
      now.view === 'trash' && context.mayMean,
      withMeant(({ ids, standing }) => isAllInTrash(standing) && remove(ids)),
    ),
    palette: () => openDialog('palette'),
    back: when(now.past.length > 0, () => go({ go: 'back' })),
    forward: when(now.future.length > 0, () => go({ go: 'forward' })),
    nextArticle: when(listed.length > 0, () => moveInList(1, articleId)),
    previousArticle: when(listed.length > 0, () => moveInList(-1, articleId)),
    backToList: () => {
      if (selection.ids.size > 0) return selection.clear()
      if (context.narrow) go({ go: 'close' })
      // The list is there again after the next paint.
      requestAnimationFrame(() => focusList(articleId))
    },
    nextPart: part('next'),
    previousPart: part('previous'),
    pageDown: when(isOpen, () => reader?.page(1)),
    pageUp: when(isOpen, () => reader?.page(-1)),
    goAll: view('all'),
    goUnread: view('unread'),
    goReading: view('reading'),
    goRead: view('read'),
    goBookmarked: view('bookmarked'),
    goSeries: view('series'),
    goArchive: view('archive'),
    goTrash: view('trash'),
    goNotes: view('notes'),
    goStatistics: () => go({ go: 'statistics' }),
    showShortcuts: () => openDialog('shortcuts'),
    showSample: () => void call('library:sample').then(({ id }) => go({ go: 'open', id }), tellCaught),
    openLogs: openFolder('logs'),
    showAbout: () => openDialog('about'),
  }
}
