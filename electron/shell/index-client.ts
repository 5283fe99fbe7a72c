// The search index in a process of its own: what is asked of it becomes messages.
import type { AppError } from '../../domain/result.ts'
import { createUnpacking } from '../index/messages.ts'
import type { IndexCall, IndexCalls, IndexToMain, MainToIndex } from '../index/messages.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { ChildProcess } from './parser-pool.ts'
import { createProcessCalls } from './process-calls.ts'

export type IndexClientOptions = {
  readonly fork: () => ChildProcess
  readonly file: string
  /** Told of a process that ended by itself. */
  readonly onCrash: (code: number) => void
}

const FAILED: AppError = { code: 'search-failed' }

/** An index whose process is forked with the first thing that is asked of it, and again after it has died. */
export function createIndexClient({ fork, file, onCrash }: IndexClientOptions): SearchIndex {
  const calls = createProcessCalls({
    fork: () => {
      const started = fork()
      started.postMessage({ type: 'open', file } satisfies MainToIndex)
      return started
    },
    read: (message) => {
      const { requestId, answer } = message as IndexToMain
      return { requestId, result: answer ? { ok: true, value: answer.value } : { ok: false, error: FAILED } }
    },
    ended: FAILED,
    idleLimit: null,
    onCrash,
  })

  const unpack = createUnpacking()

  /** The answer is of the call's own type: the process performs no other. */
  function ask<Name extends IndexCall>(
    call: Name,
    ...given: Parameters<IndexCalls[Name]>
  ): ReturnType<IndexCalls[Name]> {
    const asking = calls.ask(
      (requestId) => ({ type: 'ask', requestId, asked: { call, given } }) as MainToIndex,
    )
    return asking as ReturnType<IndexCalls[Name]>
  }

  return {
    stamps: () => ask('stamps'),
    put: (articles) => ask('put', articles),
    remove: (ids) => ask('remove', ids),
    search: async (text, most) => unpack(await ask('search', text, most)),
    snippets: (text, articles) => ask('snippets', text, articles),
    near: (id) => ask('near', id),
    keep: (change) => ask('keep', change),
    reset: () => ask('reset'),
    close: async () => calls.close(),
  }
}
