// One save, from what a person gave to an article that the library can keep.
import type { CapturedArticle, Origin } from '../../domain/article.ts'
import type { CaptureInput, CaptureStep } from '../../domain/capture.ts'
import { AppFailure } from '../../domain/result.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { localPictures, readLocalFile } from './local-file.ts'
import { namedPictures } from './parser.ts'
import type { Extracted, ExtractRequest, Parser } from './parser.ts'
import { fetchPictures, withoutPictures } from './pictures.ts'
import { openSafeFetch, PAGE_LIMITS, PICTURE_LIMITS } from './safe-fetch.ts'
import type { Fetched, FetchOptions, SafeFetch } from './safe-fetch.ts'

export type CaptureOptions = {
  /** The person allowed the private host and port of the given address, for this save. */
  readonly allowPrivate: boolean
  readonly keepPictures: boolean
  readonly signal: AbortSignal
  /** `progress` is 0 to 1 over the whole save. */
  readonly onStep: (step: CaptureStep, progress: number, title?: string) => void
  readonly parser: Parser
}

/** Where each step of a save begins on the way from 0 to 1. */
const PROGRESS = { fetching: 0.02, extracting: 0.35, pictures: 0.5, saving: 0.95 } as const
const ACCEPT_PAGE = 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5'
const PAGE_TYPE =
  /^\s*(?:text\/html|application\/xhtml\+xml|application\/xml|text\/xml|text\/plain|text\/markdown)\b/i

type Given = {
  readonly request: ExtractRequest
  readonly original: Uint8Array | null
  readonly localPath: string | null
}

/** An address as a person wrote it; says what is wrong with one that cannot be saved. */
function checkAddress(text: string): string {
  const address = webAddress(text)
  if (address !== null) return address
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url && /^https?:$/.test(url.protocol) && (url.username || url.password))
    throw new AppFailure('address-has-credentials', { host: url.hostname })
  throw new AppFailure('bad-address', { address: text.slice(0, 200) })
}

const optionalAddress = (text: string | null): string | null => (text === null ? null : checkAddress(text))

/** How a page is fetched; what its headers say is no page is refused as 'not-html'. */
export const pageOptions = (url: string): FetchOptions => ({
  accept: ACCEPT_PAGE,
  limits: PAGE_LIMITS,
  checkType: (contentType) => {
    if (contentType === null || PAGE_TYPE.test(contentType)) return
    const type = contentType.split(';')[0]?.trim().slice(0, 80) ?? ''
    throw new AppFailure('not-html', { host: new URL(url).hostname, type })
  },
})

/** A fetched page, for a parser. */
export const pageRequest = ({ url, bytes, contentType }: Fetched): ExtractRequest => ({
  form: /^\s*text\/(?:plain|markdown)\b/i.test(contentType ?? '') ? 'text' : 'html',
  content: bytes,
  contentType,
  charset: null,
  url,
  trusted: false,
  local: false,
})

async function fetchPage(url: string, fetcher: SafeFetch, onStep: CaptureOptions['onStep']): Promise<Given> {
  const page = await fetcher.safeFetch(url, {
    ...pageOptions(url),
    onBytes: (read, expected) => {
      const share = expected ? Math.min(1, read / expected) : 1 - 1 / (1 + read / 200_000)
      onStep('fetching', PROGRESS.fetching + share * (PROGRESS.extracting - PROGRESS.fetching))
    },
  })
  return { request: pageRequest(page), original: page.bytes, localPath: null }
}

/** What was given, as bytes or text with an address. */
async function readInput(
  input: CaptureInput,
  fetcher: SafeFetch,
  { onStep, signal }: Pick<CaptureOptions, 'onStep' | 'signal'>,
): Promise<Given> {
  switch (input.kind) {
    case 'address':
      return fetchPage(checkAddress(input.url), fetcher, onStep)
    case 'html':
    case 'text': {
      if (input.text.trim() === '') throw new AppFailure('empty-input')
      const url = input.kind === 'html' ? optionalAddress(input.url) : null
      const request: ExtractRequest = {
        form: input.kind,
        content: input.text,
        contentType: null,
        charset: null,
        url,
        trusted: true,
        local: false,
      }
      return { request, original: Buffer.from(input.text, 'utf8'), localPath: null }
    }
    case 'file': {
      const { form, bytes } = await readLocalFile(input.path, signal)
      if (bytes.length === 0) throw new AppFailure('empty-input')
      const request: ExtractRequest = {
        form,
        content: bytes,
        contentType: null,
        charset: null,
        url: optionalAddress(input.url),
        trusted: false,
        local: true,
      }
      return { request, original: bytes, localPath: input.path }
    }
  }
}

const ORIGINS: Readonly<Record<CaptureInput['kind'], Origin>> = {
  address: 'address',
  html: 'html',
  text: 'text',
  file: 'file',
}

/** The address whose host and port the person gave. */
const givenAddress = (input: CaptureInput): string | null =>
  'url' in input && input.url !== null ? webAddress(input.url) : null

async function withPictures(
  extraction: Extracted,
  given: Given,
  fetcher: SafeFetch,
  options: CaptureOptions,
): Promise<CapturedArticle> {
  const { parser, signal, onStep } = options
  const { pictures, images, thumbnail } = options.keepPictures
    ? await fetchPictures({
        addresses: extraction.pictures,
        leadPicture: extraction.leadPicture,
        referer: extraction.url,
        fetcher,
        parser,
        signal,
        ...(given.localPath ? { readLocal: localPictures(given.localPath, PICTURE_LIMITS.bytes) } : {}),
        onProgress: (done, all) =>
          onStep(
            'pictures',
            PROGRESS.pictures + (done / all) * (PROGRESS.saving - PROGRESS.pictures),
            extraction.title,
          ),
      })
    : withoutPictures(extraction.pictures)
  const { contentHtml, figures } = await parser.finish({ contentHtml: extraction.contentHtml, pictures })
  const { pictures: _addresses, leadPicture: _leadPicture, charset, ...article } = extraction
  // Whether it is small enough to be kept, packed, the library decides; what no page may be is not even handed over.
  const original = given.original && given.original.length <= PAGE_LIMITS.bytes ? given.original : null
  return {
    ...article,
    origin: 'address',
    figures,
    pictures: namedPictures(pictures),
    originalReading: { form: given.request.form, charset },
    contentHtml,
    images,
    thumbnail,
    original,
  }
}

/** Waits for work that cannot be stopped itself, no longer than it is wanted. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new AppFailure('cancelled'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/**
 * Makes an article of what was given. Throws AppFailure with the cause; 'cancelled' when the signal was aborted.
 * Nothing is written: what comes back is for the library.
 */
export async function captureArticle(input: CaptureInput, options: CaptureOptions): Promise<CapturedArticle> {
  const { signal, onStep, parser } = options
  const fetcher = openSafeFetch({ given: givenAddress(input), allowPrivate: options.allowPrivate, signal })
  try {
    signal.throwIfAborted()
    onStep('fetching', PROGRESS.fetching)
    // The person need not wait for a disk or a network drive that does not answer.
    const given = await untilAborted(readInput(input, fetcher, options), signal)
    signal.throwIfAborted()
    onStep('extracting', PROGRESS.extracting)
    const extraction = await untilAborted(parser.extract(given.request), signal)
    signal.throwIfAborted()
    onStep('pictures', PROGRESS.pictures, extraction.title)
    const article = await untilAborted(withPictures(extraction, given, fetcher, options), signal)
    signal.throwIfAborted()
    onStep('saving', PROGRESS.saving, article.title)
    return { ...article, origin: ORIGINS[input.kind] }
  } catch (error) {
    if (signal.aborted && !(error instanceof AppFailure && error.appError.code === 'cancelled'))
      throw new AppFailure('cancelled', undefined, { cause: error })
    throw error
  } finally {
    await fetcher.close()
  }
}
