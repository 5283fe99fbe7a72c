// ipcMain, and the way of a message from a page to its handler.
import { EventEmitter } from 'node:events'
import { createCodec } from './codec.ts'
import { makeStrict } from './strict.ts'
import type { WebContents } from './web-contents.ts'
import type { WebFrameMain } from './web-frame-main.ts'
import { report } from './report.ts'

const { encode, decode } = createCodec()

export interface IpcMainEvent {
  type: 'frame'
  processId: number
  frameId: number
  sender: WebContents
  senderFrame: WebFrameMain
  ports: never[]
  reply?: (channel: string, ...args: unknown[]) => void
}
type Handler = (event: IpcMainEvent, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    this.#handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }
  static handlerOf(main: IpcMain, channel: string): Handler {
    const handler = main.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler
  }
}
makeStrict(IpcMain, 'ipcMain')

export const ipcMain = new IpcMain()

export interface IpcMessage {
  type: 'send' | 'invoke'
  id?: number
  channel: string
  /** Encoded by the codec. */
  args: string
}

/** Hands a page's message to its listeners or its handler; the answer of a handler goes to `reply`. */
export async function dispatchIpc(
  sender: WebContents,
  senderFrame: WebFrameMain,
  message: IpcMessage,
  reply: (answer: { value: string } | { error: string }) => void,
): Promise<void> {
  const { type, channel } = message
  const args = decode(message.args) as unknown[]
  const event: IpcMainEvent = {
    type: 'frame',
    processId: senderFrame.processId,
    frameId: senderFrame.routingId,
    sender,
    senderFrame,
    ports: [],
  }
  if (type === 'send') {
    event.reply = (name, ...rest) => sender.send(name, ...rest)
    ipcMain.emit(channel, event, ...args)
    return
  }
  try {
    reply({ value: encode(await IpcMain.handlerOf(ipcMain, channel)(event, ...args)) })
  } catch (error) {
    report(`Error occurred in handler for '${channel}':`, error)
    reply({ error: String(error) })
  }
}
