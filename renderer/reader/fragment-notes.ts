// What a link to a `#fragment` of the article leads to: a place in it, or a note that can be read where one is.

/** A mark of a note: a number, a letter, Roman numerals or the printers' signs, in brackets or not. */
const MARK = /^[[(]?\s*(?:\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,3})\s*[\])]?$/iu
/** What leads back from a note: a mark, an arrow, or a word of few letters. */
const MOST_BACK = 4
/** A note that a mark leads to may be this long, in characters; one that words lead to is shorter, and near the end. */
const MOST_MARKED = 2400
const MOST_UNMARKED = 500
const NEAR_END = 0.7
const BLOCKS = 'li, dd, p, td, aside, blockquote'

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

/** The element of a body that a `#fragment` names, as it is written or with its percent signs read. */
export function targetOf(href: string, body: Element): HTMLElement | null {
  const named = (id: string) => {
    const found = id === '' ? null : body.ownerDocument.getElementById(id)
    return found && body.contains(found) ? found : null
  }
  const id = href.slice(1)
  const exact = named(id)
  if (exact) return exact
  try {
    return named(decodeURIComponent(id))
  } catch {
    return null
  }
}

const follows = (earlier: Node, later: Node): boolean =>
  (earlier.compareDocumentPosition(later) & earlier.DOCUMENT_POSITION_FOLLOWING) !== 0

/** How far into a body an element begins, 0 to 1, counted in characters. */
function shareBefore(element: Element, body: Element): number {
  const before = body.ownerDocument.createRange()
  before.setStart(body, 0)
  before.setEndBefore(element)
  return before.toString().length / Math.max(1, body.textContent?.length ?? 0)
}

/** The block that says what a target marks: itself, the block around it, or a term's definition. */
function blockOf(target: HTMLElement): HTMLElement | null {
  const next = target.nextElementSibling
  if (target.localName === 'dt' && next?.localName === 'dd') return next as HTMLElement
  return target.closest<HTMLElement>(BLOCKS) ?? (target.localName === 'div' ? target : null)
}

/** The mark that a link shows, without its brackets; empty where it shows words. */
export const markOf = (link: Element): string =>
  MARK.test(textOf(link)) ? textOf(link).replace(/^[[(]\s*|\s*[\])]$/g, '') : ''

/** The block of the note that a link of a body leads to; null where it leads to a place, or back. */
export function noteOf(link: HTMLAnchorElement, body: HTMLElement): HTMLElement | null {
  const target = targetOf(link.getAttribute('href') ?? '', body)
  const block = target && blockOf(target)
  if (!target || !block || !body.contains(block) || !follows(link, block)) return null
  if (block.contains(link) || block.querySelector('h2, h3, h4, h5, h6, table, figure')) return null
  const { length } = textOf(block)
  if (length === 0) return null
  const isMarked = markOf(link) !== '' || (link.closest('sup') !== null && textOf(link).length <= 8)
  if (isMarked) return length <= MOST_MARKED ? block : null
  return length <= MOST_UNMARKED && shareBefore(block, body) >= NEAR_END ? block : null
}

/**
 * A note's text as HTML, to be sanitized before it is shown: without ids, which stay the body's, and without the marks
 * that lead back to where one already is.
 */
export function noteHtml(block: HTMLElement): string {
  const copy = block.cloneNode(true) as HTMLElement
  for (const own of copy.querySelectorAll('[data-interface]')) own.remove()
  for (const link of copy.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    if (textOf(link).length > MOST_BACK) continue
    const around = link.parentElement
    link.remove()
    if (around && around !== copy && textOf(around) === '') around.remove()
  }
  for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id')
  const html = copy.innerHTML.trim()
  return copy.querySelector('p, ul, ol, dl, pre, blockquote') ? html : `<p>${html}</p>`
}
