// Rich text from the clipboard: the part of a page, or of a word processor's document, that a person selected. What
// was selected is the article: nothing of it is guessed away but the signs of the program it came from.
import type { RelatedLink } from '../../domain/article.ts'
import { PASTE_START } from '../../domain/pasted.ts'
import { excerptOf } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { hostOf, webAddress } from '../../domain/url-policy.ts'
import { cleanByline } from './byline.ts'
import { cleanBody, stripAttributes } from './clean-body.ts'
import { isVietnamese } from './copied-text.ts'
import { extractArticle } from './extract.ts'
import { normalizeFigures } from './figures.ts'
import { linkMedia } from './media-links.ts'
import { readMetadata } from './metadata.ts'
import { tidyOffice } from './office-markup.ts'
import { findAll, findFirst, parsePage, textOf } from './page-dom.ts'
import { elementsBelow, hasClass } from './page-walk.ts'
import type { Extraction } from './parser.ts'
import { linkDensity, takeRelated } from './related.ts'
import { DROPPED_CLASSES, ruleFor } from './site-rules.ts'

const LONGEST_TITLE = 250
const LEAD = { shortest: 60, longest: 900 } as const
const BODY_AFTER_LEAD = 2
/** Parts that only a whole page has; who selects all of it wants its article. */
const PAGE_PARTS = 'nav, footer, [role=navigation], [role=contentinfo]'
/** A selection of which more than this is links is a page's surroundings as much as its article. */
const PAGE_LINKS = 0.5
const BLOCK = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, figure, table, pre'

type Clipboard = { readonly html: string; readonly url: string | null }

/**
 * What lies between the marks of the fragment, and the address in the header that Windows puts before it
 * (https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format).
 */
function readClipboard(given: string): Clipboard {
  const head = given.slice(0, given.indexOf('<'))
  const url = webAddress(/^SourceURL:\s*(\S+)/im.exec(head)?.[1] ?? '')
  const start = given.indexOf(PASTE_START)
  const end = given.lastIndexOf('<!--EndFragment-->')
  const before = start < 0 ? '' : given.slice(head.length, start)
  const fragment = given.slice(
    start < 0 ? head.length : start + PASTE_START.length,
    end > start ? end : undefined,
  )
  // A base stands before the fragment, styles may too.
  const kept = [...before.matchAll(/<(?:base|link|meta)\b[^>]*>/gi)].map(([tag]) => tag).join('')
  return { html: `<!doctype html><html><head>${kept}</head><body>${fragment}</body></html>`, url }
}

/** The first block where it is a title: a heading, or a short line that ends no sentence above longer ones. */
function firstLineAsTitle(body: Element): Element | null {
  const h1 = body.querySelector('h1')
  if (h1 && textOf(h1) !== '') return h1
  const blocks = findAll(body, [BLOCK]).filter((block) => textOf(block) !== '')
  const [first] = blocks
  if (!first || blocks.length < 2 || !first.matches('p, h2, h3, h4, h5, h6')) return null
  const text = textOf(first)
  const isHeading = first.localName !== 'p'
  const isShort = text.length <= LONGEST_TITLE && !/[.;,:…]$/u.test(text)
  return isShort && (isHeading || text.length < textOf(blocks[1]).length) ? first : null
}

/** The lead: what the site's rule names, or the first paragraph of three and more. */
function findLead(body: Element, named: readonly string[], titled: boolean): Element | null {
  const byRule = findFirst(body, named)
  if (byRule) return byRule
  const blocks = findAll(body, ['p, h2, h3, ul, ol, table, figure']).filter((block) => textOf(block) !== '')
  const paragraphs = blocks.filter((block) => block.localName === 'p' && !block.closest('li, td, figure'))
  const [first] = blocks
  if (!titled || !first || first !== paragraphs[0] || paragraphs.length <= BODY_AFTER_LEAD) return null
  const { length } = textOf(first)
  const plain = !first.querySelector('a[href], img, br')
  return plain && length >= LEAD.shortest && length <= LEAD.longest ? first : null
}

/** Text of the body that stands in no block becomes paragraphs, as a selection within one paragraph leaves it. */
function wrapLoose(body: Element): void {
  const document = body.ownerDocument
  let paragraph: Element | null = null
  for (const node of [...body.childNodes]) {
    const element = node.nodeType === 1 ? (node as Element) : null
    const inline = element
      ? element.matches('a, b, strong, i, em, u, span, code, sub, sup, mark, small, img')
      : node.nodeType === 3
    const isBlock = !inline || (element?.querySelector(`${BLOCK}, div`) ?? null) !== null
    if (isBlock) {
      paragraph = null
      if (element?.localName === 'br') element.remove()
    } else if (paragraph !== null) paragraph.append(node)
    else if ((node.textContent ?? '').trim() !== '' || element?.localName === 'img') {
      paragraph = document.createElement('p')
      body.replaceChild(paragraph, node)
      paragraph.append(node)
    }
  }
}

const picturesOf = (body: Element): string[] => [
  ...new Set(
    [...body.querySelectorAll('img')]
      .map((image) => image.getAttribute('src') ?? '')
      .filter((address) => /^(?:https?:|data:image\/)/i.test(address)),
  ),
]

/** Whether pasted HTML is a selection from the clipboard, not the source of a page. */
export const isPaste = (html: string): boolean => html.includes(PASTE_START)

/** The article of a selection. `given`: as the clipboard had it. Throws AppFailure('not-an-article') where it holds nothing. */
export function articleFromPaste(given: string, address: string | null): Extraction {
  const clipboard = readClipboard(given)
  const url = address ?? clipboard.url
  const page = parsePage(clipboard.html, url)
  const { body } = page.document
  if (body.querySelector(PAGE_PARTS) || (linkDensity(body) > PAGE_LINKS && textOf(body).length > 2000))
    return extractArticle(clipboard.html, url, { mustBeArticle: false })
  tidyOffice(page.document)
  wrapLoose(body)
  return articleOfBody(page, url)
}

function articleOfBody(page: ReturnType<typeof parsePage>, url: string | null): Extraction {
  const { document } = page
  const { body } = document
  const base = url ?? page.base
  const elements = elementsBelow(document.documentElement)
  const rule = ruleFor(hostOf(base), elements)
  const metadata = readMetadata(page, elements, rule, base)
  const words = textOf(body)
  const related: RelatedLink[] = takeRelated(document, elements, body, rule, base)
  for (const element of elements) if (hasClass(element, DROPPED_CLASSES)) element.remove()
  linkMedia(document, elements, { pageUrl: base, vietnamese: isVietnamese(words) })
  normalizeFigures(document, elements)
  const titleElement = firstLineAsTitle(body)
  const title = textOf(titleElement).slice(0, 500)
  titleElement?.remove()
  const leadElement = findLead(body, rule?.lead ?? [], titleElement !== null)
  const lead = leadElement ? textOf(leadElement).slice(0, 6000) || null : null
  if (lead !== null) leadElement?.remove()
  const signed = cleanBody(body, {
    title: title || null,
    lead,
    byline: metadata.byline,
    rule,
    tailed: false,
  })
  const text = textOf(body)
  if (text === '' && title === '' && lead === null && !body.querySelector('img'))
    throw new AppFailure('not-an-article', { reason: 'empty' })
  stripAttributes(body)
  return {
    url: base,
    title: title || excerptOf(words, 80) || hostOf(base) || '?',
    lead,
    byline: metadata.byline ?? cleanByline(signed, [metadata.siteName, hostOf(base)]),
    publishedAt: metadata.publishedAt,
    siteName: metadata.siteName,
    section: metadata.section,
    lang: metadata.lang ?? (isVietnamese(words) ? 'vi' : null),
    dir: metadata.dir,
    related,
    contentHtml: body.innerHTML,
    pictures: picturesOf(body),
    leadPicture: null,
  }
}
