// One fetch as a save makes it, and how it failed.
import { AppFailure } from '../../../domain/result.ts'
import type { AppError } from '../../../domain/result.ts'
import type { Resolver } from '../../../electron/capture/address-guard.ts'
import { openSafeFetch, PAGE_LIMITS } from '../../../electron/capture/safe-fetch.ts'
import type { FetchLimits } from '../../../electron/capture/safe-fetch.ts'

export type Attempt = {
  readonly limits?: Partial<FetchLimits>
  readonly allow?: boolean
  readonly resolve?: Resolver
}

/** Fetches an address whose host and port the person gave and, by default, allowed. */
export async function attempt(address: string, { limits, allow = true, resolve }: Attempt = {}) {
  const fetcher = openSafeFetch({
    given: address,
    allowPrivate: allow,
    signal: new AbortController().signal,
    ...(resolve ? { resolve } : {}),
  })
  try {
    return await fetcher.safeFetch(address, { accept: '*/*', limits: { ...PAGE_LIMITS, ...limits } })
  } finally {
    await fetcher.close()
  }
}

export async function failureOf(address: string, options: Attempt = {}): Promise<AppError> {
  const error: unknown = await attempt(address, options).then(
    ({ bytes }) => `${bytes.length} bytes`,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppFailure)) throw new Error(`expected an AppFailure, got ${String(error)}`)
  return error.appError
}
export const codeOf = async (address: string, options: Attempt = {}) =>
  (await failureOf(address, options)).code
