// What a window's page process takes, as the system counts it, and what an empty window of the same browser takes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'
import { installedElectron } from '../launch/which-electron.ts'

export type WindowMemory = {
  /** All that is in memory; about half of it is the browser's own program, which its other processes share. */
  readonly residentMegabytes: number
  /** What is shared counted by its share. */
  readonly proportionalMegabytes: number
  /** What no other process has. */
  readonly privateMegabytes: number
}

const megabytesOf = (pid: number, file: string, ...names: string[]): number => {
  const text = readFileSync(`/proc/${pid}/${file}`, 'utf8')
  const kilobytes = names.map((name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]))
  return Math.round(kilobytes.reduce((sum, value) => sum + value, 0) / 1024)
}

function ownProcesses(own: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
      parents.set(Number(name), Number(parent))
    } catch {
      // It has ended meanwhile.
    }
  }
  const isOwn = (pid: number): boolean => pid === own || (pid > 1 && isOwn(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isOwn)
}

/** Of the app's one window; null where the system cannot be asked. */
export function windowMemory(electron: ElectronApplication): WindowMemory | null {
  try {
    const pages = ownProcesses(electron.process().pid ?? 0).filter((pid) => {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      // Chromium's own interface is a page too; Electron has none.
      return command.includes('--type=renderer') && !command.includes('--top-chrome-webui')
    })
    const sizes = pages.map((pid) => ({
      residentMegabytes: megabytesOf(pid, 'status', 'VmRSS'),
      proportionalMegabytes: megabytesOf(pid, 'smaps_rollup', 'Pss'),
      privateMegabytes: megabytesOf(pid, 'smaps_rollup', 'Private_Dirty', 'Private_Clean'),
    }))
    return sizes.toSorted((one, other) => other.residentMegabytes - one.residentMegabytes)[0] ?? null
  } catch {
    return null
  }
}

const EMPTY_APP = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1360, height: 880 }).loadURL('data:text/html,<h1>A</h1>'))
`

/** Of a window of the same browser that shows a single word: what is the browser's and not the app's. */
export async function emptyWindowMemory(): Promise<WindowMemory | null> {
  const folder = mkdtempSync(join(tmpdir(), 'goc-doc-empty-'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }),
  )
  writeFileSync(join(folder, 'main.cjs'), EMPTY_APP)
  const electron = await _electron.launch({
    executablePath: installedElectron().executable,
    args: [`--user-data-dir=${join(folder, 'user')}`, folder],
  })
  const page = await electron.firstWindow()
  await page.getByRole('heading').waitFor()
  // As long as the app's own window has had to settle.
  await delay(2000)
  const memory = windowMemory(electron)
  await electron.close()
  rmSync(folder, { recursive: true, force: true })
  return memory
}
