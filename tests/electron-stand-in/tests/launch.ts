// Starts the sample app on the stand-in, through Playwright's Electron support.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export const standIn = dirname(import.meta.dirname)
export const executablePath = join(standIn, 'electron')
export const sample = join(standIn, 'sample')

/** Milliseconds that anything may take on a machine that has much else to do. */
const PATIENCE = 120_000

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'stand-in-'))
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

export interface Running {
  electron: ElectronApplication
  page: Page
}

/** Waits for what a page or the app will come to, also on a busy machine. */
export const eventually = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 60_000, interval: 20 })

/** The sample with its page loaded. */
export async function launchSample(userData: string): Promise<Running> {
  const electron = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${userData}`, sample],
    colorScheme: null, // the app decides
    timeout: PATIENCE,
  })
  electron.context().setDefaultTimeout(PATIENCE)
  const page = await electron.firstWindow({ timeout: PATIENCE })
  await page.waitForURL('app://reader/')
  await page.waitForLoadState('load')
  return { electron, page }
}

/** What the sample has logged of one kind. */
export async function logged(electron: ElectronApplication, kind: string): Promise<unknown[][]> {
  const log = await electron.evaluate(() => Reflect.get(globalThis, 'sampleLog') as unknown[][])
  return log.filter(([first]) => first === kind).map(([, ...rest]) => rest)
}

/** What the sample's preload exposes, and what its page keeps. */
export interface SampleBridge {
  version: string
  arguments: string[]
  echo: <T>(value: T) => Promise<T>
  fail: () => Promise<never>
  missing: () => Promise<never>
  unclonable: () => Promise<never>
  who: () => Promise<object>
  pick: () => Promise<string>
  theme: (source: string) => Promise<boolean>
  sum: (n: number) => Promise<object>
  note: (text: string) => void
  add: (a: number, b: number) => number
  map: <T, U>(list: T[], callback: (item: T) => U) => U[]
  boom: () => never
}
declare global {
  interface Window {
    sample: SampleBridge
    sampleEvents: string[]
    sampleUnsubscribe: () => void
  }
}
