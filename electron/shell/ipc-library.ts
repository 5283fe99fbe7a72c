// The verbs of the library: lists, states, the folder, the sample.
import { dialog } from 'electron'
import type { OpenDialogOptions } from 'electron'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { DesktopMessages } from '../../domain/language/desktop.ts'
import { chooseFolder } from './folder-choice.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

export type LibraryHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
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
    const count = ids?.length ?? (await session.library()).overview().counts.trash
    const window = reader.current()
    if (count === 0 || !window) return false
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: ids === null ? words().emptyTrashQuestion(count) : words().deleteQuestion(count),
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
    'library:list': async (query) =>
      (await session.firstRows(query)) ?? (await session.library()).list(query),
    'library:find': async (query) => (await session.library()).find(query),
    'library:series': async () => (await session.library()).series(),
    'library:article': async ({ id }) => (await session.library()).article(id),
    'library:opened': async ({ id }) => {
      const library = await session.library()
      library.opened(id)
      return null
    },
    'library:act': async (action) => (await session.library()).act(action),
    'library:undo': async ({ undoId }) => (await session.library()).undo(undoId),
    'library:place': async (place) => {
      await (await session.library()).place(place)
      return null
    },
    'library:delete': async ({ ids }) => {
      if (!(await confirmDelete(ids))) return { deleted: 0 }
      return { deleted: await (await session.library()).deleteForever(ids) }
    },
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
    'library:retry': () => session.retry(),
    'library:sample': () => options.addSample(),
  }
}
