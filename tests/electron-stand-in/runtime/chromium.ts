// The Chromium process, and the DevTools protocol with it over a pipe (flat sessions, messages end with NUL).
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { CommandName, EventName, Events, Message, Params, Result } from './devtools-types.ts'

type Answer = (message: Message) => void
type Listener = (params: unknown) => void

const trace = (direction: string, text: string): void => {
  if (process.env['STANDIN_TRACE']) process.stderr.write(`${direction} ${text.slice(0, 400)}\n`)
}

/**
 * The locale in which Chromium reads the names of files: the wanted one where it is installed and in UTF-8, else the
 * C library's own. In a locale that is not there, a name with letters beyond ASCII has no path.
 */
function localeOfNames(): string {
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  const wanted = LC_ALL || LC_CTYPE || LANG || ''
  const plain = (name: string): string => name.toLowerCase().replace('-', '')
  const installed = (spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '').split('\n').map(plain)
  return /utf-?8/i.test(wanted) && installed.includes(plain(wanted)) ? wanted : 'C.UTF-8'
}

const keyOf = (event: string, sessionId: string | undefined): string => `${sessionId ?? ''} ${event}`
const takeNone = (): boolean => false

function createChromium() {
  const pending = new Map<number, Answer>()
  const listeners = new Map<string, Set<Listener>>()
  let chunks: Buffer[] = []
  let next = 0
  let child: ChildProcess | undefined
  let command: string[] = []
  let gone = false
  const exited = Promise.withResolvers<void>()
  let takeForeign: (message: Message) => boolean = takeNone

  function dispatch(message: Message): void {
    if (message.id !== undefined) {
      const done = pending.get(message.id)
      pending.delete(message.id)
      return done?.(message)
    }
    if (message.sessionId !== undefined && takeForeign(message)) return
    const key = keyOf(message.method ?? '', message.sessionId)
    for (const listener of Array.from(listeners.get(key) ?? [])) listener(message.params)
  }

  function read(data: Buffer): void {
    let from = 0
    for (let at = data.indexOf(0, from); at >= 0; at = data.indexOf(0, from)) {
      chunks.push(data.subarray(from, at))
      const text = Buffer.concat(chunks).toString()
      chunks = []
      trace('<', text)
      dispatch(JSON.parse(text) as Message)
      from = at + 1
    }
    if (from < data.length) chunks.push(data.subarray(from))
  }

  /** Sends as it is and hands the raw answer on: for messages of attached DevTools clients. */
  function forward(message: Message, done: Answer): void {
    const id = ++next
    pending.set(id, done)
    const text = JSON.stringify({ ...message, id })
    trace('>', text)
    const input = child?.stdio[3] as Writable | null | undefined
    input?.write(`${text}\0`)
  }

  return {
    headless: true,
    forward,

    /** Sends one command; rejects with the protocol's own words. */
    send<M extends CommandName>(method: M, params: Params<M>, sessionId?: string): Promise<Result<M>> {
      const { promise, resolve, reject } = Promise.withResolvers<Result<M>>()
      forward({ method, params: params as Record<string, unknown>, sessionId }, (answer) => {
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`))
        else resolve(answer.result as Result<M>)
      })
      return promise
    },

    /** Listens to an event of the browser, or of one session. Returns how to stop. */
    on<E extends EventName>(event: E, listener: (params: Events[E]) => void, sessionId?: string): () => void {
      const key = keyOf(event, sessionId)
      const list = listeners.get(key) ?? new Set()
      listeners.set(key, list.add(listener as Listener))
      return () => list.delete(listener as Listener)
    },

    /** Forgets every listener of a session. */
    forget(sessionId: string): void {
      for (const key of listeners.keys()) if (key.startsWith(`${sessionId} `)) listeners.delete(key)
    },

    /** Sessions that belong to an attached DevTools client: their messages go there. */
    handOver(take: (message: Message) => boolean): void {
      takeForeign = take
    },

    /** Starts the browser; rejects when it ends before it has answered. */
    async start(executable: string, args: string[], onExit: () => void): Promise<void> {
      const errors = process.env['STANDIN_VERBOSE'] ? 'inherit' : 'ignore'
      const started = spawn(executable, args, {
        stdio: ['ignore', 'ignore', errors, 'pipe', 'pipe'],
        env: { ...process.env, LC_ALL: localeOfNames() },
      })
      child = started
      command = [executable, ...args]
      const failed = Promise.withResolvers<never>()
      const ended = (why: string): void => {
        if (gone) return
        gone = true
        exited.resolve()
        failed.reject(new Error(why))
        onExit()
      }
      started.once('exit', (code, signal) => ended(`Chromium (${executable}) ended: ${signal ?? code}`))
      started.once('error', (error) => ended(`Chromium (${executable}) did not start: ${error.message}`))
      for (const index of [3, 4]) started.stdio[index]?.on('error', () => {}) // its end is told by 'exit'
      const output = started.stdio[4] as Readable
      output.on('data', read)
      failed.promise.catch(() => {})
      await Promise.race([this.send('Browser.getVersion', {}), failed.promise])
    },

    /** Opens a headed window without a tab strip: a second invocation is handed over to the running browser. */
    openAppWindow(address: string): void {
      const [executable = '', ...given] = command
      const kept = given.filter((arg) => /^--(no-sandbox|test-type|ozone-platform|user-data-dir)\b/.test(arg))
      spawn(executable, [...kept, `--app=${address}`], { stdio: 'ignore' })
    },

    get processId(): number {
      return child?.pid ?? 0
    },

    /** Closes the browser and waits until it is gone; one that does not go within 3 s is killed. */
    async close(): Promise<void> {
      if (!child || gone) return
      this.send('Browser.close', {}).catch(() => {})
      const impatient = setTimeout(() => child?.kill('SIGKILL'), 3000)
      await exited.promise
      clearTimeout(impatient)
    },

    /** For the process's own end, where nothing can be waited for. */
    kill(): void {
      if (!gone) child?.kill('SIGKILL')
    },
  }
}

export const chromium = createChromium()
