// Servers that misbehave, each in its way: the save ends with a named error, within its limits.
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { errorSentence, messagesIn } from '../../../domain/language/index.ts'
import { AppFailure } from '../../../domain/result.ts'
import type { AppError } from '../../../domain/result.ts'
import { guardedLookup } from '../../../electron/capture/address-guard.ts'
import type { Resolver } from '../../../electron/capture/address-guard.ts'
import { statusFailure } from '../../../electron/capture/http-status.ts'
import { openSafeFetch, PAGE_LIMITS } from '../../../electron/capture/safe-fetch.ts'
import type { FetchLimits } from '../../../electron/capture/safe-fetch.ts'
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

type Attempt = {
  readonly limits?: Partial<FetchLimits>
  readonly allow?: boolean
  readonly resolve?: Resolver
}

/** Fetches an address whose host and port the person gave and, by default, allowed. */
async function attempt(address: string, { limits, allow = true, resolve }: Attempt = {}) {
  const fetcher = openSafeFetch({
    given: address,
    allowPrivate: allow,
    signal: new AbortController().signal,
    ...(resolve ? { resolve } : {}),
  })
  try {
    return await fetcher.safeFetch(address, { accept: '*/*', limits: { ...PAGE_LIMITS, ...limits } })
  } finally {
    await fetcher.close()
  }
}

async function failureOf(address: string, options: Attempt = {}): Promise<AppError> {
  const error: unknown = await attempt(address, options).then(
    ({ bytes }) => `${bytes.length} bytes`,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppFailure)) throw new Error(`expected an AppFailure, got ${String(error)}`)
  return error.appError
}
const codeOf = async (address: string, options: Attempt = {}) => (await failureOf(address, options)).code

const redirect =
  (location: string): Handler =>
  (_request, response) => {
    response.writeHead(302, { location }).end()
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

describe('redirects', () => {
  test.each(['/page', 'page', '?to=page', '//HOST/page', 'http://HOST/page#there'])(
    'a place without scheme or host is found: %s',
    async (location) => {
      const to = location.replace('HOST', new URL(server.base).host)
      handlers['/page'] = (_request, response) => response.end('xin chào')
      handlers['/from'] = ({ url }, response) =>
        url === '/from' ? redirect(to)({} as never, response) : response.end('xin chào')
      expect(Buffer.from((await attempt(`${server.base}/from`)).bytes).toString()).toBe('xin chào')
    },
  )

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://bao.vn/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'http://user:word@bao.vn/',
    'https://',
    'http://[::1',
  ])('to %s is not followed', async (location) => {
    handlers['/from'] = redirect(location)
    expect(await codeOf(`${server.base}/from`)).toBe('bad-address')
  })

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://127.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::1]/',
    'http://127.0.0.1./',
  ])('to the private %s is refused, though the given one was allowed', async (location) => {
    handlers['/from'] = redirect(location)
    expect(await codeOf(`${server.base}/from`)).toBe('private-address')
  })

  test('with an endless body is followed without reading it', async () => {
    handlers['/page'] = (_request, response) => response.end('xin chào')
    handlers['/from'] = (_request, response) => {
      response.writeHead(302, { location: '/page' })
      const write = () => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(write))
      }
      write()
    }
    expect((await attempt(`${server.base}/from`)).url).toBe(`${server.base}/page`)
  })

  test('that lead nowhere', async () => {
    handlers['/empty'] = redirect('')
    expect(await codeOf(`${server.base}/empty`)).toBe('too-many-redirects')
    handlers['/choices'] = (_request, response) => response.writeHead(300).end()
    expect(await failureOf(`${server.base}/choices`)).toMatchObject({ details: { status: 300 } })
  })
})

describe('names', () => {
  const resolver =
    (...addresses: string[]): Resolver =>
    (_hostname, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
  const at = (name: string) => `http://${name}:${server.port}/page`

  test.each([
    ['private', ['127.0.0.1']],
    ['public and private', ['93.184.215.14', '127.0.0.1']],
    ['private and public', ['127.0.0.1', '93.184.215.14']],
    ['public, and private in IPv6', ['93.184.215.14', '::ffff:127.0.0.1']],
    ['the address of a cloud machine about itself', ['169.254.169.254']],
    ['nothing', []],
  ])('whose answers are %s are refused, and nobody is asked', async (_name, addresses) => {
    const before = server.requests.length
    const failure = await failureOf(at('bao.example'), { allow: false, resolve: resolver(...addresses) })
    expect(failure).toMatchObject({ code: 'private-address', details: { host: 'bao.example' } })
    expect(server.requests.length).toBe(before)
  })

  test('that change their mind are looked at each time, and what was looked at is what is dialled', () => {
    const answers = [['93.184.215.14'], ['127.0.0.1'], ['93.184.215.14', '10.0.0.1']]
    const lookup = guardedLookup((...given) => resolver(...(answers.shift() ?? []))(...given))
    const told: unknown[] = []
    for (const all of [false, true, true])
      lookup('bao.example', { all }, (error, address) =>
        told.push(error instanceof AppFailure ? error.appError.code : address),
      )
    expect(told).toEqual(['93.184.215.14', 'private-address', 'private-address'])
  })

  test('that end in a dot are looked at like others', async () => {
    const options = { allow: false, resolve: resolver('127.0.0.1') }
    expect(await codeOf(at('bao.example.'), options)).toBe('private-address')
  })

  test.each([
    ['ENOTFOUND', 'host-not-found'],
    ['EAI_AGAIN', 'offline'],
  ])('that cannot be found: %s', async (code, expected) => {
    const resolve: Resolver = (_hostname, _options, callback) =>
      callback(Object.assign(new Error(code), { code }), [])
    expect(await failureOf(at('bao.example'), { allow: false, resolve })).toMatchObject({
      code: expected,
      details: { host: 'bao.example' },
    })
  })
})

describe('statuses', () => {
  test.each([204, 205, 206, 304, 400, 401, 402, 403, 404, 407, 410, 418, 429, 451, 500, 502, 503, 504])(
    '%i brings no page, and is told by its number',
    async (status) => {
      handlers['/page'] = (_request, response) => response.writeHead(status).end()
      expect(await failureOf(`${server.base}/page`)).toEqual({
        code: 'http-status',
        details: { host, status },
      })
    },
  )

  test.each([
    ['120', 120],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['99999999', 7 * 24 * 3600],
    ['Fri, 27 Nov 2026 10:00:30 GMT', 30],
    ['Fri, 27 Nov 2026 09:00:00 GMT', undefined],
  ])('how long to wait is read from Retry-After: %s', (header, wait) => {
    const now = Date.parse('2026-11-27T10:00:00Z')
    const details = statusFailure('bao.vn', 503, header, now)?.appError.details
    expect(details?.['wait']).toBe(wait)
  })

  const sentence = (language: 'vi' | 'en', status: number, wait?: number) =>
    errorSentence(messagesIn(language), {
      code: 'http-status',
      details: { host: 'bao.vn', status, ...(wait === undefined ? {} : { wait }) },
    })

  test('what to do is told for each: log in, open the page, look elsewhere, wait', () => {
    for (const status of [401, 402, 403, 451]) {
      expect(sentence('vi', status)).toContain('“Mở trang để lưu”')
      expect(sentence('en', status)).toContain('“Open page to save”')
    }
    expect(
      new Set([401, 403, 404, 410, 429, 503, 204, 400].map((status) => sentence('vi', status))).size,
    ).toBe(8)
    expect(sentence('vi', 401)).toContain('đăng nhập')
    expect(sentence('vi', 429, 120)).toContain('sau khoảng 2 phút')
    expect(sentence('en', 429, 120)).toContain('in about 2 minutes')
    expect(sentence('vi', 503, 7200)).toContain('sau khoảng 2 giờ')
    expect(sentence('vi', 503)).toContain('ít phút nữa')
    expect(sentence('en', 503, 30)).toContain('in about 30 seconds')
  })
})
