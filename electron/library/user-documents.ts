// The app's own documents in the user data folder, as the one process that writes them opens them.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SettingsDocument } from '../../domain/settings.ts'
import type { StoredDocument } from './document.ts'
import { makeFolder, removePath, TEMPORARY_PREFIX } from './durable-file.ts'
import { openKnownLibraries } from './known-libraries.ts'
import type { KnownLibraries } from './known-libraries.ts'
import { openSettings } from './settings-file.ts'

export type UserDocuments = {
  readonly settings: StoredDocument<SettingsDocument>
  readonly known: KnownLibraries
}

/** Deletes what killed writes left behind. A write that is under way would lose its file: only before the first. */
async function sweep(userData: string): Promise<void> {
  for (const name of await readdir(userData))
    if (name.startsWith(TEMPORARY_PREFIX)) await removePath(join(userData, name))
}

/**
 * Opens settings and known libraries, making the user data folder where it is missing. For the app's one process,
 * before anything of it writes there.
 * @throws AppFailure when the folder cannot be made or read
 */
export async function openUserDocuments(userData: string): Promise<UserDocuments> {
  await makeFolder(userData)
  await sweep(userData)
  const [settings, known] = await Promise.all([openSettings(userData), openKnownLibraries(userData)])
  return { settings, known }
}
