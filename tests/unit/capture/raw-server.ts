// A server that sends exactly the bytes that a test says, for what no library would send.
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export type RawServer = { readonly base: string; readonly close: () => Promise<void> }

/** Listens on a free port of 127.0.0.1; `answer` gets each connection once it has asked for something. */
export async function openRawServer(answer: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', () => answer(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
