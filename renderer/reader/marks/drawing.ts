// Marks drawn with the CSS Custom Highlight API (article-marks.css): the article's HTML is not touched.
import { highlightColors } from '../../../domain/annotation.ts'
import { markPieces } from '../../../domain/mark-layers.ts'
import type { LayeredMark } from '../../../domain/mark-layers.ts'
import type { BodyText, Extent } from './body-text.ts'
import './article-marks.css'

const names = [
  ...highlightColors.map((color) => `mark-${color}` as const),
  'mark-noted',
  'mark-under',
  'mark-open',
] as const

/** What is found in the article lies over its marks. */
const BENEATH = -1

/** Draws marks, the later ones on top, and takes away what was drawn before. */
export function drawMarks(body: BodyText, marks: readonly LayeredMark[], open: Extent | null): void {
  const drawn = new Map<string, Highlight>(
    names.map((name) => {
      const highlight = new Highlight()
      highlight.priority = BENEATH
      return [name, highlight]
    }),
  )
  const add = (name: (typeof names)[number], extent: Extent) => {
    const range = body.rangeOf(extent)
    if (range) drawn.get(name)?.add(range)
  }
  for (const piece of markPieces(marks)) {
    add(`mark-${piece.color}`, piece)
    if (piece.noted) add('mark-noted', piece)
    if (piece.overlapped) add('mark-under', piece)
  }
  if (open) add('mark-open', open)
  for (const [name, highlight] of drawn)
    if (highlight.size > 0) CSS.highlights.set(name, highlight)
    else CSS.highlights.delete(name)
}

export function eraseMarks(): void {
  for (const name of names) CSS.highlights.delete(name)
}
