// Which machines capture may talk to: public ones, and the one private host and port that a person allowed.
import { lookup as resolveName } from 'node:dns'
import type { LookupAddress, LookupAllOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'
import { AppFailure } from '../../domain/result.ts'

/** What ipaddr.js calls unicast and is still not the public internet (security.md, "Fetching"). */
const REFUSED_RANGES = [
  '100.64.0.0/10',
  '198.18.0.0/15',
  '64:ff9b::/96',
  '::ffff:0:0/96',
  '2002::/16',
  'fe80::/10',
  'fec0::/10',
  '::/128',
] as const

const refusedRanges = REFUSED_RANGES.map((range) => ipaddr.parseCIDR(range))

/** Whether an IP address, as resolved or written, is one of the public internet. */
export function isPublicAddress(text: string): boolean {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const address = ipaddr.parse(bare)
  if (address.range() !== 'unicast') return false
  return !refusedRanges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))
}

const isLiteral = (host: string): boolean => ipaddr.isValid(host.replace(/^\[|\]$/g, ''))

/** `host:port` with the scheme's own port where none is written: what one permission covers. */
export function hostAndPort(address: string): string {
  const url = new URL(address)
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

const isRefusal = (error: unknown): boolean =>
  error instanceof AppFailure && error.appError.code === 'private-address'

/** Finds all addresses of a name, as `dns.lookup` does. */
export type Resolver = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** A resolver that hands out addresses only when every answer is public: what it hands out is what is dialled. */
export function guardedLookup(resolve: Resolver): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address)))
        return callback(new AppFailure('private-address', { host: hostname }), [])
      const [first] = addresses
      if (options.all || !first) return callback(null, addresses)
      return callback(null, first.address, first.family)
    })
  }
}

/**
 * Dials for undici. Each dial is checked, so that neither a redirect nor a name that changes its mind reaches a
 * private machine. `given` is the `host:port` that the person gave, or null; with `allowPrivate` it alone may be
 * private. A refusal ('private-address' {host, given}) has `given: 1` where it is that one: allowing it would help.
 */
export function guardedConnector(
  given: string | null,
  allowPrivate: boolean,
  timeout: number,
  resolve: Resolver = resolveName,
): buildConnector.connector {
  const shared = { rejectUnauthorized: true, timeout, allowH2: false }
  const open = buildConnector(shared)
  const guarded = buildConnector({ ...shared, lookup: guardedLookup(resolve) })
  return (options, callback) => {
    const bare = options.hostname.replace(/^\[|\]$/g, '')
    const port = options.port || (options.protocol === 'https:' ? '443' : '80')
    const written = bare.includes(':') ? `[${bare}]` : bare
    const isGiven = given !== null && `${written}:${port}` === given
    if (isGiven && allowPrivate) return open(options, callback)
    const refusal = (cause?: Error) =>
      new AppFailure('private-address', { host: bare, ...(isGiven ? { given: 1 } : {}) }, { cause })
    // Node does not resolve what is an address already: it is looked at here.
    if (isLiteral(bare) && !isPublicAddress(bare)) return callback(refusal(), null)
    return guarded(options, (...[error, socket]) => {
      if (error === null) return callback(null, socket)
      return callback(isRefusal(error) ? refusal(error) : error, null)
    })
  }
}
