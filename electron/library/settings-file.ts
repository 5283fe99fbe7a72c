// settings.json in the user data folder.
import { join } from 'node:path'
import { asAppError } from '../../domain/result.ts'
import { defaultSettings, settingsDocumentSchema } from '../../domain/settings.ts'
import type { SettingsDocument } from '../../domain/settings.ts'
import { openDocument } from './document.ts'
import type { StoredDocument } from './document.ts'
import { makeFolder, moveDurably } from './durable-file.ts'

/** A moment as part of a file name on every system. */
export const fileStamp = (now: Date = new Date()): string => now.toISOString().replace(/[:.]/g, '-')

const openDocumentIn = (userData: string): Promise<StoredDocument<SettingsDocument>> =>
  openDocument(join(userData, 'settings.json'), settingsDocumentSchema, defaultSettings, { newer: 'read' })

/** Whether the defaults are to stand in its place: it is damaged, or too new to be understood. */
const isUseless = (error: unknown): boolean =>
  ['document-damaged', 'library-newer'].includes(asAppError(error).code)

/**
 * Opens the settings, making the user data folder where it is missing. A damaged settings.json is set aside as
 * `settings.damaged-<time>.json` and the defaults are used; one of a newer version is used but not rewritten.
 * @throws AppFailure when the folder cannot be made or read
 */
export async function openSettings(userData: string): Promise<StoredDocument<SettingsDocument>> {
  await makeFolder(userData)
  try {
    return await openDocumentIn(userData)
  } catch (error) {
    if (!isUseless(error)) throw error
    const aside = join(userData, `settings.damaged-${fileStamp()}.json`)
    await moveDurably(join(userData, 'settings.json'), aside)
    return await openDocumentIn(userData)
  }
}

/**
 * Reads the settings and leaves everything as it is: no folder is made, a damaged settings.json stays where it is and
 * the defaults are used.
 * @throws AppFailure 'file-unreadable'
 */
export async function readSettings(userData: string): Promise<SettingsDocument> {
  try {
    return (await openDocumentIn(userData)).data
  } catch (error) {
    if (!isUseless(error)) throw error
    return defaultSettings
  }
}
