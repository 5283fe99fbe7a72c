import { describe, expect, test } from 'vitest'
import { decodeHtml } from '../../../electron/capture/decode-html.ts'

const SENTENCE = 'Người đọc ở thị xã Quảng Yên mượn sách mỗi tuần, và trả lại đúng hẹn.'
const page = (text: string, charset = '') =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}<title>x</title></head><body><p>${text}</p></body></html>`
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: (readonly number[] | Uint8Array)[]) =>
  new Uint8Array(parts.flatMap((part) => [...part]))

/** windows-1258 as Vietnamese Windows wrote it: vowels with their own mark, the tone a combining character after. */
function windows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258')
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(new Uint8Array([code])), code]),
  )
  const out: number[] = []
  for (const letter of text.normalize('NFC')) {
    const whole = codes.get(letter)
    if (whole !== undefined) {
      out.push(whole)
      continue
    }
    const marks = [...letter.normalize('NFD')]
    const tone = marks.findIndex((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark))
    const base = marks
      .filter((_, index) => index !== tone)
      .join('')
      .normalize('NFC')
    out.push(codes.get(base) ?? 63, codes.get(marks[tone] ?? '') ?? 63)
  }
  return new Uint8Array(out)
}

const utf16 = (text: string, bigEndian: boolean) =>
  bytes(
    ...[...text].map((letter) =>
      bigEndian
        ? [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]
        : [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8],
    ),
  )

describe('a page is read in the charset it is written in', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['UTF-8 by the header', utf8(page(SENTENCE)), 'text/html; charset=UTF-8'],
    ['UTF-8 by its meta', utf8(page(SENTENCE, 'utf-8')), null],
    ['UTF-8 that says nothing', utf8(page(SENTENCE)), null],
    ['UTF-8 in decomposed letters', utf8(page(SENTENCE.normalize('NFD'))), null],
    [
      'UTF-8 with a byte order mark against a wrong header',
      bytes([0xef, 0xbb, 0xbf], utf8(page(SENTENCE))),
      'text/html; charset=iso-8859-1',
    ],
    ['UTF-8 against a wrong header', utf8(page(SENTENCE)), 'text/html; charset=windows-1252'],
    ['UTF-8 against a wrong meta', utf8(page(SENTENCE, 'iso-8859-1')), null],
    ['UTF-8 under a label that nobody knows', utf8(page(SENTENCE)), 'text/html; charset=x-none'],
    ['UTF-16 LE with its mark', bytes([0xff, 0xfe], utf16(page(SENTENCE), false)), null],
    [
      'UTF-16 LE with its mark against a wrong header',
      bytes([0xff, 0xfe], utf16(page(SENTENCE), false)),
      'text/html; charset=windows-1252',
    ],
    ['UTF-16 BE with its mark', bytes([0xfe, 0xff], utf16(page(SENTENCE), true)), null],
    ['UTF-16 LE without its mark', utf16(page('plain words '.repeat(20) + SENTENCE), false), null],
    ['windows-1258 by the header', windows1258(page(SENTENCE)), 'text/html; charset=windows-1258'],
    ['windows-1258 by its meta', windows1258(page(SENTENCE, 'windows-1258')), null],
    ['windows-1258 that says nothing', windows1258(page(SENTENCE)), null],
    ['windows-1258 that says UTF-8', windows1258(page(SENTENCE)), 'text/html; charset=utf-8'],
  ])('%s', (_name, given, contentType) => {
    expect(decodeHtml(given, contentType).text).toContain(SENTENCE)
  })

  test('the header stands above the meta', () => {
    const given = new Uint8Array([...utf8('<meta charset="windows-1251"><p>caf'), 0xe9])
    expect(decodeHtml(given, 'text/html; charset=windows-1252').text).toContain('café')
  })

  test('a page with one broken character stays what it is', () => {
    const given = bytes(utf8(page(SENTENCE.repeat(3), 'utf-8')), [0xc3])
    expect(decodeHtml(given, null).text).toContain(SENTENCE)
  })

  test('Western letters without a word on their charset are guessed', () => {
    const text = 'Le café était fermé, la fenêtre ouverte; où était passé le garçon à la voix légère?'
    expect(decodeHtml(new Uint8Array(Buffer.from(page(text), 'latin1')), null).text).toContain(text)
  })

  test('text comes in composed letters, without its mark and without NUL', () => {
    const { text } = decodeHtml(bytes([0xef, 0xbb, 0xbf], utf8('e\u0302\u0301 \0x')), null)
    expect(text).toBe('ế x')
  })

  test('bytes that are no text in any charset are turned away', () => {
    const noise = new Uint8Array(4000).map((_, index) => (index % 3 === 0 ? 0 : (index * 89) % 256))
    expect(() => decodeHtml(noise, 'text/html; charset=windows-1252')).toThrow('unknown-charset')
  })
})
