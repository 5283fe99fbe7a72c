import { createServer, request, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allowHost, startGuardProxy } from '../runtime/guard-proxy.ts'

let proxyPort: number
let web: Server
let tcp: TcpServer
const portOf = (server: TcpServer): number => (server.address() as AddressInfo).port

beforeAll(async () => {
  proxyPort = await startGuardProxy()
  web = createServer((_request, response) => response.end('article'))
  tcp = createTcpServer((socket) => socket.end('tunnelled'))
  for (const server of [web, tcp])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  web.close()
  tcp.close()
})

/** The status and the text of an answer to a plain request, or to CONNECT. */
function ask(method: 'GET' | 'CONNECT', path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: proxyPort, method, path, agent: false })
    const collect = (status: number | undefined, stream: NodeJS.ReadableStream, early = ''): void => {
      let text = early
      stream.on('data', (data: Buffer) => (text += data.toString()))
      stream.on('end', () => resolve({ status, text }))
    }
    asked.on('response', (response) => collect(response.statusCode, response))
    asked.on('connect', (response, socket, early) => collect(response.statusCode, socket, early.toString()))
    asked.on('error', reject)
    asked.end()
  })
}

test('a host is reached only after the interception has let a request to it pass', async () => {
  const address = `http://127.0.0.1:${portOf(web)}/`
  expect(await ask('GET', address)).toEqual({ status: 403, text: '' })
  allowHost(address)
  expect(await ask('GET', address)).toEqual({ status: 200, text: 'article' })
})

test('the same holds for tunnels, which carry https and WebSockets', async () => {
  const target = `127.0.0.1:${portOf(tcp)}`
  expect((await ask('CONNECT', target)).status).toBe(403)
  allowHost(`https://${target}/page`)
  expect(await ask('CONNECT', target)).toEqual({ status: 200, text: 'tunnelled' })
})
