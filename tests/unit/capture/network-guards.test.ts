// Servers and names that lead to where a save must not go.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { AppFailure } from '../../../domain/result.ts'
import { guardedLookup } from '../../../electron/capture/address-guard.ts'
import type { Resolver } from '../../../electron/capture/address-guard.ts'
import { attempt, codeOf, failureOf } from './fetch-attempt.ts'
import { openServer } from './test-server.ts'
import type { Handler, TestServer } from './test-server.ts'

const handlers: Record<string, Handler> = {}
let server: TestServer
beforeAll(async () => {
  server = await openServer(handlers)
})
afterAll(() => server.close())
afterEach(() => {
  for (const path of Object.keys(handlers)) delete handlers[path]
})

const redirect =
  (location: string): Handler =>
  (_request, response) => {
    response.writeHead(302, { location }).end()
  }
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
