// The index of the benchmark in a process of its own, as the app has it.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { INDEX_PROCESS_ARGUMENTS } from '../../electron/index/messages.ts'
import type { SearchIndex } from '../../electron/index/search-index.ts'
import { createIndexClient } from '../../electron/shell/index-client.ts'

export type IndexHost = {
  openSearchIndex(file: string): SearchIndex
  /** Bytes of memory that the process has. */
  memory(): Promise<number>
}

export function createIndexHost(): IndexHost {
  let child: ChildProcess | null = null
  function start(): ChildProcess {
    const path = join(import.meta.dirname, 'library-index-child.ts')
    child = fork(path, {
      execArgv: INDEX_PROCESS_ARGUMENTS,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return child
  }
  return {
    openSearchIndex: (file) =>
      createIndexClient({
        file,
        onCrash: (code) => process.stderr.write(`index process ended with ${code}\n`),
        fork: () => {
          const started = start()
          return {
            get pid() {
              return started.pid
            },
            postMessage: (message) => void started.send(message as object),
            on: (event: 'message' | 'exit', listener: (value: never) => void) =>
              started.on(event, (value: unknown) => {
                const isMemory = typeof value === 'object' && value !== null && 'bytes' in value
                if (!isMemory) listener((value ?? 0) as never)
              }),
            kill: () => started.kill(),
          }
        },
      }),
    memory: () =>
      new Promise((resolve, reject) => {
        if (!child) return reject(new Error('there is no index process'))
        const asked = child
        asked.on('message', (message: { readonly type?: unknown; readonly bytes?: unknown }) => {
          if (message.type === 'memory') resolve(Number(message.bytes))
        })
        asked.send({ type: 'memory' })
      }),
  }
}
