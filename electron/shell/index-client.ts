// The search index in a process of its own: what is asked of it becomes messages.
import { AppFailure } from '../../domain/result.ts'
import { unpackRanking } from '../index/messages.ts'
import type { IndexCall, IndexCalls, IndexToMain, MainToIndex } from '../index/messages.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { ChildProcess } from './parser-pool.ts'

export type IndexClientOptions = {
  readonly fork: () => ChildProcess
  readonly file: string
  /** Told of a process that ended by itself. */
  readonly onCrash: (code: number) => void
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppFailure) => void }

/** An index whose process is forked with the first thing that is asked of it, and again after it has died. */
export function createIndexClient({ fork, file, onCrash }: IndexClientOptions): SearchIndex {
  let child: ChildProcess | null = null
  let closed = false
  let last = 0
  const waiting = new Map<number, Waiting>()

  function failAll(): void {
    for (const { reject } of waiting.values()) reject(new AppFailure('search-failed'))
    waiting.clear()
  }

  function start(): ChildProcess {
    const started = fork()
    const send = (message: MainToIndex) => started.postMessage(message)
    started.on('message', (message) => {
      // Only our own process holds the other end.
      const { requestId, answer } = message as IndexToMain
      const asked = waiting.get(requestId)
      waiting.delete(requestId)
      if (answer) asked?.resolve(answer.value)
      else asked?.reject(new AppFailure('search-failed'))
    })
    started.on('exit', (code) => {
      if (child !== started) return
      child = null
      failAll()
      if (!closed) onCrash(code)
    })
    send({ type: 'open', file })
    return started
  }

  /** The answer is of the call's own type: the process performs no other. */
  function ask<Name extends IndexCall>(
    call: Name,
    ...given: Parameters<IndexCalls[Name]>
  ): ReturnType<IndexCalls[Name]> {
    const asking = new Promise<unknown>((resolve, reject) => {
      if (closed) return reject(new AppFailure('search-failed'))
      child ??= start()
      const requestId = ++last
      waiting.set(requestId, { resolve, reject })
      child.postMessage({ type: 'ask', requestId, asked: { call, given } } as MainToIndex)
    })
    return asking as ReturnType<IndexCalls[Name]>
  }

  return {
    stamps: () => ask('stamps'),
    put: (articles) => ask('put', articles),
    remove: (ids) => ask('remove', ids),
    search: async (text, most) => unpackRanking(await ask('search', text, most)),
    snippets: (text, articles) => ask('snippets', text, articles),
    near: (id) => ask('near', id),
    keep: (change) => ask('keep', change),
    reset: () => ask('reset'),
    async close() {
      closed = true
      child?.kill()
      child = null
      failAll()
    },
  }
}
