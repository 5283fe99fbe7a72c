// The verbs of the app itself: addresses for the system, folders, the what the app is made of.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, shell } from 'electron'
import type { CommandId } from '../../domain/commands.ts'
import type { AppInfo, DependencyNotice } from '../../domain/ipc-contract.ts'
import { AppFailure } from '../../domain/result.ts'
import { externalAddress } from '../../domain/url-policy.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { Log } from './log.ts'
import type { ReaderWindow } from './windows.ts'

export type AppHandlerOptions = {
  readonly reader: ReaderWindow
  readonly session: LibrarySession
  readonly log: Log
  /** notices.json, written by the build. */
  readonly noticesFile: string
  readonly onPainted: () => void
  /** The page has said which commands it can carry out now. */
  readonly onCommands: (available: readonly CommandId[]) => void
}

function appInfo(): AppInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    chromium: process.versions['chrome'] ?? '',
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    packaged: app.isPackaged,
  }
}

export function appHandlers(options: AppHandlerOptions): HandlersOf<'app'> {
  const { log, session, reader } = options
  return {
    'app:openExternal': async ({ url }) => {
      const address = externalAddress(url)
      if (address === null) throw new AppFailure('not-allowed')
      await shell.openExternal(address)
      return null
    },
    'app:lookUpSelection': () => {
      const window = process.platform === 'darwin' ? reader.current() : null
      window?.webContents.showDefinitionForSelection()
      return { shown: window !== null }
    },
    'app:openFolder': async ({ which }) => {
      // Shown, not opened: nothing that lies in the library is ever handed to the system to run.
      if (which === 'library') shell.showItemInFolder(join((await session.status()).folder, 'library.json'))
      else {
        await mkdir(log.folder, { recursive: true, mode: 0o700 })
        await shell.openPath(log.folder)
      }
      return null
    },
    'app:commands': ({ available }) => {
      options.onCommands(available)
      return null
    },
    'app:info': appInfo,
    'app:notices': async () =>
      JSON.parse(await readFile(options.noticesFile, 'utf8')) as readonly DependencyNotice[],
    'app:painted': () => {
      performance.mark('painted')
      reader.painted()
      options.onPainted()
      return null
    },
  }
}
