// What a response's status means for a save.
import { AppFailure } from '../../domain/result.ts'

/** A wait longer than this is told as this: nobody plans their reading by a server's mistake. Seconds. */
const LONGEST_WAIT = 7 * 24 * 3600

/** Seconds that a Retry-After header asks to wait, a number or a date (RFC 9110, 10.2.3); null where it says nothing. */
function secondsToWait(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const seconds = /^\d{1,9}$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now) / 1000)
  return seconds > 0 ? Math.min(seconds, LONGEST_WAIT) : null
}

/**
 * The failure that a status is; null for one that brings a page. AppFailure('http-status') with `host`, `status` and,
 * where the server names it, `wait`: seconds until it may be tried again.
 */
export function statusFailure(
  host: string,
  status: number,
  retryAfter: string | null,
  now = Date.now(),
): AppFailure | null {
  // 204 and 205 bring nothing, 206 was not asked for and would be a part.
  if (status >= 200 && status <= 299 && ![204, 205, 206].includes(status)) return null
  const wait = secondsToWait(retryAfter, now)
  return new AppFailure('http-status', { host, status, ...(wait === null ? {} : { wait }) })
}
