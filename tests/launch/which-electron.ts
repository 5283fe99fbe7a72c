// Which Electron is there: its own binary, or the stand-in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronPackage, standIn } from './paths.ts'

export type FoundElectron = {
  readonly executable: string
  /** What a run says it ran on. */
  readonly name: string
  readonly isStandIn: boolean
}

/** How long Electron's own download may take before the stand-in is used, in milliseconds. */
const FETCH_WITHIN = 10_000

const version = () =>
  (JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as { version: string }).version

/** Electron's own executable as its package unpacked it, or null. */
function ownBinary(): string | null {
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

/** Lets Electron's package download its binary; gives up after ten seconds. */
async function fetchBinary(): Promise<void> {
  const download = spawn(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore' })
  const timer = setTimeout(() => download.kill(), FETCH_WITHIN)
  await once(download, 'close')
  clearTimeout(timer)
}

const standInElectron = (): FoundElectron => ({
  executable: join(standIn, 'electron'),
  name: `the stand-in for Electron ${version()} (tests/electron-stand-in)`,
  isStandIn: true,
})

/** The Electron that is installed; the stand-in where only Electron's package is. */
export function installedElectron(): FoundElectron {
  const executable = ownBinary()
  return executable ? { executable, name: `Electron ${version()}`, isStandIn: false } : standInElectron()
}

/** The same, after a try to download Electron's own binary where it is missing. */
export async function electronToRun(): Promise<FoundElectron> {
  if (!ownBinary()) await fetchBinary()
  return installedElectron()
}
