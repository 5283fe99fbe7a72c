// The tests' own newspaper: several kinds of pages on this machine, with every request written down.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { oneOfMany, pages, picture } from './pages.ts'

export type Newspaper = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  address(path: string): string
  /** Paths asked for so far, in order. */
  readonly requests: readonly string[]
  /** Lets the answers that `/slow` holds back go. */
  release(): void
  /** From now on the pictures below `/hong/` are there. */
  mend(): void
  stop(): Promise<void>
}

export async function startNewspaper(): Promise<Newspaper> {
  const requests: string[] = []
  let release = () => undefined as void
  const released = new Promise<void>((resolve) => {
    release = resolve
  })

  let mended = false

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').replace(/\?.*$/, '')
    requests.push(path)
    if (path.startsWith('/hong/') && !mended) {
      response.writeHead(503).end()
      return
    }
    const image = picture(path)
    if (image) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(image)
      return
    }
    if (path === '/loop') {
      response.writeHead(302, { location: '/loop' }).end()
      return
    }
    if (path.startsWith('/slow')) await released
    const many = /^\/nhieu\/(\d+)$/.exec(path)
    const page = many ? oneOfMany(Number(many[1])) : pages[path.replace(/^\/slow/, '')]
    if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>')
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(origin()))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = () => `http://127.0.0.1:${port}`
  return {
    origin: origin(),
    address: (path) => `${origin()}${path}`,
    requests,
    release,
    mend: () => {
      mended = true
    },
    stop: async () => {
      release()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
