// The process object as Electron shapes it, and where the stand-in itself lies.
import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds the executable, `version`, `runtime/` and, when packaged, `resources/`. */
export const distPath = dirname(import.meta.dirname)

/** Node's own executable; process.execPath becomes the stand-in's. */
export const nodePath = realpathSync(process.execPath)

/** The Electron whose interface is stood in for. */
export const electronVersion = readFileSync(join(distPath, 'version'), 'utf8').trim()

// Electron 45 is built on Chromium 156; pages only ever see the major version.
export const chromeVersion = '156.0.0.0'

/** Sets process.versions, process.type and process.resourcesPath. */
export function shapeProcess(type: 'browser' | 'utility'): void {
  const versions = Object.freeze({ ...process.versions, electron: electronVersion, chrome: chromeVersion })
  Object.defineProperty(process, 'versions', { value: versions, enumerable: true, configurable: true })
  Object.assign(process, { type, resourcesPath: join(distPath, 'resources') })
}
