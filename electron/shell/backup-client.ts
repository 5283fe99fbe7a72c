// The backup process as main sees it: what is asked of it becomes messages.
import type { BackupCall, BackupCalls, BackupToMain, MainToBackup } from '../backup/messages.ts'
import type { BackupWork } from '../backup/backup-work.ts'
import type { ChildProcess } from './parser-pool.ts'
import { createProcessCalls } from './process-calls.ts'

export type BackupClientOptions = {
  readonly fork: () => ChildProcess
  /** Milliseconds after which an idle process gives its memory back. */
  readonly idleLimit: number
  /** Told of a process that ended by itself. */
  readonly onCrash: (code: number) => void
}

export type BackupClient = {
  /** The backups of the library in a folder. */
  of(library: string): BackupWork
  close(): void
}

/** A process is forked with the first thing that is asked, and again after it has died or was let go. */
export function createBackupClient({ fork, idleLimit, onCrash }: BackupClientOptions): BackupClient {
  const calls = createProcessCalls({
    fork,
    read: (message) => message as BackupToMain,
    ended: { code: 'backup-failed', details: { reason: 'ended' } },
    idleLimit,
    onCrash,
  })

  /** The answer is of the call's own type: the process performs no other. */
  function ask<Name extends BackupCall>(
    library: string,
    call: Name,
    ...given: Parameters<BackupCalls[Name]>
  ): ReturnType<BackupCalls[Name]> {
    const asking = calls.ask((requestId) => ({ requestId, library, asked: { call, given } }) as MainToBackup)
    return asking as ReturnType<BackupCalls[Name]>
  }

  return {
    of: (library) => ({
      make: (...given) => ask(library, 'make', ...given),
      list: () => ask(library, 'list'),
      compare: (name) => ask(library, 'compare', name),
      article: (name, id) => ask(library, 'article', name, id),
      collections: (name) => ask(library, 'collections', name),
      close: async () => undefined,
    }),
    close: calls.close,
  }
}
