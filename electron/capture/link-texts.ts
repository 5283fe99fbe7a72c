// The links of a page or of a saved body with the words they are known by: where missing parts of a series may be.
import { webAddress } from '../../domain/url-policy.ts'
import { readRequest } from './extract-request.ts'
import { parsePage, textOf } from './page-dom.ts'
import type { ExtractRequest, PageLink } from './parser.ts'

/** More links than this no page of a newspaper has. */
const MAX_LINKS = 3000
/** Characters of a title; a link with more is a whole teaser. */
const LONGEST_TITLE = 600
/** Characters of a line that is about its one link. */
const LONGEST_LINE = 300
const LINE = 'p, li, h1, h2, h3, h4, h5, h6, td, dd, figcaption, blockquote, div'

/** The line that a link stands in, where it is about nothing else: "Mời đọc kỳ II: …" with the name alone linked. */
function lineOf(link: Element): string {
  const line = link.closest(LINE)
  if (!line || line.querySelectorAll('a[href]').length > 1) return ''
  const text = textOf(line)
  return text.length <= LONGEST_LINE ? text : ''
}

/** Every web address that a page links to, with each of the texts it goes by; none for plain text. */
export function pageLinks(request: ExtractRequest): PageLink[] {
  if (request.form === 'text') return []
  const { document } = parsePage(readRequest(request).text, request.url, request.local)
  for (const element of document.querySelectorAll('script, style, template')) element.remove()
  const found = new Map<string, PageLink>()
  for (const link of document.querySelectorAll('a[href]')) {
    const url = webAddress(link.getAttribute('href') ?? '')
    if (url === null) continue
    for (const text of [textOf(link), link.getAttribute('title')?.trim() ?? '', lineOf(link)]) {
      const title = text.slice(0, LONGEST_TITLE)
      if (title !== '' && found.size < MAX_LINKS) found.set(`${url} ${title}`, { url, title })
    }
  }
  return [...found.values()]
}
