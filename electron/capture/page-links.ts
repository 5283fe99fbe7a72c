// The row of pages below an article ("1 2 3 Trang sau"): where the article goes on, and the row itself out of its text.
import { webAddress } from '../../domain/url-policy.ts'
import { findAll, textOf } from './page-dom.ts'
import type { Page } from './page-dom.ts'
import { attribute } from './page-walk.ts'
import { isWholeOf, pageAmong } from './page-numbers.ts'
import type { PageOfArticle } from './page-numbers.ts'

/** Where an article of several pages goes on: absolute addresses of the same site; null where it does not. */
export type Paging = {
  /** This page's own number, 1 where it says none. */
  readonly page: number
  /** The first page, where this is a later one. */
  readonly first: string | null
  readonly next: string | null
  /** The whole article on one page, where the page offers it. */
  readonly whole: string | null
}

const NEXT_WORDS =
  /^(?:trang\s+)?(?:sau|tiếp|tiếp theo|kế|kế tiếp|next|next page|continue(?: reading)?|older|[›»>→]+)\s*[›»>→]*$/iu
const FIRST_WORDS = /^(?:trang\s+)?(?:đầu|đầu tiên|trước|first|first page|prev(?:ious)?(?: page)?|[‹«<←]+)$/iu
const WHOLE_WORDS =
  /^(?:xem|đọc|hiển thị)\s+(?:tất cả|toàn bộ|toàn bài|cả bài|(?:trên|trong)\s+(?:một|1)\s+trang)(?:\s+bài(?:\s+viết)?)?$|^(?:view|show|read|see)\s+(?:all(?:\s+pages)?|(?:as\s+|on\s+)?(?:a\s+)?(?:single|one)\s+page|full\s+article)$|^(?:single page|all pages|one page|one-page view)$/iu

/** Comments have pages of their own; other articles' numbers are theirs. */
const ELSEWHERE =
  'aside, footer, [id*="comment" i], [class*="comment" i], [id*="binh-luan" i], [class*="binh-luan" i], [class*="related" i], [class*="lien-quan" i]'
/** A longer element is text with a page link in it, not a row of pages. */
const LONGEST_ROW = 120

const labelOf = (link: Element): string =>
  textOf(link) || (link.getAttribute('aria-label') ?? link.getAttribute('title') ?? '').trim()

/** The number that a label is; null for any other label. */
function numberIn(label: string): number | null {
  const number = /^[[(]?(?:trang|page)?\s*(\d{1,2})[\])]?$/iu.exec(label)?.[1]
  return number === undefined ? null : Number(number)
}

/** A link of a row of pages: its address is a page's, and its words say nothing else. */
type PageLink = PageOfArticle & { readonly element: Element; readonly address: string }

function pageLinks({ base }: Page, elements: readonly Element[], current: string): PageLink[] {
  const links: PageLink[] = []
  for (const element of elements) {
    if (element.localName !== 'a' && element.localName !== 'link') continue
    const isNext = /\bnext\b/i.test(attribute(element, 'rel'))
    if (!element.hasAttribute('href') || (element.localName === 'link' && !isNext)) continue
    const label = labelOf(element)
    const number = numberIn(label)
    // Words first: a page has hundreds of links, and reading their addresses costs more.
    if (!isNext && number === null && !NEXT_WORDS.test(label) && !FIRST_WORDS.test(label)) continue
    const href = element.getAttribute('href') ?? ''
    const address = URL.canParse(href, base ?? current)
      ? webAddress(new URL(href, base ?? current).href)
      : null
    const found = address ? pageAmong(address, current) : null
    if (!address || !found || element.closest(ELSEWHERE)) continue
    // A number that is printed is that of the address; one that may belong to the title must be printed.
    if (number === null ? found.certain : number === found.page) links.push({ ...found, element, address })
  }
  return links
}

/** Removes the rows that hold these links, with what else they say ("Trang:", the number of this page). */
function removeRows(links: readonly Element[]): void {
  const rows = new Set<Element>()
  for (const link of links) {
    if (link.localName === 'link') continue
    let row = link
    for (let parent = row.parentElement; parent; parent = parent.parentElement) {
      if (parent.matches('body, article, main') || textOf(parent).length > LONGEST_ROW) break
      if ([...parent.querySelectorAll('a[href]')].some((other) => !links.includes(other))) break
      if (parent.querySelector('img, h1, h2, h3')) break
      row = parent
    }
    rows.add(row)
  }
  for (const row of rows) row.remove()
}

/**
 * Finds where the article of a page goes on, and takes the row of pages out of it. `current`: the page's address after
 * redirects. A link counts only where its address is the next page of this very article; so neither the next article,
 * nor a list's or the comments' next page, nor the next part of a series is taken for it.
 */
export function takePaging(
  page: Page,
  elements: readonly Element[],
  current: string | null,
): Paging | undefined {
  if (current === null) return undefined
  const links = pageLinks(page, elements, current)
  const next = links.find(({ page: number, current: own }) => number === own + 1)
  const first = links.find(({ page: number, current: own }) => number === 1 && own > 1)
  const present = (next ?? first)?.current
  if (present === undefined) return undefined
  const wholes = findAll(page.document, ['a[href]']).filter(
    (link) => WHOLE_WORDS.test(labelOf(link)) && isWholeOf(link.getAttribute('href') ?? '', current),
  )
  removeRows([...links.map(({ element }) => element), ...wholes])
  return {
    page: present,
    first: first?.address ?? null,
    next: next?.address ?? null,
    whole: webAddress(wholes[0]?.getAttribute('href') ?? ''),
  }
}
