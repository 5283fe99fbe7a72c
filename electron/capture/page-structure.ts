// What Readability misjudges in how pages are built, put right before it looks: names that mislead, sections side by
// side, panels that a script opens, asides between paragraphs.
import { textOf } from './page-dom.ts'
import { attribute, childElements, holds, nearest } from './page-walk.ts'
import { linkDensity } from './related.ts'

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

function show(element: Element): void {
  element.removeAttribute('hidden')
  element.removeAttribute('aria-hidden')
  element.removeAttribute('style')
}

/** Panels of tabs and answers of an accordion, hidden until a script shows them: each is part of the text. */
function openPanels(elements: readonly Element[]): void {
  const controlled = new Set<string>()
  for (const element of elements)
    if (element.hasAttribute('aria-expanded') && !nearest(element, OUTSIDE))
      controlled.add(attribute(element, 'aria-controls'))
  for (const element of elements) {
    const id = attribute(element, 'id')
    const isAnswer = id !== '' && controlled.has(id) && !nearest(element, OUTSIDE) && holdsProse(element)
    if (isAnswer || attribute(element, 'role') === 'tabpanel' || element.localName === 'details')
      show(element)
  }
}

/** An aside of prose between paragraphs is a part of the text that is set apart, not one that leads elsewhere. */
function keepAsides(document: Document, elements: readonly Element[]): void {
  for (const aside of elements) {
    if (aside.localName !== 'aside' || !aside.isConnected) continue
    const between =
      aside.previousElementSibling?.localName === 'p' || aside.nextElementSibling?.localName === 'p'
    const names = `${attribute(aside, 'class')} ${attribute(aside, 'id')}`
    if (!between || TELLING.test(names) || !holdsProse(aside) || holdsTeasers(aside)) continue
    const block = document.createElement('div')
    block.append(...aside.childNodes)
    aside.replaceWith(block)
  }
}

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol'])

/** A longer one is how a work of reference is read. */
const LONGEST_CONTENTS = 25

/** A table of contents: a list that says so, of nothing but links into this very page. */
function dropContents(elements: readonly Element[]): void {
  for (const list of elements) {
    if (!LISTS.has(list.localName) || !list.isConnected) continue
    const links = [...list.getElementsByTagName('a')]
    if (links.length < 3 || links.length > LONGEST_CONTENTS) continue
    if (!links.every((link) => attribute(link, 'href').startsWith('#')) || linkDensity(list) < 0.8) continue
    const before = list.previousElementSibling ?? list.parentElement?.previousElementSibling
    if (!before || !CONTENTS.test(textOf(before))) continue
    before.remove()
    list.remove()
  }
}

const CONTENTS =
  /^(?:table of contents|contents|in this (?:article|post|guide|page)|on this page|jump to.{0,20}|mục lục(?: bài viết)?|nội dung(?: chính| bài viết)?)\W*(?:\W*(?:hide|show|toggle|ẩn|hiện)\W*)*$/iu

/** Words in names that Readability holds against a block, and that page builders put on blocks of every kind. */
const MISLEADING =
  /widget|media|meta|extra|promo|banner|header|scroll|shopping|product|legends|community|tool/gi
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
      // A heading and one box around all the rest: the box is a wrapper, too.
      const [, box, ...more] = childElements(section)
      if (box && more.length === 0 && SECTIONS.has(box.localName)) box.replaceWith(...box.childNodes)
      section.replaceWith(...section.childNodes)
    }
  }
}

/** Puts right the structure of a page. `elements`: all of it, in document order. */
export function repairStructure(document: Document, elements: readonly Element[]): void {
  openPanels(elements)
  keepAsides(document, elements)
  dropContents(elements)
  clearNames(elements)
  joinSections(elements)
}
