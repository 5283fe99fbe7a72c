/**
 * Renders the drawn sources of this folder, run by hand after one of them has changed:
 *
 *     node assets/render.ts
 *
 * `sample/drawings/*.svg` become `sample/images/*.webp`, and small ones of them `sample/thumbnails/*.webp`; `icons/icon.svg`, and for small sizes
 * `icons/icon-small.svg`, become the icons that electron-builder takes.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sharp from 'sharp'

const assets = import.meta.dirname
const drawings = join(assets, 'sample', 'drawings')
const images = join(assets, 'sample', 'images')
const thumbnails = join(assets, 'sample', 'thumbnails')
const icons = join(assets, 'icons')

/** A sample picture travels with the app: 90 KB is its limit. */
const largestImageBytes = 90 * 1024
/** Qualities tried in turn until the picture is within its limit. */
const webpQualities = [82, 76, 70, 64, 58]

/** Edge in pixels up to which the simplified icon is the clearer one. */
const largestSmallIcon = 32
const linuxSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Types of icns that hold PNG, with their edge in pixels; ic11 to ic14 and ic10 are the "@2x" ones. */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

type Picture = { size: number; png: Buffer }

/** The list's picture on a screen of double density: 480 × 320 px. */
const thumbnailOf = (picture: Buffer): Promise<Buffer> =>
  sharp(picture).resize(480, 320, { fit: 'cover' }).webp({ quality: 78 }).toBuffer()

async function renderDrawing(file: string): Promise<void> {
  const source = await readFile(join(drawings, file))
  for (const quality of webpQualities) {
    const webp = await sharp(source).webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (webp.byteLength <= largestImageBytes) {
      const name = `${basename(file, '.svg')}.webp`
      await writeFile(join(images, name), webp)
      await writeFile(join(thumbnails, name), await thumbnailOf(webp))
      return
    }
  }
  throw new Error(`${file} is larger than ${largestImageBytes} bytes at every quality`)
}

async function renderIcon(size: number): Promise<Picture> {
  const source = await readFile(join(icons, size <= largestSmallIcon ? 'icon-small.svg' : 'icon.svg'))
  // librsvg draws at 72 dots an inch unless told otherwise, and the sources give their size in pixels
  const { width } = await sharp(source).metadata()
  const png = await sharp(source, { density: (72 * size) / width })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer()
  return { size, png }
}

/**
 * A Windows icon: a directory of pictures, little-endian. Header: reserved 0, type 1 (icon), number of
 * pictures (three 16-bit words). Then 16 bytes for each: width and height (one byte each, 0 for 256),
 * colours 0, reserved 0, planes 1, bits a pixel 32 (16-bit words), length and offset of its PNG (32-bit
 * words). The PNGs follow. Source: Microsoft's ICONDIR and ICONDIRENTRY; PNG entries since Vista.
 */
function packIco(pictures: readonly Picture[]): Buffer {
  const directory = Buffer.alloc(6 + 16 * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index
    directory.writeUInt8(size % 256, entry)
    directory.writeUInt8(size % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(png.length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)])
}

/**
 * An Apple icon: the letters "icns" and the length of the whole file, then for each picture its type of
 * four letters and the length of this block; lengths are 32-bit big-endian and count their own eight
 * bytes. Source: Apple's icns container as iconutil writes it.
 */
function packIcns(entries: readonly { type: string; png: Buffer }[]): Buffer {
  const block = (type: string, body: Buffer) => {
    const header = Buffer.alloc(8)
    header.write(type, 0, 'latin1')
    header.writeUInt32BE(8 + body.length, 4)
    return Buffer.concat([header, body])
  }
  return block('icns', Buffer.concat(entries.map(({ type, png }) => block(type, png))))
}

async function renderIcons(): Promise<void> {
  const sizes = new Set([...linuxSizes, ...icoSizes, ...icnsTypes.map(([, size]) => size)])
  const bySize = new Map<number, Picture>()
  for (const size of sizes) bySize.set(size, await renderIcon(size))
  const picture = (size: number): Picture => {
    const found = bySize.get(size)
    if (!found) throw new Error(`no icon of ${size} pixels was rendered`)
    return found
  }

  const linux = join(icons, 'linux')
  await mkdir(linux, { recursive: true })
  for (const size of linuxSizes) await writeFile(join(linux, `${size}x${size}.png`), picture(size).png)
  await writeFile(join(icons, 'icon.png'), picture(1024).png)
  await writeFile(join(icons, 'icon.ico'), packIco(icoSizes.map(picture)))
  await writeFile(
    join(icons, 'icon.icns'),
    packIcns(icnsTypes.map(([type, size]) => ({ type, png: picture(size).png }))),
  )
}

await mkdir(images, { recursive: true })
for (const file of await readdir(drawings)) if (file.endsWith('.svg')) await renderDrawing(file)
await renderIcons()
