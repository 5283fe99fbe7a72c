// The scripts that run in every document of a page before its own: the bridge in both worlds, then the preload.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { WebPreferences } from 'electron'
import { customSchemes } from './addresses.ts'
import { createCodec } from './codec.ts'
import { createBridge } from './renderer/bridge.ts'
import { createElectronModules } from './renderer/electron-modules.ts'
import { captureFilePaths } from './renderer/file-paths.ts'
import { createInbox } from './renderer/inbox.ts'
import { isolatedWorld } from './renderer/isolated-world.ts'
import { mainWorld } from './renderer/main-world.ts'
import { BOOT } from './targets.ts'

/** The name of the isolated world, as in Electron. */
export const WORLD = 'Electron Isolated Context'

/** The function through which the isolated world speaks to the main process. */
export const BINDING = '__standinPost'

export interface PageScript {
  source: string
  worldName?: string
}

/** The scripts for a page with these preferences. `nonce` names the event by which the two worlds meet. */
export function pageScripts(preferences: WebPreferences): PageScript[] {
  const nonce = randomBytes(16).toString('hex')
  const schemes = customSchemes()
  const processInfo = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    version: process.version,
    versions: { ...process.versions },
    env: {},
    argv: [process.execPath, '--type=renderer', ...(preferences.additionalArguments ?? [])],
    execPath: process.execPath,
  }
  const main = `(${mainWorld})(${JSON.stringify({ nonce, schemes })}, ${createBridge});`
  const settings = JSON.stringify({ nonce, binding: BINDING, processInfo, schemes })
  const tools = [createBridge, createCodec, createElectronModules, captureFilePaths, createInbox].join(', ')
  const scripts: PageScript[] = [
    { source: main },
    { source: `(${isolatedWorld})(${settings}, ${tools});`, worldName: WORLD },
  ]
  if (preferences.preload !== undefined) scripts.push(preloadScript(preferences.preload))
  return scripts
}

/** A CommonJS preload, which runs in the main frame of the app's own documents. */
function preloadScript(path: string): PageScript {
  const code = readFileSync(path, 'utf8')
  const names = 'require, process, global, setImmediate, clearImmediate, exports, module'
  const source = [
    `if (window === window.top && location.href !== 'about:blank' && !location.href.startsWith(${JSON.stringify(BOOT)}))`,
    `__standin.runPreload(function (${names}) { ${code}`,
    `});`,
    `//# sourceURL=${pathToFileURL(path)}`,
  ].join('\n')
  return { source, worldName: WORLD }
}
