import { gzipSync } from 'node:zlib'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../electron/capture/address-guard.ts'
import { openSafeFetch, PAGE_LIMITS } from '../../../electron/capture/safe-fetch.ts'
import type { FetchLimits } from '../../../electron/capture/safe-fetch.ts'
import { AppFailure } from '../../../domain/result.ts'
import type { AppError } from '../../../domain/result.ts'
import { cert, key } from './self-signed.ts'
import { openServer } from './test-server.ts'
import type { Handler, TestServer } from './test-server.ts'

const MEGABYTE = 1024 * 1024

const redirect =
  (location: string): Handler =>
  (_request, response) => {
    response.writeHead(302, { location }).end()
  }

/** Writes as fast as the client reads, for ever. */
const endless: Handler = (_request, response) => {
  const chunk = Buffer.alloc(65_536, 'a')
  const write = () => {
    if (!response.destroyed) response.write(chunk, () => setImmediate(write))
  }
  write()
}

let server: TestServer
let other: TestServer
beforeAll(async () => {
  other = await openServer({ '/secret': (_request, response) => response.end('secret') })
  server = await openServer({
    '/page': (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipSync('xin chào'))
    },
    '/loop': redirect('/loop'),
    '/once': redirect('/page'),
    '/to-file': redirect('file:///etc/passwd'),
    '/to-gopher': redirect('gopher://127.0.0.1/'),
    '/to-credentials': redirect('http://user:word@127.0.0.1/'),
    '/to-other-port': redirect(`${other.base}/secret`),
    '/to-metadata': redirect('http://169.254.169.254/latest/'),
    '/endless': endless,
    '/silent': () => undefined,
    '/stops': (_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.write('<p>begun')
    },
    '/short': (_request, response) => {
      response.setHeader('content-length', '1000')
      response.write('only this', () => response.destroy())
    },
    '/cut-gzip': (_request, response) => {
      response.setHeader('content-encoding', 'gzip')
      const whole = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251)))
      response.end(whole.subarray(0, whole.length - 20))
    },
    '/bomb': (_request, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipSync(Buffer.alloc(15 * MEGABYTE)))
    },
    '/claims-much': (_request, response) => {
      response.setHeader('content-length', String(30 * MEGABYTE))
      response.flushHeaders()
    },
    '/missing': (_request, response) => response.writeHead(404).end('no'),
    '/hangs-up': (request) => request.socket.destroy(),
  })
})
afterAll(async () => {
  await server.close()
  await other.close()
})

type Attempt = {
  /** The private address that was given and allowed; null: none was allowed. */
  allow?: string | null
  /** Given, whether allowed or not. */
  given?: string
  limits?: Partial<FetchLimits>
  signal?: AbortSignal
}

async function attempt(address: string, { allow = server.base, given, limits, signal }: Attempt = {}) {
  const fetcher = openSafeFetch({
    given: given ?? allow ?? null,
    allowPrivate: allow !== null,
    signal: signal ?? new AbortController().signal,
  })
  try {
    return await fetcher.safeFetch(address, { accept: '*/*', limits: { ...PAGE_LIMITS, ...limits } })
  } finally {
    await fetcher.close()
  }
}

async function failureOf(address: string, options: Attempt = {}): Promise<AppError> {
  const error: unknown = await attempt(address, options).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppFailure)) throw new Error(`expected an AppFailure, got ${String(error)}`)
  return error.appError
}

test('a page is unpacked, and its address is the one after redirects', async () => {
  const page = await attempt(`${server.base}/once`)
  expect(Buffer.from(page.bytes).toString()).toBe('xin chào')
  expect(page).toMatchObject({ url: `${server.base}/page`, contentType: 'text/html; charset=utf-8' })
})

describe('what goes wrong on the network has a name and its facts', () => {
  const host = '127.0.0.1'
  test.each<[string, string, object, Partial<FetchLimits>]>([
    [
      'a redirect loop stops at ten',
      '/loop',
      { code: 'too-many-redirects', details: { host, count: 10 } },
      {},
    ],
    ['a redirect to a file', '/to-file', { code: 'bad-address' }, {}],
    ['a redirect to another scheme', '/to-gopher', { code: 'bad-address' }, {}],
    ['a redirect with credentials', '/to-credentials', { code: 'bad-address' }, {}],
    ['a server that says nothing', '/silent', { code: 'timed-out', details: { host } }, { headersTime: 300 }],
    ['a server that stops in the middle', '/stops', { code: 'timed-out' }, { idleTime: 300 }],
    [
      'a server that never ends, by the clock',
      '/endless',
      { code: 'timed-out' },
      { wholeTime: 100, bytes: 1e12 },
    ],
    [
      'an endless body, by its bytes',
      '/endless',
      { code: 'page-too-large', details: { host, limit: MEGABYTE } },
      { bytes: MEGABYTE },
    ],
    [
      'a body shorter than it was said to be',
      '/short',
      { code: 'incomplete', details: { host, bytes: 9, expected: 1000 } },
      {},
    ],
    ['packed bytes that are cut off', '/cut-gzip', { code: 'incomplete' }, {}],
    ['a gzip bomb', '/bomb', { code: 'page-too-large' }, {}],
    [
      'a body that is announced too large',
      '/claims-much',
      { code: 'page-too-large', details: { host, bytes: 30 * MEGABYTE } },
      {},
    ],
    ['a status that is no success', '/missing', { code: 'http-status', details: { host, status: 404 } }, {}],
    ['a connection that is hung up', '/hangs-up', { code: 'connection-lost', details: { host } }, {}],
  ])('%s', async (_name, path, expected, limits) => {
    expect(await failureOf(`${server.base}${path}`, { limits })).toMatchObject(expected)
  })

  test('a port where nobody listens', async () => {
    const gone = await openServer({})
    await gone.close()
    expect(await failureOf(gone.base, { allow: gone.base })).toMatchObject({ code: 'connection-refused' })
  })

  test('a certificate that nobody vouches for is refused', async () => {
    const tls = createTlsServer({ key, cert }, (_request, response) => response.end('x'))
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
    const base = `https://127.0.0.1:${(tls.address() as AddressInfo).port}`
    try {
      expect(await failureOf(base, { allow: base })).toMatchObject({ code: 'tls-failed', details: { host } })
    } finally {
      tls.closeAllConnections()
      tls.close()
    }
  })

  test('a save that is cancelled stops fetching', async () => {
    const controller = new AbortController()
    const failure = failureOf(`${server.base}/silent`, { signal: controller.signal })
    controller.abort()
    expect(await failure).toEqual({ code: 'cancelled' })
  })
})

describe('private machines are refused, however they are written', () => {
  test.each([
    '127.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '127.0.0.1',
    'localhost',
    '0.0.0.0',
    '169.254.169.254',
    '10.0.0.1',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('%s', async (host) => {
    const before = server.requests.length
    expect(await failureOf(`http://${host}:${server.port}/page`, { allow: null })).toMatchObject({
      code: 'private-address',
    })
    expect(server.requests.length).toBe(before)
  })

  test('what was allowed is exactly one host and port: a redirect to another port is refused', async () => {
    expect(await failureOf(`${server.base}/to-other-port`)).toMatchObject({ code: 'private-address' })
    expect(other.requests).toEqual([])
  })

  test('a permission does not reach link-local addresses', async () => {
    expect(await failureOf(`${server.base}/to-metadata`)).toMatchObject({
      code: 'private-address',
      details: { host: '169.254.169.254' },
    })
  })

  test('a refusal tells whether it is the given host and port, which allowing would help', async () => {
    const named = `http://localhost:${server.port}/page`
    const details = async (address: string, options: Attempt) =>
      (await failureOf(address, { allow: null, ...options })).details
    expect(await details(`${server.base}/page`, { given: `${server.base}/page` })).toEqual({
      host: '127.0.0.1',
      given: 1,
    })
    expect(await details(named, { given: named })).toEqual({ host: 'localhost', given: 1 })
    // Elsewhere: another host, another port, a redirect that left what was given and allowed.
    expect(await details(`${server.base}/page`, { given: 'https://bao.vn/' })).toEqual({ host: '127.0.0.1' })
    expect(await details(`${other.base}/secret`, { given: server.base })).toEqual({ host: '127.0.0.1' })
    expect((await failureOf(`${server.base}/to-other-port`)).details).toEqual({ host: '127.0.0.1' })
  })

  test('the same machine by another name was not allowed', async () => {
    expect(await failureOf(`http://localhost:${server.port}/page`)).toMatchObject({ code: 'private-address' })
  })

  test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  test.each([
    '100.64.1.1',
    '198.18.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fec0::1',
    'fc00::1',
    '::ffff:8.8.8.8',
    '2001:db8::1',
    'no address',
    '',
  ])('%j is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

test.each([
  'file:///etc/passwd',
  'ftp://example.org/',
  'javascript:alert(1)',
  'http://user:word@example.org/',
  'not an address',
])('%s is never fetched', async (address) => {
  expect(await failureOf(address)).toMatchObject({ code: 'bad-address' })
})
