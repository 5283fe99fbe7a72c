// From bytes to text: byte order mark, then header, then meta, then a guess.
import { analyse } from 'chardet'
import { AppFailure } from '../../domain/result.ts'
import { namesLegacyFont } from './legacy-fonts.ts'
import { guessLegacy } from './legacy-guess.ts'
import type { LegacyCharset } from './legacy-vietnamese.ts'

/** How much of a page is looked at for its `<meta charset>`; the HTML standard asks for 1,024 bytes. */
const META_WINDOW = 8192
/** How much is given to the guess. */
const GUESS_WINDOW = 256 * 1024
/** More unreadable characters than this share: the guess was wrong, and so would any reader find it. */
const UNREADABLE_SHARE = 0.1
/** Pages in UTF-8 with a few broken characters are common; in any other encoding nearly all marked letters break. */
const UTF8_SLIPS = 0.1

/** The WHATWG name of an encoding label, or null where no decoder knows it. */
function encodingOf(label: string | null | undefined): string | null {
  if (!label) return null
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return null
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const fromHeader = (contentType: string | null): string | null =>
  encodingOf(/charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1])

/** A page's beginning with each byte as one letter: enough for what is written in ASCII, and for a look at the rest. */
const westernOf = (bytes: Uint8Array, length = GUESS_WINDOW): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1')

function fromMeta(bytes: Uint8Array): string | null {
  const start = westernOf(bytes, META_WINDOW)
  const declared =
    /<meta\b[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/i.exec(start)?.[1]
  const encoding = encodingOf(declared)
  // A declaration that can be read byte by byte cannot be true of UTF-16 (HTML standard, "prescan").
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding
}

/** Whether the bytes are UTF-8, save for a slip here and there, and whether they hold anything beyond ASCII. */
function asUtf8(bytes: Uint8Array): { valid: boolean; beyondAscii: boolean } {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, GUESS_WINDOW), { stream: true })
  const beyondAscii = text.match(/[^\0-\x7F]/g)?.length ?? 0
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  return { valid: broken <= beyondAscii * UTF8_SLIPS, beyondAscii: beyondAscii > 0 }
}

/** UTF-16 without its mark: every other byte of markup is zero. */
function zeroPattern(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 1024)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  if (odd > sample.length / 4 && even < sample.length / 20) return 'utf-16le'
  if (even > sample.length / 4 && odd < sample.length / 20) return 'utf-16be'
  return null
}

/** Vietnamese in windows-1258: tones stand as combining marks of their own, each after a vowel. */
function looksVietnamese(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1258').decode(bytes.subarray(0, GUESS_WINDOW))
  const marks = text.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0
  const placed = text.match(/[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/giu)?.length ?? 0
  return marks >= 3 && placed >= marks * 0.9 && /[đươăâêô]/iu.test(text)
}

function guess(bytes: Uint8Array): string {
  const zeros = zeroPattern(bytes)
  if (zeros) return zeros
  if (asUtf8(bytes).valid) return 'utf-8'
  // Each letter of such a page stands for another: statistics of letters would only mislead.
  const western = westernOf(bytes)
  if (namesLegacyFont(western) || guessLegacy(western)) return 'windows-1252'
  if (looksVietnamese(bytes)) return 'windows-1258'
  for (const match of analyse(bytes.subarray(0, GUESS_WINDOW))) {
    const encoding = encodingOf(match.name)
    if (encoding && encoding !== 'utf-8' && !encoding.startsWith('utf-16')) return encoding
  }
  return 'windows-1252'
}

/** What is declared, unless the bytes say that it cannot be. */
function believable(declared: string, bytes: Uint8Array): boolean {
  if (declared === 'utf-8') return asUtf8(bytes).valid
  if (declared.startsWith('utf-16'))
    return zeroPattern(bytes) === declared || byteOrderMark(bytes) === declared
  const utf8 = asUtf8(bytes)
  return !(utf8.valid && utf8.beyondAscii)
}

export type Decoded = {
  readonly text: string
  /** The WHATWG name of the encoding. */
  readonly encoding: string
  /** The person chose this one, which stands behind the letters of `text`: they are to be converted all. */
  readonly legacy: LegacyCharset | null
}

const isLegacy = (charset: string | null): charset is LegacyCharset =>
  charset === 'tcvn3' || charset === 'vni'

/** What is written in the page, its header and its bytes about its encoding. */
function foundEncoding(bytes: Uint8Array, contentType: string | null): string {
  const declared = [fromHeader(contentType), fromMeta(bytes)].find(
    (encoding) => encoding !== null && believable(encoding, bytes),
  )
  return byteOrderMark(bytes) ?? declared ?? guess(bytes)
}

/**
 * Text of a page in NFC, without its byte order mark. `contentType` is the header, where there was one. `charset` is
 * what a person chose for it, or what the same bytes were read in before: one of `offeredCharsets` or another name of the
 * Encoding Standard. It stands above everything; null where nobody knows.
 * Throws AppFailure: 'unknown-charset' where nothing makes readable text of the bytes, and for a name that no decoder has.
 */
export function decodeHtml(
  bytes: Uint8Array,
  contentType: string | null,
  charset: string | null = null,
): Decoded {
  const legacy = isLegacy(charset) ? charset : null
  const chosen = legacy ? 'windows-1252' : encodingOf(charset)
  if (charset !== null && chosen === null) throw new AppFailure('unknown-charset', { charset })
  const encoding = chosen ?? foundEncoding(bytes, contentType)
  const text = new TextDecoder(encoding).decode(bytes)
  const unreadable = text.match(/[\uFFFD\0]/g)?.length ?? 0
  if (charset === null && unreadable > 20 && unreadable > text.length * UNREADABLE_SHARE)
    throw new AppFailure('unknown-charset', { charset: encoding })
  return { text: text.replaceAll('\0', '').normalize('NFC'), encoding, legacy }
}
