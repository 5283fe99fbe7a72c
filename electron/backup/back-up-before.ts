// The backup that is made before all documents of a library are changed, and read from where that goes wrong.
import { join } from 'node:path'
import { backupsFolder, makeBackup } from './make-backup.ts'
import { backedUpPath } from './snapshot.ts'
import { openBackup } from './zip-reader.ts'

export type BackedUp = {
  /** A document as it was, by its path in the library with `/`; null: it was not there. @throws AppFailure */
  read(path: string): Promise<Buffer | null>
  close(): void
}

/** @throws AppFailure 'backup-failed' */
export async function backUpBefore(library: string): Promise<BackedUp> {
  const { name } = await makeBackup(library)
  const backup = await openBackup(join(backupsFolder(library), name))
  const entries = new Map(backup.entries.map((entry) => [entry.path, entry]))
  return {
    async read(path) {
      const entry = entries.get(backedUpPath(path))
      return entry ? backup.read(entry) : null
    },
    close: backup.close,
  }
}
