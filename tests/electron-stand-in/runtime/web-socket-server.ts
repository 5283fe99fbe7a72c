// The least of RFC 6455 that a DevTools client needs: text messages, fragments, ping, close.
import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 }

interface Frame {
  final: boolean
  opcode: number
  payload: Buffer
  /** How many bytes the whole frame took. */
  size: number
}

/** The first frame of the buffer, or undefined when it is not all there (RFC 6455, 5.2). */
function readFrame(buffer: Buffer): Frame | undefined {
  if (buffer.length < 2) return undefined
  const short = buffer.readUInt8(1) & 127
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const masked = (buffer.readUInt8(1) & 128) !== 0
  const start = 2 + lengthBytes + (masked ? 4 : 0)
  if (buffer.length < start) return undefined
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2))
  if (buffer.length < start + length) return undefined
  const payload = Buffer.from(buffer.subarray(start, start + length))
  if (masked) {
    const mask = buffer.subarray(start - 4, start)
    for (let i = 0; i < length; i++) payload.writeUInt8(payload.readUInt8(i) ^ mask.readUInt8(i & 3), i)
  }
  const first = buffer.readUInt8(0)
  return { final: (first & 128) !== 0, opcode: first & 15, payload, size: start + length }
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head.writeUInt8(128 | opcode, 0)
  head.writeUInt8(length < 126 ? length : length < 65_536 ? 126 : 127, 1)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** Emits 'message' (text) and 'close'. */
export class WebSocketConnection extends EventEmitter {
  readonly #socket: Socket
  #buffer = Buffer.alloc(0)
  #parts: Buffer[] = []

  constructor(socket: Socket) {
    super()
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (data: Buffer) => {
      this.#buffer = this.#buffer.length > 0 ? Buffer.concat([this.#buffer, data]) : Buffer.from(data)
      this.#read()
    })
    socket.on('close', () => this.emit('close'))
    socket.on('error', () => socket.destroy())
  }

  #read(): void {
    for (let frame = readFrame(this.#buffer); frame; frame = readFrame(this.#buffer)) {
      this.#buffer = this.#buffer.subarray(frame.size)
      if (frame.opcode === OPCODE.close) return void this.#socket.end()
      if (frame.opcode === OPCODE.ping) this.#write(OPCODE.pong, frame.payload)
      if (frame.opcode >= OPCODE.close) continue
      this.#parts.push(frame.payload)
      if (!frame.final) continue
      const text = Buffer.concat(this.#parts).toString()
      this.#parts = []
      this.emit('message', text)
    }
  }

  #write(opcode: number, payload: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(frameOf(opcode, payload))
  }

  send(text: string): void {
    this.#write(OPCODE.text, Buffer.from(text))
  }
}

/** Answers an HTTP upgrade (RFC 6455, 4.2.2). */
export function acceptWebSocket(request: IncomingMessage, socket: Socket): WebSocketConnection {
  const key = String(request.headers['sec-websocket-key'])
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
  return new WebSocketConnection(socket)
}
