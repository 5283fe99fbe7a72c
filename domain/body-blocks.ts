// The blocks of a stored body: what a person can leave out of a saved copy, or take back into it. A body is what the
// sanitizer serialized: attribute values are quoted, `<` stands only where a tag begins, and every element that is not
// void is closed. It is split as text, so that it can be done where there is no DOM.
import type { ArticleEdits } from './article.ts'
import { fold } from './fold.ts'

const TAG = /<(\/?)([a-z][a-z0-9]*)(?:[^"'>]|"[^"]*"|'[^']*')*>/gi
// The void elements that the sanitize policy lets through (HTML standard, "Void elements").
const VOID = new Set(['img', 'br', 'hr', 'wbr', 'col'])
/** Only hold other blocks together. */
const CONTAINER = new Set(['div', 'section', 'aside'])
/** Elements that make of their parent a container. */
const BLOCK =
  /^(?:p|h[2-6]|ul|ol|dl|table|figure|blockquote|pre|hr|details|div|section|aside|img|figcaption)$/i

export type BodyPiece = {
  /** `block`: can be left out; `frame`: a container's tag, or white space between blocks. */
  readonly kind: 'block' | 'frame'
  readonly html: string
}

type OpenElement = { readonly tag: string; readonly start: number; holdsBlocks: boolean }

/** Where the tags of containers that hold blocks begin, as offsets into the HTML; null where it is not well-formed. */
function containersOf(html: string): ReadonlySet<number> | null {
  const open: OpenElement[] = []
  const cuts = new Set<number>()
  for (const match of html.matchAll(TAG)) {
    const tag = (match[2] ?? '').toLowerCase()
    const start = match.index
    if (match[1] === '') {
      const parent = open.at(-1)
      if (parent && BLOCK.test(tag)) parent.holdsBlocks = true
      if (!VOID.has(tag)) open.push({ tag, start, holdsBlocks: false })
      continue
    }
    const node = open.pop()
    if (!node || node.tag !== tag) return null
    // Only where every container around it is one too: what lies in a list or a figure is no block of its own.
    if (node.holdsBlocks && CONTAINER.has(tag) && open.every((one) => CONTAINER.has(one.tag)))
      cuts.add(node.start).add(start)
  }
  return open.length === 0 ? cuts : null
}

/**
 * Splits a body into its blocks in order and the frames around them. Joined again, the pieces are the body, letter by
 * letter; HTML that is not well-formed is one block.
 */
export function splitBody(html: string): BodyPiece[] {
  const cuts = containersOf(html)
  if (cuts === null) return html === '' ? [] : [{ kind: 'block', html }]
  const pieces: BodyPiece[] = []
  let begin = 0
  let depth = 0
  /** The outermost open element is an inline one: its end is no end of a block. */
  let inline = false
  const push = (kind: BodyPiece['kind'], end: number) => {
    const text = html.slice(begin, end)
    if (text !== '')
      pieces.push({ kind: kind === 'block' && text.trim() === '' ? 'frame' : kind, html: text })
    begin = end
  }
  for (const match of html.matchAll(TAG)) {
    const tag = (match[2] ?? '').toLowerCase()
    const end = match.index + match[0].length
    if (cuts.has(match.index)) {
      push('block', match.index)
      push('frame', end)
      continue
    }
    const isBlock = BLOCK.test(tag)
    if (match[1] === '') {
      // Text and inline elements before a block are a block of their own.
      if (depth === 0 && isBlock) push('block', match.index)
      if (VOID.has(tag)) {
        if (depth === 0 && isBlock) push('block', end)
        continue
      }
      if (depth === 0) inline = !isBlock
      depth++
    } else {
      depth--
      if (depth === 0 && !inline) push('block', end)
    }
  }
  push('block', html.length)
  return pieces
}

const PICTURE = /\bsrc="images\/([0-9a-f]{12})|\bid="user-content-(missing-picture-\d+)"/g

/** What tells a block from others whatever its mark-up: its folded text, or its pictures where it has none. */
function printOf(html: string): string {
  const text = fold(html.replace(TAG, ' '))
    .replace(/&[a-z#0-9]+;/gi, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  // A sentence is enough: pages change their dashes, quotation marks and mark-up from one visit to the next.
  const words = text.length > 240 ? `${text.slice(0, 240)}+${text.length}` : text
  const pictures = [...html.matchAll(PICTURE)].map(([, kept, missing]) => kept ?? missing ?? '')
  return words === '' ? pictures.join(' ') || html.replace(/\s+/g, ' ').slice(0, 80) : words
}

/** Fingerprints of blocks in order: the same text a second time has `#2` at its end, and so on. */
export function fingerprints(blocks: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return blocks.map((html) => {
    const print = printOf(html)
    const times = (seen.get(print) ?? 0) + 1
    seen.set(print, times)
    return times === 1 ? print : `${print}#${times}`
  })
}

/** The blocks of a body, frames left out. */
export const blocksOf = (html: string): string[] =>
  splitBody(html).flatMap((piece) => (piece.kind === 'block' ? piece.html : []))

/**
 * A body as a person has edited it. What an edit names and the body does not have any more is passed over; a restored
 * block whose place is gone stands at the end, and one that the body has by itself now is not said twice.
 */
export function applyEdits(html: string, edits: Pick<ArticleEdits, 'dropped' | 'restored'>): string {
  const pieces = splitBody(html)
  const prints = fingerprints(pieces.flatMap((piece) => (piece.kind === 'block' ? piece.html : [])))
  const known = new Set(prints)
  const dropped = new Set(edits.dropped)
  const restored = edits.restored.filter((one) => !known.has(printOf(one.html)))
  const after = (print: string | null): string =>
    restored.flatMap((one) => (one.after === print ? one.html : [])).join('')
  let index = 0
  let edited = after(null)
  for (const piece of pieces) {
    if (piece.kind === 'frame') {
      edited += piece.html
      continue
    }
    const print = prints[index++] ?? ''
    if (!dropped.has(print)) edited += piece.html
    edited += after(print)
  }
  const homeless = restored.filter((one) => one.after !== null && !known.has(one.after))
  return edited + homeless.map((one) => one.html).join('')
}

/** A row of the list in which a saved copy is edited: a block of the article, or one of the page that it lacks. */
export type ArrangedBlock = {
  readonly from: 'article' | 'page'
  /** Index among the blocks of the article, or of the page. */
  readonly index: number
}

/**
 * The article's blocks in their order, and between them those of the page that the article lacks, where the page has
 * them. `said`: texts that stand above the body (title, lead, byline) and need not be offered.
 */
export function arrangeBlocks(
  article: readonly string[],
  page: readonly string[],
  said: readonly string[],
): ArrangedBlock[] {
  const pagePrints = page.map(printOf)
  const taken = new Set<number>()
  let last = -1
  const places = article.map((html) => {
    const print = printOf(html)
    const at = pagePrints.findIndex((other, index) => index > last && !taken.has(index) && other === print)
    if (at < 0) return null
    taken.add(at)
    last = at
    return at
  })
  const spoken = new Set([...article.map(printOf), ...said.map(printOf)])
  const lacking = pagePrints.flatMap((print, index) => {
    if (taken.has(index) || print === '' || spoken.has(print)) return []
    spoken.add(print)
    return index
  })
  const rows: ArrangedBlock[] = []
  const offer = (until: number) => {
    while (lacking.length > 0 && (lacking[0] ?? Infinity) < until)
      rows.push({ from: 'page', index: lacking.shift() ?? 0 })
  }
  for (const [index, place] of places.entries()) {
    if (place !== null) offer(place)
    rows.push({ from: 'article', index })
  }
  offer(Infinity)
  return rows
}
