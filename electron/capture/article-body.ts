// Where a page's article stands: as the rule of its system says, else as Readability finds it.
import { Readability } from '@mozilla/readability'
import { findAll, findFirst, parsePage, textOf } from './page-dom.ts'
import type { Page } from './page-dom.ts'
import { attribute, elementsBelow, holds, nearest } from './page-walk.ts'
import { preparePage, restoreHeadingIds } from './prepare-page.ts'
import type { PrepareOptions } from './prepare-page.ts'
import { linkDensity } from './related.ts'
import type { SiteRule } from './site-rules.ts'

const SHORTEST_BODY = 80
const MAX_ELEMENTS = 200_000

/** The body that the system's rule names, with what opens it; null where it is not there or empty. */
export function bodyByRule(document: Document, rule: SiteRule): Element | null {
  for (const selector of rule.body)
    for (const candidate of document.querySelectorAll(selector)) {
      if (textOf(candidate).length < SHORTEST_BODY && !candidate.querySelector('img')) continue
      const body = document.createElement('div')
      for (const opening of findAll(document, rule.opening ?? []))
        if (!candidate.contains(opening)) body.append(opening)
      body.append(...candidate.childNodes)
      restoreHeadingIds(body)
      return body
    }
  return null
}

export type FoundBody = { readonly body: Element; readonly byline: string | null }

function readability(document: Document): FoundBody | null {
  const result = new Readability<Element>(document, {
    charThreshold: 500,
    maxElemsToParse: MAX_ELEMENTS,
    keepClasses: true,
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
  restoreHeadingIds(body)
  return { body, byline: result.byline ?? null }
}

/** What Readability is known to stumble on in this DOM: foreign vocabularies, and attributes whose names are no names. */
function simplify(document: Document): void {
  for (const element of document.querySelectorAll('svg, template, object, embed, style, script, link'))
    element.remove()
  for (const element of elementsBelow(document.documentElement)) {
    for (const name of element.getAttributeNames())
      if (!/^[a-z][\w-]*$/i.test(name)) element.removeAttribute(name)
    if (element.localName.includes('-') || element.localName.includes(':'))
      element.replaceWith(...element.childNodes)
  }
}

/** What a page was made of, for a second try: the first one takes it apart. */
export type Source = { readonly html: string; readonly url: string | null; readonly local: boolean }

function prepareAgain({ html, url, local }: Source, options: PrepareOptions): Page {
  const page = parsePage(html, url, local)
  preparePage(page, options)
  return page
}

const ARTICLE: ReadonlySet<string> = new Set(['article'])
/** What a person would count as running text. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set(['p', 'pre', 'li', 'dd', 'dt', 'td'])
const NOT_TEXT: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form', 'figcaption'])
const NOT_TEXT_NAMES =
  /comment|related|sidebar|footer|\bnav|newsletter|cookie|consent|breadcrumb|share|social|recommend|popup|modal|subscri/i
const SHORTEST_TEXT = 60

/** Whether an element is hidden by its own style or attributes. */
const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  attribute(element, 'aria-hidden') === 'true' ||
  /display:\s*none|visibility:\s*hidden/i.test(attribute(element, 'style'))

const isAside = (element: Element): boolean =>
  NOT_TEXT.has(element.localName) ||
  NOT_TEXT_NAMES.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`) ||
  isHidden(element)

/** Characters of running text below an element: paragraphs and items of some length that are no links. */
function proseIn(root: Element): number {
  let prose = 0
  const skipped = new Set<Node>()
  for (const element of elementsBelow(root)) {
    if ((element.parentNode && skipped.has(element.parentNode)) || isAside(element)) {
      skipped.add(element)
      continue
    }
    if (!TEXT_BLOCKS.has(element.localName) || holds(element, TEXT_BLOCKS)) continue
    const { length } = textOf(element)
    if (length >= SHORTEST_TEXT && linkDensity(element) < 0.4) prose += length
  }
  return prose
}

/** The one element by which a page says where its article is; null where it names none, or several. */
function namedArticle(document: Document): Element | null {
  const elements = elementsBelow(document.documentElement)
  const bodies = elements.filter((element) => attribute(element, 'itemprop') === 'articleBody')
  if (bodies.length > 0) return bodies.length === 1 ? (bodies[0] ?? null) : null
  const articles = elements.filter((one) => one.localName === 'article' && !nearest(one.parentNode, ARTICLE))
  return articles.length === 1 ? (articles[0] ?? null) : null
}

/** Running text by which the named article has to exceed what Readability found: as a multiple, and in characters. */
const FAR_LONGER = 1.7
const LONGER_BY = 400
/** What is so much longer is not the article but what was stacked into its box: a gallery, comments, more articles. */
const MANY_TIMES = 4

/** What a part of a page holds, without what stands aside in it. */
function partWithoutAsides(document: Document, part: Element): Element {
  const body = document.createElement('div')
  body.append(...part.childNodes)
  for (const element of elementsBelow(body))
    if (element.localName === 'header' || isAside(element)) element.remove()
  restoreHeadingIds(body)
  return body
}

/** The article that the page names. */
function bodyByName(document: Document): Element | null {
  const article = namedArticle(document)
  return article && partWithoutAsides(document, article)
}

/**
 * All that a page shows, where that is far longer than the body that was found in it: a front page is its stories, of
 * which the search for one article leaves one. Null where it is not.
 */
export function wholePage(source: Source, options: PrepareOptions, found: Element): Element | null {
  const { document } = prepareAgain(source, options)
  const main = findFirst(document, ['main', '[role=main]', 'body'])
  const whole = main && partWithoutAsides(document, main)
  const got = textOf(found).length
  const { length } = textOf(whole)
  return whole && length >= got * FAR_LONGER && length >= got + LONGER_BY ? whole : null
}

/**
 * The body of a page without a rule. Where the page names one article and Readability found only a part of it, the
 * article that the page names.
 */
export function findBody(page: Page, source: Source, options: PrepareOptions): FoundBody | null {
  const named = namedArticle(page.document)
  const expected = named ? proseIn(named) : 0
  const found = bodyByReadability(page, source, options)
  if (!found || expected < LONGER_BY) return found
  // Text need not stand in paragraphs.
  const got = Math.max(proseIn(found.body), textOf(found.body).length / 2)
  if (expected < got * FAR_LONGER || expected < got + LONGER_BY || expected > got * MANY_TIMES) return found
  const body = bodyByName(prepareAgain(source, options).document)
  return body ? { ...found, body } : found
}

/** Readability, and again on a simpler page where it stumbled; the page's main element where it finds nothing. */
function bodyByReadability(page: Page, source: Source, options: PrepareOptions): FoundBody | null {
  try {
    const found = readability(page.document)
    if (found) return found
  } catch {
    // Tried again below.
  }
  const again = parsePage(source.html, source.url, source.local)
  simplify(again.document)
  preparePage(again, options)
  try {
    const found = readability(again.document)
    if (found) return found
  } catch {
    // The main element is left.
  }
  const { document } = prepareAgain(source, options)
  const body = findFirst(document, ['[itemprop=articleBody]', 'article', 'main', '[role=main]', 'body'])
  return body ? { body, byline: null } : null
}
