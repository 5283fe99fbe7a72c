// The world outside the app, for tests that nothing reaches it: a server that writes everything down, a page without
// the app's content security policy, and what shell.openExternal would have opened.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication, Page } from '@playwright/test'

export type Outside = {
  readonly origin: string
  /** Method and path of every request, and upgrades to WebSockets. */
  readonly seen: readonly string[]
  stop(): Promise<void>
}

/** Answers every request with something that a page can use; `/redirect` leads to `/target`. */
export async function startOutside(): Promise<Outside> {
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

/**
 * A page in a window of the app's own making but without its content security policy: what is stopped here, the main
 * process stops. With `preload` it has the reader's bridge, and is not the reader.
 */
export async function openBarePage(
  electron: ElectronApplication,
  { preload = false, address = 'about:blank' } = {},
): Promise<Page> {
  const opened = electron.waitForEvent('window')
  await electron.evaluate(
    async ({ BrowserWindow }, given) => {
      const [reader] = BrowserWindow.getAllWindows()
      const path = reader?.webContents.getLastWebPreferences()?.preload
      const window = new BrowserWindow({
        show: false,
        webPreferences: given.preload && path !== undefined ? { preload: path, sandbox: true } : {},
      })
      await window.loadURL(given.address)
    },
    { preload, address },
  )
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
    document.head.append(element)
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
