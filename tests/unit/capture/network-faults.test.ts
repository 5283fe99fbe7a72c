// Servers that misbehave in what they send: the save ends with a named error, within its limits.
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { attempt, codeOf, failureOf } from './fetch-attempt.ts'
import { openRawServer } from './raw-server.ts'
import type { RawServer } from './raw-server.ts'
import { openServer } from './test-server.ts'
import type { Handler, TestServer } from './test-server.ts'

const MEGABYTE = 1024 * 1024
const host = '127.0.0.1'

const handlers: Record<string, Handler> = {}
let server: TestServer
const raw: RawServer[] = []
beforeAll(async () => {
  server = await openServer(handlers)
})
afterAll(() => server.close())
afterEach(async () => {
  for (const path of Object.keys(handlers)) delete handlers[path]
  await Promise.all(raw.splice(0).map(({ close }) => close()))
})

async function rawBase(answer: Parameters<typeof openRawServer>[0]): Promise<string> {
  const opened = await openRawServer(answer)
  raw.push(opened)
  return opened.base
}

const head = (...lines: string[]) => ['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n')

/** Sends a beginning, then a byte every 20 ms for as long as somebody listens. */
function drip(socket: Socket, beginning: string): void {
  socket.write(beginning)
  const timer = setInterval(() => socket.write('a'), 20)
  socket.on('close', () => clearInterval(timer))
}

describe('bodies', () => {
  const zeros = Buffer.alloc(15 * MEGABYTE)
  test.each<[string, string, () => Buffer]>([
    ['brotli', 'br', () => brotliCompressSync(zeros)],
    ['zstd', 'zstd', () => zstdCompressSync(zeros)],
    ['deflate', 'deflate', () => deflateSync(zeros)],
    ['gzip in gzip', 'gzip, gzip', () => gzipSync(gzipSync(zeros))],
    ['gzip in brotli in gzip', 'gzip, br, gzip', () => gzipSync(brotliCompressSync(gzipSync(zeros)))],
  ])('a bomb in %s is stopped', async (_name, encoding, pack) => {
    handlers['/bomb'] = (_request, response) => response.setHeader('content-encoding', encoding).end(pack())
    expect(await failureOf(`${server.base}/bomb`)).toMatchObject({
      code: 'page-too-large',
      details: { host, ratio: 100 },
    })
  })

  test('more than three encodings, and those that nobody knows, are not unpacked', async () => {
    for (const encoding of ['gzip, gzip, gzip, gzip', 'compress', 'x']) {
      handlers['/packed'] = (_request, response) => response.setHeader('content-encoding', encoding).end('x')
      expect(await codeOf(`${server.base}/packed`)).toBe('connection-lost')
    }
  })

  test('what is not packed as it says is incomplete', async () => {
    handlers['/plain'] = (_request, response) =>
      response.setHeader('content-encoding', 'gzip').end('<p>plain')
    expect(await codeOf(`${server.base}/plain`)).toBe('incomplete')
  })

  test('a page of 100 MB is read no further than the limit', async () => {
    let sent = 0
    handlers['/large'] = (_request, response) => {
      const chunk = Buffer.alloc(256 * 1024, 'a')
      const write = () => {
        if (response.destroyed || sent >= 100 * MEGABYTE) return void response.end()
        sent += chunk.length
        response.write(chunk, () => setImmediate(write))
      }
      write()
    }
    expect(await failureOf(`${server.base}/large`)).toMatchObject({
      code: 'page-too-large',
      details: { limit: 20 * MEGABYTE },
    })
    expect(sent).toBeLessThan(40 * MEGABYTE)
  })

  test('a connection that is reset in the middle leaves nothing', async () => {
    handlers['/reset'] = (request, response) => {
      response.write('<p>begun', () => request.socket.resetAndDestroy())
    }
    expect(await codeOf(`${server.base}/reset`)).toBe('incomplete')
    handlers['/reset-known'] = (request, response) => {
      response.setHeader('content-length', '1000')
      response.write('<p>begun', () => request.socket.resetAndDestroy())
    }
    expect(await failureOf(`${server.base}/reset-known`)).toMatchObject({
      code: 'incomplete',
      details: { bytes: 8, expected: 1000 },
    })
  })

  test('a length that is too short ends the page there, and what comes after is not believed', async () => {
    const base = await rawBase((socket) => socket.end(`${head('Content-Length: 5')}hello and more`))
    expect(Buffer.from((await attempt(base)).bytes).toString()).toBe('hello')
  })

  test.each([
    ['a length that is no number', head('Content-Length: many')],
    ['two lengths', head('Content-Length: 5', 'Content-Length: 9')],
    ['a chunk that is no chunk', `${head('Transfer-Encoding: chunked')}zz\r\nhello\r\n`],
    ['no HTTP at all', '\x16\x03\x01\x02\x00 hello'],
    ['nothing', ''],
  ])('%s is an error, and nothing is kept', async (_name, bytes) => {
    const base = await rawBase((socket) => socket.end(bytes))
    expect(['connection-lost', 'incomplete']).toContain(await codeOf(base))
  })

  test('a body that comes a byte at a time is stopped by the clock', async () => {
    const base = await rawBase((socket) => drip(socket, head('Content-Type: text/html')))
    expect(await codeOf(base, { limits: { wholeTime: 300, idleTime: 200 } })).toBe('timed-out')
  })
})

describe('headers', () => {
  test('that never end are stopped by their number', async () => {
    const base = await rawBase((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const write = () => {
        if (!socket.destroyed) socket.write(`x-${'y'.repeat(500)}: z\r\n`, () => setImmediate(write))
      }
      write()
    })
    expect(await codeOf(base, { limits: { headersTime: 5000 } })).toBe('connection-lost')
  })

  test('that come a byte at a time are stopped by the clock', async () => {
    const base = await rawBase((socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-y: '))
    expect(await codeOf(base, { limits: { headersTime: 300, wholeTime: 600 } })).toBe('timed-out')
  })
})
