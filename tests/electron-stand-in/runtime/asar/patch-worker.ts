// Worker threads run modules of archives: a thread is a Node of its own and has to install archives first.
import { syncBuiltinESMExports } from 'node:module'
import { pathToFileURL } from 'node:url'
import workerThreads, { type WorkerOptions } from 'node:worker_threads'
import { placeOf } from './places.ts'

const INSTALL = new URL('install.ts', import.meta.url).href

/** A thread's code: installs archives, then runs the module. */
function entryOf(file: string | URL): string {
  const address = file instanceof URL ? file.href : pathToFileURL(file).href
  return `import(${JSON.stringify(INSTALL)}).then(({ installArchives }) => {
    installArchives()
    return import(${JSON.stringify(address)})
  })`
}

export function patchWorker(): void {
  const { Worker } = workerThreads
  class ArchiveWorker extends Worker {
    constructor(file: string | URL, options: WorkerOptions = {}) {
      const inArchive = !options.eval && placeOf(file) !== undefined
      super(inArchive ? entryOf(file) : file, inArchive ? { ...options, eval: true } : options)
    }
  }
  Object.assign(workerThreads, { Worker: ArchiveWorker })
  syncBuiltinESMExports()
}
