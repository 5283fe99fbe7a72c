// The verbs of saving.
import { dialog } from 'electron'
import { offeredExtensions } from '../../domain/capture.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { CaptureJobs } from './capture-jobs.ts'
import type { HandlersOf } from './ipc.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

export type CaptureHandlerOptions = {
  readonly jobs: CaptureJobs
  readonly settings: SettingsKeeper
  /** Asks for files and saves them. @returns how many were chosen */
  readonly openFiles: () => Promise<number>
}

/** Asks which files are to be saved; none where the person thought better of it. */
export async function askFiles(reader: ReaderWindow, settings: SettingsKeeper): Promise<readonly string[]> {
  const window = reader.current()
  if (!window) return []
  const { dialog: words } = desktopMessagesIn(settings.current().language)
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.openFiles,
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: words.webPages, extensions: [...offeredExtensions] }],
  })
  return canceled ? [] : filePaths
}

export function captureHandlers({ jobs, settings, openFiles }: CaptureHandlerOptions): HandlersOf<'capture'> {
  /** Turned off in the settings, a private address is refused whoever asks. */
  const allowed = (allowPrivate: boolean): boolean => allowPrivate && settings.current().allowPrivateAddresses
  return {
    'capture:save': ({ input, allowPrivate }) => ({ jobId: jobs.save(input, allowed(allowPrivate)) }),
    'capture:jobs': () => jobs.list(),
    'capture:cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    'capture:retry': ({ jobId, allowPrivate, anyway }) => {
      jobs.retry(jobId, { allowPrivate: allowed(allowPrivate), anyway })
      return null
    },
    'capture:dismiss': async ({ jobId }) => ({ given: await jobs.dismiss(jobId) }),
    'capture:given': async ({ jobId }) => ({ given: await jobs.given(jobId) }),
    'capture:openFiles': async () => ({ count: await openFiles() }),
  }
}
