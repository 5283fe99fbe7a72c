// A server of the tests' own that answers as each test says, also badly.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void
export type TestServer = {
  readonly base: string
  readonly port: number
  readonly requests: string[]
  readonly close: () => Promise<void>
}

/** Listens on a free port of 127.0.0.1; paths that have no handler answer 404. Each is written into `requests`. */
export async function openServer(
  handlers: Readonly<Record<string, Handler>>,
  requests: string[] = [],
): Promise<TestServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    requests.push(path)
    const handler = handlers[path]
    if (handler) handler(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export const html =
  (text: string): Handler =>
  (_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(text)
  }
