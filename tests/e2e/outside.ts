// The world outside the app, for tests that nothing reaches it: a server that writes everything down, a page without
// the app's content security policy, and what shell.openExternal would have opened.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication, Page } from '@playwright/test'
import { PATIENCE } from './app.ts'
import { test as base } from './fixtures.ts'

type Outside = {
  readonly origin: string
  /** Method and path of every request, and upgrades to WebSockets. */
  readonly seen: readonly string[]
  stop(): Promise<void>
}

/** Answers every request with something that a page can use; `/redirect` leads to `/target`. */
async function startOutside(): Promise<Outside> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*')
    if (request.url === '/redirect') response.writeHead(302, { location: '/target' }).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>outside</p>')
  })
  server.on('upgrade', (request, socket) => {
    seen.push(`UPGRADE ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The tests' own `test`, with a server that stands for the world outside. */
export const test = base.extend<{ outside: Outside }>({
  outside: async ({}, use) => {
    const outside = await startOutside()
    await use(outside)
    await outside.stop()
  },
})

/** Loads the page anew without its content security policy: what is stopped now, the main process stops. */
export async function withoutPolicy(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
}

/** What getLastWebPreferences tells of the reader's window; Electron has it, its types have not. */
export const readerPreferences = (electron: ElectronApplication): Promise<Record<string, unknown>> =>
  electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })

/** A second window with the reader's preload and page: it has the bridge, and is not the reader. */
export async function openImpostor(electron: ElectronApplication): Promise<Page> {
  const { preload } = await readerPreferences(electron)
  const opened = electron.waitForEvent('window', { timeout: PATIENCE })
  await electron.evaluate(async ({ BrowserWindow }, path) => {
    await new BrowserWindow({ show: false, webPreferences: { preload: path } }).loadURL('app://reader/')
  }, String(preload))
  return opened
}

/** Takes the request guard of the session away, so that what is still stopped is stopped by something else. */
export const liftRequestGuard = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null))

/** Asks for one thing in each way that a page has. The paths name the ways. */
export function askInEveryWay(origin: string): void {
  const at = (way: string) => `${origin}/${way}`
  void fetch(at('fetch'), { mode: 'no-cors' }).catch(() => undefined)
  const request = new XMLHttpRequest()
  request.open('GET', at('xhr'))
  request.send()
  navigator.sendBeacon(at('beacon'))
  new EventSource(at('events')).addEventListener('error', (event) => (event.target as EventSource).close())
  try {
    new WebSocket(at('socket').replace('http', 'ws')).addEventListener('error', () => undefined)
  } catch {
    // A policy may refuse the constructor already.
  }
  new Image().src = at('image')
  const add = (tag: string, attributes: Record<string, string>) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      try {
        element.setAttribute(name, value)
      } catch {
        // Trusted types refuse the address of a script.
      }
    }
    document.body.append(element)
  }
  add('script', { src: at('script') })
  add('link', { rel: 'stylesheet', href: at('style') })
  add('link', { rel: 'prefetch', href: at('prefetch') })
  add('link', { rel: 'preload', as: 'image', href: at('preload') })
  add('link', { rel: 'modulepreload', href: at('modulepreload') })
  add('link', { rel: 'icon', href: at('icon') })
  add('video', { src: at('video'), preload: 'auto' })
  add('object', { data: at('object') })
  add('embed', { src: at('embed') })
  add('webview', { src: at('webview') })
}

/** The ways that a control page, with nothing in the way, is sure to reach the server in. */
export const ways = ['fetch', 'xhr', 'image', 'script', 'style', 'prefetch', 'events', 'beacon']

/** Has `shell.openExternal` only write down what it is given. */
export const recordOpened = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'opened', opened)
    shell.openExternal = (url) => Promise.resolve(void opened.push(url))
  })

export const openedOutside = (electron: ElectronApplication): Promise<readonly string[]> =>
  electron.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
