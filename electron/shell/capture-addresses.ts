// Which machines a page in the capture window may talk to: those that capture itself may (security.md, "Fetching").
import { isIP } from 'node:net'
import { hostAndPort, isPublicAddress } from '../capture/address-guard.ts'

/** Finds the IP addresses of a name; rejects where it has none. */
export type Resolve = (host: string) => Promise<readonly string[]>

/**
 * `allowed`; `private`: the host is, or its name leads to, a private address; `unresolved`: the name leads nowhere;
 * `refused`: not of the web at all.
 */
export type Verdict = 'allowed' | 'private' | 'unresolved' | 'refused'

/** Addresses that stay inside the page: they reach no machine and no file. */
const INSIDE: ReadonlySet<string> = new Set(['data:', 'blob:', 'about:'])
const WEB: ReadonlySet<string> = new Set(['http:', 'https:'])
const WITH_HOST: ReadonlySet<string> = new Set([...WEB, 'ws:', 'wss:'])

/** Whether a page may be navigated there at all: http and https, and the empty document that frames begin with. */
export const mayNavigate = (address: string): boolean =>
  URL.canParse(address) && (WEB.has(new URL(address).protocol) || /^about:(?:blank|srcdoc)\b/.test(address))

/**
 * Judges one request. `allowed`: the `host:port` of a private address that the person gave and allowed, or null.
 * A name with mixed answers is private.
 */
export async function judgeRequest(
  address: string,
  allowed: string | null,
  resolve: Resolve,
): Promise<Verdict> {
  if (!URL.canParse(address)) return 'refused'
  const { protocol, hostname } = new URL(address)
  if (INSIDE.has(protocol)) return 'allowed'
  if (!WITH_HOST.has(protocol) || hostname === '') return 'refused'
  // A WebSocket has the ports of the web.
  if (allowed !== null && hostAndPort(address.replace(/^ws/i, 'http')) === allowed) return 'allowed'
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return isPublicAddress(bare) ? 'allowed' : 'private'
  try {
    const addresses = await resolve(bare)
    if (addresses.length === 0) return 'unresolved'
    return addresses.every(isPublicAddress) ? 'allowed' : 'private'
  } catch {
    return 'unresolved'
  }
}
