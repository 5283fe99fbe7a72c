// Names that a DNS server of this machine answers, over the wire: one that changes its mind between two questions reaches
// no private machine, and neither does a redirect to it.
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { Resolver as DnsResolver } from 'node:dns'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Resolver } from '../../../electron/capture/address-guard.ts'
import { attempt, codeOf } from './fetch-attempt.ts'
import { openServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const A_RECORD = 1
/** Answers of the name server, the next question's first; the last is given ever after. */
let answers: string[][] = []
let asked = 0

/** An answer of RFC 1035, section 4: the question again, and one A record for each address, to be kept for no time. */
function answerTo(question: Buffer, addresses: readonly string[]): Buffer {
  let end = 12
  while (question[end] !== 0) end += (question[end] ?? 0) + 1
  const asks = question.subarray(12, end + 5)
  const isA = asks.readUInt16BE(asks.length - 4) === A_RECORD
  const given = isA ? addresses : []
  const header = Buffer.from(question.subarray(0, 12))
  header.writeUInt16BE(0x8180, 2)
  header.writeUInt16BE(given.length, 6)
  header.writeUInt32BE(0, 8)
  const records = given.map((address) =>
    Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([header, asks, ...records])
}

let names: Socket
let inside: TestServer
let resolve: Resolver

beforeAll(async () => {
  names = createSocket('udp4')
  names.on('message', (question, { port, address }) => {
    asked++
    const next = answers.length > 1 ? answers.shift() : answers[0]
    names.send(answerTo(question, next ?? []), port, address)
  })
  await new Promise<void>((bound) => names.bind(0, '127.0.0.1', bound))
  const resolver = new DnsResolver({ timeout: 60_000, tries: 1 })
  resolver.setServers([`127.0.0.1:${(names.address() as AddressInfo).port}`])
  resolve = (hostname, _options, callback) =>
    resolver.resolve4(hostname, (error, found) =>
      callback(
        error,
        (found ?? []).map((address) => ({ address, family: 4 })),
      ),
    )
  inside = await openServer({
    '/secret': (_request, response) => response.end('secret'),
    '/to-name': (_request, response) =>
      response.writeHead(302, { location: `http://rebind.example:${inside.port}/secret` }).end(),
  })
})
afterAll(async () => {
  names.close()
  await inside.close()
})
beforeEach(() => {
  asked = 0
  inside.requests.length = 0
})

test('a name of a private machine is refused, whatever stands beside it', async () => {
  for (const given of [
    ['127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['0.0.0.0'],
  ]) {
    answers = [given]
    expect(await codeOf(`http://inside.example:${inside.port}/secret`, { allow: false, resolve })).toBe(
      'private-address',
    )
  }
  expect(asked).toBe(5)
  expect(inside.requests).toEqual([])
})

test('a name that is public when it is looked at and private when it is dialled is looked at each time', async () => {
  // The first answer is a machine that nobody reaches (TEST-NET-3 is refused, so a public one is named).
  answers = [['192.0.2.1'], ['127.0.0.1']]
  expect(await codeOf(`http://rebind.example:${inside.port}/secret`, { allow: false, resolve })).toBe(
    'private-address',
  )
  expect(await codeOf(`http://rebind.example:${inside.port}/secret`, { allow: false, resolve })).toBe(
    'private-address',
  )
  expect(asked).toBe(2)
  expect(inside.requests).toEqual([])
})

test('a redirect of the allowed machine to a name of a private one is refused', async () => {
  answers = [['127.0.0.1']]
  expect(await codeOf(`${inside.base}/to-name`, { resolve })).toBe('private-address')
  expect(asked).toBe(1)
  expect(inside.requests).toEqual(['/to-name'])
})

test('the control: by its address, which was allowed, the machine is reached', async () => {
  expect(Buffer.from((await attempt(`${inside.base}/secret`, { resolve })).bytes).toString()).toBe('secret')
})
