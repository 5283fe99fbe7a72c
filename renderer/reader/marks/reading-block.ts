// The paragraph that is being read: what the keyboard marks without a caret.
import { READING_LINE } from '../use-place.ts'
import { blocksOf } from '../place.ts'

/** The first block of words that lies at the reading line or below it; the last one at the article's end. */
export function readingBlock(body: HTMLElement, scroller: HTMLElement): HTMLElement | null {
  const line = scroller.getBoundingClientRect().top + READING_LINE
  const blocks = blocksOf(body).filter(
    (block) => block.innerText.trim() !== '' && !block.querySelector('p, li, blockquote, dd'),
  )
  return blocks.find((block) => block.getBoundingClientRect().bottom > line) ?? blocks.at(-1) ?? null
}
