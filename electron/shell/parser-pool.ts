// The parsers: expendable processes that turn foreign bytes into articles and pictures. One that hangs or crashes costs
// the one piece of work it had.
import type {
  ParsedMessage,
  ParseMessage,
  ParseRequest,
  ParseResponse,
  WarmMessage,
} from '../capture/messages.ts'
import { failure } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'

/** The part of Electron's UtilityProcess that is used. */
export type ChildProcess = {
  readonly pid?: number | undefined
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export type ParserPoolOptions = {
  readonly fork: () => ChildProcess
  readonly size: number
  /** Milliseconds that one piece of work may take. */
  readonly timeLimit: number
  /** Milliseconds after which an idle parser gives its memory back. */
  readonly idleLimit: number
  /** Told of each parser that had to be killed, or died at work. */
  readonly onCrash: (reason: 'hung' | 'died') => void
}

export type ParserPool = {
  run(request: ParseRequest): Promise<Result<ParseResponse>>
  /** Has one parser ready for what will soon be asked; nothing where one is there. */
  warm(): void
  close(): void
}

type Work = {
  readonly request: ParseRequest
  readonly settle: (result: Result<ParseResponse>) => void
}

type Worker = {
  readonly child: ChildProcess
  work: (Work & { readonly requestId: number }) | null
  timer: NodeJS.Timeout | null
}

/** A hung process may not heed the polite signal. */
const KILL_FOR_GOOD_AFTER = 2000

function kill(child: ChildProcess): void {
  const { pid } = child
  child.kill()
  if (pid === undefined) return
  const timer = setTimeout(() => {
    try {
      // The same process only: its pid is taken away from it when it has ended.
      if (child.pid === pid) process.kill(pid, 'SIGKILL')
    } catch {
      // It ended just now.
    }
  }, KILL_FOR_GOOD_AFTER)
  timer.unref()
}

export function createParserPool(options: ParserPoolOptions): ParserPool {
  const workers = new Set<Worker>()
  const queue: Work[] = []
  let requests = 0

  function drop(worker: Worker, result: Result<ParseResponse>): void {
    workers.delete(worker)
    if (worker.timer) clearTimeout(worker.timer)
    worker.work?.settle(result)
    worker.work = null
  }

  function fork(): Worker {
    const worker: Worker = { child: options.fork(), work: null, timer: null }
    workers.add(worker)
    worker.child.on('message', (message) => {
      const { requestId, result } = message as ParsedMessage
      if (worker.work?.requestId !== requestId) return
      const { settle } = worker.work
      worker.work = null
      rest(worker)
      settle(result)
      next()
    })
    worker.child.on('exit', () => {
      if (!workers.has(worker)) return
      if (worker.work) options.onCrash('died')
      drop(worker, failure('parser-crashed'))
      next()
    })
    return worker
  }

  function rest(worker: Worker): void {
    if (worker.timer) clearTimeout(worker.timer)
    worker.timer = setTimeout(() => retire(worker), options.idleLimit)
    worker.timer.unref()
  }

  function retire(worker: Worker): void {
    drop(worker, failure('parser-crashed'))
    kill(worker.child)
  }

  function give(worker: Worker, work: Work): void {
    const requestId = ++requests
    worker.work = { ...work, requestId }
    if (worker.timer) clearTimeout(worker.timer)
    worker.timer = setTimeout(() => {
      options.onCrash('hung')
      retire(worker)
      next()
    }, options.timeLimit)
    const message: ParseMessage = { type: 'parse', requestId, request: work.request }
    worker.child.postMessage(message)
  }

  function next(): void {
    while (queue.length > 0) {
      const idle = [...workers].find(({ work }) => work === null)
      const worker = idle ?? (workers.size < options.size ? fork() : null)
      const work = worker && queue.shift()
      if (!worker || !work) return
      give(worker, work)
    }
  }

  return {
    run: (request) =>
      new Promise((settle) => {
        queue.push({ request, settle })
        next()
      }),
    warm() {
      if (workers.size > 0) return
      const worker = fork()
      rest(worker)
      worker.child.postMessage({ type: 'warm' } satisfies WarmMessage)
    },
    close() {
      for (const work of queue.splice(0)) work.settle(failure('cancelled'))
      for (const worker of workers) retire(worker)
    },
  }
}
