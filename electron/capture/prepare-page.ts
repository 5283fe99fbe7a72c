// What is done to a page before its body is looked for: related boxes out, media as links, one shape of figures.
import type { RelatedLink } from '../../domain/article.ts'
import { normalizeFigures } from './figures.ts'
import { linkMedia } from './media-links.ts'
import { findFirst, textOf } from './page-dom.ts'
import type { Page } from './page-dom.ts'
import { attribute, elementsBelow, hasClass, holds, nearest } from './page-walk.ts'
import { takeRelated } from './related.ts'
import { DROPPED_CLASSES, HEADING_MARKS } from './site-rules.ts'
import type { SiteRule } from './site-rules.ts'

const NEVER_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'link', 'template', 'svg', 'canvas'])
const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const TEXT: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6'])
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
 * or a bar of buttons. A heading is what its text says.
 */
function hideNames(heading: Element): void {
  heading.removeAttribute('class')
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
    else if (hasClass(element, DROPPED_CLASSES)) element.remove()
    else if (localName === 'button') {
      // The question of an accordion is a button around or inside a heading; other buttons only do something.
      const opens = holds(element, element.hasAttribute('aria-expanded') ? TEXT : HEADINGS)
      if (opens || nearest(element, HEADINGS)) element.replaceWith(...element.childNodes)
    } else if (HEADINGS.has(localName)) hideNames(element)
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

/** Panels of tabs, all but one hidden until a script shows them: each is part of the text. */
function openTabs(elements: readonly Element[]): void {
  for (const element of elements) {
    if (attribute(element, 'role') !== 'tabpanel' && element.localName !== 'details') continue
    element.removeAttribute('hidden')
    element.removeAttribute('aria-hidden')
    element.removeAttribute('style')
  }
}

/** Words in names that Readability holds against a block, and that page builders put on blocks of every kind. */
const MISLEADING = /widget|media|meta|extra|promo|banner|header|scroll|shopping|product|legends|community|tool/gi
const BUILT_BLOCKS: ReadonlySet<string> = new Set(['div', 'section', 'article', 'li', 'figure', 'table'])
const OUTSIDE: ReadonlySet<string> = new Set(['aside', 'nav', 'footer', 'header', 'form'])
/** Names that are believed: what they say of a block is not its looks but its purpose. */
const TELLING = /subscri|newsletter|sign-?up|related|comment|share|social|sidebar|recommend|cookie|consent/i
/** Characters of running text by which a block is one of prose, whatever its name. */
const PROSE = 140

/** Headings that are links: a list of teasers. */
function holdsTeasers(block: Element): boolean {
  let linked = 0
  for (const link of block.getElementsByTagName('a'))
    if ((nearest(link, HEADINGS) ?? holds(link, HEADINGS)) && ++linked >= 2) return true
  return false
}

/** Whether a block holds a paragraph of prose of its own, not a list of links. */
function holdsProse(block: Element): boolean {
  let prose = 0
  let linked = 0
  for (const paragraph of block.getElementsByTagName('p')) {
    const { length } = textOf(paragraph)
    if (length < 60) continue
    prose += length
    for (const link of paragraph.getElementsByTagName('a')) linked += textOf(link).length
    if (prose >= 2000) break
  }
  return prose >= PROSE && linked < prose * 0.3
}

/** A block of prose is one whatever it is called: takes the misleading words out of its names. */
function clearNames(elements: readonly Element[]): void {
  for (const element of elements) {
    if (!BUILT_BLOCKS.has(element.localName)) continue
    for (const name of ['class', 'id']) {
      const written = attribute(element, name)
      if (written === '' || written.search(MISLEADING) === -1) continue
      if (TELLING.test(written) || nearest(element, OUTSIDE)) break
      if (!holdsProse(element) || holdsTeasers(element)) break
      element.setAttribute(name, written.replace(MISLEADING, ''))
    }
  }
}

const SECTIONS: ReadonlySet<string> = new Set(['div', 'section'])
const SECTION_HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3'])

/** The heading that opens a section, or null. */
function openingHeading(section: Element): Element | null {
  const first = section.firstElementChild
  return first && SECTION_HEADINGS.has(first.localName) ? first : null
}

/**
 * Sections side by side, each opened by a heading, are one text: Readability would choose the longest. Their wrappers
 * go, their ids stay with the headings.
 */
function joinSections(elements: readonly Element[]): void {
  const byParent = new Map<Node, Element[]>()
  for (const element of elements) {
    if (!SECTIONS.has(element.localName) || !element.parentNode || !openingHeading(element)) continue
    const sections = byParent.get(element.parentNode) ?? []
    sections.push(element)
    byParent.set(element.parentNode, sections)
  }
  for (const sections of byParent.values()) {
    if (sections.length < 3 || sections.filter(holdsProse).length < 3) continue
    for (const section of sections) {
      const heading = openingHeading(section)
      const id = attribute(section, 'id')
      if (heading && id !== '' && attribute(heading, 'id') === '') heading.setAttribute('id', id)
      section.replaceWith(...section.childNodes)
    }
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
  openTabs(elements)
  clearNames(elements)
  joinSections(elements)
  dropUnseen(elements)
  normalizeFigures(document, elements)
  return related
}
