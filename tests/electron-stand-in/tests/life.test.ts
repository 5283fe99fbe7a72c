import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { _electron } from '@playwright/test'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  executablePath,
  eventually,
  launchSample,
  logged,
  removeFolder,
  sample,
  standIn,
  temporaryFolder,
} from './launch.ts'

const run = promisify(execFile)
let userData: string

beforeEach(async () => {
  userData = await temporaryFolder()
})
afterEach(() => removeFolder(userData))

test('a second instance hands its arguments over and ends', async () => {
  const { electron } = await launchSample(userData)
  const second = await run(executablePath, [`--user-data-dir=${userData}`, sample, 'goc-doc://save'])
  expect(second.stdout).toBe('')
  await eventually(() => logged(electron, 'second-instance')).toEqual([['goc-doc://save', { hello: 1 }]])
  await electron.close()
})

test('what a page stores is there after a restart, and closing the last window quits', async () => {
  const first = await launchSample(userData)
  await first.page.evaluate(() => localStorage.setItem('kept', 'yes'))
  await first.electron.close()
  const { electron, page } = await launchSample(userData)
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
  const main = electron.process()
  await Promise.all([electron.waitForEvent('close'), page.close()])
  expect(main.exitCode).toBe(0)
})

test('a crashed page is told to the app, which can reload it', async () => {
  const { electron, page } = await launchSample(userData)
  await Promise.all([
    page.waitForEvent('crash'),
    electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer()),
  ])
  await eventually(() => logged(electron, 'gone')).toEqual([['crashed']])
  const title = await electron.evaluate(async ({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(undefined)))
    contents?.reload()
    await loaded
    return contents?.executeJavaScript('sample.echo(document.title)') as Promise<string>
  })
  expect(title).toBe('Sample')
  await electron.close()
})

test('a killed utility process is told to the app', async () => {
  const { electron, page } = await launchSample(userData)
  await page.evaluate(() => window.sample.sum(1))
  await electron.evaluate(() => (Reflect.get(globalThis, 'sampleWorker') as { kill: () => boolean }).kill())
  await eventually(() => logged(electron, 'child-gone')).toEqual([['Utility', 'killed', 'sums']])
  await electron.close()
})

test('the executable is found through ELECTRON_OVERRIDE_DIST_PATH', async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', standIn)
  const electron = await _electron.launch({
    args: [`--user-data-dir=${userData}`, sample],
    colorScheme: null,
  })
  const page = await electron.firstWindow()
  await page.waitForURL('app://reader/')
  expect(await page.evaluate(() => window.sample.echo('there'))).toBe('there')
  await electron.close()
  vi.unstubAllEnvs()
})

test('a WebSocket, which cannot be intercepted, reaches no server', async () => {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { electron, page } = await launchSample(userData)
  const end = await page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address)
        socket.addEventListener('error', () => resolve('refused'))
        socket.addEventListener('open', () => resolve('open'))
      }),
    `ws://127.0.0.1:${port}`,
  )
  expect(end).toBe('refused')
  expect(connections).toBe(0)
  await electron.close()
  server.close()
})

test('without Chromium one sentence says what to do', async () => {
  const env = { ...process.env, CHROMIUM_PATH: '/nonexistent/chromium' }
  const failed = await run(executablePath, [sample], { env }).catch(
    (error: { code: number; stderr: string }) => error,
  )
  expect(failed).toMatchObject({
    code: 1,
    stderr:
      'No Chromium was found: install one (on Debian or Ubuntu: apt install chromium) or set CHROMIUM_PATH to its executable.\n',
  })
})

test('an app that is not there is named', async () => {
  const failed = await run(executablePath, ['/nonexistent/app']).catch(
    (error: { code: number; stderr: string }) => error,
  )
  expect(failed).toMatchObject({ code: 1, stderr: 'Unable to find Electron app at /nonexistent/app\n' })
})

test('the version is that of the installed Electron package', async () => {
  const { default: electron } = await import('electron/package.json', { with: { type: 'json' } })
  const { stdout } = await run(executablePath, ['--version'])
  expect(stdout).toBe(`v${electron.version}\n`)
})
