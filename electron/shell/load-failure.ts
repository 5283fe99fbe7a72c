// Why a page of the capture window could not be shown.
import type { AppError } from '../../domain/result.ts'
import type { Verdict } from './capture-addresses.ts'

/** Chromium's numbers (net/base/net_error_list.h) that have a sentence of their own. */
const CODES: Readonly<Record<number, AppError['code']>> = {
  [-7]: 'timed-out',
  [-105]: 'host-not-found',
  [-106]: 'offline',
  [-109]: 'connection-refused',
  [-118]: 'timed-out',
  [-137]: 'host-not-found',
  [-310]: 'too-many-redirects',
}
/** Given up for another page, or refused by us, who have told why. */
const TOLD = new Set([-3, -20])

const hostIn = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '')

/** What to tell of a page that did not load; null where there is nothing to tell. */
export function loadFailure(errorCode: number, address: string): AppError | null {
  if (TOLD.has(errorCode)) return null
  // Errors of certificates are -200 to -299.
  const isCertificate = errorCode <= -200 && errorCode > -300
  const code = isCertificate ? 'tls-failed' : (CODES[errorCode] ?? 'connection-refused')
  return { code, details: { host: hostIn(address) } }
}

/** What to tell of a page that the guard refused. */
export function refusal(address: string, verdict: Exclude<Verdict, 'allowed'>): AppError {
  const host = hostIn(address)
  if (verdict === 'private') return { code: 'private-address', details: { host } }
  if (verdict === 'unresolved') return { code: 'host-not-found', details: { host } }
  return { code: 'bad-address', details: { address: address.slice(0, 200) } }
}
