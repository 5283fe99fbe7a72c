// Fetches an article's pictures, each once, a few at a time, and has them sized.
import type { CapturedImage, PagePicture } from '../../domain/article.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import type { ErrorCode } from '../../domain/result.ts'
import { dataBytes } from './data-address.ts'
import { SAVED_PAGE } from './parser.ts'
import type { Parser, SizedPicture } from './parser.ts'
import { openSafeFetch, PICTURE_LIMITS } from './safe-fetch.ts'
import type { SafeFetch } from './safe-fetch.ts'

/** Pictures that one article keeps. */
const MAX_PICTURES = 200
const AT_ONCE = 4
/** Bytes of all pictures of one article, after sizing. */
const MAX_TOGETHER = 150 * 1024 * 1024
const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml;q=0.8,*/*;q=0.1'

/** How long is waited for pictures, in milliseconds. */
type PictureTimes = {
  /** For the answer to one. */
  readonly headersTime: number
  /** For all of an article. */
  readonly together: number
}
/** The article is worth more than its pictures: what has not come by then can be asked for again later. */
const TIMES: PictureTimes = { headersTime: PICTURE_LIMITS.headersTime, together: 20_000 }

/** What is no fault of a single picture: no other of its host would be had either. */
const HOST_FAILURES: ReadonlySet<ErrorCode> = new Set([
  'timed-out',
  'connection-refused',
  'host-not-found',
  'offline',
])

/** A single picture, asked for by itself. */
export type PictureRequest = {
  readonly address: string
  /** The page it stands in: named to the server, and its host and port may be private where that is allowed. */
  readonly page: string | null
  readonly allowPrivate: boolean
}

/** @throws AppFailure of the fetch, or 'picture-unreadable' */
export async function fetchPicture(
  { address, page, allowPrivate }: PictureRequest,
  parser: Parser,
): Promise<SizedPicture> {
  const fetcher = openSafeFetch({ given: page, allowPrivate, signal: new AbortController().signal })
  try {
    const { bytes } = await fetcher.safeFetch(address, {
      accept: ACCEPT,
      limits: PICTURE_LIMITS,
      ...(page === null ? {} : { referer: page }),
    })
    const picture = await parser.picture(bytes)
    if (picture === null || picture === 'spacer') throw new AppFailure('picture-unreadable')
    return picture
  } finally {
    await fetcher.close()
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
  readonly times?: PictureTimes
}

export type Pictures = {
  /** All of them in document order, also those that could not be had; spacers are left out. */
  readonly pictures: readonly PagePicture[]
  readonly images: readonly CapturedImage[]
  readonly thumbnail: Uint8Array | null
}

const missing = (address: string): PagePicture => ({ address, name: null, width: null, height: null })

/** The pictures of a page that are not to be kept now: each can be asked for later. */
export const withoutPictures = (addresses: readonly string[]): Pictures => ({
  pictures: [...new Set(addresses)].map(missing),
  images: [],
  thumbnail: null,
})

/** Never fails for a picture that cannot be had: it is told as missing. Throws only when cancelled. */
export async function fetchPictures(request: PicturesRequest): Promise<Pictures> {
  const { fetcher, parser, signal, referer } = request
  const all = [...new Set(request.addresses)]
  const addresses = all.slice(0, MAX_PICTURES)
  const pictures = new Map(all.map((address) => [address, missing(address)]))
  const images = new Map<string, CapturedImage>()
  const { headersTime, together: wholeTime } = request.times ?? TIMES
  const limits = { ...PICTURE_LIMITS, headersTime }
  const timeIsUp = AbortSignal.timeout(wholeTime)
  const deadHosts = new Set<string>()
  let together = 0
  let done = 0

  const bytesOf = async (address: string): Promise<Uint8Array | null> => {
    if (address.startsWith('data:')) return dataBytes(address)
    const local = (await request.readLocal?.(address)) ?? null
    if (local || address.startsWith(SAVED_PAGE)) return local
    const { host } = new URL(address)
    if (timeIsUp.aborted || deadHosts.has(host)) return null
    const options = { accept: ACCEPT, limits, signal: timeIsUp, ...(referer ? { referer } : {}) }
    try {
      return (await fetcher.safeFetch(address, options)).bytes
    } catch (error) {
      if (HOST_FAILURES.has(asAppError(error).code)) deadHosts.add(host)
      throw error
    }
  }
  const sized = async (address: string): Promise<SizedPicture | 'spacer' | null> => {
    try {
      const bytes = await bytesOf(address)
      return bytes ? await parser.picture(bytes) : null
    } catch {
      // The reason is of no use to a reader: a placeholder stays, from which it can be asked for again.
      return null
    }
  }
  const waiting = addresses.entries()
  const work = async () => {
    for (const [, address] of waiting) {
      signal.throwIfAborted()
      const picture = await sized(address)
      if (picture === 'spacer') pictures.delete(address)
      else if (picture && together + picture.bytes.length <= MAX_TOGETHER) {
        const { name, bytes, width, height } = picture
        pictures.set(address, { address, name, width, height })
        if (!images.has(name)) together += bytes.length
        images.set(name, { name, bytes })
      }
      request.onProgress(++done, addresses.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  signal.throwIfAborted()

  const found = [...pictures.values()]
  const first = found.find(isWorthShowing)?.name ?? null
  const shown = first === null ? null : (images.get(first)?.bytes ?? null)
  const stand = shown ?? (await leadBytes())
  signal.throwIfAborted()
  const thumbnail = stand ? await parser.thumbnail(stand).catch(() => null) : null
  return { pictures: found, images: [...images.values()], thumbnail }

  async function leadBytes(): Promise<Uint8Array | null> {
    const lead = request.leadPicture === null ? null : await sized(request.leadPicture)
    return lead === null || lead === 'spacer' ? null : lead.bytes
  }
}

/** Large enough, and no strip, to stand for an article in the list; CSS pixels. */
const isWorthShowing = ({ width, height }: PagePicture): boolean =>
  width !== null &&
  height !== null &&
  width >= 120 &&
  height >= 90 &&
  width < height * 4 &&
  height < width * 3
