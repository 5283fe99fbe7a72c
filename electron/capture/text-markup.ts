// Lines of plain text as blocks with a meaning, and as the HTML of a body.
import { fold } from '../../domain/fold.ts'
import { splitCredit } from './figures.ts'
import type { Line } from './text-blocks.ts'

export type Block = {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'numbered' | 'figure' | 'verse'
  /** Lines of verse are parted by "\n". */
  readonly text: string
  readonly quoted: number
}

const LONGEST_HEADING = 110
const LONGEST_CAPTION = 450
const LONGEST_CREDIT_ALONE = 70
/** Longer is no line of verse, nor of an address or a list without signs. */
export const LONGEST_VERSE_LINE = 75
const SHORTEST_VERSE = 3
/** A run that is longer is set in several pieces. */
const LONGEST_VERSE = 200
const ENDS_SENTENCE = /[.!?…:;,]["”'’)]*$/u
const ITEM = /^[-*•▪–]\s+(?=\S)/u
const NUMBERED = /^(\d{1,3})[.)]\s+(?=\S)/u

const words = (text: string): Set<string> => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])

/** Share of the shorter text's words that the other has too. */
function likeness(one: string, other: string): number {
  const [a, b] = [words(one), words(other)]
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  if (few.size === 0) return 0
  let shared = 0
  for (const word of few) if (many.has(word)) shared++
  return shared / few.size
}

/** How many lines from here on are a stanza: short, one below the other. 0 where there are fewer than three. */
export function verseLength(lines: readonly Line[], from: number): number {
  let to = from
  while (to < lines.length && to - from < LONGEST_VERSE) {
    const line = lines[to]
    if (!line || line.text.length > LONGEST_VERSE_LINE || ITEM.test(line.text) || NUMBERED.test(line.text))
      break
    if (to > from && (line.afterBlank || line.quoted !== lines[from]?.quoted)) break
    to++
  }
  const next = lines[to]
  // What goes on without a blank in longer lines is a page's text.
  if (
    next &&
    !next.afterBlank &&
    next.quoted === lines[from]?.quoted &&
    next.text.length > LONGEST_VERSE_LINE * 2
  )
    return 0
  return to - from >= SHORTEST_VERSE ? to - from : 0
}

type Caption = { readonly text: string; readonly lines: number }

/** A picture leaves its alternative text and its caption, often the same sentence twice, the second with the credit. */
function captionAt(lines: readonly Line[], index: number): Caption | null {
  const line = lines[index]
  if (!line || line.text.length > LONGEST_CAPTION) return null
  const next = lines[index + 1]
  const adjacent = next && !next.afterBlank && next.text.length <= LONGEST_CAPTION ? next.text : null
  const own = splitCredit(line.text)
  if (adjacent !== null) {
    const { caption, credit } = splitCredit(adjacent)
    // The credit alone on a line of its own below the caption.
    if (credit !== null && caption === '' && own.credit === null && !ENDS_PARAGRAPH.test(line.text.slice(-1)))
      return { text: `${line.text} (${adjacent})`, lines: 2 }
    if (
      caption !== '' &&
      likeness(line.text, caption) >= (credit === null ? 0.8 : 0.5) &&
      !ITEM.test(line.text)
    )
      return { text: adjacent, lines: 2 }
  }
  if (own.credit === null) return null
  return own.caption !== '' || line.text.length <= LONGEST_CREDIT_ALONE ? { text: line.text, lines: 1 } : null
}

const ENDS_PARAGRAPH = /[!?…:]/u

/** A number before a line counts a list where its neighbour counts on; alone it belongs to a heading. */
function isCounted(lines: readonly Line[], index: number): boolean {
  const number = (at: number) => Number(NUMBERED.exec(lines[at]?.text ?? '')?.[1] ?? Number.NaN)
  const own = number(index)
  const follows = number(index - 1) === own - 1 && lines[index]?.afterBlank === false
  const leads = number(index + 1) === own + 1 && lines[index + 1]?.afterBlank === false
  return follows || leads
}

/** Blocks of lines. `figures`: lines may be captions and sub-headings of an article. */
export function blocksOf(lines: readonly Line[], { figures }: { readonly figures: boolean }): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < lines.length;) {
    const line = lines[index]
    if (!line) break
    const { text, quoted } = line
    const verse = verseLength(lines, index)
    const caption = figures && verse === 0 ? captionAt(lines, index) : null
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(text)?.[1]
    if (caption) blocks.push({ kind: 'figure', text: caption.text, quoted })
    else if (ITEM.test(text)) blocks.push({ kind: 'item', text: text.replace(ITEM, ''), quoted })
    else if (isCounted(lines, index)) blocks.push({ kind: 'numbered', text, quoted })
    else if (heading) blocks.push({ kind: 'heading', text: heading, quoted })
    else if (verse > 0) {
      const stanza = lines.slice(index, index + verse).map((one) => one.text)
      blocks.push({ kind: 'verse', text: stanza.join('\n'), quoted })
    } else blocks.push({ kind: 'paragraph', text, quoted })
    index += caption?.lines ?? (blocks.at(-1)?.kind === 'verse' ? verse : 1)
  }
  return figures ? markHeadings(blocks) : blocks
}

/** A short line between paragraphs that ends no sentence is a sub-heading. */
function markHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph') return block
    let following = index + 1
    while (blocks[following]?.kind === 'figure') following++
    const next = blocks[following]
    const opens =
      next?.kind === 'paragraph'
        ? next.text.length > block.text.length || ENDS_SENTENCE.test(next.text)
        : next?.kind === 'item' || next?.kind === 'numbered' || next?.kind === 'verse'
    const isHeading =
      block.text.length <= LONGEST_HEADING &&
      !ENDS_SENTENCE.test(block.text) &&
      /^[\p{Lu}\p{N}"“'‘]/u.test(block.text) &&
      opens &&
      block.text.split(' ').length >= 2
    return isHeading ? { ...block, kind: 'heading' } : block
  })
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function numbered(text: string): string {
  const number = NUMBERED.exec(text)?.[1] ?? '1'
  return `<li value="${Number(number)}">${escape(text.replace(NUMBERED, ''))}</li>`
}

const markup: Readonly<Record<Block['kind'], (text: string) => string>> = {
  paragraph: (text) => `<p>${escape(text)}</p>`,
  heading: (text) => `<h2>${escape(text)}</h2>`,
  item: (text) => `<ul><li>${escape(text)}</li></ul>`,
  numbered: (text) => `<ol>${numbered(text)}</ol>`,
  figure: (text) => `<figure><figcaption>${escape(text)}</figcaption></figure>`,
  verse: (text) => `<p>${text.split('\n').map(escape).join('<br>')}</p>`,
}

/** The HTML of a body; nothing in it was markup before. */
export function markupOf(blocks: readonly Block[]): string {
  let html = ''
  let depth = 0
  for (const { kind, text, quoted } of blocks) {
    if (quoted > depth) html += '<blockquote>'.repeat(quoted - depth)
    if (quoted < depth) html += '</blockquote>'.repeat(depth - quoted)
    else if (html !== '') html += '\n'
    depth = quoted
    html += markup[kind](text)
  }
  html += '</blockquote>'.repeat(depth)
  return html.replaceAll('</ul>\n<ul>', '').replaceAll('</ol>\n<ol>', '')
}
