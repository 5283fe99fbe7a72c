// A page that lies on disk as one file: its pictures taken out of the text before any DOM sees it, and its address
// found. All of it is linear in the file's bytes.
import { webAddress } from '../../domain/url-policy.ts'
import { isPagePart, readArchive } from './mhtml.ts'
import type { ArchivePart } from './mhtml.ts'
import { SAVED_PAGE } from './parser.ts'

/** Pictures that came within a file, by the address that the page has for them after it was parsed. */
export type EnclosedPictures = ReadonlyMap<string, () => Uint8Array | null>

export type SavedPage = {
  readonly content: Uint8Array
  readonly contentType: string | null
  /** Where the page was when it was saved; null where the file does not say. */
  readonly url: string | null
  readonly enclosed: EnclosedPictures
}

/** A `data:` address is taken out from this length on, in bytes; a shorter one is a placeholder for a lazy picture. */
const SHORTEST_DATA = 1500
/** How far before ";base64," its "data:" may stand. */
const LONGEST_TYPE = 100
/** How much of a page is looked at for the comment that names its address. */
const COMMENT_WINDOW = 64 * 1024

const BASE64 = new Uint8Array(256)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_%\r\n\t ')
  BASE64[character.charCodeAt(0)] = 1
/** What stands before an address in an attribute or in CSS. */
const BEFORE_ADDRESS = new Set(['"', "'", '(', '=', ' ', ',', ';'])

/** A `data:` address of base64 from `at`: its type and where it ends; null where there is none or a short one. */
function dataAddress(bytes: Buffer, base64At: number, from: number): { start: number; end: number } | null {
  const head = bytes.toString('latin1', Math.max(from, base64At - LONGEST_TYPE), base64At)
  const inHead = head.lastIndexOf('data:')
  if (inHead < 0 || /[^\w/.+;=:-]/.test(head.slice(inHead))) return null
  const start = base64At - (head.length - inHead)
  if (start > 0 && !BEFORE_ADDRESS.has(String.fromCharCode(bytes[start - 1] ?? 0))) return null
  // Where an attribute has quotes, spaces within it may be line breaks of the data; without them they end it.
  const quoted = bytes[start - 1] === 0x22 || bytes[start - 1] === 0x27
  const lowest = quoted ? 0 : 0x21
  let end = base64At + ';base64,'.length
  for (let byte = bytes[end]; byte !== undefined && byte >= lowest && BASE64[byte] === 1; byte = bytes[end])
    end++
  return end - start >= SHORTEST_DATA ? { start, end } : null
}

function decodeData(bytes: Buffer, start: number, end: number): Uint8Array | null {
  const text = bytes.toString('latin1', start, end)
  const data = text.slice(text.indexOf(',') + 1)
  try {
    return new Uint8Array(Buffer.from(data.includes('%') ? decodeURIComponent(data) : data, 'base64'))
  } catch {
    return null
  }
}

/**
 * Puts a short address in the place of each long `data:` address, in attributes and in CSS; pictures stay readable by
 * it, fonts and other things are dropped. Pages in UTF-16 are left as they are.
 */
export function takeOutData(given: Uint8Array): { content: Uint8Array; enclosed: EnclosedPictures } {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const enclosed = new Map<string, () => Uint8Array | null>()
  const pieces: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf(';base64,'); at >= 0; at = bytes.indexOf(';base64,', Math.max(at + 1, from))) {
    const found = dataAddress(bytes, at, from)
    if (!found) continue
    const { start, end } = found
    const isPicture = bytes.toString('latin1', start, start + 'data:image/'.length) === 'data:image/'
    const address = isPicture ? `${SAVED_PAGE}enclosed/${enclosed.size + 1}` : 'data:,'
    if (isPicture) enclosed.set(address, () => decodeData(bytes, start, end))
    pieces.push(bytes.subarray(from, start), Buffer.from(address, 'latin1'))
    from = end
  }
  return from === 0
    ? { content: given, enclosed }
    : { content: new Uint8Array(Buffer.concat([...pieces, bytes.subarray(from)])), enclosed }
}

/**
 * The address in the comment that browsers write into a page they save: "saved from url=(0024)https://…", the number
 * being the address's length (Internet Explorer's mark of the web, kept by Chromium), or SingleFile's
 * "Page saved with SingleFile url: https://…". null where there is none.
 */
export function savedFrom(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, COMMENT_WINDOW)).toString('utf8')
  const marked = webAddress(/<!--\s*saved from url=\(\d{4,5}\)\s*(\S+)/i.exec(start)?.[1] ?? '')
  if (marked) return marked
  const comment = /<!--\s*Page saved with SingleFile[^\n]*\n?\s*url:\s*(\S+)/i.exec(start)
  return comment ? webAddress(comment[1] ?? '') : null
}

/** A page as a browser or SingleFile saved it. */
export function readSavedHtml(bytes: Uint8Array): SavedPage {
  return { ...takeOutData(bytes), contentType: null, url: savedFrom(bytes) }
}

const folderOf = (address: string): string => address.slice(0, address.lastIndexOf('/') + 1)

const hrefOf = (address: string, base: string): string | null => {
  try {
    return new URL(address, base).href
  } catch {
    return null
  }
}

/** The address that the page will have for a part: its place on the web, or below SAVED_PAGE where it had none. */
function placeOf(part: ArchivePart, page: ArchivePart, url: string | null): string | null {
  if (part.location === null) return null
  const folder = page.location && !webAddress(page.location) ? folderOf(page.location) : ''
  const inFolder = folder !== '' && part.location.startsWith(folder)
  const named = inFolder ? part.location.slice(folder.length) : part.location
  return hrefOf(named, url ?? SAVED_PAGE)
}

const cidAddress = (id: string): string => `${SAVED_PAGE}cid/${encodeURIComponent(id)}`

/** Of a page of frames the frame with most in it is what a reader saw. */
function shownPage(parts: readonly ArchivePart[], root: ArchivePart): { page: ArchivePart; html: Buffer } {
  const html = Buffer.from(root.read())
  if (!/<frameset\b/i.test(html.toString('latin1'))) return { page: root, html }
  const frames = parts
    .filter((part) => isPagePart(part) && part !== root)
    .map((page) => ({ page, html: Buffer.from(page.read()) }))
  return frames.toSorted((a, b) => b.html.length - a.html.length)[0] ?? { page: root, html }
}

/** The page of an .mhtml or .mht file; null where there is none in it. */
export function readSavedArchive(bytes: Uint8Array): SavedPage | null {
  const archive = readArchive(bytes)
  if (archive === null) return null
  const { page, html } = shownPage(archive.parts, archive.root)
  const url = webAddress((page === archive.root ? archive.address : page.location) ?? archive.address ?? '')
  const ids = new Map(archive.parts.flatMap((part) => (part.id === null ? [] : [[part.id, part] as const])))
  // "cid:" is an address of the archive only; a part that is on the web too gets that one.
  const text = html.toString('latin1').replace(/\bcid:([^"'()\s<>]+)/gi, (written, id: string) => {
    const part = ids.get(id) ?? ids.get(decodeId(id))
    if (!part) return written
    return (isPagePart(part) ? webAddress(part.location ?? '') : null) ?? cidAddress(part.id ?? id)
  })
  const enclosed = new Map<string, () => Uint8Array | null>()
  for (const part of archive.parts) {
    if (!part.type.startsWith('image/') && part.type !== 'application/octet-stream') continue
    for (const address of [placeOf(part, page, url), part.id === null ? null : cidAddress(part.id)])
      if (address !== null && !enclosed.has(address)) enclosed.set(address, part.read)
  }
  const { content, enclosed: inText } = takeOutData(Buffer.from(text, 'latin1'))
  return {
    content,
    contentType: page.contentType,
    url: url ?? savedFrom(content),
    enclosed: new Map([...enclosed, ...inText]),
  }
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
