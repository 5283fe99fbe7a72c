// What a server names the state of a page by, so that a later save may ask for it only if it has changed.
// Source: RFC 9110, 8.8 (ETag, Last-Modified) and 13.1 (If-None-Match, If-Modified-Since).
import type { Validators } from '../../domain/article.ts'
import { addressKey } from '../../domain/url-policy.ts'

/**
 * Version of the extractor, to be raised with each change that makes other articles of the same pages: then a save asks
 * for the whole page again, whatever the server says of it.
 */
export const EXTRACTOR_VERSION = 1

/** What a response says; both null where it says nothing that can be sent back. */
export type ResponseValidators = Pick<Validators, 'etag' | 'lastModified'>

const ENTITY_TAG = /^(?:W\/)?"[\x21\x23-\x7E]{1,480}"$/
const HTTP_DATE = /^[A-Za-z]{3,9}, [\w -]{5,40}:\d\d:\d\d GMT$/

/** Validators of a response's headers; what is not well formed, and so could not be sent back, is passed over. */
export const readValidators = (etag: string | null, lastModified: string | null): ResponseValidators => ({
  etag: etag !== null && ENTITY_TAG.test(etag) ? etag : null,
  lastModified: lastModified !== null && HTTP_DATE.test(lastModified) ? lastModified : null,
})

/** Whether two addresses ask the same server for the same page: they differ in fragment and tracking alone. */
function samePage(one: string, other: string): boolean {
  const [first, second] = [new URL(one), new URL(other)]
  return (
    first.origin === second.origin &&
    first.pathname === second.pathname &&
    addressKey(one) === addressKey(other)
  )
}

/** Headers that ask for the page only if it has changed; none at any other address than the page's own. */
export function conditionalHeaders(address: string, known: Validators | null): Record<string, string> {
  if (known === null || !samePage(known.address, address)) return {}
  const { etag, lastModified } = readValidators(known.etag, known.lastModified)
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

/** What is kept of a page for its next save; null where the server names it by nothing. */
export function validatorsOf(address: string, { etag, lastModified }: ResponseValidators): Validators | null {
  return etag === null && lastModified === null
    ? null
    : { address, etag, lastModified, extractor: EXTRACTOR_VERSION }
}

/** Whether an article was made by this extractor, so that its page need not be read again where it is unchanged. */
export const isOfThisExtractor = ({ extractor }: Validators): boolean => extractor === EXTRACTOR_VERSION
