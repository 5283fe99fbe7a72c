// Fetches an article's pictures, each once, a few at a time, and has them sized.
import type { CapturedImage } from '../../domain/article.ts'
import { SAVED_PAGE } from './parser.ts'
import type { KeptPicture, Parser } from './parser.ts'
import { PICTURE_LIMITS } from './safe-fetch.ts'
import type { SafeFetch } from './safe-fetch.ts'

/** Pictures that one article keeps. */
const MAX_PICTURES = 60
const AT_ONCE = 4
/** Bytes of all pictures of one article, after sizing. */
const MAX_TOGETHER = 150 * 1024 * 1024
const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml;q=0.8,*/*;q=0.1'

/** Bytes of a `data:` address; null where it is none. */
function dataBytes(address: string): Uint8Array | null {
  const parts = /^data:image\/[\w.+-]+((?:;[^;,]*)*),/i.exec(address)
  if (!parts || address.length > PICTURE_LIMITS.bytes * 1.4) return null
  const data = address.slice(parts[0].length)
  try {
    return /;base64/i.test(parts[1] ?? '')
      ? new Uint8Array(Buffer.from(decodeURIComponent(data), 'base64'))
      : new Uint8Array(Buffer.from(decodeURIComponent(data), 'utf8'))
  } catch {
    return null
  }
}

export type PicturesRequest = {
  /** Absolute addresses in document order. */
  readonly addresses: readonly string[]
  /** Stands for the article in the list where the body has no picture; not kept itself. */
  readonly leadPicture: string | null
  /** The page, named to the server as where the picture was found. */
  readonly referer: string | null
  readonly fetcher: SafeFetch
  readonly parser: Parser
  readonly signal: AbortSignal
  /** Also reads a local file's own pictures, by address; null: no such picture. */
  readonly readLocal?: (address: string) => Promise<Uint8Array | null>
  readonly onProgress: (done: number, all: number) => void
}

export type Pictures = {
  readonly kept: readonly KeptPicture[]
  readonly images: readonly CapturedImage[]
  readonly thumbnail: Uint8Array | null
}

/** Never fails for a picture that cannot be had: it is left out. Throws only when cancelled. */
export async function fetchPictures(request: PicturesRequest): Promise<Pictures> {
  const { fetcher, parser, signal, referer } = request
  const addresses = [...new Set(request.addresses)].slice(0, MAX_PICTURES)
  const kept = new Map<string, KeptPicture>()
  const images = new Map<string, CapturedImage>()
  let together = 0
  let done = 0

  const bytesOf = async (address: string): Promise<Uint8Array | null> => {
    if (address.startsWith('data:')) return dataBytes(address)
    const local = (await request.readLocal?.(address)) ?? null
    if (local || address.startsWith(SAVED_PAGE)) return local
    const headers = { accept: ACCEPT, limits: PICTURE_LIMITS, ...(referer ? { referer } : {}) }
    return (await fetcher.safeFetch(address, headers)).bytes
  }
  const sized = async (address: string) => {
    try {
      const bytes = await bytesOf(address)
      return bytes ? await parser.picture(bytes) : null
    } catch {
      // The reason is of no use to a reader: the caption stays, and the address with it.
      return null
    }
  }
  const waiting = addresses.entries()
  const work = async () => {
    for (const [, address] of waiting) {
      signal.throwIfAborted()
      const picture = await sized(address)
      if (picture && together + picture.bytes.length <= MAX_TOGETHER) {
        const { name, bytes, width, height } = picture
        kept.set(address, { address, name, width, height })
        if (!images.has(name)) together += bytes.length
        images.set(name, { name, bytes })
      }
      request.onProgress(++done, addresses.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  signal.throwIfAborted()

  const first = addresses.map((address) => kept.get(address)).find((one) => one && isWorthShowing(one))
  const shown = first ? (images.get(first.name)?.bytes ?? null) : null
  const stand = shown ?? (request.leadPicture ? ((await sized(request.leadPicture))?.bytes ?? null) : null)
  signal.throwIfAborted()
  const thumbnail = stand ? await parser.thumbnail(stand).catch(() => null) : null
  return { kept: [...kept.values()], images: [...images.values()], thumbnail }
}

/** Large enough, and no strip, to stand for an article in the list; CSS pixels. */
const isWorthShowing = ({ width, height }: KeptPicture): boolean =>
  width >= 120 && height >= 90 && width < height * 4 && height < width * 3
