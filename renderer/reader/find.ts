// Find in article: marks-insensitive like the library's search, drawn with the CSS Custom Highlight API.
import { fold, foldExact, foldWithOffsets, hasMarks } from '../../domain/fold.ts'
import type { Flow } from './flow.ts'
import { whenUnfolded } from './folded.ts'
import { finishLayout } from './gradual-layout.ts'

type Found = {
  readonly range: Range
  /** It has the marks that were typed. */
  readonly exact: boolean
}

/**
 * Every place of `query` in the text of `root`, in reading order. Typed with marks, only the places that have them, where
 * there are some: as in the library's search they are what is meant, and other readings stand for want of them.
 */
export function findRanges(root: HTMLElement, query: string): Range[] {
  const needle = fold(query)
  if (needle === '') return []
  const wanted = hasMarks(query) ? foldExact(query) : null
  const found: Found[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    // What the app says inside the article is no part of its text.
    node instanceof HTMLElement && node.hasAttribute('data-interface')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  // The text of a block is searched as one: a match may begin in one element and end in another.
  const nodes: Text[] = []
  const starts: number[] = []
  let text = ''
  const flush = () => {
    if (text !== '') found.push(...foundIn(nodes, starts, text, { needle, wanted }))
    nodes.length = 0
    starts.length = 0
    text = ''
  }
  let block: Element | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    const its =
      node.parentElement?.closest(
        'p, li, h1, h2, h3, h4, h5, h6, figcaption, blockquote, td, th, pre, dt, dd, div',
      ) ?? null
    if (its !== block) flush()
    block = its
    nodes.push(node)
    starts.push(text.length)
    text += node.data
  }
  flush()
  const meant = found.filter(({ exact }) => exact)
  return (meant.length > 0 ? meant : found).map(({ range }) => range)
}

/** @param wanted the query with its marks; null: it was typed without, and every reading is meant */
function foundIn(
  nodes: readonly Text[],
  starts: readonly number[],
  text: string,
  { needle, wanted }: { readonly needle: string; readonly wanted: string | null },
): Found[] {
  const { folded, offsets } = foldWithOffsets(text)
  const found: Found[] = []
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const [start, end] = [offsets[at] ?? 0, offsets[at + needle.length] ?? text.length]
    const from = pointAt(nodes, starts, start)
    const to = pointAt(nodes, starts, end)
    if (!from || !to) continue
    const range = document.createRange()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    found.push({ range, exact: wanted === null || foldExact(text.slice(start, end)) === wanted })
  }
  return found
}

function pointAt(nodes: readonly Text[], starts: readonly number[], offset: number) {
  let index = nodes.length - 1
  while (index > 0 && (starts[index] ?? 0) > offset) index--
  const node = nodes[index]
  return node ? { node, offset: Math.min(node.length, offset - (starts[index] ?? 0)) } : null
}

/** A match's box; null where it is folded away. */
const boxOf = (range: Range | undefined): DOMRect | null =>
  range && range.getClientRects().length > 0 ? range.getBoundingClientRect() : null

/** Index of the first match that begins at a position or after it; 0 where none does. */
export function firstFoundFrom(ranges: readonly Range[], flow: Flow, position: number): number {
  // Until all is laid out, what lies below is somewhere else.
  finishLayout()
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    // What is folded away has no place: its neighbour before it decides.
    let shown = middle
    let box = boxOf(ranges[shown])
    while (box === null && shown > low) box = boxOf(ranges[--shown])
    if (box && flow.startOf(box) >= position) high = shown
    else low = middle + 1
  }
  return low === ranges.length ? 0 : low
}

/** Marks all matches, and the present one more strongly. An empty list takes the marks away. */
export function markFound(ranges: readonly Range[], present: number): void {
  CSS.highlights.delete('found')
  CSS.highlights.delete('found-present')
  if (ranges.length === 0) return
  CSS.highlights.set('found', new Highlight(...ranges))
  const range = ranges[present]
  if (!range) return
  const strong = new Highlight(range)
  strong.priority = 1
  CSS.highlights.set('found-present', strong)
}

/**
 * Brings a match into sight, out of what is folded up and within what scrolls by itself.
 * @param there called when it is there
 */
export function bringFound(range: Range, frame: HTMLElement, flow: Flow, there: () => void): void {
  finishLayout()
  const element = range.startContainer.parentElement
  const go = () => {
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    const box = range.getBoundingClientRect()
    // A paragraph may be longer than the window: the match itself comes to the middle.
    const middle = frame.getBoundingClientRect().top + frame.clientHeight / 2
    if (flow.paged) flow.goTo(flow.startOf(box))
    else frame.scrollBy({ top: (box.top + box.bottom) / 2 - middle, behavior: 'instant' })
    there()
  }
  whenUnfolded(element, go)
}
