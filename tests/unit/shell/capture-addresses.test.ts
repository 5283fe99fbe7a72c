import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeRequest, mayNavigate } from '../../../electron/shell/capture-addresses.ts'
import { loadFailure, refusal } from '../../../electron/shell/load-failure.ts'

const names: Readonly<Record<string, readonly string[]>> = {
  'bao.example': ['93.184.216.34', '2606:2800:220:1::1'],
  'lan.example': ['192.168.1.1'],
  'mixed.example': ['93.184.216.34', '10.0.0.1'],
  'empty.example': [],
}
async function resolve(host: string): Promise<readonly string[]> {
  const found = names[host]
  if (!found) throw new Error('ERR_NAME_NOT_RESOLVED')
  return found
}
const judge = (address: string, allowed: string | null = null) => judgeRequest(address, allowed, resolve)

describe('a request of a page in the capture window', () => {
  test.each([
    ['https://bao.example/bai.htm', 'allowed'],
    ['wss://bao.example/live', 'allowed'],
    ['http://93.184.216.34/', 'allowed'],
    ['data:image/png;base64,', 'allowed'],
    ['blob:https://bao.example/1', 'allowed'],
    ['about:blank', 'allowed'],
    ['http://lan.example/', 'private'],
    ['http://mixed.example/', 'private'],
    ['ws://lan.example/', 'private'],
    ['http://127.0.0.1/', 'private'],
    ['http://127.1/', 'private'],
    ['http://0x7f000001/', 'private'],
    ['http://2130706433/', 'private'],
    ['http://[::1]/', 'private'],
    ['http://[::ffff:7f00:1]/', 'private'],
    ['http://169.254.169.254/latest/', 'private'],
    ['http://nowhere.example/', 'unresolved'],
    ['http://empty.example/', 'unresolved'],
    ['file:///etc/passwd', 'refused'],
    ['app://reader/', 'refused'],
    ['goc-doc://save?url=x', 'refused'],
    ['chrome://version', 'refused'],
    ['ftp://bao.example/', 'refused'],
    ['', 'refused'],
  ])('to %s is %s', async (address, verdict) => {
    expect(await judge(address)).toBe(verdict)
  })

  test('to the private host and port that the person allowed passes, and to no other', async () => {
    const allowed = '127.0.0.1:8080'
    expect(await judge('http://127.0.0.1:8080/a', allowed)).toBe('allowed')
    expect(await judge('ws://127.0.0.1:8080/a', allowed)).toBe('allowed')
    expect(await judge('http://127.0.0.1:8081/a', allowed)).toBe('private')
    expect(await judge('http://127.0.0.2:8080/a', allowed)).toBe('private')
    expect(await judge('wss://127.0.0.1/a', '127.0.0.1:443')).toBe('allowed')
    expect(await judge('wss://127.0.0.1/a', '127.0.0.1:80')).toBe('private')
  })

  test('to a name is judged by every address that it has', async () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const inside = fc.tuple(octet, octet, octet).map((rest) => `10.${rest.join('.')}`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('93.184.216.34', '1.1.1.1')), inside, async (open, one) => {
        const all = [...open, one].toSorted()
        expect(await judgeRequest('https://x.example/', null, async () => all)).toBe('private')
      }),
    )
  })
})

test.each([
  ['https://bao.example/', true],
  ['http://10.0.0.1/', true],
  ['about:blank', true],
  ['about:srcdoc', true],
  ['about:config', false],
  ['data:text/html,x', false],
  ['blob:https://bao.example/1', false],
  ['javascript:1', false],
  ['file:///x', false],
  ['app://reader/', false],
  ['mailto:a@b.example', false],
  ['//bao.example', false],
])('a page may be led to %s: %s', (address, may) => expect(mayNavigate(address)).toBe(may))

test.each([
  [-3, null],
  [-20, null],
  [-105, 'host-not-found'],
  [-106, 'offline'],
  [-118, 'timed-out'],
  [-202, 'tls-failed'],
  [-310, 'too-many-redirects'],
  [-2, 'connection-refused'],
])('a page that fails with Chromium’s %i is told as %s', (number, code) => {
  expect(loadFailure(number, 'https://bao.example/x')?.code ?? null).toBe(code)
})

test('a refused page is told with its host', () => {
  expect(refusal('http://10.0.0.1/x', 'private')).toEqual({
    code: 'private-address',
    details: { host: '10.0.0.1' },
  })
  expect(refusal('http://nowhere.example/', 'unresolved').code).toBe('host-not-found')
  expect(refusal('file:///x', 'refused').code).toBe('bad-address')
})
