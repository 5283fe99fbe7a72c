// The start of the executable: <launcher> [switches] <folder or file> [arguments], or a packaged app and its arguments.
import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, startingApp } from './app.ts'
import { findPackaged, readPackage, type AppPackage } from './app-package.ts'
import { installArchives } from './asar/install.ts'
import { chromium } from './chromium.ts'
import { parseCommandLine } from './command-line.ts'
import { clientAttached, openDebugPort } from './debug-port.ts'
import { chromiumArguments, findChromium, NO_CHROMIUM, prepareProfile } from './find-chromium.ts'
import { startGuardProxy } from './guard-proxy.ts'
import { installElectronModule } from './module-hooks.ts'
import { watchNetwork } from './network.ts'
import { chromeVersion, electronVersion, shapeProcess } from './process-info.ts'
import { sealSchemes } from './protocol.ts'
import { setDefaultUserAgent } from './session.ts'
import { pageOfTarget, watchTargets } from './targets.ts'
import { report } from './report.ts'

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Sets process.argv and process.execPath as Electron does, and reads the command line. */
function readCommandLine() {
  const [, , launcher = '', ...args] = process.argv
  process.execPath = resolve(launcher)
  process.argv = [process.execPath, ...args]
  const packaged = findPackaged()
  const line = parseCommandLine(args, packaged !== undefined)
  if (line.showVersion) {
    process.stdout.write(`v${electronVersion}\n`)
    process.exit(0)
  }
  app.isPackaged = packaged !== undefined
  if (!packaged) Object.assign(process, { defaultApp: true })
  for (const [name, value] of line.switches) app.commandLine.appendSwitch(name, value)
  if (line.inspect && inspector.url() === undefined) {
    inspector.open(line.inspect.port, line.inspect.host)
    if (line.inspect.wait) inspector.waitForDebugger()
  }
  const entry = packaged ?? line.entry
  return { entry: entry ?? fail('electron: no app given'), preloads: line.preloads }
}

function packageAt(entry: string): AppPackage {
  try {
    return readPackage(entry)
  } catch (error) {
    return fail((error as Error).message)
  }
}

/** Without a display Chromium runs headless: that is for tests. */
function isHeadless(): boolean {
  const { STANDIN_HEADLESS, DISPLAY, WAYLAND_DISPLAY } = process.env
  if (STANDIN_HEADLESS) return STANDIN_HEADLESS !== '0'
  return !DISPLAY && !WAYLAND_DISPLAY
}

function userAgent(): string {
  const name = app.getName().replace(/\s/g, '')
  return [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
    `${name}/${app.getVersion()} Chrome/${chromeVersion} Electron/${electronVersion} Safari/537.36`,
  ].join(' ')
}

// A header holds no letters beyond Latin-1.
const latin = (text: string): string => text.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')

async function startChromium(executable: string): Promise<void> {
  sealSchemes()
  const profile = join(app.getPath('userData'), 'chromium-standin')
  prepareProfile(profile)
  const agent = latin(userAgent())
  setDefaultUserAgent(agent)
  chromium.headless = isHeadless()
  const { switches } = app.commandLine
  const args = chromiumArguments({
    profile,
    headless: chromium.headless,
    sandbox: process.getuid?.() !== 0 && !switches.has('no-sandbox'),
    userAgent: agent,
    proxyPort: await startGuardProxy(),
    appSwitches: switches,
  })
  await chromium.start(executable, args, () => {
    if (!startingApp.isLeaving()) app.exit(1)
  })
  await Promise.all([watchTargets(), watchNetwork()])
  const port = switches.get('remote-debugging-port')
  if (port === undefined) return
  await openDebugPort(Number(port), {
    navigating: (targetId) => pageOfTarget(targetId)?.expectNavigation(),
    closing: () => app.quit(),
  })
  if (inspector.url() !== undefined) await clientAttached()
}

function watchProcess(): void {
  // A closed pipe must not come back as an uncaught error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  process.on('uncaughtException', (error) => {
    report('App threw an error:', error)
    if (!app.isReady()) app.exit(1)
  })
  process.on('unhandledRejection', (error) => report('(node) UnhandledPromiseRejection:', error))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit())
  process.on('exit', () => chromium.kill())
}

async function boot(): Promise<void> {
  shapeProcess('browser')
  installArchives()
  const executable = findChromium()
  const { entry, preloads } = readCommandLine()
  if (executable === undefined) fail(NO_CHROMIUM)
  installElectronModule()
  const { name, version, path, main } = packageAt(entry)
  startingApp.describe(name, version, path)
  const userData = app.commandLine.getSwitchValue('user-data-dir')
  if (userData) app.setPath('userData', resolve(userData))
  const require = createRequire(join(process.cwd(), 'standin.cjs'))
  for (const file of preloads) require(resolve(file))
  watchProcess()

  // A main module may itself await app.whenReady() at its top level; what it does in the same turn comes first.
  const awaited = startingApp.awaited().then(() => new Promise(setImmediate))
  const loaded = import(pathToFileURL(main).href).catch((error: unknown) => {
    report('App threw an error during load')
    report(error)
    process.exit(1)
  })
  await Promise.race([loaded, awaited])
  if (startingApp.isLeaving()) return
  await startChromium(executable).catch((error: Error) => {
    if (!startingApp.isLeaving()) fail(`${error.message}. Set STANDIN_VERBOSE=1 to see why.`)
  })
  startingApp.becomeReady()
}

await boot()
