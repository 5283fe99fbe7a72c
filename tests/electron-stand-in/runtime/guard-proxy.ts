// The only way out for Chromium: a proxy that connects to a host and port only once the interception (network.ts) has
// let a request to it pass. What Chromium would ask for itself, and a WebSocket, which cannot be intercepted, to a host
// that no request was allowed to reach, are refused.
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

const allowed = new Set<string>()

const PORTS: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' }
const hostAndPort = (url: URL): string => `${url.hostname}:${url.port || PORTS[url.protocol]}`

/** Lets connections to the host and port of this address pass from now on. */
export function allowHost(address: string): void {
  const url = new URL(address)
  if (url.protocol in PORTS) allowed.add(hostAndPort(url))
}

function isAllowed(target: string): boolean {
  if (allowed.has(target)) return true
  if (process.env['STANDIN_VERBOSE']) process.stderr.write(`stand-in: no connection to ${target}\n`)
  return false
}

function plain(request: IncomingMessage, response: ServerResponse): void {
  const address = request.url ?? ''
  if (!URL.canParse(address) || !isAllowed(hostAndPort(new URL(address)))) {
    response.writeHead(403).end()
    return
  }
  const headers = { ...request.headers }
  delete headers['proxy-connection']
  const onward = httpRequest(address, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

function tunnel(request: IncomingMessage, client: Socket, early: Buffer): void {
  const target = request.url ?? ''
  client.on('error', () => client.destroy())
  if (!isAllowed(target)) {
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    return
  }
  const url = new URL(`http://${target}`)
  const server = connect(Number(url.port || 80), url.hostname.replace(/[[\]]/g, ''), () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    server.write(early)
    server.pipe(client).pipe(server)
  })
  server.on('error', () => client.destroy())
  client.on('close', () => server.destroy())
}

/** Starts the proxy on a free local port and returns the port. */
export async function startGuardProxy(): Promise<number> {
  const server = createServer(plain)
  server.on('connect', (request, client, early) => tunnel(request, client as Socket, early))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return (server.address() as AddressInfo).port
}
