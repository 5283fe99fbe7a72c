// Where the reader is: the block at the top of the window and how far into it. It holds at every size and width.
import type { Place } from '../../domain/article.ts'

const BLOCKS = 'p, h2, h3, h4, h5, h6, li, figure, blockquote, pre, table, hr, dt, dd'
const QUOTE = 60

export function blocksOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>(BLOCKS)].filter(
    (block) => !block.parentElement?.closest('figure, table, pre'),
  )
}

const quoteOf = (block: HTMLElement) => (block.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, QUOTE)

/** The place at a line of the window, `line` CSS pixels below its top. Binary search: blocks come in reading order. */
export function placeAt(blocks: readonly HTMLElement[], line: number): Place | null {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > line) high = middle
    else low = middle + 1
  }
  const block = blocks[low]
  if (!block) return null
  const box = block.getBoundingClientRect()
  const within = box.height === 0 ? 0 : (line - box.top) / box.height
  return { block: low, within: Math.min(1, Math.max(0, within)), quote: quoteOf(block) }
}

/**
 * The line of the window, in CSS pixels from its top, where a place now lies; null where it is not found. The quote
 * decides when the article was saved anew and its blocks have moved.
 */
export function lineOf(blocks: readonly HTMLElement[], place: Place): number | null {
  const same = blocks[place.block]
  const block =
    same && quoteOf(same) === place.quote
      ? same
      : (blocks.find((one) => quoteOf(one) === place.quote) ?? same)
  if (!block) return null
  const box = block.getBoundingClientRect()
  return box.top + place.within * box.height
}
