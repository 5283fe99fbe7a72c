// The backup process as main sees it: what is asked of it becomes messages.
import { AppFailure } from '../../domain/result.ts'
import type { BackupCall, BackupCalls, BackupToMain, MainToBackup } from '../backup/messages.ts'
import type { BackupWork } from '../backup/backup-work.ts'
import type { ChildProcess } from './parser-pool.ts'

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

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppFailure) => void }

/** A process is forked with the first thing that is asked, and again after it has died or was let go. */
export function createBackupClient({ fork, idleLimit, onCrash }: BackupClientOptions): BackupClient {
  let child: ChildProcess | null = null
  let closed = false
  let last = 0
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, Waiting>()

  function failAll(): void {
    for (const { reject } of waiting.values()) reject(new AppFailure('backup-failed', { reason: 'ended' }))
    waiting.clear()
  }

  function letGo(): void {
    const ended = child
    child = null
    ended?.kill()
  }

  function start(): ChildProcess {
    const started = fork()
    started.on('message', (message) => {
      // Only our own process holds the other end.
      const { requestId, result } = message as BackupToMain
      const asked = waiting.get(requestId)
      waiting.delete(requestId)
      if (waiting.size === 0) idle = setTimeout(letGo, idleLimit)
      if (result.ok) asked?.resolve(result.value)
      else asked?.reject(new AppFailure(result.error.code, result.error.details))
    })
    started.on('exit', (code) => {
      if (child !== started) return
      child = null
      failAll()
      if (!closed) onCrash(code)
    })
    return started
  }

  /** The answer is of the call's own type: the process performs no other. */
  function ask<Name extends BackupCall>(
    library: string,
    call: Name,
    ...given: Parameters<BackupCalls[Name]>
  ): ReturnType<BackupCalls[Name]> {
    const asking = new Promise<unknown>((resolve, reject) => {
      if (closed) return reject(new AppFailure('backup-failed', { reason: 'ended' }))
      clearTimeout(idle)
      child ??= start()
      const requestId = ++last
      waiting.set(requestId, { resolve, reject })
      child.postMessage({ requestId, library, asked: { call, given } } as MainToBackup)
    })
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
    close() {
      closed = true
      clearTimeout(idle)
      letGo()
      failAll()
    },
  }
}
