// app: life cycle, paths, names and the single-instance lock.
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { createPaths } from './app-paths.ts'
import { chromium } from './chromium.ts'
import { createCommandLine } from './command-line.ts'
import { preventable } from './preventable.ts'
import { acquireLock, releaseLock, type InstanceMessage } from './single-instance.ts'
import { makeStrict } from './strict.ts'
import { allWindows, watchWindows } from './windows.ts'

function systemLocale(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const [raw = ''] = (LC_ALL || LC_MESSAGES || LANG || 'en_US').split('.')
  try {
    return Intl.getCanonicalLocales(raw.replace('_', '-'))[0] ?? 'en-US'
  } catch {
    return 'en-US' // C and POSIX
  }
}

class App extends EventEmitter {
  isPackaged = false
  readonly commandLine = createCommandLine()
  #name = 'Electron'
  #version = ''
  #path = process.cwd()
  readonly #paths = createPaths(() => this.#name)
  readonly #ready = Promise.withResolvers<void>()
  #awaited = Promise.withResolvers<void>()
  #isReady = false
  #quitting = false
  #leaving = false
  #relaunch: { execPath: string; args: string[] } | undefined

  constructor() {
    super()
    this.setMaxListeners(0)
    watchWindows({ closed: () => this.#afterClose(), refused: () => (this.#quitting = false) })
  }

  /** For boot.ts: what only the start of the process decides. */
  static starting(started: App) {
    return {
      describe(name: string, version: string, path: string): void {
        started.#name = name
        started.#version = version
        started.#path = path
      },
      /** Resolves when the app's code, from now on, waits for readiness: perhaps at the top level of its main module. */
      awaited(): Promise<void> {
        started.#awaited = Promise.withResolvers()
        // Playwright's loader, required before the app, puts its own function here.
        const replaced = Object.hasOwn(started, 'whenReady') ? started.whenReady : undefined
        if (replaced) {
          started.whenReady = () => {
            started.#awaited.resolve()
            return replaced()
          }
        }
        return started.#awaited.promise
      },
      isLeaving: () => started.#leaving,
      becomeReady(): void {
        started.#isReady = true
        started.emit('will-finish-launching')
        started.#ready.resolve()
        started.emit('ready', {}, {})
      },
    }
  }

  whenReady(): Promise<void> {
    this.#awaited.resolve()
    return this.#ready.promise
  }
  isReady(): boolean {
    return this.#isReady
  }

  // ---- names and paths ----
  get name(): string {
    return this.#name
  }
  getName(): string {
    return this.#name
  }
  setName(name: string): void {
    this.#name = name
  }
  getVersion(): string {
    return this.#version
  }
  getAppPath(): string {
    return this.#path
  }
  getPath(name: string): string {
    return this.#paths.get(name)
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }
  setAppLogsPath(path = join(this.getPath('userData'), 'logs')): void {
    this.#paths.set('logs', path)
  }
  getLocale(): string {
    const locale = this.commandLine.getSwitchValue('lang') || systemLocale()
    return locale === 'en' ? 'en-US' : locale
  }
  getPreferredSystemLanguages(): string[] {
    return [systemLocale()]
  }

  // ---- one instance ----
  requestSingleInstanceLock(additionalData: object = {}): boolean {
    const mine: InstanceMessage = { argv: process.argv, cwd: process.cwd(), additionalData }
    return acquireLock(this.getPath('userData'), mine, ({ argv, cwd, additionalData: data }) =>
      this.emit('second-instance', {}, argv, cwd, data),
    )
  }

  // ---- the desktop, which is not there ----
  enableSandbox(): void {}
  setAppUserModelId(_id: string): void {}
  setAsDefaultProtocolClient(_scheme: string): boolean {
    return true
  }
  focus(): void {}

  // ---- end ----
  relaunch({ args = process.argv.slice(1), execPath = process.execPath } = {}): void {
    this.#relaunch = { execPath, args }
  }
  quit(): void {
    if (this.#quitting) return
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    for (const window of allWindows()) window.close()
    this.#afterClose()
  }
  exit(code = 0): void {
    void this.#leave(code)
  }

  #afterClose(): void {
    if (allWindows().length > 0 || this.#leaving) return
    if (!this.#quitting) {
      if (!this.emit('window-all-closed')) this.quit()
      return
    }
    const event = preventable({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.#quitting = false
    else void this.#leave(0)
  }

  async #leave(code: number): Promise<void> {
    if (this.#leaving) return
    this.#leaving = true
    for (const window of allWindows()) window.destroy()
    this.emit('quit', {}, code)
    await chromium.close()
    releaseLock()
    if (this.#relaunch) {
      const { execPath, args } = this.#relaunch
      spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref()
    }
    process.exit(code)
  }
}
makeStrict(App, 'app')

export const app = new App()
export const startingApp = App.starting(app)
