// The last pass over a body: what is no part of the article goes, what is left keeps its order.
import { fold } from '../../domain/fold.ts'
import { isName } from './byline.ts'
import { findAll, textOf } from './page-dom.ts'
import { attribute, childElements, elementsBelow, hasText, holds, isElement, nearest } from './page-walk.ts'
import { sameTitle } from './page-title.ts'
import { parseDate } from './publish-date.ts'
import type { SiteRule } from './site-rules.ts'

// prettier-ignore
const NEVER_TEXT: ReadonlySet<string> = new Set([
  'script', 'style', 'link', 'meta', 'template', 'noscript', 'button', 'input', 'select', 'textarea', 'svg', 'canvas', 'nav',
  'dialog',
])
const UNWRAPPED: ReadonlySet<string> = new Set(['form', 'fieldset', 'label'])
// prettier-ignore
const BLOCKS: ReadonlySet<string> = new Set([
  'p', 'div', 'section', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'blockquote', 'figcaption', 'td', 'pre',
])
const TEXT_BLOCKS: ReadonlySet<string> = new Set(
  [...BLOCKS].filter((name) => name !== 'div' && name !== 'section'),
)

/** Lines put in by scripts and editors' templates; whole lines only. */
const JUNK_LINE =
  /^(?:nhỏ\s+bình thường\s+lớn|cỡ chữ\s*:?|mặc định|aa?|a[-+]|đọc tiếp|xem thêm|đọc thêm|chia sẻ|sao chép liên kết|copy link|quảng cáo|advertisement|ads?|theo dõi .{2,60} trên(?:\s+google news)?|về trang chủ đề|in bài viết|bình luận(?:\s*\(\d*\))?|share (?:this|on .{1,20})|share|tweet|print|email|continue reading|read more|skip to (?:main )?content|sign up for .{0,80}newsletter.{0,40}|comments?)\s*[.:»>]*$/iu

/** Whether a line of text belongs to a page's controls, not to its article. */
export const isJunkLine = (text: string): boolean => text.length < 120 && JUNK_LINE.test(text)

/** A button where it stands alone, and what opens the readers' comments below an article: "Bình luận (3)". */
export const isCommentsHead = (text: string): boolean =>
  /^(?:bình luận|ý kiến(?: (?:của bạn|bạn đọc))?)\s*\(\d*\)\s*:?$|^bình luận$/iu.test(text)

const MEDIA: ReadonlySet<string> = new Set(['img', 'table', 'hr', 'figure'])
// prettier-ignore
const REMOVED_WHEN_EMPTY: ReadonlySet<string> = new Set([
  'p', 'div', 'span', 'section', 'article', 'a', 'strong', 'b', 'em', 'i', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'figcaption', 'blockquote', 'header', 'footer', 'font', 'center', 'aside',
])
const KEEPS_SPACES: ReadonlySet<string> = new Set(['pre', 'code', 'textarea'])
/** Words apart: these stand inside lines, and code is coloured in them, spaces included. */
const INLINE: ReadonlySet<string> = new Set(['span', 'a', 'strong', 'b', 'em', 'i', 'font'])
/** Hold nothing even where they hold a line break. */
const REMOVED_WITH_BREAKS: ReadonlySet<string> = new Set(['p', 'div', 'span'])

/** Removes elements that hold nothing, from the inside out; says what is left in one. */
export function removeEmpty(element: Element): 'nothing' | 'break' | 'something' {
  if (KEEPS_SPACES.has(element.localName)) return hasText(element) ? 'something' : 'nothing'
  let left: 'nothing' | 'break' | 'something' = MEDIA.has(element.localName)
    ? 'something'
    : element.localName === 'br'
      ? 'break'
      : 'nothing'
  for (let child = element.firstChild; child;) {
    const next: ChildNode | null = child.nextSibling
    if (isElement(child)) {
      const inside = removeEmpty(child)
      const empty =
        (inside === 'nothing' && REMOVED_WHEN_EMPTY.has(child.localName)) ||
        (inside === 'break' && REMOVED_WITH_BREAKS.has(child.localName))
      if (empty && INLINE.has(child.localName) && child.firstChild) child.replaceWith(' ')
      else if (empty) child.remove()
      else if (inside === 'something' || left === 'nothing') left = inside
    } else if (
      left !== 'something' &&
      /[^\s\u00A0]/u.test(child.nodeValue ?? '') &&
      child.nodeType === TEXT_NODE
    )
      left = 'something'
    child = next
  }
  return left
}

const TEXT_NODE = 3

/** The blocks of text in order that hold no block themselves. */
export const leafBlocks = (root: Element): Element[] =>
  elementsBelow(root).filter((block) => BLOCKS.has(block.localName) && !holds(block, BLOCKS))

/** Put on a line that the page sets to the right: Readability takes off what says so. */
export const SET_RIGHT = 'data-set-right'

export const isSetRight = (block: Element): boolean =>
  attribute(block, 'align') === 'right' || /text-align:\s*(?:right|end)/i.test(attribute(block, 'style'))

const isRightAligned = (block: Element): boolean =>
  isSetRight(block) ||
  block.hasAttribute(SET_RIGHT) ||
  /\b(?:text-?right|align-?right|author|pAuthor|Author)\b/.test(attribute(block, 'class'))

const FIGURES: ReadonlySet<string> = new Set(['figure', 'table'])
const QUOTED: ReadonlySet<string> = new Set(['figure', 'table', 'pre', 'blockquote'])
const ITEM: ReadonlySet<string> = new Set(['li'])

/**
 * A name set at the end, to the right or the very byline, is the byline said again. Where there is no byline, it is the
 * one: gives the line that was the last of them.
 */
export function takeTrailingByline(root: Element, byline: string | null): string | null {
  const author = byline ? fold(byline) : null
  let taken: string | null = null
  for (const block of leafBlocks(root).slice(-3).toReversed()) {
    if (nearest(block, FIGURES)) break
    const text = textOf(block)
    const isShort = text.length < 60 && text.split(' ').length <= 8 && !/[.!?:]$/.test(text)
    // "Theo TTXVN" names a source.
    const signs = isName(text) && !/^theo\s/iu.test(text)
    const isByline =
      author === null ? isRightAligned(block) && signs : isRightAligned(block) || fold(text) === author
    if (!isShort || !isByline) break
    block.remove()
    taken ??= text
  }
  return byline === null ? taken : null
}

/** One item of a list whose other items are text: "a" or "Email" is said there, not offered. */
function isListed(block: Element): boolean {
  const list = nearest(block, ITEM)?.parentElement
  return list !== null && list !== undefined && childElements(list).some((item) => !isJunkLine(textOf(item)))
}

/** The page's own date before the text, where it stands in no block of its own. */
function dropBareDate(root: Element): void {
  const [time] = root.getElementsByTagName('time')
  if (!time || nearest(time, TEXT_BLOCKS)) return
  if (textOf(root).startsWith(textOf(time)) && parseDate(textOf(time), true) !== null) time.remove()
}

/** The lead once more at the beginning of the body, also as a longer block's only content. */
function dropRepeatedLead(blocks: readonly Element[], lead: string | null): void {
  if (!lead) return
  const wanted = fold(lead)
  blocks
    .slice(0, 6)
    .find((block) => fold(textOf(block)) === wanted)
    ?.remove()
}

/** "By Rosa Lindqvist, 3 November 2025": what stands above the text already. */
function dropDateline(blocks: readonly Element[], byline: string | null): void {
  for (const block of blocks.slice(0, 5)) {
    const text = textOf(block)
    if (text.length > 140 || nearest(block, QUOTED) || /^h[1-6]$/.test(block.localName)) continue
    let rest = text
    for (const name of byline?.split(', ') ?? []) rest = rest.replace(name, ' ')
    rest = rest
      .replace(/\b(?:by|and|và|posted|published|updated|on|bài|tác giả)\b/giu, ' ')
      .replace(/[\s,:;|•·–—-]+/gu, ' ')
      .trim()
    const named = rest.length < text.length - 4 && rest === ''
    const dated = rest.length <= 48 && parseDate(rest, true) !== null && rest.split(' ').length <= 8
    if (named || dated) block.remove()
  }
}

const ENDS_SENTENCE = /[.!?…:;,]["”'’)]*$/u
const LONGEST_HEADING = 110

const BOLD: ReadonlySet<string> = new Set(['strong', 'b'])
const NO_HEADING_INSIDE: ReadonlySet<string> = new Set(['img', 'a', 'br'])
const NO_HEADING_BELOW: ReadonlySet<string> = new Set(['li', 'td', 'th', 'blockquote', 'figure', 'aside'])
const OPENED_BY_HEADING: ReadonlySet<string> = new Set(['p', 'figure', 'ul', 'ol', 'div'])

/** Many systems set sub-headings as paragraphs in bold. */
function markHeadings(document: Document, root: Element): void {
  for (const paragraph of root.getElementsByTagName('p')) {
    const only = childElements(paragraph)
    const [bold] = only
    if (!bold || only.length > 1 || !BOLD.has(bold.localName)) continue
    const text = textOf(paragraph)
    if (text.length < 4 || text.length > LONGEST_HEADING || ENDS_SENTENCE.test(text)) continue
    if (
      isRightAligned(paragraph) ||
      textOf(bold) !== text ||
      holds(bold, NO_HEADING_INSIDE) ||
      nearest(paragraph, NO_HEADING_BELOW)
    )
      continue
    const next = paragraph.nextElementSibling
    if (!next || !OPENED_BY_HEADING.has(next.localName)) continue
    if (textOf(next).length <= text.length && next.getElementsByTagName('img').length === 0) continue
    const heading = document.createElement('h2')
    heading.textContent = text
    paragraph.replaceWith(heading)
  }
}

type BodyFacts = {
  readonly title: string | null
  readonly lead: string | null
  readonly byline: string | null
  readonly rule: SiteRule | null
  /** `takeTail` follows, which needs the line that opens the tail. */
  readonly tailed: boolean
}

/** Cleans a body in place. Gives the name that signs it, as it is printed, where there is no byline; else null. */
export function cleanBody(root: Element, { title, lead, byline, rule, tailed }: BodyFacts): string | null {
  for (const element of findAll(root, rule?.drop ?? [])) element.remove()
  for (const element of elementsBelow(root)) {
    if (NEVER_TEXT.has(element.localName)) element.remove()
    else if (UNWRAPPED.has(element.localName)) element.replaceWith(...element.childNodes)
  }
  const headings = elementsBelow(root).filter(({ localName }) => localName === 'h1' || localName === 'h2')
  for (const heading of headings.slice(0, 3)) if (title && sameTitle(textOf(heading), title)) heading.remove()
  const opening = leafBlocks(root)
  dropRepeatedLead(opening, lead)
  for (const block of opening) {
    const text = textOf(block)
    const isButton = isJunkLine(text) && !(tailed && isCommentsHead(text))
    if (isButton && !holds(block, IMAGE) && !isListed(block)) block.remove()
  }
  removeEmpty(root)
  dropDateline(leafBlocks(root), byline)
  dropBareDate(root)
  const signed = takeTrailingByline(root, byline)
  removeEmpty(root)
  markHeadings(root.ownerDocument, root)
  return signed
}

const IMAGE: ReadonlySet<string> = new Set(['img'])

/** Drops what only styling and scripts read; the sanitizer has the last word on the rest. */
export function stripAttributes(root: Element): void {
  for (const element of elementsBelow(root))
    for (const name of element.getAttributeNames())
      if (
        name === 'class' ||
        name === 'style' ||
        name === 'align' ||
        name.startsWith('on') ||
        name.startsWith('data-') ||
        name.startsWith('aria-')
      )
        element.removeAttribute(name)
}
