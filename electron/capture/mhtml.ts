// A page that a browser saved as one file, .mhtml or .mht: MIME (RFC 2045, 2046), its parts joined as RFC 2557 says.
// Of the libraries for mail none tells a part's Content-Location, by which pages name their pictures, and a charset of
// the part's own document is only seen in its bytes: so the little that browsers write is read here.

export type ArchivePart = {
  /** Media type in lower case, "text/html". */
  readonly type: string
  /** The whole Content-Type, for its charset. */
  readonly contentType: string
  /** Content-Location as written, or null. */
  readonly location: string | null
  /** Content-ID without its brackets, or null. */
  readonly id: string | null
  /** The content, decoded. */
  readonly read: () => Uint8Array
}

export type Archive = {
  /** Where the page was, as the archive says; null where it does not. */
  readonly address: string | null
  readonly root: ArchivePart
  readonly parts: readonly ArchivePart[]
}

const MAX_PARTS = 20_000
const MAX_DEPTH = 8
/** Longest header of one part, in bytes. */
const MAX_HEADER = 256 * 1024

type Headers = ReadonlyMap<string, string>

/** Headers up to the first blank line, folded lines joined; `from` is where the content begins. */
function readHeaders(bytes: Buffer, start: number, end: number): { headers: Headers; from: number } {
  const limit = Math.min(end, start + MAX_HEADER)
  const text = bytes.toString('latin1', start, limit)
  const blank = /^\r?\n|\r?\n\r?\n/.exec(text)
  const head = blank ? text.slice(0, blank.index) : text
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { headers, from: blank ? start + blank.index + blank[0].length : limit }
}

const parameter = (contentType: string, name: string): string | null => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(contentType)
  return found?.[1] ?? found?.[2] ?? null
}

/** Ranges between the lines "--boundary"; one that is never closed ends with what holds it. */
function splitAt(file: Buffer, boundary: string, start: number, end: number): [number, number][] {
  // Only this far: thousands of parts that each look for a boundary of their own would each look through the file.
  const bytes = file.subarray(0, end)
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const ranges: [number, number][] = []
  let open: number | null = null
  for (let at = bytes.indexOf(mark, start); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
    if (at > start && bytes[at - 1] !== 0x0a) continue
    const lineEnd = bytes.indexOf(0x0a, at)
    const rest = bytes.toString('latin1', at + mark.length, lineEnd < 0 ? end : lineEnd).trimEnd()
    if (rest !== '' && rest !== '--') continue
    // The line break before a boundary belongs to it.
    if (open !== null) ranges.push([open, Math.max(open, bytes[at - 2] === 0x0d ? at - 2 : at - 1)])
    open = rest === '--' || lineEnd < 0 ? null : lineEnd + 1
    if (rest === '--' || ranges.length >= MAX_PARTS) break
  }
  if (open !== null && ranges.length < MAX_PARTS) ranges.push([open, end])
  return ranges
}

const hexValue = (byte: number | undefined): number =>
  byte === undefined ? -1 : '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase())

/** Quoted-printable (RFC 2045, 6.7): "=3D" is a byte, "=" at a line's end joins it to the next. */
function decodeQuoted(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    if (byte === 0x3d) {
      const [high, low] = [hexValue(bytes[index + 1]), hexValue(bytes[index + 2])]
      if (high >= 0 && low >= 0) {
        decoded[length++] = high * 16 + low
        index += 2
        continue
      }
      const lineEnd = bytes[index + 1] === 0x0d ? index + 2 : index + 1
      if (bytes[lineEnd] === 0x0a) {
        index = lineEnd
        continue
      }
    }
    decoded[length++] = byte
  }
  return decoded.subarray(0, length)
}

function decode(bytes: Buffer, encoding: string): Uint8Array {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(bytes.toString('latin1'), 'base64'))
  return encoding === 'quoted-printable' ? decodeQuoted(bytes) : bytes
}

/** An address may be folded over lines, which leaves spaces in it. */
const addressIn = (text: string | undefined): string | null => text?.replace(/\s+/g, '') || null

function collect(bytes: Buffer, start: number, end: number, depth: number, parts: ArchivePart[]): Headers {
  const { headers, from } = readHeaders(bytes, start, end)
  const contentType = headers.get('content-type') ?? 'text/plain'
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  const boundary = type.startsWith('multipart/') ? parameter(contentType, 'boundary') : null
  if (boundary !== null && boundary !== '' && depth < MAX_DEPTH) {
    for (const [first, last] of splitAt(bytes, boundary, from, end))
      if (parts.length < MAX_PARTS) collect(bytes, first, last, depth + 1, parts)
  } else {
    const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? ''
    parts.push({
      type,
      contentType,
      location: addressIn(headers.get('content-location')),
      id: headers.get('content-id')?.replace(/^<|>$/g, '') || null,
      read: () => decode(bytes.subarray(from, end), encoding),
    })
  }
  return headers
}

export const isPagePart = ({ type }: ArchivePart): boolean =>
  type === 'text/html' || type === 'application/xhtml+xml'

/** How much of a file is looked at for the headers of MIME. */
const HEAD = 8192

/** Whether a file begins as browsers begin a page saved as one file. */
export function isArchive(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').trimStart()
  const head = start.split(/\r?\n\r?\n/)[0] ?? ''
  return (
    /^[a-z][a-z-]{1,40}:/i.test(head) &&
    /^mime-version:/im.test(head) &&
    /^content-type:\s*(?:multipart\/(?:related|alternative|mixed)|text\/html)/im.test(head)
  )
}

/** The parts of an archive; null where no page is among them. Reads headers only: a part is decoded when it is read. */
export function readArchive(given: Uint8Array): Archive | null {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const parts: ArchivePart[] = []
  const start = /^\s*/.exec(bytes.toString('latin1', 0, HEAD))?.[0].length ?? 0
  const headers = collect(bytes, start, bytes.length, 0, parts)
  const first = parameter(headers.get('content-type') ?? '', 'start')?.replace(/^<|>$/g, '') ?? null
  const root = parts.find((part) => isPagePart(part) && part.id === first) ?? parts.find(isPagePart)
  if (!root) return null
  return {
    address: addressIn(headers.get('snapshot-content-location')) ?? root.location,
    root,
    parts,
  }
}
