// How saving is put together: the capture process, the parsers, the library they end in and the window that watches.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { createCaptureJobs } from './capture-jobs.ts'
import type { CaptureJobs, CaptureJobsOptions } from './capture-jobs.ts'
import type { LibrarySession } from './library-session.ts'
import type { Log } from './log.ts'
import { createParserPool } from './parser-pool.ts'
import type { ParserPool } from './parser-pool.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

export type SavingOptions = {
  readonly userData: string
  /** Folder of the built main process, where its helper processes lie too. */
  readonly built: string
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
  readonly log: Log
  /** Told of every save's present state, after the window. */
  readonly onJob: CaptureJobsOptions['onJob']
}

export function createSaving({ userData, built, session, settings, reader, log, onJob }: SavingOptions): {
  readonly jobs: CaptureJobs
  readonly parsers: ParserPool
} {
  const fork = (name: string) =>
    utilityProcess.fork(join(built, `${name}.js`), [], { serviceName: `goc-doc-${name}` })
  const parsers = createParserPool({
    fork: () => fork('parser'),
    size: 2,
    // security.md, "Fetching": what takes longer to parse is hostile or broken.
    timeLimit: 15_000,
    idleLimit: 60_000,
    onCrash: (reason) => log.note(`parser ${reason}`),
  })
  const jobs = createCaptureJobs({
    fork: () => fork('capture'),
    parsers,
    userData,
    newId: randomUUID,
    keepPictures: () => settings.current().keepPictures,
    allowPrivate: () => settings.current().allowPrivateAddresses,
    store: async (article, id) => (await session.library()).save(article, { id }),
    known: (address) => session.present()?.knownPage(address) ?? null,
    keepUnchanged: async (id, address) => (await session.library()).keepUnchanged(id, address),
    onJob: (job) => {
      reader.send('capture:job', job)
      onJob(job)
    },
    onDismissed: (jobId) => reader.send('capture:dismissed', { jobId }),
    onRecovered: (file) => reader.notify({ kind: 'recovered', file }),
    onCrash: (code) => log.note(`capture process ended with ${code}`),
  })
  return { jobs, parsers }
}
