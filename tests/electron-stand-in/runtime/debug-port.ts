// The --remote-debugging-port of the stand-in. Every client gets a browser session of its own inside the one pipe to
// Chromium; addresses are translated, so that a test sees app:// as it would with Electron.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { toApp, toChromium } from './addresses.ts'
import { chromium } from './chromium.ts'
import type { Message, TargetInfo } from './devtools-types.ts'
import { acceptWebSocket, type WebSocketConnection } from './web-socket-server.ts'

interface Client {
  root: string
  /** It attaches to every page by itself. */
  automatic: boolean
  targets: Map<string, string> // session -> target
  resumed: (targetId: string) => PromiseWithResolvers<void>
  send: (message: Message) => void
}

export interface DebugHooks {
  /** A client navigates a page: not a wish of the page. */
  navigating: (targetId: string) => void
  /** A client asks the browser to close. */
  closing: () => void
}

const NAVIGATIONS = new Set(['Page.navigate', 'Page.reload', 'Page.navigateToHistoryEntry'])
const clients = new Set<Client>()
const owners = new Map<string, Client>() // by session
const firstAutomatic = Promise.withResolvers<void>()

// A client that never attaches must not hold the app up.
const withinMilliseconds = (limit: number, promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, limit).unref())])

export const hasClients = (): boolean => clients.size > 0

/** Waits for a test to attach, so that it sees every page from its birth. */
export const clientAttached = (): Promise<unknown> => withinMilliseconds(3000, firstAutomatic.promise)

/** Waits for every attached test to let a new page run. */
export function clientsResumed(targetId: string): Promise<unknown> {
  const waiting = [...clients].filter(({ automatic }) => automatic)
  return withinMilliseconds(2000, Promise.all(waiting.map((client) => client.resumed(targetId).promise)))
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Hands a message of a client's session to that client. */
function routeToClient(message: Message): boolean {
  const client = owners.get(message.sessionId ?? '')
  if (!client) return false
  const attached = text(message.params?.['sessionId'])
  if (message.method === 'Target.attachedToTarget') {
    const target = message.params?.['targetInfo'] as TargetInfo | undefined
    owners.set(attached, client)
    client.targets.set(attached, target?.targetId ?? '')
  }
  if (message.method === 'Target.detachedFromTarget') owners.delete(attached)
  client.send(message.sessionId === client.root ? { ...message, sessionId: undefined } : message)
  return true
}

function handleMessage(client: Client, message: Message, hooks: DebugHooks): void {
  const { id, method = '', params = {}, sessionId } = message
  if (method === 'Browser.close') {
    client.send({ id, result: {} })
    return hooks.closing()
  }
  const target = client.targets.get(sessionId ?? '') ?? ''
  if (NAVIGATIONS.has(method)) hooks.navigating(target)
  chromium.forward({ method, params, sessionId: sessionId ?? client.root }, (answer) => {
    if (method === 'Target.attachToTarget' && answer.result) {
      const attached = text(answer.result['sessionId'])
      owners.set(attached, client)
      client.targets.set(attached, text(params['targetId']))
    }
    if (method === 'Runtime.runIfWaitingForDebugger') client.resumed(target).resolve()
    if (method === 'Target.setAutoAttach' && sessionId === undefined) {
      client.automatic = params['autoAttach'] === true
      firstAutomatic.resolve()
    }
    client.send({ id, sessionId, ...(answer.error ? { error: answer.error } : { result: answer.result }) })
  })
}

async function serve(connection: WebSocketConnection, hooks: DebugHooks): Promise<void> {
  const resumptions = new Map<string, PromiseWithResolvers<void>>()
  const client: Client = {
    root: '',
    automatic: false,
    targets: new Map(),
    resumed(targetId) {
      const resumption = resumptions.get(targetId) ?? Promise.withResolvers<void>()
      resumptions.set(targetId, resumption)
      return resumption
    },
    send: (message) => connection.send(toApp(JSON.stringify(message))),
  }
  const early: string[] = []
  const handle = (json: string): void => handleMessage(client, JSON.parse(toChromium(json)) as Message, hooks)
  connection.on('message', (json: string) => void (client.root ? handle(json) : early.push(json)))
  connection.on('close', () => {
    clients.delete(client)
    for (const [sessionId, owner] of owners) if (owner === client) owners.delete(sessionId)
    chromium.send('Target.detachFromTarget', { sessionId: client.root }).catch(() => {})
  })
  client.root = (await chromium.send('Target.attachToBrowserTarget', {})).sessionId
  owners.set(client.root, client)
  clients.add(client)
  early.forEach(handle)
}

/** Listens on a local port (0: any) and says so on stderr, as Electron does. */
export async function openDebugPort(port: number, hooks: DebugHooks): Promise<void> {
  chromium.handOver(routeToClient)
  const path = `/devtools/browser/${randomUUID()}`
  const address = (): string => `ws://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const answer = async (url: string): Promise<unknown> => {
    if (!url.startsWith('/json/version')) return (await chromium.send('Target.getTargets', {})).targetInfos
    const version = await chromium.send('Browser.getVersion', {})
    return { ...version, Browser: version.product, webSocketDebuggerUrl: address() }
  }
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    if (!url.startsWith('/json')) return void response.writeHead(404).end()
    answer(url).then(
      (value) => response.setHeader('content-type', 'application/json').end(toApp(JSON.stringify(value))),
      () => response.writeHead(500).end(),
    )
  })
  server.on('upgrade', (request, socket) => {
    if (request.url === path) void serve(acceptWebSocket(request, socket as Socket), hooks)
    else socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  server.unref()
  process.stderr.write(`\nDevTools listening on ${address()}\n`)
}
