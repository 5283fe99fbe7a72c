// Foreign pictures made fit for the library: known kinds only, measured before they are decoded, sized for reading.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import type { SizedPicture } from './parser.ts'

/** Limits of one picture (security.md, "Fetching"). */
const MAX_BYTES = 25 * 1024 * 1024
const MAX_PIXELS = 50_000_000
const MAX_SVG_BYTES = 1024 * 1024
/** Pixels of a whole animation that is kept as it is. */
const MAX_FRAMES_PIXELS = 200_000_000
/** Longest side that reading needs, CSS pixels. */
const LONGEST_SIDE = 1600
/** An original smaller than this is kept byte for byte. */
const UNTOUCHED_BELOW = 200 * 1024
/** Smaller than this in either direction it is a counting pixel or a spacer. */
const SMALLEST_SIDE = 3
const THUMBNAIL = { width: 480, height: 320 } as const

const EXTENSIONS: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
}

const named = (bytes: Uint8Array, extension: string, width: number, height: number): SizedPicture => ({
  name: `${createHash('sha256').update(bytes).digest('hex')}.${extension}`,
  bytes: new Uint8Array(bytes),
  width,
  height,
})

const open = (bytes: Uint8Array, pages = 1): Sharp =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages })

/** The kind by sharp's own reading of the bytes; AVIF is HEIF with AV1 inside. */
const kindOf = (metadata: Metadata): string | null => {
  if (metadata.format === 'heif') return metadata.compression === 'av1' ? 'avif' : null
  return metadata.format
}

/** Width and height as shown: a camera's turn is counted in. */
function shownSize(metadata: Metadata): { width: number; height: number } {
  const turned = (metadata.orientation ?? 1) >= 5
  return turned
    ? { width: metadata.height, height: metadata.width }
    : { width: metadata.width, height: metadata.height }
}

/** SVG is drawn into pixels, and only where it brings nothing from elsewhere. */
async function drawSvg(bytes: Uint8Array): Promise<SizedPicture | null> {
  if (bytes.length > MAX_SVG_BYTES) return null
  const text = Buffer.from(bytes).toString('utf8')
  if (
    /<!ENTITY|<script|<foreignObject|<image\b|@import|(?:href|src)\s*=\s*["']\s*(?!#)|url\(\s*["']?\s*(?!#)/i.test(
      text,
    )
  )
    return null
  const { data, info } = await open(bytes)
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  return named(data, 'png', info.width, info.height)
}

const looksLikeSvg = (bytes: Uint8Array): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<svg[\s>]/i.test(
    Buffer.from(bytes.subarray(0, 2048)).toString('utf8'),
  )

async function size(bytes: Uint8Array): Promise<SizedPicture | 'spacer' | null> {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return null
  if (looksLikeSvg(bytes)) return drawSvg(bytes)
  const metadata = await open(bytes).metadata()
  const kind = kindOf(metadata)
  const extension = kind === null ? undefined : EXTENSIONS[kind]
  const { width, height } = shownSize(metadata)
  if (extension === undefined || width * height > MAX_PIXELS) return null
  if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) return 'spacer'
  const frames = metadata.pages ?? 1
  if (extension === 'gif' && frames > 1) {
    // An animation is kept as it is; one frame of it is decoded, as proof that it can be.
    if (width * height * frames > MAX_FRAMES_PIXELS) return null
    await open(bytes).stats()
    return named(bytes, extension, width, height)
  }
  if (bytes.length < UNTOUCHED_BELOW) {
    await open(bytes).stats()
    return named(bytes, extension, width, height)
  }
  const sized = open(bytes, frames > 1 && extension === 'webp' ? -1 : 1)
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
  const encoded =
    extension === 'jpg'
      ? sized.jpeg({ quality: 82, mozjpeg: true })
      : extension === 'png' || extension === 'gif'
        ? sized.png({ compressionLevel: 9 })
        : extension === 'avif'
          ? sized.avif({ quality: 60, effort: 2 })
          : sized.webp({ quality: 82 })
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
  const fits = Math.max(width, height) <= LONGEST_SIDE
  if (fits && data.length >= bytes.length) return named(bytes, extension, width, height)
  return named(data, extension === 'gif' ? 'png' : extension, info.width, info.pageHeight ?? info.height)
}

/**
 * A picture by its content's name, sized for reading; `spacer` for one too small to show anything; null for what is no
 * picture of a known kind, damaged, or beyond the limits. Never throws for what a picture holds.
 */
export async function sizePicture(bytes: Uint8Array): Promise<SizedPicture | 'spacer' | null> {
  try {
    return await size(bytes)
  } catch {
    return null
  }
}

/** The list's picture: WebP, 480 × 320 at most, cut to 3:2; null where it cannot be read. */
export async function makeThumbnail(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { width, height } = shownSize(await open(bytes).metadata())
    const scale = Math.min(1, width / THUMBNAIL.width, height / THUMBNAIL.height)
    const box = {
      width: Math.max(1, Math.floor(THUMBNAIL.width * scale)),
      height: Math.max(1, Math.floor(THUMBNAIL.height * scale)),
    }
    return new Uint8Array(
      await open(bytes)
        .autoOrient()
        .resize({ ...box, fit: 'cover', position: 'attention' })
        .webp({ quality: 76 })
        .toBuffer(),
    )
  } catch {
    return null
  }
}
