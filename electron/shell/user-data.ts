// Where the app keeps its own things, and which folder its library lies in.
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { LIBRARY_FOLDER_NAME, USER_DATA_FOLDER_NAME } from '../library/folder-names.ts'
import { switchValue } from './arguments.ts'

/**
 * Settles the user data folder: `--user-data-dir=DIR`, else the app's own place. Chromium's files lie in a folder of
 * it. Before anything is opened, and before the single-instance lock, which belongs to this folder.
 */
export function settleUserData(): string {
  const given = switchValue(process.argv, 'user-data-dir')
  const userData = given === null ? join(app.getPath('appData'), USER_DATA_FOLDER_NAME) : resolve(given)
  app.setPath('userData', userData)
  app.setPath('sessionData', join(userData, 'chromium'))
  return userData
}

/** The library that the environment names, in `GOC_DOC_LIBRARY`: it goes before every choice; null where it names none. */
export function givenLibraryFolder(): string | null {
  const given = process.env['GOC_DOC_LIBRARY']
  return given ? resolve(given) : null
}

/** The library to open: the one that the environment names, else the folder chosen in the settings, else the default. */
export function libraryFolder(chosen: string | null): string {
  return givenLibraryFolder() ?? chosen ?? join(app.getPath('documents'), LIBRARY_FOLDER_NAME)
}
