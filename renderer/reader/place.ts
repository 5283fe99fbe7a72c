// Where the reader is: the block being read, and the line of it. It holds at every size and width, in the strip and
// in pages.
import type { Place } from '../../domain/article.ts'
import type { Flow } from './flow.ts'

const BLOCKS = 'p, h2, h3, h4, h5, h6, li, figure, blockquote, pre, table, hr, dt, dd'
const QUOTE = 60

export function blocksOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>(BLOCKS)].filter(
    (block) => !block.parentElement?.closest('figure, table, pre'),
  )
}

/** The blocks that hold no other: what one reads after another. */
export const paragraphsOf = (body: HTMLElement): HTMLElement[] =>
  blocksOf(body).filter((block) => block.localName !== 'hr' && block.querySelector(BLOCKS) === null)

/** A place with what is known of it only while the article is open. */
export type HeldPlace = {
  readonly place: Place
  /**
   * How far the reading line is from where `place.at` begins, as a share of that line's height; where the place has
   * none, how far it is before the block or after it, as a share of the block's height.
   */
  readonly into: number
  /** CSS pixels before the body (negative) or after it (positive); 0 within it. */
  readonly beyond: number
}

export const asHeld = (place: Place | null): HeldPlace | null => place && { place, into: 0, beyond: 0 }

const quoteOf = (block: HTMLElement) => (block.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, QUOTE)

type Span = { readonly start: number; readonly end: number }

/** Where an element lies along the article, also one that goes over several pages; null for one that is not shown. */
export function spanOf(element: Element, flow: Flow): Span | null {
  const boxes = element.getClientRects()
  const [first, last] = [boxes[0], boxes[boxes.length - 1]]
  return first && last ? { start: flow.startOf(first), end: flow.endOf(last) } : null
}

/** Index of the first of these, in reading order, that ends after a position; the last where none does. Binary search. */
export function indexAt(elements: readonly Element[], flow: Flow, position: number): number {
  let low = 0
  let high = elements.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    // What is folded away has no place: its neighbour before it decides.
    let shown = middle
    let span: Span | null = null
    for (; shown >= low && !span; shown--)
      span = elements[shown] ? spanOf(elements[shown] as Element, flow) : null
    if (span && span.end > position) high = Math.min(middle, shown + 1)
    else low = middle + 1
  }
  return low
}

/** The characters of a block, each with its box. */
function charactersOf(block: HTMLElement) {
  const nodes: Text[] = []
  const starts: number[] = []
  let length = 0
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.length === 0) continue
    nodes.push(node)
    starts.push(length)
    length += node.length
  }
  const range = document.createRange()
  const boxOf = (at: number): DOMRect | null => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    const node = nodes[low]
    const offset = at - (starts[low] ?? 0)
    // A space at the end of a line hangs there in one layout and stands before the next line in another.
    if (!node || offset >= node.length || /\s/u.test(node.data.charAt(offset))) return null
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    return range.getClientRects()[0] ?? null
  }
  /** The box of a character, or of the next one that is no white space: a line begins with none. */
  const nextBox = (at: number): { readonly at: number; readonly box: DOMRect } | null => {
    for (let here = at; here < length; here++) {
      const box = boxOf(here)
      if (box && box.height > 0) return { at: here, box }
    }
    return null
  }
  return { length, nextBox }
}

type Line = Pick<HeldPlace, 'into'> & { readonly at: number }

/**
 * Where the line of a block begins that is at a position, in characters of its text; null where there is something else
 * than text, as the picture above a caption.
 */
function lineAt(block: HTMLElement, start: number, flow: Flow, position: number): Line | null {
  const { length, nextBox } = charactersOf(block)
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    const found = nextBox(middle)
    if (!found || flow.endOf(found.box) > position) high = middle
    else low = found.at + 1
  }
  const found = nextBox(low)
  if (!found) return null
  const { height } = found.box
  const top = flow.startOf(found.box)
  return top - Math.max(position, start) > height ? null : { at: found.at, into: (position - top) / height }
}

/** The place at the reading line; null in an article without blocks. */
export function placeAt(blocks: readonly HTMLElement[], body: HTMLElement, flow: Flow): HeldPlace | null {
  const position = flow.line()
  const index = indexAt(blocks, flow, position)
  const block = blocks[index]
  const span = block && spanOf(block, flow)
  const whole = spanOf(body, flow)
  if (!span || !whole) return null
  const height = span.end - span.start
  const share = height <= 0 ? 0 : (position - span.start) / height
  const within = Math.min(1, Math.max(0, share))
  const { at, into } = lineAt(block, span.start, flow, position) ?? { at: null, into: share - within }
  const beyond = Math.min(0, position - whole.start) + Math.max(0, position - whole.end)
  return { place: { block: index, within, at, quote: quoteOf(block) }, into, beyond }
}

/** The block of a place. The quote decides when the article was saved anew and its blocks have moved. */
export function blockOf(blocks: readonly HTMLElement[], { block, quote }: Place): HTMLElement | undefined {
  const same = blocks[block]
  if (same && quoteOf(same) === quote) return same
  return blocks.find((one) => quoteOf(one) === quote) ?? same
}

/** Where a place now lies along the article; null where it is not found. */
export function positionOf(
  blocks: readonly HTMLElement[],
  body: HTMLElement,
  flow: Flow,
  { place, into, beyond }: HeldPlace,
): number | null {
  const whole = spanOf(body, flow)
  if (whole && beyond !== 0) return beyond + (beyond < 0 ? whole.start : whole.end)
  const block = blockOf(blocks, place)
  const span = block && spanOf(block, flow)
  if (!span) return null
  if (place.at !== null && quoteOf(block) === place.quote) {
    const line = charactersOf(block).nextBox(place.at)
    if (line) return flow.startOf(line.box) + into * line.box.height
  }
  return span.start + (place.within + (place.at === null ? into : 0)) * (span.end - span.start)
}
