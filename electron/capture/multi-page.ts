// Articles that a site has cut into pages: the others are fetched and joined to the first.
import { missingPagesLine } from '../../domain/language/article-lines.ts'
import { fold } from '../../domain/fold.ts'
import { AppFailure } from '../../domain/result.ts'
import { readTitlePart } from '../../domain/series-title.ts'
import { addressKey } from '../../domain/url-policy.ts'
import { pageAmong } from './page-numbers.ts'
import type { ExtractRequest, Extracted, Parser } from './parser.ts'

/** Pages of one article that are joined (the issue's limit). */
const MAX_PAGES = 20
/** Share of a page's text that earlier pages have: it is one of them again, whatever its address says. */
const SAME_PAGE = 0.8
/** A shorter piece of text may stand on any page. */
const SHORTEST_PIECE = 40
/** Of all pages together: the schema's limit. */
const MAX_RELATED = 200
/** A title that another begins with must be this long, in characters, to tell that they are of one article. */
const SHORTEST_TITLE = 20

type FetchedPage = { readonly request: ExtractRequest; readonly extraction: Extracted }

export type MultiPageOptions = {
  /** Fetches a page within the limits of the save; throws AppFailure. */
  readonly fetchPage: (address: string) => Promise<ExtractRequest>
  readonly parser: Pick<Parser, 'extract' | 'join'>
  readonly signal: AbortSignal
  /** Before each further page: its place in the order, and how many there may be. */
  readonly onPage: (page: number, most: number) => void
}

export type WholeArticle = {
  /** What the article's first page, or its only one, was made of. */
  readonly request: ExtractRequest
  readonly extraction: Extracted
  /** Addresses of its pages. */
  readonly addresses: readonly string[]
  /** It is of one page, so that this page alone tells whether it has changed. */
  readonly isOnePage: boolean
}

const PAGE_IN_TITLE = /[\s\-–—|:(,]*\b(?:trang|page|p\.?)\s*\d{1,2}(?:\s*(?:\/|of|trên)\s*\d{1,2})?\)?\s*$/iu
const plainTitle = (title: string): string => fold(title.replace(PAGE_IN_TITLE, ''))

/** Whether a page is of the article that another page is of: it says so by its address, or its title is the same. */
function isSameArticle(page: Extracted, first: Extracted): boolean {
  if (page.url !== null && first.url !== null && addressKey(page.url) === addressKey(first.url)) return true
  const [title, whole] = [plainTitle(page.title), plainTitle(first.title)]
  if (title === whole) return true
  // "Title: its second page", but never "Title: part 2".
  return whole.length >= SHORTEST_TITLE && title.startsWith(whole) && readTitlePart(page.title) === null
}

const piecesOf = (html: string): string[] =>
  html
    .split(/<[^>]*>/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= SHORTEST_PIECE)

/** Whether a page brings little that earlier ones have not brought: a site that ignores the number in an address. */
function isSeen(page: Extracted, earlier: readonly FetchedPage[]): boolean {
  if (earlier.some(({ extraction }) => extraction.contentHtml === page.contentHtml)) return true
  const seen = new Set(earlier.flatMap(({ extraction }) => piecesOf(extraction.contentHtml)))
  const pieces = piecesOf(page.contentHtml)
  return pieces.length > 0 && pieces.filter((piece) => seen.has(piece)).length >= pieces.length * SAME_PAGE
}

/** Fetches and reads another page of an article; null for one that is of another. */
async function readPage(
  address: string,
  first: FetchedPage,
  { fetchPage, parser, signal }: MultiPageOptions,
): Promise<FetchedPage | null> {
  const request = await fetchPage(address)
  signal.throwIfAborted()
  // It may be short: the first page has been found to be an article.
  const extraction = await parser.extract({ ...request, trusted: true })
  signal.throwIfAborted()
  return isSameArticle(extraction, first.extraction) ? { request, extraction } : null
}

/** A page that need not be there: null also where it could not be had. */
async function tryPage(
  address: string | null | undefined,
  first: FetchedPage,
  options: MultiPageOptions,
): Promise<FetchedPage | null> {
  if (!address) return null
  options.onPage(1, MAX_PAGES)
  return readPage(address, first, options).catch((error: unknown) => {
    if (options.signal.aborted) throw error
    return null
  })
}

const isAt = ({ request }: FetchedPage, address: string): boolean =>
  request.url !== null && addressKey(request.url) === addressKey(address)

type Followed = {
  readonly pages: readonly FetchedPage[]
  /** A page that could not be fetched, or is one too many. */
  readonly missing: { readonly page: number; readonly address: string } | null
}

/** The pages in order from the first on, each once; the one that was given need not be fetched again. */
async function followPages(
  first: FetchedPage,
  given: FetchedPage,
  options: MultiPageOptions,
): Promise<Followed> {
  const pages = [first]
  const visited = new Set([addressKey(first.request.url ?? '')])
  for (;;) {
    const { paging } = pages.at(-1)?.extraction ?? {}
    const address = paging?.next
    if (!paging || !address || visited.has(addressKey(address))) return { pages, missing: null }
    const missing = { page: paging.page + 1, address }
    if (pages.length >= MAX_PAGES) return { pages, missing }
    visited.add(addressKey(address))
    options.onPage(pages.length + 1, MAX_PAGES)
    let page: FetchedPage | null
    try {
      page = isAt(given, address) ? given : await readPage(address, first, options)
    } catch (error) {
      if (options.signal.aborted) throw error
      if (error instanceof AppFailure) return { pages, missing }
      throw error
    }
    // Led elsewhere, to another article or to a page that is there already.
    const here = page?.request.url ?? null
    if (!page || here === null || pageAmong(here, address)?.page === 1) return { pages, missing: null }
    if (isSeen(page.extraction, pages)) return { pages, missing: null }
    visited.add(addressKey(here))
    pages.push(page)
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The body of a page with what was taken out of it and is its own: a heading beyond the article's title, a lead. */
function bodyOf(page: Extracted, first: Extracted): string {
  if (page === first) return page.contentHtml
  const [title, whole] = [page.title.replace(PAGE_IN_TITLE, ''), first.title.replace(PAGE_IN_TITLE, '')]
  const heading = title.startsWith(whole) ? title.slice(whole.length).replace(/^[\s:–—|-]+/u, '') : ''
  const lead = page.lead !== null && fold(page.lead) !== fold(first.lead ?? '') ? page.lead : ''
  return `${heading && `<h2>${escaped(heading)}</h2>`}${lead && `<p>${escaped(lead)}</p>`}${page.contentHtml}`
}

/** What the pages say together. */
async function join({ pages, missing }: Followed, { parser }: MultiPageOptions): Promise<Extracted | null> {
  const [first] = pages
  if (!first) return null
  const { extraction } = first
  const { title, lead, byline, lang } = extraction
  const all = pages.map((page) => page.extraction)
  const related = new Map(
    all.flatMap((page) => page.related.map((link) => [addressKey(link.url ?? link.title), link])),
  )
  const contentHtml = await parser.join({
    bodies: all.map((page) => bodyOf(page, extraction)),
    said: [title, lead, byline].filter((text) => text !== null),
    missing: missing && { text: missingPagesLine(lang, missing.page), address: missing.address },
  })
  return {
    ...extraction,
    contentHtml,
    related: [...related.values()].slice(0, MAX_RELATED),
    pictures: [...new Set(all.flatMap((page) => page.pictures))],
  }
}

/**
 * The whole of an article of which one page was fetched: its version on one page where there is one, else its pages from
 * the first on. What cannot be had after the first page is named in a last line with a link. Throws AppFailure only when
 * cancelled, or where the parser cannot join.
 */
export async function wholeArticle(given: FetchedPage, options: MultiPageOptions): Promise<WholeArticle> {
  const { paging } = given.extraction
  const own = given.request.url
  const one = { ...given, addresses: own === null ? [] : [own], isOnePage: true }
  if (!paging) return one
  const whole = await tryPage(paging.whole, given, options)
  const text = (page: FetchedPage) => page.extraction.contentHtml.length
  if (whole && text(whole) > text(given) && !whole.extraction.paging) {
    const extraction = { ...whole.extraction, url: given.extraction.url }
    return { ...one, extraction, addresses: [...one.addresses, paging.whole ?? ''], isOnePage: false }
  }
  const first = await tryPage(paging.first, given, options)
  const fromFirst = first && (await followPages(first, given, options))
  // The first page must lead to the one that was given, or that one begins; a page missing between them is said.
  const leads = fromFirst && (fromFirst.pages.includes(given) || fromFirst.missing)
  const followed = leads ? fromFirst : await followPages(given, given, options)
  const begin = followed.pages[0] ?? given
  const extraction = followed.pages.length > 1 || followed.missing ? await join(followed, options) : null
  return {
    request: begin.request,
    extraction: extraction ?? begin.extraction,
    addresses: followed.pages.flatMap(({ request }) => request.url ?? []),
    isOnePage: extraction === null,
  }
}
