// The verbs of the library: lists, states, the folder, the sample.
import { dialog } from 'electron'
import type { OpenDialogOptions } from 'electron'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { DesktopMessages } from '../../domain/language/desktop.ts'
import { bytesText } from '../../domain/language/errors.ts'
import type { TrashKeeper } from '../library/trash-keeper.ts'
import { chooseFolder } from './folder-choice.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'
import { firstAnswer } from '../library/searching.ts'
import { localeOf } from '../../domain/language/number.ts'

export type LibraryHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
  readonly trash: TrashKeeper
  /** The environment names the library's folder. */
  readonly folderIsGiven: boolean
  /** Adds the sample anew; gives the id of its first part. */
  readonly addSample: () => Promise<{ readonly id: string }>
}

export function libraryHandlers(options: LibraryHandlerOptions): HandlersOf<'library'> {
  const { session, settings, reader } = options
  const words = (): DesktopMessages['dialog'] => desktopMessagesIn(settings.current().language).dialog

  /** Whether the person means it. Nothing to delete is not asked about. */
  async function confirmDelete(ids: readonly string[] | null): Promise<boolean> {
    const library = await session.library()
    const count = ids?.length ?? library.overview().counts.trash
    const window = reader.current()
    if (count === 0 || !window) return false
    const size = bytesText(localeOf(settings.current().language))(
      { bytes: await library.trashBytes(ids) },
      'bytes',
      0,
    )
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: ids === null ? words().emptyTrashQuestion(count, size) : words().deleteQuestion(count, size),
      detail: words().deleteDetail,
      buttons: [words().deleteForever, words().cancel],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  }

  async function askFolder(move: boolean): Promise<string | null> {
    const window = reader.current()
    if (!window) return null
    const asked: OpenDialogOptions = {
      title: move ? words().moveFolder : words().chooseFolder,
      buttonLabel: move ? words().moveFolderButton : words().chooseFolderButton,
      properties: ['openDirectory', 'createDirectory'],
    }
    const { canceled, filePaths } = await dialog.showOpenDialog(window, asked)
    const [chosen] = filePaths
    return canceled || chosen === undefined ? null : chosen
  }

  return {
    'library:status': () => session.status(),
    'library:indexing': async () => (await session.library()).indexing(),
    'library:overview': async () => (await session.library()).overview(),
    'library:list': async (query) => {
      const first = await session.firstRows(query)
      return first && first.length > 0
        ? firstAnswer(first, query.sort)
        : (await session.library()).listed(query)
    },
    'library:rows': async (query) => (await session.library()).rows(query),
    'library:standing': async ({ ids }) => (await session.library()).standing(ids),
    'library:nextUnread': async ({ id }) => (await session.library()).nextUnread(id),
    'library:find': async (query) => (await session.library()).find(query),
    'library:statistics': async ({ period }) => (await session.library()).statistics(period),
    'library:series': async () => (await session.library()).series(),
    'library:article': async ({ id }) => (await session.library()).article(id),
    'library:opened': async ({ id }) => {
      const library = await session.library()
      library.opened(id)
      return null
    },
    'library:act': async (action) => (await session.library()).act(action),
    'library:alsoIn': async ({ id }) => (await session.library()).alsoIn(id),
    'library:keepOne': async (wanted) => (await session.library()).keepOne(wanted),
    'library:undo': async ({ undoId }) => (await session.library()).undo(undoId),
    'library:place': async (place) => {
      await (await session.library()).place(place)
      return null
    },
    'library:delete': async ({ ids }) => {
      if (!(await confirmDelete(ids))) return { deleted: 0 }
      return { deleted: await (await session.library()).deleteForever(ids) }
    },
    'library:trash': async () => ({ daysLeft: options.trash.daysLeft(await session.library()) }),
    'library:saved': async ({ urls }) => (await session.library()).savedAddresses(urls),
    'library:savedTitles': async ({ urls }) => {
      const library = await session.library()
      return Object.fromEntries(
        Object.entries(library.savedAddresses(urls)).flatMap(([url, id]) => {
          const title = library.summary(id)?.title
          return title === undefined ? [] : [[url, { id, title }]]
        }),
      )
    },
    'library:chooseFolder': async ({ move }) => ({
      changed: await chooseFolder({ session, isGiven: options.folderIsGiven, ask: askFolder }, move),
    }),
    'library:moving': () => session.moving(),
    'library:stopMoving': () => {
      session.stopMoving()
      return null
    },
    'library:retry': () => session.retry(),
    'library:sample': () => options.addSample(),
  }
}
