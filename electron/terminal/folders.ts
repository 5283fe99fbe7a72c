// Where the app keeps its settings and its library, for a program that runs without Electron.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { LIBRARY_FOLDER_NAME, USER_DATA_FOLDER_NAME } from '../library/folder-names.ts'

/** A path as it was typed: npm runs scripts in the checkout, and tells where it was called. */
export const typedPath = (path: string, environment: NodeJS.ProcessEnv = process.env): string =>
  resolve(environment['INIT_CWD'] ?? process.cwd(), path)

/** The user data folder of the app: where Electron's `appData` lies on each system. */
export function userDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') {
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), USER_DATA_FOLDER_NAME)
  }
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', USER_DATA_FOLDER_NAME)
  return join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), USER_DATA_FOLDER_NAME)
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
  if (folder) return typedPath(folder, environment)
  if (chosen !== null) return chosen
  const documents = process.platform === 'linux' ? linuxDocuments(environment) : join(homedir(), 'Documents')
  return join(documents, LIBRARY_FOLDER_NAME)
}
