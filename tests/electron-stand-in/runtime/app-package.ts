// Where the app's code is: beside the executable when packaged, else what the command line names.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { distPath, electronVersion } from './process-info.ts'

export interface AppPackage {
  name: string
  version: string
  /** What app.getAppPath() gives. */
  path: string
  /** The main module. */
  main: string
}

/** The app packaged with this executable: the archive first, as in Electron. */
export function findPackaged(): string | undefined {
  const places = ['app.asar', 'app'].map((name) => join(distPath, 'resources', name))
  return places.find((place) => existsSync(place))
}

interface Manifest {
  name?: string
  productName?: string
  version?: string
  main?: string
}

function manifestOf(folder: string): Manifest {
  const path = join(folder, 'package.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : {}
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** Reads the package of an app; throws with Electron's sentence where there is none. */
export function readPackage(entry: string): AppPackage {
  const path = resolve(entry)
  const missing = new Error(`Unable to find Electron app at ${path}`)
  if (!existsSync(path)) throw missing
  if (isFile(path)) return { name: 'Electron', version: electronVersion, path: dirname(path), main: path }
  const manifest = manifestOf(path)
  const wanted = resolve(path, manifest.main ?? 'index.js')
  const main = ['', '.js', '.cjs', '.mjs', '/index.js'].map((end) => wanted + end).find(isFile)
  if (main === undefined) throw missing
  const name = manifest.productName ?? manifest.name ?? 'Electron'
  return { name, version: manifest.version ?? electronVersion, path, main }
}
