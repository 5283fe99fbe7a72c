// From a page's HTML to its article: the rule of its system where there is one, Readability where there is none.
import { Readability } from '@mozilla/readability'
import type { RelatedLink } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { AppFailure } from '../../domain/result.ts'
import { hostOf } from '../../domain/url-policy.ts'
import { isArticle } from './article-check.ts'
import { cleanByline } from './byline.ts'
import { cleanBody, stripAttributes } from './clean-body.ts'
import { normalizeFigures } from './figures.ts'
import { linkMedia } from './media-links.ts'
import { readMetadata } from './metadata.ts'
import { ownAddress } from './own-address.ts'
import { findAll, findFirst, parsePage, textOf } from './page-dom.ts'
import { takePaging } from './page-links.ts'
import type { Page } from './page-dom.ts'
import type { Extraction } from './parser.ts'
import { takeRelated } from './related.ts'
import { commonDrop, headingMarks, ruleFor } from './site-rules.ts'
import type { SiteRule } from './site-rules.ts'

const SHORTEST_BODY = 80
const MAX_ELEMENTS = 200_000
const MAX_LEAD = 1500

/** The body that the system's rule names, with what opens it; null where it is not there or empty. */
function bodyByRule(document: Document, rule: SiteRule): Element | null {
  for (const selector of rule.body)
    for (const candidate of document.querySelectorAll(selector)) {
      if (textOf(candidate).length < SHORTEST_BODY && !candidate.querySelector('img')) continue
      const body = document.createElement('div')
      for (const opening of findAll(document, rule.opening ?? []))
        if (!candidate.contains(opening)) body.append(opening)
      body.append(...candidate.childNodes)
      return body
    }
  return null
}

type Found = { readonly body: Element; readonly byline: string | null }

function readability(document: Document): Found | null {
  const result = new Readability<Element>(document, {
    charThreshold: 500,
    maxElemsToParse: MAX_ELEMENTS,
    serializer: (node) => node as Element,
  }).parse()
  const root = result?.content
  if (!root) return null
  const body = document.createElement('div')
  const inner =
    root.children.length === 1 && root.firstElementChild?.id === 'readability-page-1'
      ? root.firstElementChild
      : root
  body.append(...inner.childNodes)
  return { body, byline: result.byline ?? null }
}

/** What Readability is known to stumble on in this DOM: foreign vocabularies, and attributes whose names are no names. */
function simplify(document: Document): void {
  for (const element of document.querySelectorAll('svg, template, object, embed, style, script, link'))
    element.remove()
  for (const element of document.querySelectorAll('*')) {
    for (const name of element.getAttributeNames())
      if (!/^[a-z][\w-]*$/i.test(name)) element.removeAttribute(name)
    if (element.localName.includes('-') || element.localName.includes(':'))
      element.replaceWith(...element.childNodes)
  }
}

/** Prepares a page in place: related boxes out, media as links, one figure shape. */
function prepare(page: Page, rule: SiteRule | null, url: string | null): RelatedLink[] {
  const { document } = page
  const region =
    (rule && findFirst(document, rule.body)) ??
    findFirst(document, ['article', 'main', '[itemprop=articleBody]']) ??
    document.body
  // Before figures: a related box may be a table with a picture and a text, too.
  const related = takeRelated(document, region ?? document, rule, url)
  for (const element of findAll(document, commonDrop)) element.remove()
  linkMedia(document, document)
  normalizeFigures(document, document)
  return related
}

type Source = { readonly html: string; readonly url: string | null; readonly local: boolean }

/** Readability, and again on a simpler page where it stumbled; the page's main element where it finds nothing. */
function bodyByReadability(page: Page, source: Source, rule: SiteRule | null): Found | null {
  try {
    const found = readability(page.document)
    if (found) return found
  } catch {
    // Tried again below.
  }
  const again = parsePage(source.html, source.url, source.local)
  simplify(again.document)
  prepare(again, rule, source.url)
  try {
    const found = readability(again.document)
    if (found) return found
  } catch {
    // The main element is left.
  }
  const last = parsePage(source.html, source.url, source.local)
  prepare(last, rule, source.url)
  const body = findFirst(last.document, ['[itemprop=articleBody]', 'article', 'main', '[role=main]', 'body'])
  return body ? { body, byline: null } : null
}

const LEAD_CLASS =
  /\b(?:sapo|lead|lede|dek|deck|standfirst|chapeau|sub-?title|sub-?heading|article-?summary|intro|excerpt)\b/i
/** The lead is among this many first blocks below the title. */
const LEAD_WITHIN = 12
const LEAD_BLOCKS = 'p, h2, h3, h4, div, blockquote'

/** The lead's text as printed; a place that opens it gets the space that its style gives it on the page. */
function leadText(element: Element, rule: SiteRule | null): string {
  if (rule?.stamp) for (const stamp of element.querySelectorAll(rule.stamp)) stamp.append(' ')
  return textOf(element)
}

/**
 * The lead of a page without a rule: a block before the body's text that the page's own description repeats, or that
 * bears a lead's name. A description that only repeats the first paragraph is none.
 */
function findLead(document: Document, description: string | null): Element | null {
  const h1 = document.querySelector('h1')
  if (!h1) return null
  const wanted = description ? fold(description).replace(/\s*(?:\.\.\.|…)$/, '') : ''
  const following = (element: Element) => (h1.compareDocumentPosition(element) & 4) !== 0
  let looked = 0
  for (const block of document.querySelectorAll(LEAD_BLOCKS)) {
    if (!following(block) || block.querySelector(LEAD_BLOCKS)) continue
    if (block.closest('aside, footer, nav, figure, li')) continue
    if (++looked > LEAD_WITHIN) break
    const text = fold(textOf(block))
    if (text.length < 30 || text.length > MAX_LEAD) continue
    const named = LEAD_CLASS.test(
      `${block.getAttribute('class') ?? ''} ${block.parentElement?.getAttribute('class') ?? ''}`,
    )
    const heading = /^h[2-4]$/.test(block.localName)
    if ((named || heading) && wanted.length > 30 && (text.startsWith(wanted) || wanted.startsWith(text)))
      return block
    if (named && LEAD_CLASS.test(block.getAttribute('class') ?? '')) return block
  }
  return null
}

/** Language of a text whose page names none: Vietnamese tells itself by letters that no other language has. */
function guessLanguage(text: string): string | null {
  const sample = text.slice(0, 4000)
  const vietnamese = sample.match(/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu)?.length ?? 0
  return vietnamese > sample.length / 40 ? 'vi' : null
}

function picturesOf(body: Element): string[] {
  const addresses = [...body.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '')
  return [...new Set(addresses.filter((address) => /^(?:https?:|data:image\/)/i.test(address)))]
}

export type ExtractOptions = {
  /** Turn away what is no article; pasted pages are taken as they are. */
  readonly mustBeArticle: boolean
  /** A file: its pictures may lie in the folder beside it. */
  readonly local?: boolean
}

/**
 * The article of a page. `url`: its address after redirects, or null; then the page's own canonical address counts.
 * Throws AppFailure('not-an-article').
 */
export function extractArticle(html: string, url: string | null, options: ExtractOptions): Extraction {
  const source = { html, url, local: options.local ?? false }
  const page = parsePage(html, url, source.local)
  const { document } = page
  for (const mark of findAll(document, headingMarks)) mark.remove()
  const rule = ruleFor(hostOf(url), document)
  const metadata = readMetadata(page, rule, url)
  const address = ownAddress(url, metadata.canonical)
  const paging = takePaging(page, url)
  const related = prepare(page, rule, address)

  const leadElement = (rule && findFirst(document, rule.lead)) ?? findLead(document, metadata.description)
  const lead = leadElement ? leadText(leadElement, rule).slice(0, 6000) || null : null
  if (lead) leadElement?.remove()

  const byRule = rule ? bodyByRule(document, rule) : null
  const found = byRule ? { body: byRule, byline: null } : bodyByReadability(page, source, rule)
  if (!found) throw new AppFailure('not-an-article', { reason: 'empty' })
  const { body } = found
  const byline = metadata.byline ?? cleanByline(found.byline, [metadata.siteName, hostOf(address)])
  const title = metadata.title ?? textOf(body.querySelector('h1, h2')).slice(0, 200)
  cleanBody(body, { title, lead, byline, rule })
  const text = textOf(body)
  const path = address ? new URL(address).pathname : null
  if (options.mustBeArticle && !isArticle(body, metadata, path))
    throw new AppFailure('not-an-article', { reason: 'listing' })
  if (text === '' && !body.querySelector('img') && !lead)
    throw new AppFailure('not-an-article', { reason: 'empty' })
  stripAttributes(body)
  return {
    url: address,
    title: title || text.slice(0, 80) || hostOf(address) || '?',
    lead,
    byline,
    publishedAt: metadata.publishedAt,
    siteName: metadata.siteName,
    section: metadata.section,
    lang: metadata.lang ?? guessLanguage(text),
    dir: metadata.dir,
    related,
    contentHtml: body.innerHTML,
    pictures: picturesOf(body),
    leadPicture: metadata.picture,
    paging,
  }
}
