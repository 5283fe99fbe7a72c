// Writing a file that the person names in the system's dialog.
import { writeFile } from 'node:fs/promises'
import { dialog } from 'electron'
import type { BrowserWindow, SaveDialogOptions } from 'electron'
import { AppFailure } from '../../domain/result.ts'

/** Asks where to; null where the person changes their mind. */
export async function askFile(
  window: BrowserWindow,
  asked: Pick<SaveDialogOptions, 'title' | 'defaultPath' | 'filters'>,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...asked,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** @throws AppFailure 'disk-full' | 'write-failed' */
export async function writeExport(file: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, data)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC') throw new AppFailure('disk-full', { file, bytes: data.length }, { cause: error })
    throw new AppFailure('write-failed', { file }, { cause: error })
  }
}
