// The text of a body as marks count it, and the way from it to the page and back. Offsets are UTF-16 units.

export type Extent = { readonly start: number; readonly end: number }

export type BodyText = {
  readonly text: string
  /** null where an extent has no text. */
  readonly rangeOf: (extent: Extent) => StaticRange | null
  /** The part of a range that lies in the body, without white space at its edges; null where there is none. */
  readonly extentOf: (range: AbstractRange) => Extent | null
  /** The offset at a place of the page; null where that is no text of the body. */
  readonly offsetAt: (x: number, y: number) => number | null
}

/** Reads the body once; it does not change until the article's HTML does. */
export function readBody(body: HTMLElement): BodyText {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    // What the app says inside the article is no part of its text.
    node instanceof HTMLElement && node.hasAttribute('data-interface')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  )
  const nodes: Text[] = []
  const starts: number[] = []
  const pieces: string[] = []
  let length = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    nodes.push(node)
    starts.push(length)
    pieces.push(node.data)
    length += node.length
  }
  const text = pieces.join('')

  /** The first node for which this does not hold; it holds for those before it. */
  const firstNode = (isBefore: (index: number) => boolean): number => {
    let low = 0
    let high = nodes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(middle)) low = middle + 1
      else high = middle
    }
    return low
  }
  const startOf = (index: number) => starts[index] ?? length

  const offsetOf = (container: Node, offset: number): number => {
    const point = document.createRange()
    point.setStart(container, offset)
    // -1: the end of the node lies before the point.
    const index = firstNode((at) => {
      const node = nodes[at]
      return node !== undefined && point.comparePoint(node, node.length) < 0
    })
    return nodes[index] === container ? startOf(index) + offset : startOf(index)
  }

  return {
    text,
    rangeOf: ({ start, end }) => {
      const first = firstNode((at) => startOf(at + 1) <= start)
      const last = firstNode((at) => startOf(at + 1) < end)
      const [startContainer, endContainer] = [nodes[first], nodes[last]]
      if (!startContainer || !endContainer || end <= start) return null
      return new StaticRange({
        startContainer,
        startOffset: start - startOf(first),
        endContainer,
        endOffset: end - startOf(last),
      })
    },
    extentOf: ({ startContainer, startOffset, endContainer, endOffset }) => {
      let start = offsetOf(startContainer, startOffset)
      let end = offsetOf(endContainer, endOffset)
      // A letter keeps its marks.
      while (start > 0 && /^\p{M}/u.test(text.slice(start, start + 2))) start--
      while (end < length && /^\p{M}/u.test(text.slice(end, end + 2))) end++
      while (start < end && /\s/.test(text.charAt(start))) start++
      while (end > start && /\s/.test(text.charAt(end - 1))) end--
      return start < end ? { start, end } : null
    },
    offsetAt: (x, y) => {
      const caret = document.caretPositionFromPoint(x, y)
      if (!caret || !(caret.offsetNode instanceof Text) || !body.contains(caret.offsetNode)) return null
      return offsetOf(caret.offsetNode, caret.offset)
    },
  }
}

/** A range of the page that can be measured and selected. */
export function liveRange(range: StaticRange): Range {
  const live = document.createRange()
  live.setStart(range.startContainer, range.startOffset)
  live.setEnd(range.endContainer, range.endOffset)
  return live
}
