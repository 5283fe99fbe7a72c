// Calls to a process of our own: what is asked becomes messages. It is forked with the first call, and again after it
// has died or was let go.
import type { AppError, Result } from '../../domain/result.ts'
import { AppFailure } from '../../domain/result.ts'
import type { ChildProcess } from './parser-pool.ts'

export type ProcessCallsOptions = {
  /** Starts the process, ready to be asked. */
  readonly fork: () => ChildProcess
  /** What an answer says. Only our own process holds the other end. */
  readonly read: (message: unknown) => { readonly requestId: number; readonly result: Result<unknown> }
  /** What calls fail with where the process ends before it has answered. */
  readonly ended: AppError
  /** Milliseconds after which an idle process gives its memory back; null: never. */
  readonly idleLimit: number | null
  /** Told of a process that ended by itself. */
  readonly onCrash: (code: number) => void
}

export type ProcessCalls = {
  /**
   * @param message what is sent, made with the number that the answer carries
   * @throws AppFailure `ended`, or what the process answers
   */
  ask(message: (requestId: number) => unknown): Promise<unknown>
  /** Ends the process. What is asked afterwards fails at once. */
  close(): void
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppFailure) => void }

const failureOf = ({ code, details }: AppError): AppFailure => new AppFailure(code, details)

export function createProcessCalls(options: ProcessCallsOptions): ProcessCalls {
  const { fork, read, ended, idleLimit, onCrash } = options
  let child: ChildProcess | null = null
  let closed = false
  let last = 0
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, Waiting>()

  function failAll(): void {
    for (const { reject } of waiting.values()) reject(failureOf(ended))
    waiting.clear()
  }

  function letGo(): void {
    const present = child
    child = null
    present?.kill()
  }

  function start(): ChildProcess {
    const started = fork()
    started.on('message', (message) => {
      const { requestId, result } = read(message)
      const asked = waiting.get(requestId)
      waiting.delete(requestId)
      if (waiting.size === 0 && idleLimit !== null) idle = setTimeout(letGo, idleLimit)
      if (result.ok) asked?.resolve(result.value)
      else asked?.reject(failureOf(result.error))
    })
    started.on('exit', (code) => {
      if (child !== started) return
      child = null
      failAll()
      if (!closed) onCrash(code)
    })
    return started
  }

  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(failureOf(ended))
        clearTimeout(idle)
        child ??= start()
        const requestId = ++last
        waiting.set(requestId, { resolve, reject })
        child.postMessage(message(requestId))
      }),
    close() {
      closed = true
      clearTimeout(idle)
      letGo()
      failAll()
    },
  }
}
