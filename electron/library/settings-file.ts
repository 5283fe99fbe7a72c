// settings.json in the user data folder.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppFailure } from '../../domain/result.ts'
import { defaultSettings, settingsDocumentSchema } from '../../domain/settings.ts'
import type { SettingsDocument } from '../../domain/settings.ts'
import { openDocument } from './document.ts'
import type { StoredDocument } from './document.ts'
import { makeFolder, moveDurably, removePath, TEMPORARY_PREFIX } from './durable-file.ts'

/** A moment as part of a file name on every system. */
export const fileStamp = (now: Date = new Date()): string => now.toISOString().replace(/[:.]/g, '-')

/**
 * Opens the settings, making the user data folder where it is missing. A damaged settings.json is set aside as
 * `settings.damaged-<time>.json` and the defaults are used; one of a newer version is used but not rewritten.
 * @throws AppFailure when the folder cannot be made or read
 */
export async function openSettings(userData: string): Promise<StoredDocument<SettingsDocument>> {
  await makeFolder(userData)
  const path = join(userData, 'settings.json')
  const open = () => openDocument(path, settingsDocumentSchema, defaultSettings, { newer: 'read' })
  try {
    return await open()
  } catch (error) {
    if (
      !(error instanceof AppFailure) ||
      !['document-damaged', 'library-newer'].includes(error.appError.code)
    )
      throw error
    await moveDurably(path, join(userData, `settings.damaged-${fileStamp()}.json`))
    return await open()
  }
}

/** Deletes what killed writes of settings left behind. For the one process that writes them, at its start. */
export async function sweepUserData(userData: string): Promise<void> {
  const names = await readdir(userData).catch(() => [])
  for (const name of names) if (name.startsWith(TEMPORARY_PREFIX)) await removePath(join(userData, name))
}
