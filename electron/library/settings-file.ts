// settings.json in the user data folder.
import { defaultSettings, settingsDocumentSchema } from '../../domain/settings.ts'
import type { SettingsDocument } from '../../domain/settings.ts'
import type { StoredDocument } from './document.ts'
import { makeFolder } from './durable-file.ts'
import { isUseless, openAsItIs, openUserDocument } from './user-document.ts'

const NAME = 'settings'

/**
 * Opens the settings, making the user data folder where it is missing. A damaged settings.json is set aside as
 * `settings.damaged-<time>.json` and the defaults are used; one of a newer version is used but not rewritten.
 * @throws AppFailure when the folder cannot be made or read
 */
export async function openSettings(userData: string): Promise<StoredDocument<SettingsDocument>> {
  await makeFolder(userData)
  return openUserDocument(userData, NAME, settingsDocumentSchema, defaultSettings)
}

/**
 * Reads the settings and leaves everything as it is: no folder is made, a damaged settings.json stays where it is and
 * the defaults are used.
 * @throws AppFailure 'file-unreadable'
 */
export async function readSettings(userData: string): Promise<SettingsDocument> {
  try {
    return (await openAsItIs(userData, NAME, settingsDocumentSchema, defaultSettings)).data
  } catch (error) {
    if (!isUseless(error)) throw error
    return defaultSettings
  }
}
