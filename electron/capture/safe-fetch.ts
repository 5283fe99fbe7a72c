// The one way that capture reaches the network: http(s) only, public machines only, within limits of size and time.
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { Agent, request } from 'undici'
import type { Validators } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { guardedConnector, hostAndPort } from './address-guard.ts'
import type { Resolver } from './address-guard.ts'
import { fetchFailure } from './fetch-failure.ts'
import { statusFailure } from './http-status.ts'
import { conditionalHeaders, readValidators } from './validators.ts'
import type { ResponseValidators } from './validators.ts'

/** Limits of one fetch (security.md, "Fetching"): bytes after decompression, times in milliseconds. */
export type FetchLimits = {
  readonly bytes: number
  readonly headersTime: number
  readonly idleTime: number
  readonly wholeTime: number
  readonly redirects: number
  /** Bytes out for one byte in, beyond which it is a bomb. */
  readonly ratio: number
}

const MEGABYTE = 1024 * 1024
const shared = { headersTime: 15_000, idleTime: 20_000, wholeTime: 60_000, redirects: 10, ratio: 100 }
export const PAGE_LIMITS: FetchLimits = { ...shared, bytes: 20 * MEGABYTE }
export const PICTURE_LIMITS: FetchLimits = { ...shared, bytes: 25 * MEGABYTE }

/** Below this a high ratio harms nobody: an empty picture or a page of spaces is small either way. */
const RATIO_MATTERS_FROM = MEGABYTE
const MAX_ENCODINGS = 3
const USER_AGENT = 'Mozilla/5.0 (compatible; GocDoc; personal reader; +https://github.com/goc-doc/goc-doc)'

export type Fetched = {
  /** After redirects. */
  readonly url: string
  readonly bytes: Uint8Array
  /** The Content-Type header, or null. */
  readonly contentType: string | null
  readonly validators: ResponseValidators
  /** The server says that the page is the one that `known` names; there are no bytes. */
  readonly unchanged: boolean
}

export type FetchOptions = {
  readonly accept: string
  readonly limits: FetchLimits
  /** Ends this fetch alone. */
  readonly signal?: AbortSignal
  readonly referer?: string
  /** A page that is had already: at its very address it is asked for only if it has changed. */
  readonly known?: Validators | null
  /** Decides by the headers whether the body is read at all; throws AppFailure where not. */
  readonly checkType?: (contentType: string | null) => void
  /** Bytes read so far, and their sum where the server names one. */
  readonly onBytes?: (read: number, expected: number | null) => void
}

export type SafeFetch = {
  readonly safeFetch: (address: string, options: FetchOptions) => Promise<Fetched>
  readonly close: () => Promise<void>
}

type SafeFetchOptions = {
  /** The address that the person gave, or null. */
  readonly given: string | null
  /** The person allowed that its host and port are private. */
  readonly allowPrivate: boolean
  readonly signal: AbortSignal
  /** Longest wait for a connection, ms. */
  readonly connectTime?: number
  /** Finds the addresses of names; the system's own resolver when not given. */
  readonly resolve?: Resolver
}

const header = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null

function decoders(encoding: string | null): NodeJS.ReadWriteStream[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > MAX_ENCODINGS) throw new AppFailure('connection-lost', { encoding: names.join(',') })
  return names.toReversed().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip()
    if (name === 'br') return createBrotliDecompress()
    if (name === 'zstd') return createZstdDecompress()
    if (name === 'deflate') return createInflate()
    throw new AppFailure('connection-lost', { encoding: name })
  })
}

const tooLarge = (host: string, { bytes: limit }: FetchLimits, bytes: number): AppFailure =>
  new AppFailure('page-too-large', { host, bytes, limit })

type Body = { readonly stream: Readable; readonly encoding: string | null; readonly expected: number | null }

/** Reads and unpacks a body, counting what comes in and what goes out. */
async function readBody(body: Body, host: string, options: FetchOptions, signal: AbortSignal) {
  const { limits, onBytes } = options
  const parts: Uint8Array[] = []
  let incoming = 0
  let outgoing = 0
  const countIncoming = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      incoming += chunk.length
      if (incoming > limits.bytes) throw tooLarge(host, limits, incoming)
      onBytes?.(incoming, body.expected)
      yield chunk
    }
    if (body.expected !== null && incoming < body.expected)
      throw new AppFailure('incomplete', { host, bytes: incoming, expected: body.expected })
  }
  const check = (chunk: Uint8Array) => {
    outgoing += chunk.length
    parts.push(chunk)
    if (outgoing > limits.bytes) throw tooLarge(host, limits, outgoing)
    if (outgoing > RATIO_MATTERS_FROM && outgoing > incoming * limits.ratio)
      throw new AppFailure('page-too-large', { host, bytes: outgoing, ratio: limits.ratio })
  }
  const collect = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      try {
        check(chunk)
        done()
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
  const counted = Readable.from(countIncoming(body.stream), { objectMode: false })
  try {
    await pipeline([counted, ...decoders(body.encoding), collect], { signal })
  } catch (error) {
    if (
      body.expected !== null &&
      incoming < body.expected &&
      !signal.aborted &&
      !(error instanceof AppFailure)
    )
      throw new AppFailure('incomplete', { host, bytes: incoming, expected: body.expected }, { cause: error })
    throw fetchFailure(error, { host, signal, bodyBegun: true })
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Opens what one save fetches with; `close` ends its connections. */
export function openSafeFetch(save: SafeFetchOptions): SafeFetch {
  const given = save.given === null ? null : hostAndPort(save.given)
  const agent = new Agent({
    connect: guardedConnector(given, save.allowPrivate, save.connectTime ?? shared.headersTime, save.resolve),
    maxOrigins: 200,
    pipelining: 1,
  })

  const dial = (
    url: string,
    options: FetchOptions,
    conditions: Record<string, string>,
    signal: AbortSignal,
  ) =>
    request(url, {
      dispatcher: agent,
      signal,
      method: 'GET',
      headersTimeout: options.limits.headersTime,
      bodyTimeout: options.limits.idleTime,
      headers: {
        'user-agent': USER_AGENT,
        accept: options.accept,
        'accept-encoding': 'gzip, br',
        'accept-language': 'vi, en;q=0.8, *;q=0.5',
        ...(options.referer ? { referer: options.referer } : {}),
        ...conditions,
      },
    })

  async function safeFetch(address: string, options: FetchOptions): Promise<Fetched> {
    const signal = AbortSignal.any([
      save.signal,
      AbortSignal.timeout(options.limits.wholeTime),
      ...(options.signal ? [options.signal] : []),
    ])
    let url = webAddress(address)
    if (url === null) throw new AppFailure('bad-address', { address: address.slice(0, 200) })
    for (let hops = 0; hops <= options.limits.redirects; hops++) {
      const host = new URL(url).hostname
      const conditions = conditionalHeaders(url, options.known ?? null)
      const response = await dial(url, options, conditions, signal).catch((error: unknown) => {
        throw fetchFailure(error, { host, signal: save.signal, bodyBegun: false })
      })
      const { statusCode, headers, body } = response
      const location = header(headers.location)
      // A body that nobody reads may still fail; its end is of no interest.
      const leave = () => body.on('error', () => undefined).destroy()
      if (statusCode >= 300 && statusCode < 400 && location !== null) {
        leave()
        url = nextAddress(location, url)
        continue
      }
      try {
        const contentType = header(headers['content-type'])
        const validators = readValidators(header(headers.etag), header(headers['last-modified']))
        if (statusCode === 304 && Object.keys(conditions).length > 0)
          return { url, bytes: new Uint8Array(), contentType, validators, unchanged: true }
        const failure = statusFailure(host, statusCode, header(headers['retry-after']))
        if (failure) throw failure
        options.checkType?.(contentType)
        const expected = expectedBytes(header(headers['content-length']))
        if (expected !== null && expected > options.limits.bytes)
          throw tooLarge(host, options.limits, expected)
        const encoding = header(headers['content-encoding'])
        const bytes = await readBody({ stream: body, encoding, expected }, host, options, signal)
        return { url, bytes, contentType, validators, unchanged: false }
      } finally {
        leave()
      }
    }
    throw new AppFailure('too-many-redirects', {
      host: new URL(url).hostname,
      count: options.limits.redirects,
    })
  }

  return { safeFetch, close: () => agent.destroy() }
}

/** Where a redirect leads; only http(s) without credentials. */
function nextAddress(location: string, from: string): string {
  const next = URL.canParse(location, from) ? webAddress(new URL(location, from).href) : null
  if (next === null) throw new AppFailure('bad-address', { address: location.slice(0, 200) })
  return next
}

const expectedBytes = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
