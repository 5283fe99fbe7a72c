// One save, from what a person gave to an article that the library can keep.
import type { CapturedArticle, KnownPage, Origin, Validators } from '../../domain/article.ts'
import type { CaptureInput, CaptureStep } from '../../domain/capture.ts'
import { AppFailure } from '../../domain/result.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { fetchPage } from './fetch-page.ts'
import { localPictures, readLocalPage } from './local-file.ts'
import { namedPictures } from './parser.ts'
import type { ExtractRequest, Parser } from './parser.ts'
import { wholeArticle } from './multi-page.ts'
import type { WholeArticle } from './multi-page.ts'
import { fetchPictures, withoutPictures } from './pictures.ts'
import { openSafeFetch, PAGE_LIMITS, PICTURE_LIMITS } from './safe-fetch.ts'
import type { SafeFetch } from './safe-fetch.ts'
import type { EnclosedPictures } from './saved-page.ts'
import { isOfThisExtractor } from './validators.ts'

export type CaptureOptions = {
  /** The person allowed the private host and port of the given address, for this save. */
  readonly allowPrivate: boolean
  readonly keepPictures: boolean
  /** The person wants it saved whatever it looks like: a front page is an article too. */
  readonly anyway: boolean
  readonly signal: AbortSignal
  /** `progress` is 0 to 1 over the whole save. */
  readonly onStep: (step: CaptureStep, progress: number, title?: string) => void
  readonly parser: Parser
}

/** Where each step of a save begins on the way from 0 to 1. */
const PROGRESS = { fetching: 0.02, extracting: 0.35, pictures: 0.5, saving: 0.95 } as const

type Given = {
  readonly request: ExtractRequest
  readonly original: Uint8Array | null
  readonly localPath: string | null
  /** What the server named the page by; null for what was not fetched. */
  readonly validators: Validators | null
  /** Pictures that came within a file. */
  readonly enclosed: EnclosedPictures
}

const NONE_ENCLOSED: EnclosedPictures = new Map()

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

/** What the person wants saved anyway is trusted like what they pasted. */
const asWanted = (request: ExtractRequest, anyway: boolean): ExtractRequest =>
  anyway ? { ...request, trusted: true } : request

/** What was given, as bytes or text with an address; null where it is an address whose page is known and unchanged. */
async function readInput(
  input: CaptureInput,
  fetcher: SafeFetch,
  known: Pick<KnownPage, 'validators' | 'charset'> | null,
  { onStep, signal }: Pick<CaptureOptions, 'onStep' | 'signal'>,
): Promise<Given | null> {
  switch (input.kind) {
    case 'address': {
      const page = await fetchPage(checkAddress(input.url), fetcher, {
        known: known?.validators ?? null,
        charset: known?.charset ?? null,
        onShare: (share) =>
          onStep('fetching', PROGRESS.fetching + share * (PROGRESS.extracting - PROGRESS.fetching)),
      })
      if (page === null) return null
      const { request, bytes: original, validators } = page
      return { request, original, localPath: null, validators, enclosed: NONE_ENCLOSED }
    }
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
      return {
        request,
        original: Buffer.from(input.text, 'utf8'),
        localPath: null,
        validators: null,
        enclosed: NONE_ENCLOSED,
      }
    }
    case 'file': {
      const { form, page, original } = await readLocalPage(input.path, signal)
      const request: ExtractRequest = {
        form,
        content: page.content,
        contentType: page.contentType,
        charset: null,
        url: optionalAddress(input.url) ?? page.url,
        trusted: false,
        local: true,
      }
      return { request, original, localPath: input.path, validators: null, enclosed: page.enclosed }
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

/** The article of what was given; of an address with its other pages, where it has some. */
async function wholeOf(
  input: CaptureInput,
  given: Given,
  fetcher: SafeFetch,
  { parser, signal, onStep }: CaptureOptions,
): Promise<WholeArticle & { readonly original: Uint8Array | null }> {
  const extraction = await parser.extract(given.request)
  const page = { request: given.request, extraction }
  if (input.kind !== 'address') return { ...page, addresses: [], isOnePage: true, original: given.original }
  // Their bytes together are no more than one page may have.
  const fetched = new Map<ExtractRequest, Uint8Array>()
  let left = PAGE_LIMITS.bytes - (given.original?.length ?? 0)
  const whole = await wholeArticle(page, {
    parser,
    signal,
    fetchPage: async (address) => {
      const another = await fetchPage(address, fetcher, { bytes: left, charset: given.request.charset })
      if (another === null) throw new AppFailure('unexpected', { message: 'unchanged, and not asked' })
      left -= another.bytes.length
      fetched.set(another.request, another.bytes)
      return another.request
    },
    onPage: (number, most) => {
      const share = (number / most) * (PROGRESS.pictures - PROGRESS.extracting)
      onStep('fetching', PROGRESS.extracting + share, extraction.title)
    },
  })
  return { ...whole, original: fetched.get(whole.request) ?? given.original }
}

async function withPictures(
  { extraction, original: page, addresses, isOnePage }: Awaited<ReturnType<typeof wholeOf>>,
  given: Given,
  input: CaptureInput,
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
        ...(given.localPath
          ? { readLocal: localPictures(given.localPath, given.enclosed, PICTURE_LIMITS.bytes) }
          : {}),
        onProgress: (done, all) =>
          onStep(
            'pictures',
            PROGRESS.pictures + (done / all) * (PROGRESS.saving - PROGRESS.pictures),
            extraction.title,
          ),
      })
    : withoutPictures(extraction.pictures)
  const { contentHtml, figures } = await parser.finish({ contentHtml: extraction.contentHtml, pictures })
  const { pictures: _addresses, leadPicture: _leadPicture, paging: _paging, charset, ...article } = extraction
  // Whether it is small enough to be kept, packed, the library decides; what no page may be is not even handed over.
  const original = page && page.length <= PAGE_LIMITS.bytes ? page : null
  // One with a picture missing, or of several pages, is fetched whole the next time.
  const tellsAll = isOnePage && pictures.every(({ name }) => name !== null)
  return {
    ...article,
    origin: 'address',
    addresses: [givenAddress(input), ...addresses].filter((address) => address !== null),
    validators: tellsAll ? given.validators : null,
    figures,
    pictures: namedPictures(pictures),
    // The first page read again would be the whole article: what was joined is not to be had from it.
    originalReading: isOnePage
      ? { form: given.request.form, charset, chosen: given.request.charset !== null }
      : null,
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
 * Makes an article of what was given, or finds that the page of `known` is unchanged: null. Only the page's own address
 * is asked for changes, and only for an article that this version of the extractor made.
 * Throws AppFailure with the cause; 'cancelled' when the signal was aborted. Nothing is written: what comes back is for
 * the library.
 */
export async function captureAgain(
  input: CaptureInput,
  options: CaptureOptions,
  known: KnownPage | null,
): Promise<CapturedArticle | null> {
  const { signal, onStep } = options
  const fetcher = openSafeFetch({ given: givenAddress(input), allowPrivate: options.allowPrivate, signal })
  // What is wanted anyway is made anew.
  const mayAsk = !options.anyway && known?.validators && isOfThisExtractor(known.validators)
  const again = known && { charset: known.charset, validators: mayAsk ? known.validators : null }
  try {
    signal.throwIfAborted()
    onStep('fetching', PROGRESS.fetching)
    // The person need not wait for a disk or a network drive that does not answer.
    const given = await untilAborted(readInput(input, fetcher, again, options), signal)
    signal.throwIfAborted()
    if (given === null) return null
    onStep('extracting', PROGRESS.extracting)
    const wanted = { ...given, request: asWanted(given.request, options.anyway) }
    const whole = await untilAborted(wholeOf(input, wanted, fetcher, options), signal)
    signal.throwIfAborted()
    onStep('pictures', PROGRESS.pictures, whole.extraction.title)
    const article = await untilAborted(withPictures(whole, given, input, fetcher, options), signal)
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

/** Makes an article of what was given, whatever is known of it. Throws as `captureAgain`. */
export async function captureArticle(input: CaptureInput, options: CaptureOptions): Promise<CapturedArticle> {
  const article = await captureAgain(input, options, null)
  // Nobody asked whether anything has changed.
  if (article === null) throw new AppFailure('unexpected', { message: 'a page without a save before it' })
  return article
}
