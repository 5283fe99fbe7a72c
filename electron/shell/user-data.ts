// Where the app keeps its own things, and which folder its library lies in.
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { switchValue } from './arguments.ts'

/** The app's folder among those of all programs: a plain name, unlike the app's own, for terminals and scripts. */
const FOLDER_NAME = 'goc-doc'
/** Name of the default library in the person's documents folder. */
export const LIBRARY_FOLDER_NAME = 'Góc Đọc'

/**
 * Settles the user data folder: `--user-data-dir=DIR`, else the app's own place. Chromium's files lie in a folder of
 * it. Before anything is opened, and before the single-instance lock, which belongs to this folder.
 */
export function settleUserData(): string {
  const given = switchValue(process.argv, 'user-data-dir')
  const userData = given === null ? join(app.getPath('appData'), FOLDER_NAME) : resolve(given)
  app.setPath('userData', userData)
  app.setPath('sessionData', join(userData, 'chromium'))
  return userData
}

/** The library to open: `GOC_DOC_LIBRARY`, else the folder chosen in the settings, else the default. */
export function libraryFolder(chosen: string | null): string {
  const given = process.env['GOC_DOC_LIBRARY']
  if (given) return resolve(given)
  return chosen ?? join(app.getPath('documents'), LIBRARY_FOLDER_NAME)
}
