// Fetches a page for its links alone: nothing of it is kept.
import { pageOptions, pageRequest } from './capture-article.ts'
import type { PageLink, Parser } from './parser.ts'
import { openSafeFetch } from './safe-fetch.ts'

export type LinksRequest = {
  readonly address: string
  /** The person allowed the private host and port of this very address. */
  readonly allowPrivate: boolean
}

/** The links of the page at an address. @throws AppFailure of the fetch, 'not-html', or of the parser */
export async function fetchLinks(
  { address, allowPrivate }: LinksRequest,
  parser: Pick<Parser, 'links'>,
): Promise<readonly PageLink[]> {
  const fetcher = openSafeFetch({ given: address, allowPrivate, signal: new AbortController().signal })
  try {
    return await parser.links(pageRequest(await fetcher.safeFetch(address, pageOptions(address))))
  } finally {
    await fetcher.close()
  }
}
