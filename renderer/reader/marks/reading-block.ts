// The paragraph that is being read: what the keyboard marks without a caret.
import type { Flow } from '../flow.ts'
import { blocksOf, placeAt } from '../place.ts'

const hasWords = (block: HTMLElement): boolean =>
  (block.textContent ?? '').trim() !== '' && !block.querySelector('p, li, blockquote, dd')

/** The first block of words that lies at the reading line or below it; the last one at the article's end. */
export function readingBlock(body: HTMLElement, flow: Flow): HTMLElement | null {
  const blocks = blocksOf(body)
  const at = placeAt(blocks, body, flow)?.place.block ?? 0
  return blocks.slice(at).find(hasWords) ?? blocks.slice(0, at).findLast(hasWords) ?? null
}
