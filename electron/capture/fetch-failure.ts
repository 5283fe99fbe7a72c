// What an error of the network layer means in the app's own codes.
import { AppFailure } from '../../domain/result.ts'
import type { ErrorCode } from '../../domain/result.ts'

// Codes of Node's dns, net, tls and zlib, and of undici's errors.
const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^ENOTFOUND$|^ENODATA$/, 'host-not-found'],
  [/^EAI_AGAIN$|^ENETUNREACH$|^ENETDOWN$|^EHOSTUNREACH$|^EADDRNOTAVAIL$/, 'offline'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^ETIMEDOUT$|^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$/, 'timed-out'],
  [/^CERT_|^ERR_TLS_|^ERR_SSL_|SELF_SIGNED|^UNABLE_TO_|^EPROTO$|^HOSTNAME_MISMATCH$/, 'tls-failed'],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$|^Z_BUF_ERROR$|^ERR_STREAM_PREMATURE_CLOSE$/, 'incomplete'],
]

/** The error and what it was caused by, outermost first. */
function* chain(error: unknown): Generator<unknown> {
  let current = error
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    yield current
    if (current instanceof AggregateError) yield* current.errors
    current = current.cause
  }
}

type Circumstances = {
  readonly host: string
  /** The save's own signal: aborted means that the person cancelled it. */
  readonly signal: AbortSignal
  readonly bodyBegun: boolean
}

/** The AppFailure for whatever a fetch threw. */
export function fetchFailure(error: unknown, { host, signal, bodyBegun }: Circumstances): AppFailure {
  const options = { cause: error }
  for (const link of chain(error)) {
    if (link instanceof AppFailure) return link
    if (link instanceof Error && link.name === 'TimeoutError')
      return new AppFailure('timed-out', { host }, options)
  }
  if (signal.aborted)
    return signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
      ? new AppFailure('timed-out', { host }, options)
      : new AppFailure('cancelled', undefined, options)
  for (const link of chain(error)) {
    const code = link instanceof Error && 'code' in link ? String(link.code) : ''
    const meaning = MEANINGS.find(([pattern]) => pattern.test(code))
    if (meaning) return new AppFailure(meaning[1], { host }, options)
  }
  return new AppFailure(bodyBegun ? 'incomplete' : 'connection-lost', { host }, options)
}
