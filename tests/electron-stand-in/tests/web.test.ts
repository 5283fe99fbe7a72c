// A window with a session of its own that loads pages of the web, as an app that captures pages has.
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

const PAGES: Record<string, string> = {
  '/article': '<title>Article</title><p>text</p>',
  '/framed': '<title>Framed</title><iframe src="/inner"></iframe>',
  '/inner': '<p>inner</p>',
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/moved') return response.writeHead(302, { location: '/article' }).end()
    const page = PAGES[path]
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' })
    return response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  userData = await temporaryFolder()
  running = await launchSample(userData)
  web = await running.electron.evaluateHandle(({ BrowserWindow: Window }) => {
    const window = new Window({ webPreferences: { partition: 'persist:capture' } })
    const log: string[][] = []
    Object.assign(globalThis, { webLog: log })
    const { webContents } = window
    webContents.on('will-redirect', (event) => log.push(['will-redirect', event.url]))
    webContents.on('will-frame-navigate', (event) => log.push(['will-frame-navigate', event.url]))
    return window
  })
})
afterAll(async () => {
  await running.electron.close()
  await removeFolder(userData)
  server.close()
})

const load = (path: string) => web.evaluate((window, url) => window.loadURL(url), base + path)
const script = (code: string) =>
  web.evaluate((window, text) => window.webContents.executeJavaScript(text), code)
const takeLog = () =>
  running.electron.evaluate(() => (Reflect.get(globalThis, 'webLog') as string[][]).splice(0))

test('it loads a page, and takes its title', async () => {
  await load('/article')
  expect(await script('document.body.innerText')).toBe('text')
  await eventually(() => web.evaluate((window) => window.getTitle())).toBe('Article')
})

test('a redirect is told before it is followed', async () => {
  await takeLog()
  await load('/moved')
  expect(await web.evaluate((window) => window.webContents.getURL())).toBe(`${base}/article`)
  expect(await takeLog()).toEqual([['will-redirect', `${base}/article`]])
})

test('frames are told, and stand in the tree of the main frame', async () => {
  await takeLog()
  await load('/framed')
  expect(await takeLog()).toEqual([['will-frame-navigate', `${base}/inner`]])
  const frames = await web.evaluate(({ webContents }) =>
    webContents.mainFrame.frames.map((frame) => [frame.url, frame.parent === webContents.mainFrame]),
  )
  expect(frames).toEqual([[`${base}/inner`, true]])
})

test('its session sees and refuses requests, and changes headers, apart from other sessions', async () => {
  await web.evaluate(({ webContents }) => {
    const { webRequest } = webContents.session
    webRequest.onBeforeRequest({ urls: ['*://*/refused'] }, (_details, answer) => answer({ cancel: true }))
    webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
      answer({ responseHeaders: { ...responseHeaders, 'x-added': ['yes'] } }),
    )
  })
  await load('/article')
  const refused = await script(`fetch('/refused').then(() => 'ran', () => 'refused')`)
  const header = await script(`fetch('/article').then(({ headers }) => headers.get('x-added'))`)
  expect([refused, header]).toEqual(['refused', 'yes'])
})

test('its storage is its own, and can be cleared', async () => {
  await script(`localStorage.setItem('mark', '1'); document.cookie = 'mark=1'`)
  await web.evaluate(({ webContents }) => webContents.session.clearStorageData())
  await load('/article')
  expect(await script(`[localStorage.getItem('mark'), document.cookie]`)).toEqual([null, ''])
})

test('a load that fails rejects with Chromium’s code', async () => {
  const code = await web.evaluate((window) =>
    window.loadURL('http://127.0.0.1:9/').catch((error: { code: string }) => error.code),
  )
  expect(code).toMatch(/^ERR_/)
})

test('a window may refuse to close', async () => {
  const refused = await web.evaluate((window) => {
    window.once('close', (event) => event.preventDefault())
    window.close()
    return window.isDestroyed()
  })
  expect(refused).toBe(false)
  const closed = await web.evaluate((window) => {
    const events: string[] = []
    window.on('close', () => events.push('close'))
    window.on('closed', () => events.push('closed'))
    window.close()
    return [...events, window.isDestroyed()]
  })
  expect(closed).toEqual(['close', 'closed', true])
  expect(await running.electron.evaluate(({ BrowserWindow: Window }) => Window.getAllWindows().length)).toBe(
    1,
  )
})
