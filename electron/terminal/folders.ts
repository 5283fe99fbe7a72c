// Where the app keeps its settings and its library, for a program that runs without Electron.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The app's folder among those of all programs, and its library among a person's documents: as the app names them. */
const APP_FOLDER = 'goc-doc'
const LIBRARY_FOLDER = 'Góc Đọc'

/** The user data folder of the app: where Electron's `appData` lies on each system. */
export function userDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') {
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), APP_FOLDER)
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', APP_FOLDER)
  return join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), APP_FOLDER)
}

/** The documents folder of xdg-user-dirs, which may have a name in the person's language. */
function linuxDocuments(environment: NodeJS.ProcessEnv): string {
  if (environment['XDG_DOCUMENTS_DIR']) return environment['XDG_DOCUMENTS_DIR']
  const file = join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'user-dirs.dirs')
  try {
    const named = /^XDG_DOCUMENTS_DIR="(?:\$HOME\/)?([^"]*)"/m.exec(readFileSync(file, 'utf8'))?.[1]
    if (named !== undefined) return resolve(homedir(), named)
  } catch {
    // No such file: the default below.
  }
  return join(homedir(), 'Documents')
}

/** The library: `--library`, then `GOC_DOC_LIBRARY`, then the app's settings, then the default. */
export function libraryFolder(
  given: string | undefined,
  chosen: string | null,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const folder = given ?? environment['GOC_DOC_LIBRARY']
  if (folder) return resolve(folder)
  if (chosen !== null) return chosen
  const documents = process.platform === 'linux' ? linuxDocuments(environment) : join(homedir(), 'Documents')
  return join(documents, LIBRARY_FOLDER)
}
