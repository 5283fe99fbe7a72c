// Fetches a page for its links alone: nothing of it is kept.
import { AppFailure } from '../../domain/result.ts'
import { fetchPage } from './fetch-page.ts'
import type { PageLink, Parser } from './parser.ts'
import { openSafeFetch } from './safe-fetch.ts'

export type LinksRequest = {
  readonly address: string
  /** The person allowed the private host and port of this very address. */
  readonly allowPrivate: boolean
}

/** The links of the page at an address. @throws AppFailure of the fetch, 'not-html', 'unsupported-file', or of the parser */
export async function fetchLinks(
  { address, allowPrivate }: LinksRequest,
  parser: Pick<Parser, 'links'>,
): Promise<readonly PageLink[]> {
  const fetcher = openSafeFetch({ given: address, allowPrivate, signal: new AbortController().signal })
  try {
    const page = await fetchPage(address, fetcher, {})
    // Nobody asked whether anything has changed.
    if (page === null) throw new AppFailure('unexpected', { message: 'unchanged, and not asked' })
    return await parser.links(page.request)
  } finally {
    await fetcher.close()
  }
}
