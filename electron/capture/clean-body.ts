// The last pass over a body: what is no part of the article goes, what is left keeps its order.
import { fold } from '../../domain/fold.ts'
import { findAll, textOf } from './page-dom.ts'
import { sameTitle } from './page-title.ts'
import { parseDate } from './publish-date.ts'
import type { SiteRule } from './site-rules.ts'

const NEVER_TEXT =
  'script, style, link, meta, template, noscript, button, input, select, textarea, svg, canvas, nav, dialog, ins.adsbygoogle'
const BLOCKS = 'p, div, section, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, td, pre'

/** Lines put in by scripts and editors' templates; whole lines only. */
const JUNK_LINE =
  /^(?:nhỏ\s+bình thường\s+lớn|cỡ chữ\s*:?|mặc định|aa?|a[-+]|đọc tiếp|xem thêm|đọc thêm|chia sẻ|sao chép liên kết|copy link|quảng cáo|advertisement|ads?|theo dõi .{2,60} trên(?:\s+google news)?|về trang chủ đề|in bài viết|bình luận(?:\s*\(\d*\))?|share (?:this|on .{1,20})|share|tweet|print|email|continue reading|read more|skip to (?:main )?content|sign up for .{0,80}newsletter.{0,40}|comments?)\s*[.:»>]*$/iu

/** Whether a line of text belongs to a page's controls, not to its article. */
export const isJunkLine = (text: string): boolean => text.length < 120 && JUNK_LINE.test(text)

const MEDIA = 'img, table, hr, figure'

/** Removes elements that hold nothing, from the inside out. */
function removeEmpty(root: Element): void {
  for (const element of [
    ...root.querySelectorAll(
      'p, div, span, section, article, a, strong, b, em, i, ul, ol, li, h1, h2, h3, h4, h5, h6, figure, figcaption, blockquote, header, footer, font, center, aside',
    ),
  ].toReversed())
    if (textOf(element) === '' && !element.querySelector(`${MEDIA}, br`) && !element.matches(MEDIA))
      element.remove()
    else if (textOf(element) === '' && element.matches('p, div, span') && !element.querySelector(MEDIA))
      element.remove()
}

/** The blocks of text in order that hold no block themselves. */
const leafBlocks = (root: Element): Element[] =>
  findAll(root, [BLOCKS]).filter((block) => !block.querySelector(BLOCKS))

const isRightAligned = (block: Element): boolean =>
  /text-align:\s*(?:right|end)/i.test(block.getAttribute('style') ?? '') ||
  block.getAttribute('align') === 'right' ||
  /\b(?:text-?right|align-?right|author|pAuthor|Author)\b/.test(block.getAttribute('class') ?? '')

/** A name set at the end, to the right or the very byline, is the byline said again. */
function dropTrailingByline(root: Element, byline: string | null): void {
  const author = byline ? fold(byline) : null
  for (const block of leafBlocks(root).slice(-3).toReversed()) {
    if (block.closest('figure, table')) return
    const text = textOf(block)
    const isName = text.length < 60 && text.split(' ').length <= 8 && !/[.!?:]$/.test(text)
    if (!(isName && (isRightAligned(block) || (author !== null && fold(text) === author)))) return
    block.remove()
  }
}

/** One item of a list whose other items are text: "a" or "Email" is said there, not offered. */
function isListed(block: Element): boolean {
  const list = block.closest('li')?.parentElement
  return list !== null && list !== undefined && [...list.children].some((item) => !isJunkLine(textOf(item)))
}

/** The page's own date before the text, where it stands in no block of its own. */
function dropBareDate(root: Element): void {
  const time = root.querySelector('time')
  if (!time || time.closest(BLOCKS.replace('div, section, ', ''))) return
  if (textOf(root).startsWith(textOf(time)) && parseDate(textOf(time), true) !== null) time.remove()
}

/** The lead once more at the beginning of the body, also as a longer block's only content. */
function dropRepeatedLead(root: Element, lead: string | null): void {
  if (!lead) return
  const wanted = fold(lead)
  for (const block of leafBlocks(root).slice(0, 6))
    if (fold(textOf(block)) === wanted) {
      block.remove()
      return
    }
}

/** "By Rosa Lindqvist, 3 November 2025": what stands above the text already. */
function dropDateline(root: Element, byline: string | null): void {
  for (const block of leafBlocks(root).slice(0, 5)) {
    const text = textOf(block)
    if (
      text.length > 140 ||
      block.closest('figure, table, pre, blockquote') ||
      /^h[1-6]$/.test(block.localName)
    )
      continue
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

/** Many systems set sub-headings as paragraphs in bold. */
function markHeadings(document: Document, root: Element): void {
  for (const paragraph of findAll(root, ['p'])) {
    const [only] = [...paragraph.children]
    const text = textOf(paragraph)
    if (!only?.matches('strong, b') || paragraph.children.length !== 1 || textOf(only) !== text) continue
    if (only.querySelector('img, a, br') || paragraph.closest('li, td, th, blockquote, figure, aside'))
      continue
    const next = paragraph.nextElementSibling
    const opens =
      next?.matches('p, figure, ul, ol, div') &&
      (textOf(next).length > text.length || next.querySelector('img'))
    if (text.length < 4 || text.length > LONGEST_HEADING || ENDS_SENTENCE.test(text) || !opens) continue
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
}

/** Cleans a body in place. */
export function cleanBody(root: Element, { title, lead, byline, rule }: BodyFacts): void {
  for (const element of findAll(root, [NEVER_TEXT, ...(rule?.drop ?? [])])) element.remove()
  for (const form of root.querySelectorAll('form, fieldset, label')) form.replaceWith(...form.childNodes)
  for (const heading of findAll(root, ['h1', 'h2']).slice(0, 3))
    if (title && sameTitle(textOf(heading), title)) heading.remove()
  dropRepeatedLead(root, lead)
  for (const block of leafBlocks(root))
    if (isJunkLine(textOf(block)) && !block.querySelector('img') && !isListed(block)) block.remove()
  removeEmpty(root)
  dropDateline(root, byline)
  dropBareDate(root)
  dropTrailingByline(root, byline)
  removeEmpty(root)
  markHeadings(root.ownerDocument, root)
}

/** Drops what only styling and scripts read; the sanitizer has the last word on the rest. */
export function stripAttributes(root: Element): void {
  for (const element of root.querySelectorAll('*'))
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
