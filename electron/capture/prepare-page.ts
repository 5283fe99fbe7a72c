// What is done to a page before its body is looked for: related boxes out, media as links, one shape of figures.
import type { RelatedLink } from '../../domain/article.ts'
import { isSetRight, SET_RIGHT } from './clean-body.ts'
import { normalizeFigures } from './figures.ts'
import { LEAD_CLASS } from './lead.ts'
import { linkMedia } from './media-links.ts'
import { findFirst, textOf } from './page-dom.ts'
import type { Page } from './page-dom.ts'
import { attribute, elementsBelow, hasClass, holds, nearest } from './page-walk.ts'
import { repairStructure } from './page-structure.ts'
import { takeRelated } from './related.ts'
import { DROPPED_CLASSES, HEADING_MARKS } from './site-rules.ts'
import type { SiteRule } from './site-rules.ts'

const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'link', 'template', 'svg', 'canvas'])
/** A footer inside one of these is a part's own; any other is the page's, and costs Readability time. */
const TEXT_PARTS: ReadonlySet<string> = new Set(['article', 'main', 'section', 'blockquote'])
const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const TEXT: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6'])
const LINES: ReadonlySet<string> = new Set(['p', 'div'])
/** Where a heading keeps its id while Readability weighs names. */
const ID_ASIDE = 'data-heading-id'

export type PrepareOptions = {
  readonly rule: SiteRule | null
  /** The page's address. */
  readonly url: string | null
  readonly vietnamese: boolean
}

/** Where the article and what is announced below it stand, as far as the page says so. */
function regionOf(document: Document, elements: readonly Element[], rule: SiteRule | null): Element {
  const ruled = rule && findFirst(document, rule.body)
  if (ruled) return ruled.parentElement ?? ruled
  const named = (test: (element: Element) => boolean) => elements.find(test)
  return (
    named(({ localName }) => localName === 'article') ??
    named(({ localName }) => localName === 'main') ??
    named((element) => attribute(element, 'itemprop') === 'articleBody') ??
    document.body
  )
}

/**
 * Readability weighs class names and ids, and takes a heading called "header-anchor" or "h-social-media" for a header
 * or a bar of buttons. A heading is what its text says; only a lead that is set as one is still to be found by name.
 */
function hideNames(heading: Element): void {
  if (!LEAD_CLASS.test(attribute(heading, 'class'))) heading.removeAttribute('class')
  const id = attribute(heading, 'id')
  if (id === '') return
  heading.setAttribute(ID_ASIDE, id)
  heading.removeAttribute('id')
}

/** Gives headings back the ids that links inside the article point to. */
export function restoreHeadingIds(body: Element): void {
  for (const element of elementsBelow(body)) {
    const id = HEADINGS.has(element.localName) ? attribute(element, ID_ASIDE) : ''
    if (id !== '') element.setAttribute('id', id)
  }
}

/** Drops what is never shown, and opens what only a script opens. */
function dropUnseen(elements: readonly Element[]): void {
  for (const element of elements) {
    const { localName } = element
    // Readability reads a byline from JSON-LD, and looks for one in the text where there is none.
    if (NEVER_SHOWN.has(localName) && attribute(element, 'type') !== 'application/ld+json') element.remove()
    else if (localName === 'nav' || (localName === 'footer' && !nearest(element, TEXT_PARTS)))
      element.remove()
    else if (hasClass(element, DROPPED_CLASSES)) element.remove()
    else if (localName === 'button') {
      // The question of an accordion is a button around or inside a heading; other buttons only do something.
      const opens = holds(element, element.hasAttribute('aria-expanded') ? TEXT : HEADINGS)
      if (opens || nearest(element, HEADINGS)) element.replaceWith(...element.childNodes)
    } else if (HEADINGS.has(localName)) hideNames(element)
    else if (LINES.has(localName) && isSetRight(element)) element.setAttribute(SET_RIGHT, '')
  }
}

/** Takes permalinks and edit links off headings; a permalink that is the heading itself is only unwrapped. */
export function dropHeadingMarks(elements: readonly Element[]): void {
  for (const element of elements) {
    if (!hasClass(element, HEADING_MARKS)) continue
    const heading = nearest(element, HEADINGS)
    const isText = heading && heading !== element && textOf(element).length > textOf(heading).length / 2
    if (isText) element.replaceWith(...element.childNodes)
    else element.remove()
  }
}

/** Prepares a page in place and gives the links of its related boxes. */
export function preparePage(page: Page, { rule, url, vietnamese }: PrepareOptions): RelatedLink[] {
  const { document } = page
  const elements = elementsBelow(document.documentElement)
  const region = regionOf(document, elements, rule)
  // Before figures: a related box may be a table with a picture and a text, too.
  const related = takeRelated(document, elements, region, rule, url)
  linkMedia(document, elements, { pageUrl: url, vietnamese })
  if (!rule) repairStructure(document, elements)
  dropUnseen(elements)
  normalizeFigures(document, elements)
  return related
}
