// Links to other articles that stand in and around an article: taken out of the body, kept with title and teaser.
import type { RelatedLink } from '../../domain/article.ts'
import { addressKey, webAddress } from '../../domain/url-policy.ts'
import { findAll, textOf } from './page-dom.ts'
import { attribute, childElements, hasClass, hasText, isElement, textsBelow } from './page-walk.ts'
import { RELATED_CLASSES, RELATED_IDS } from './site-rules.ts'
import type { SiteRule } from './site-rules.ts'

const MAX_RELATED = 200
const SHORTEST_TITLE = 12
/** Heads a list of other articles, or a line that is one. */
const RELATED_WORDS =
  /^(?:>+\s*)?(?:tin(?:\s+bài)?\s+liên quan|bài(?:\s+viết)?\s+liên quan|(?:tin|bài)\s+cùng\s+(?:chuyên mục|chủ đề)|có thể bạn quan tâm|xem thêm|đọc thêm|mời\s+(?:bạn đọc|quý vị)\s+xem|related(?:\s+(?:articles?|stories|story|posts?|news|content|reading|coverage|links?))?|read (?:more|also|next)|more (?:from|on) this\b.*|you (?:may|might) also like|recommended(?:\s+(?:reading|stories|articles))?|don't miss)\s*[:：.»>]*\s*/iu

const linkText = (link: Element): string =>
  textOf(link) ||
  link.getAttribute('title')?.trim() ||
  link.querySelector('img[alt]')?.getAttribute('alt')?.trim() ||
  ''

/** The largest part of the box that speaks of this address only: the entry with its teaser. */
function entryOf(link: Element, box: Element, address: string): Element {
  let entry = link
  while (entry !== box && entry.parentElement) {
    const parent = entry.parentElement
    if ([...parent.querySelectorAll('a[href]')].some((other) => other.getAttribute('href') !== address)) break
    entry = parent
  }
  return entry
}

function teaserOf(entry: Element, title: string): string | null {
  const blocks = [
    ...entry.querySelectorAll(
      'p, .sapo, .desc, .description, .tpl_desc, [class*="sapo" i], [class*="desc" i]',
    ),
  ]
  const teaser = blocks
    .filter((block) => !block.querySelector('a[href]'))
    .map((block) => textOf(block))
    .find((text) => text.length > 20 && text !== title)
  return teaser?.slice(0, 2000) ?? null
}

/** The links of one box, each address once. */
export function linksOf(box: Element): RelatedLink[] {
  const byAddress = new Map<string, { title: string; excerpt: string | null }>()
  const links = box.localName === 'a' ? [box] : [...box.getElementsByTagName('a')]
  for (const link of links) {
    const url = webAddress(link.getAttribute('href') ?? '')
    if (!url) continue
    const title = linkText(link).replace(RELATED_WORDS, '')
    const before = byAddress.get(url)
    const longest = before && before.title.length >= title.length ? before.title : title
    byAddress.set(url, {
      title: longest,
      excerpt: before?.excerpt ?? teaserOf(entryOf(link, box, url), longest),
    })
  }
  return [...byAddress]
    .filter(([, { title }]) => title.length >= SHORTEST_TITLE)
    .map(([url, { title, excerpt }]) => ({ url, title: title.slice(0, 600), excerpt }))
}

/** Share of an element's text that is links. */
export function linkDensity(element: Element): number {
  const whole = textOf(element).length
  if (whole === 0) return 0
  let linked = 0
  for (const link of element.getElementsByTagName('a'))
    if (link.hasAttribute('href')) linked += textOf(link).length
  return linked / whole
}

const isMostlyLinks = (element: Element): boolean =>
  element.getElementsByTagName('a').length > 0 && linkDensity(element) > 0.6

const HEADS: ReadonlySet<string> = new Set([
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'strong',
  'b',
  'div',
  'span',
  'li',
])
const MAIN_PARTS: ReadonlySet<string> = new Set(['body', 'article', 'main'])
/** A line or a heading lies no deeper in its box than this. */
const HEAD_DEPTH = 6

/** What opens with a text, the largest first, no larger than the region. */
function openedBy(text: Text, region: Node): Element[] {
  const heads: Element[] = []
  let node: Node = text
  for (let depth = 0; depth < HEAD_DEPTH; depth++) {
    for (let before = node.previousSibling; before; before = before.previousSibling)
      if (isElement(before) ? hasText(before) : (before.nodeValue ?? '').trim() !== '') return heads
    const parent = node.parentNode
    if (!isElement(parent) || parent === region) return heads
    if (HEADS.has(parent.localName)) heads.unshift(parent)
    node = parent
  }
  return heads
}

/** The box or line that a head announces; none where it announces nothing. */
function announcedBy(head: Element): Element[] {
  // A line or a heading is small; reading the text of every container would cost more than all else.
  if (childElements(head).length > 4) return []
  const text = textOf(head)
  const announced = text.length < 300 ? RELATED_WORDS.exec(text)?.[0] : undefined
  if (announced === undefined) return []
  // The whole line: words and link.
  if (text.length > announced.length + SHORTEST_TITLE && isMostlyLinks(head)) return [head]
  if (text.length > announced.trim().length + 2) return []
  const next = head.nextElementSibling
  const parent = head.parentElement
  if (next && head.localName !== 'li' && isMostlyLinks(next)) return [head, next]
  return parent && !MAIN_PARTS.has(parent.localName) && isMostlyLinks(parent) && textOf(parent).length < 2000
    ? [parent]
    : []
}

/** Boxes and lines that say of themselves that they lead elsewhere ("Tin liên quan", "Xem thêm: …"). */
function announcedBoxes(region: Node): Element[] {
  const boxes: Element[] = []
  for (const text of textsBelow(region)) {
    const words = (text.nodeValue ?? '').trim()
    if (words.length < 7 || words.length >= 300 || !RELATED_WORDS.test(words)) continue
    if (boxes.some((box) => box.contains(text))) continue
    for (const head of openedBy(text, region)) {
      const found = announcedBy(head)
      boxes.push(...found)
      if (found.length > 0) break
    }
  }
  return boxes
}

/**
 * Takes the related boxes out of a page and gives their links, each address once and not the page's own, teasers kept.
 * `elements`: all of the page; `region`: where announced lines are looked for.
 */
export function takeRelated(
  document: Document,
  elements: readonly Element[],
  region: Node,
  rule: SiteRule | null,
  pageUrl: string | null,
): RelatedLink[] {
  const own = pageUrl ? addressKey(pageUrl) : null
  const found = new Map<string, RelatedLink>()
  const named = elements.filter(
    (element) => hasClass(element, RELATED_CLASSES) || RELATED_IDS.has(attribute(element, 'id')),
  )
  for (const box of [...findAll(document, rule?.related ?? []), ...named, ...announcedBoxes(region)]) {
    for (const link of linksOf(box)) {
      const key = addressKey(link.url ?? '')
      const before = found.get(key)
      if (key !== own)
        found.set(key, before?.excerpt ? before : { ...link, title: before?.title ?? link.title })
    }
    box.remove()
  }
  return [...found.values()].slice(0, MAX_RELATED)
}

/** Two lists of related links as one, each address once. */
export function joinRelated(first: readonly RelatedLink[], second: readonly RelatedLink[]): RelatedLink[] {
  const keys = new Set(first.map(({ url }) => addressKey(url ?? '')))
  const added = second.filter(({ url }) => {
    const key = addressKey(url ?? '')
    return !keys.has(key) && keys.add(key)
  })
  return [...first, ...added].slice(0, MAX_RELATED)
}
