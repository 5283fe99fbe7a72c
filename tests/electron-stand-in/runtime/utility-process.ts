// utilityProcess: a Node child with process.parentPort.
import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ForkOptions } from 'electron'
import { app } from './app.ts'
import { nodePath } from './process-info.ts'
import { makeStrict, strictObject } from './strict.ts'

const CHILD = join(import.meta.dirname, 'utility-start.ts')
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

// How a process ended by a signal is reported: waitpid's status, the number of the signal.
const SIGNALS: Record<string, number> = { SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15, SIGABRT: 6 }

type Output = 'pipe' | 'ignore' | 'inherit'

/** Where stdout and stderr go; stdin is never given. */
function outputs(stdio: ForkOptions['stdio'] = 'inherit'): [Output, Output] {
  const [, output = 'inherit', errors = 'inherit'] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio]
  return [output as Output, errors as Output]
}

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super()
    const { env, execArgv = [], cwd } = options
    const name = options.serviceName ?? 'Node Utility Process'
    const [output, errors] = outputs(options.stdio)
    const child = fork(CHILD, [modulePath, ...args], {
      execPath: nodePath,
      execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
      env: { ...(env ?? process.env) },
      cwd,
      stdio: ['ignore', output, errors, 'ipc'],
      serialization: 'advanced',
    })
    this.#child = child
    running.add(child)
    child.on('spawn', () => this.emit('spawn'))
    child.on('message', (message) => this.emit('message', message))
    child.on('error', (error) => this.emit('error', 'FatalError', error.message, ''))
    child.on('exit', (code, signal) => {
      running.delete(child)
      const exitCode = code ?? SIGNALS[signal ?? ''] ?? 1
      this.emit('exit', exitCode)
      if (exitCode === 0) return
      const reason = signal === null ? 'abnormal-exit' : 'killed'
      app.emit('child-process-gone', {}, { type: 'Utility', reason, exitCode, serviceName: name, name })
    })
  }
  get pid(): number | undefined {
    return running.has(this.#child) ? this.#child.pid : undefined
  }
  get stdout(): Readable | null {
    return this.#child.stdout
  }
  get stderr(): Readable | null {
    return this.#child.stderr
  }
  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0)
      throw new Error('not supported by the stand-in: utilityProcess.postMessage with ports')
    if (this.#child.connected) this.#child.send(structuredClone(message) as object)
  }
  kill(): boolean {
    return this.#child.kill()
  }
}
makeStrict(UtilityProcess, 'utilityProcess')

export const utilityProcess = strictObject('utilityProcess', {
  fork: (modulePath: string, args: string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
})
