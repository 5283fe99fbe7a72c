// How backups are put together: the process that makes them, the day's own, and the verbs of the renderer.
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { isFinished } from '../../domain/capture.ts'
import { AppFailure } from '../../domain/result.ts'
import { restoreBackup } from '../backup/restore.ts'
import { createSerial } from '../library/parallel.ts'
import { createBackupClient } from './backup-client.ts'
import type { CaptureJobs } from './capture-jobs.ts'
import { startDailyBackups } from './daily-backups.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { Log } from './log.ts'
import type { ReaderWindow } from './windows.ts'

const IDLE_LIMIT = 60_000

export type BackupsOptions = {
  /** Folder of the built main process, where its helper processes lie too. */
  readonly built: string
  readonly session: LibrarySession
  readonly jobs: Pick<CaptureJobs, 'list'>
  readonly reader: ReaderWindow
  readonly log: Log
}

export function createBackups({ built, session, jobs, reader, log }: BackupsOptions): {
  readonly handlers: HandlersOf<'backup'>
  close(): void
} {
  const client = createBackupClient({
    fork: () => utilityProcess.fork(join(built, 'backup.js'), [], { serviceName: 'goc-doc-backup' }),
    idleLimit: IDLE_LIMIT,
    onCrash: (code) => log.note(`backup process ended with ${code}`),
  })
  const stop = startDailyBackups({
    library: session.present,
    list: (folder) => client.of(folder).list(),
    make: (folder) => client.of(folder).make(),
    isBusy: () => jobs.list().some(({ step }) => !isFinished(step)),
    onFailed: (error) => {
      log.error('backup', new AppFailure(error.code, error.details))
      reader.notify({ kind: 'error', error })
    },
  })
  const serial = createSerial()
  return {
    handlers: {
      'backup:list': async () => client.of((await session.library()).folder).list(),
      'backup:make': async () => {
        const { folder, readOnly } = await session.library()
        if (readOnly) throw new AppFailure('read-only', { file: folder })
        const { made } = await client.of(folder).make()
        return { made }
      },
      'backup:compare': async ({ name }) => {
        const { folder } = await session.library()
        const { counts, differences, collections } = await client.of(folder).compare(name)
        return { counts, differences, collections }
      },
      // One at a time: the second finds the library as the first has left it.
      'backup:restore': (request) =>
        serial.run('restore', async () => {
          const library = await session.library()
          return restoreBackup(library, client.of(library.folder), request, (progress) =>
            reader.send('backup:progress', progress),
          )
        }),
    },
    close() {
      stop()
      client.close()
    },
  }
}
