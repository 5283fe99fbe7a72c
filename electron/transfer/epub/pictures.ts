// Pictures of a book: only kinds that every reader shows. WebP and AVIF, which older readers and EPUB 3.2 do not know,
// become JPEG, or PNG where they let the ground through.
import sharp from 'sharp'

/** Not reached by the library's own pictures, which are sized for reading. */
const MAX_PIXELS = 50_000_000
const JPEG_QUALITY = 86

export type PictureFile = {
  readonly file: string
  readonly type: string
  readonly bytes: Uint8Array
}

const TYPES: Readonly<Record<string, readonly [extension: string, type: string]>> = {
  jpeg: ['jpg', 'image/jpeg'],
  png: ['png', 'image/png'],
  gif: ['gif', 'image/gif'],
}

/**
 * A stored picture as a book holds it; null where it cannot be read.
 * @param name `<sha256>.<ext>`
 */
export async function bookPicture(name: string, bytes: Uint8Array): Promise<PictureFile | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS })
    const { format, hasAlpha } = await picture.metadata()
    const stem = name.split('.')[0] ?? ''
    const [kind, type] = TYPES[format] ?? []
    if (kind !== undefined && type !== undefined) return { file: `${stem}.${kind}`, type, bytes }
    const isClear = hasAlpha && !(await picture.clone().stats()).isOpaque
    const turned = picture.autoOrient()
    const data = await (isClear ? turned.png() : turned.jpeg({ quality: JPEG_QUALITY })).toBuffer()
    return {
      file: `${stem}.${isClear ? 'png' : 'jpg'}`,
      type: isClear ? 'image/png' : 'image/jpeg',
      bytes: new Uint8Array(data),
    }
  } catch {
    return null
  }
}

/** Longest side of a cover, pixels; it is shown small, and on one page. */
const COVER_SIDE = 1600

/** A drawn cover as JPEG; null for what is no picture. */
export async function coverPicture(bytes: Uint8Array): Promise<PictureFile | null> {
  try {
    const data = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .resize({ width: COVER_SIDE, height: COVER_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer()
    return { file: 'cover.jpg', type: 'image/jpeg', bytes: new Uint8Array(data) }
  } catch {
    return null
  }
}
