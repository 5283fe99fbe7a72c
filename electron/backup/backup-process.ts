// Entry of the backup process: a utility process that makes, compares and reads backups, so that main never waits for
// the packing of a library.
import { getParentPort } from '../capture/parent-port.ts'
import { asAppError, success } from '../../domain/result.ts'
import { createBackupWork } from './backup-work.ts'
import type { BackupWork } from './backup-work.ts'
import type { BackupAsked, BackupToMain, MainToBackup } from './messages.ts'

function perform(work: BackupWork, asked: BackupAsked): Promise<unknown> {
  switch (asked.call) {
    case 'make':
      return work.make(...asked.given)
    case 'list':
      return work.list()
    case 'compare':
      return work.compare(...asked.given)
    case 'article':
      return work.article(...asked.given)
    case 'collections':
      return work.collections(...asked.given)
  }
}

function main(): void {
  const port = getParentPort()
  const works = new Map<string, BackupWork>()
  /** One after the other: nothing is looked into while another is made and old ones are thinned. */
  let last: Promise<unknown> = Promise.resolve()

  async function answer({ requestId, library, asked }: MainToBackup): Promise<void> {
    const work = works.get(library) ?? createBackupWork(library)
    works.set(library, work)
    const message: BackupToMain = await perform(work, asked).then(
      (value) => ({ requestId, result: success(value) }),
      (error: unknown) => ({ requestId, result: { ok: false, error: asAppError(error) } }),
    )
    port.postMessage(message)
  }

  port.on('message', ({ data }) => {
    // Only main holds the other end of this port.
    last = last.then(() => answer(data as MainToBackup))
  })
}

main()
