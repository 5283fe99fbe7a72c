// What a file is by its first bytes, whatever it is called.

/** What a kind belongs to, so that the sentence can say "the picture PNG", "the book EPUB". */
export type KindGroup = 'document' | 'book' | 'archive' | 'picture' | 'video' | 'sound' | 'other'
export type FileKind = { readonly kind: string; readonly group: KindGroup }

/** Signatures at the very beginning, as Latin-1. Source: the formats' own specifications. */
const SIGNATURES: readonly (readonly [string, string, KindGroup])[] = [
  ['%PDF-', 'PDF', 'document'],
  ['{\\rtf', 'RTF', 'document'],
  ['\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1', 'DOC', 'document'],
  ['bplist00', 'WEBARCHIVE', 'archive'],
  ['Rar!\u001A\u0007', 'RAR', 'archive'],
  ['7z\u00BC\u00AF\u0027\u001C', '7Z', 'archive'],
  ['\u001F\u008B', 'GZIP', 'archive'],
  ['\u0089PNG\r\n', 'PNG', 'picture'],
  ['\u00FF\u00D8\u00FF', 'JPEG', 'picture'],
  ['GIF87a', 'GIF', 'picture'],
  ['GIF89a', 'GIF', 'picture'],
  ['II*\0', 'TIFF', 'picture'],
  ['MM\0*', 'TIFF', 'picture'],
  ['\u001AE\u00DF\u00A3', 'WEBM', 'video'],
  // A tag of version 2, 3 or 4: a text may begin with the letters.
  ['ID3\u0002', 'MP3', 'sound'],
  ['ID3\u0003', 'MP3', 'sound'],
  ['ID3\u0004', 'MP3', 'sound'],
  ['OggS', 'OGG', 'sound'],
  ['fLaC', 'FLAC', 'sound'],
  ['\u007FELF', 'ELF', 'other'],
]

/** What a name's ending says, for files that are turned away by their name alone. */
const BY_EXTENSION: Readonly<Record<string, KindGroup>> = {
  PDF: 'document',
  DOC: 'document',
  DOCX: 'document',
  ODT: 'document',
  RTF: 'document',
  XLS: 'document',
  XLSX: 'document',
  PPT: 'document',
  PPTX: 'document',
  EPUB: 'book',
  MOBI: 'book',
  AZW3: 'book',
  FB2: 'book',
  ZIP: 'archive',
  RAR: 'archive',
  WEBARCHIVE: 'archive',
  PNG: 'picture',
  JPG: 'picture',
  JPEG: 'picture',
  GIF: 'picture',
  WEBP: 'picture',
  AVIF: 'picture',
  HEIC: 'picture',
  SVG: 'picture',
  MP4: 'video',
  MOV: 'video',
  MKV: 'video',
  WEBM: 'video',
  AVI: 'video',
  MP3: 'sound',
  M4A: 'sound',
  OGG: 'sound',
  WAV: 'sound',
}

/** The kind that a file's extension names ("epub"), for the sentence that turns it away. */
export function kindByExtension(extension: string): FileKind {
  const kind = extension.replace(/^\./, '').toUpperCase()
  return { kind, group: BY_EXTENSION[kind] ?? 'other' }
}

/** Content types that are named after neither their group nor their kind (IANA, "Media Types"). */
const BY_TYPE: Readonly<Record<string, FileKind>> = {
  'application/pdf': { kind: 'PDF', group: 'document' },
  'application/msword': { kind: 'DOC', group: 'document' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kind: 'DOCX',
    group: 'document',
  },
  'application/epub+zip': { kind: 'EPUB', group: 'book' },
  'application/zip': { kind: 'ZIP', group: 'archive' },
  'application/x-zip-compressed': { kind: 'ZIP', group: 'archive' },
  'image/svg+xml': { kind: 'SVG', group: 'picture' },
  'audio/mpeg': { kind: 'MP3', group: 'sound' },
}
const GROUPS_BY_TYPE: Readonly<Record<string, KindGroup>> = {
  image: 'picture',
  video: 'video',
  audio: 'sound',
}

/** The kind that a Content-Type ("image/png") names, where it is one that is no page; null for every other. */
export function kindByType(type: string): FileKind | null {
  const [first = '', second = ''] = type.toLowerCase().split('/')
  const group = GROUPS_BY_TYPE[first]
  return (
    BY_TYPE[type.toLowerCase()] ??
    (group && second !== '' ? { kind: second.replace(/^x-/, '').toUpperCase(), group } : null)
  )
}

/** What a ZIP holds, by the names of its first entries: they stand uncompressed at its beginning. */
function kindOfZip(start: string): FileKind {
  if (start.includes('application/epub+zip')) return { kind: 'EPUB', group: 'book' }
  if (start.includes('application/vnd.oasis.opendocument')) return { kind: 'ODT', group: 'document' }
  for (const [entry, kind] of [
    ['word/', 'DOCX'],
    ['xl/', 'XLSX'],
    ['ppt/', 'PPTX'],
  ] as const)
    if (start.includes(entry)) return { kind, group: 'document' }
  return { kind: 'ZIP', group: 'archive' }
}

/** ISO media files name their brand after "ftyp" (ISO/IEC 14496-12); RIFF files theirs after the length. */
function kindOfContainer(start: string): FileKind | null {
  if (start.slice(4, 8) === 'ftyp') {
    const brand = start.slice(8, 12)
    if (/^avi[fs]/.test(brand)) return { kind: 'AVIF', group: 'picture' }
    if (/^(?:hei|hev|mif1|msf1)/.test(brand)) return { kind: 'HEIC', group: 'picture' }
    if (brand.startsWith('M4A')) return { kind: 'M4A', group: 'sound' }
    return { kind: 'MP4', group: 'video' }
  }
  if (!start.startsWith('RIFF')) return null
  const form = start.slice(8, 12)
  if (form === 'WEBP') return { kind: 'WEBP', group: 'picture' }
  if (form === 'WAVE') return { kind: 'WAV', group: 'sound' }
  return form === 'AVI ' ? { kind: 'AVI', group: 'video' } : null
}

const WINDOW = 4096

/** A kind that holds no text for a reader; null where the bytes may be text or markup. */
export function foreignKind(bytes: Uint8Array): FileKind | null {
  const start = Buffer.from(bytes.subarray(0, WINDOW)).toString('latin1')
  if (start.startsWith('PK\u0003\u0004')) return kindOfZip(start)
  const signed = SIGNATURES.find(([mark]) => start.startsWith(mark))
  if (signed) return { kind: signed[1], group: signed[2] }
  if (start.slice(60, 68) === 'BOOKMOBI') return { kind: 'MOBI', group: 'book' }
  return kindOfContainer(start)
}

/** Zero bytes, and not as UTF-16 has them: the bytes are no text in any charset. */
export function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, WINDOW)
  const marked = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries())
    if (byte === 0) {
      if (index % 2 === 0) even++
      else odd++
    }
  // A few stray zeros are damage, not another kind.
  if (marked || even + odd <= 2) return false
  const [few, many] = even < odd ? [even, odd] : [odd, even]
  return !(many > sample.length / 8 && few < many / 8)
}
