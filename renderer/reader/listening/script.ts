// What of an article is read aloud, in order: title, lead, then the body's headings, paragraphs, list items, quotes and
// table cells, each sentence with its place on the page.
import type { Flow } from '../flow.ts'
import type { Sentence } from '../../../domain/sentences.ts'
import { splitSentences } from '../../../domain/sentences.ts'
import { languageOf } from './voices.ts'

/** A sentence, or a piece of a long one, and where it stands. */
export type Piece = {
  readonly text: string
  /** Language (first subtag) of the voice that reads it. */
  readonly lang: string
  /** Counts the article's sentences; pieces of one share it. */
  readonly sentence: number
  readonly from: { readonly node: Text; readonly offset: number }
  readonly to: { readonly node: Text; readonly offset: number }
}

export type ScriptOptions = {
  /** The article's language. */
  readonly lang: string
  readonly captions: boolean
  /** Whether there is a voice for a passage in another language; else the article's voice reads it. */
  readonly speaks: (lang: string) => boolean
}

type Run = { readonly node: Text; readonly start: number; readonly lang: string }

// prettier-ignore
const BLOCKS: ReadonlySet<string> = new Set([
  'p', 'div', 'section', 'aside', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd',
  'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'details', 'summary', 'hr',
])
/** Code, and how a word is pronounced, written above it: read aloud they say it twice or say nothing. */
const SILENT: ReadonlySet<string> = new Set(['pre', 'rt', 'rp', 'button', 'script', 'style'])
const FOOTNOTE = /^\s*(?:[[(]\s*(?:\d{1,3}|\p{L}|[*†‡§]+)\s*[\])]|[*†‡§↑↩]+|\d{1,3}|\p{L})\s*$/u

/** A mark that leads to a note; an exponent ("m²") is none. */
function isFootnoteMark(element: Element): boolean {
  const text = element.textContent ?? ''
  if (text.length > 8 || !FOOTNOTE.test(text)) return false
  if (element.localName === 'a') return element.getAttribute('href')?.startsWith('#') ?? false
  return element.localName === 'sup' && (/[^\d\p{L}\s]/u.test(text) || element.querySelector('a') !== null)
}

function isSilent(element: Element, captions: boolean): boolean {
  if (SILENT.has(element.localName) || element.hasAttribute('data-interface')) return true
  if (element.localName === 'figcaption') return !captions
  // What is folded away cannot be shown while it is read.
  const details = element.parentElement
  if (details?.localName === 'details' && !details.hasAttribute('open'))
    return element.localName !== 'summary'
  return isFootnoteMark(element)
}

/** The pieces of an article's page. @param page the `article` element, @param body the article's own HTML */
export function readingScript(page: Element, body: Element, options: ScriptOptions): Piece[] {
  const pieces: Piece[] = []
  const title = page.querySelector('h1')
  const lead = title?.nextElementSibling?.localName === 'p' ? title.nextElementSibling : null
  let text = ''
  let runs: Run[] = []
  const flush = () => {
    pieces.push(...piecesOf(text, runs, (pieces.at(-1)?.sentence ?? -1) + 1))
    text = ''
    runs = []
  }
  const spokenIn = (tag: string) => (options.speaks(tag) ? languageOf(tag) : languageOf(options.lang))
  const walk = (element: Element, lang: string) => {
    for (const node of element.childNodes) {
      if (isText(node)) {
        runs.push({ node, start: text.length, lang })
        // Of equal length: line breaks of the HTML are spaces, those that are meant are `br`.
        text += node.data.replace(/\s/g, ' ')
      } else if (isElement(node)) {
        if (node.localName === 'br') text += '\n'
        const isBlock = BLOCKS.has(node.localName) || node.localName === 'pre'
        if (isBlock) flush()
        const own = node.getAttribute('lang')
        if (!isSilent(node, options.captions)) walk(node, own ? spokenIn(own) : lang)
        if (isBlock) flush()
      }
    }
  }
  for (const root of [title, lead, body]) {
    if (root) walk(root, languageOf(options.lang))
    flush()
  }
  return pieces
}

// Not by `instanceof`: the tests' pages come from windows of their own.
const isText = (node: Node): node is Text => node.nodeType === 3
const isElement = (node: Node): node is Element => node.nodeType === 1

function piecesOf(text: string, runs: readonly Run[], firstSentence: number): Piece[] {
  const article = runs[0]
  if (!article || !/\S/.test(text)) return []
  const pieces: Piece[] = []
  let sentence = firstSentence - 1
  let last = -1
  for (const whole of splitSentences(text, article.lang)) {
    for (const { start, end, lang } of byLanguage(whole, runs, text)) {
      const spoken = text
        .slice(start, end)
        .replace(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
      const [from, to] = [pointAt(runs, start, 'start'), pointAt(runs, end, 'end')]
      // Dashes, asterisks and the like between paragraphs say nothing.
      if (!/[\p{L}\p{N}]/u.test(spoken) || !from || !to) continue
      if (whole.sentence !== last) sentence++
      last = whole.sentence
      pieces.push({ text: spoken, lang, sentence, from, to })
    }
  }
  return pieces
}

/** A piece cut where the voice changes. */
function byLanguage({ start, end }: Sentence, runs: readonly Run[], text: string) {
  const parts: { start: number; end: number; lang: string }[] = []
  for (const [index, run] of runs.entries()) {
    const from = Math.max(start, run.start)
    const to = Math.min(end, runs[index + 1]?.start ?? text.length)
    if (from >= to) continue
    const before = parts.at(-1)
    // A stop or a space alone has no language of its own.
    if (before && (before.lang === run.lang || !/[\p{L}\p{N}]/u.test(text.slice(from, to)))) before.end = to
    else parts.push({ start: from, end: to, lang: run.lang })
  }
  return parts
}

function pointAt(runs: readonly Run[], offset: number, side: 'start' | 'end') {
  const index = runs.findLastIndex(({ start }) => (side === 'start' ? start <= offset : start < offset))
  const run = runs[index]
  return run ? { node: run.node, offset: Math.min(run.node.length, offset - run.start) } : null
}

/** The piece on the page. */
export function rangeOf({ from, to }: Piece): Range {
  const range = from.node.ownerDocument.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** Where a piece ends along the article; what is not shown has no place. */
function endOf(piece: Piece, flow: Flow): number {
  const box = [...rangeOf(piece).getClientRects()].at(-1)
  return box ? flow.endOf(box) : Number.NEGATIVE_INFINITY
}

/** The first piece that ends after the line that is being read; 0 where none does. */
export function pieceAtLine(pieces: readonly Piece[], flow: Flow): number {
  const line = flow.line()
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const piece = pieces[middle]
    if (piece && endOf(piece, flow) > line) high = middle
    else low = middle + 1
  }
  return low < pieces.length ? low : 0
}

/** The first piece that ends after a point of the page; null where none does. */
export function pieceAfter(pieces: readonly Piece[], node: Node, offset: number): number | null {
  const index = pieces.findIndex((piece) => rangeOf(piece).comparePoint(node, offset) <= 0)
  return index < 0 ? null : index
}
