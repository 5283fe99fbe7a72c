// What a window for foreign pages needs: worlds of its own, downloads, dialogs, names of hosts, and a clean end.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserWindow } from 'electron'
import type { JSHandle } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchSample, removeFolder, temporaryFolder, type Running } from './launch.ts'

let running: Running
let userData: string
let server: Server
let base: string
let web: JSHandle<BrowserWindow>
let holds: () => void

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/file')
      return response
        .writeHead(200, {
          'content-type': 'application/zip',
          'content-disposition': 'attachment; filename="a.zip"',
        })
        .end('PK')
    // Never answered: the page that shows it goes on loading.
    if (request.url === '/never') return holds()
    // Asked for by a script, and so after all that stands before it was read: a scanner runs ahead of the parser.
    const inside =
      request.url === '/slow'
        ? '<script>document.body.append(Object.assign(new Image(), { src: "/never" }))</script>'
        : ''
    return response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>Web</title><p>text</p>${inside}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  userData = await temporaryFolder()
  running = await launchSample(userData)
  await running.electron.evaluate(({ app }) => {
    const log: string[] = []
    Object.assign(globalThis, { captureLog: log })
    app.on('session-created', () => log.push('session-created'))
  })
  web = await openWindow()
})
afterAll(async () => {
  await running.electron.close()
  await removeFolder(userData)
  server.closeAllConnections()
  server.close()
})

const openWindow = () =>
  running.electron.evaluateHandle(({ BrowserWindow: Window }) => {
    const window = new Window({ webPreferences: { partition: 'persist:foreign', disableDialogs: true } })
    // The sample keeps its pages where they are.
    window.webContents.removeAllListeners('will-navigate')
    return window
  })
const load = (path: string) => web.evaluate((window, url) => window.loadURL(url), base + path)
const script = (code: string) =>
  web.evaluate((window, text) => window.webContents.executeJavaScript(text, true), code)
const apart = (code: string) =>
  web.evaluate(
    (window, text) => window.webContents.executeJavaScriptInIsolatedWorld(1001, [{ code: text }]),
    code,
  )
const takeLog = () =>
  running.electron.evaluate(() => (Reflect.get(globalThis, 'captureLog') as string[]).splice(0))

test('the app is told of a new session', async () => {
  expect(await takeLog()).toEqual(['session-created'])
})

test('a script in an isolated world sees the document, and shares nothing with the page', async () => {
  await load('/page')
  await script(`Document.prototype.querySelector = () => null; window.mark = 1`)
  expect(await apart(`[document.querySelector('p').textContent, typeof window.mark]`)).toEqual([
    'text',
    'undefined',
  ])
  await apart('window.other = 1')
  expect(await script('typeof window.other')).toBe('undefined')
  expect(await apart('throw new Error()')).toBeUndefined()
})

test('stop ends a page that goes on loading', async () => {
  const asked = new Promise<void>((resolve) => (holds = resolve))
  await web.evaluate((window, url) => void window.loadURL(url).catch(() => undefined), `${base}/slow`)
  await asked
  const read = apart('document.title')
  await web.evaluate((window) => window.webContents.stop())
  expect(await read).toBe('Web')
})

test('a download is told to the session, and refused', async () => {
  await load('/page')
  await web.evaluate(({ webContents }) =>
    webContents.session.once('will-download', (event, item, contents) => {
      event.preventDefault()
      const log = Reflect.get(globalThis, 'captureLog') as string[]
      log.push(item.getFilename(), String(contents === webContents))
    }),
  )
  await script(`void (location.href = '/file')`)
  await eventually(takeLog).toEqual(['a.zip', 'true'])
})

test('dialogs that the app does not want are answered, and a page that would stay may be left', async () => {
  await load('/page')
  expect(await script(`[alert('a'), confirm('b'), prompt('c')]`)).toEqual([null, false, null])
  await script(`addEventListener('beforeunload', (event) => event.preventDefault())`)
  await web.evaluate(({ webContents }) => {
    webContents.once('will-prevent-unload', (event) => event.preventDefault())
  })
  await script(`void (location.href = '/other')`)
  await eventually(() => web.evaluate(({ webContents }) => webContents.getURL())).toBe(`${base}/other`)
})

test('a session finds the addresses of a name', async () => {
  const { endpoints } = await web.evaluate(({ webContents }) => webContents.session.resolveHost('localhost'))
  expect(endpoints).toContainEqual({ address: '127.0.0.1', family: 'ipv4' })
  const missing = web.evaluate(({ webContents }) => webContents.session.resolveHost('nowhere.invalid'))
  await expect(missing).rejects.toThrow()
})

test('what a partition holds outlives its windows, until it is cleared', async () => {
  await load('/page')
  await script(`localStorage.setItem('mark', '1'); document.cookie = 'mark=1; max-age=999'`)
  const again = async () => {
    await web.evaluate((window) => window.destroy())
    web = await openWindow()
    await load('/page')
    return script(`[localStorage.getItem('mark'), document.cookie]`)
  }
  expect(await again()).toEqual(['1', 'mark=1'])
  const cookies = await web.evaluate(({ webContents }) => webContents.session.cookies.get({}))
  expect(cookies).toMatchObject([{ name: 'mark', value: '1', domain: '127.0.0.1', path: '/' }])
  await web.evaluate(async (window) => {
    const { session } = window.webContents
    window.destroy()
    await session.clearStorageData()
  })
  web = await openWindow()
  await load('/page')
  expect(await script(`[localStorage.getItem('mark'), document.cookie]`)).toEqual([null, ''])
})
