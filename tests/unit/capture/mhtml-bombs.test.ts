// Pages saved as one file that were made to take for ever, or to break what reads them.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isArchive, readArchive } from '../../../electron/capture/mhtml.ts'

const head = (boundary: string) =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="${boundary}"\r\n\r\n`
const page = 'Content-Type: text/html\r\n\r\n<p>a</p>\r\n'
const partsOf = (text: string) => readArchive(Buffer.from(text, 'latin1'))?.parts.length ?? 0

test('thousands of parts that each promise parts of their own are read in the time of the file', () => {
  const inner = Array.from(
    { length: 20_000 },
    (_, at) => `--b\r\nContent-Type: multipart/related; boundary="inner${at}"\r\n\r\n${'x'.repeat(200)}\r\n`,
  )
  const text = `${head('b')}--b\r\n${page}${inner.join('')}--b--\r\n${'y'.repeat(40 * 1024 * 1024)}`
  const before = process.cpuUsage()
  expect(partsOf(text)).toBe(1)
  // It took minutes when each looked through the whole file. Work, not time: whatever else the machine does.
  expect(process.cpuUsage(before).user).toBeLessThan(10_000_000)
})

test('nesting, parts and headers have a limit', () => {
  let deep = page
  for (let depth = 0; depth < 200; depth++)
    deep = `${head(`d${depth}`)}--d${depth}\r\n${deep}--d${depth}--\r\n`
  expect(partsOf(deep)).toBeLessThanOrEqual(1)
  expect(partsOf(`${head('b')}${`--b\r\n${page}`.repeat(30_000)}--b--`)).toBe(20_000)
  expect(partsOf(`${head('b')}--b\r\nX: ${'x'.repeat(2_000_000)}\r\n\r\n--b\r\n${page}--b--`)).toBe(2)
})

test('whatever is given, it is read or it is none, and each part lies within the file', () => {
  const line = fc.constantFrom(
    'MIME-Version: 1.0',
    'Content-Type: text/html',
    'Content-Type: multipart/related; boundary="b"',
    'Content-Type: multipart/mixed; boundary=c',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://bao.vn/\n x',
    'Content-ID: <x>',
    '',
    '',
    '--b',
    '--c',
    '--b--',
    '--c--',
    '=3D=',
    '=',
    '=ZZ',
    '<p>a</p>',
    'PHA+YTwvcD4=',
    '\0',
    ':',
    ' folded',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
      const bytes = Buffer.from(lines.join(end), 'latin1')
      isArchive(bytes)
      for (const part of readArchive(bytes)?.parts ?? [])
        expect(part.read().length).toBeLessThanOrEqual(bytes.length)
    }),
    { numRuns: 1500 },
  )
})
