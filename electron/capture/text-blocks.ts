// Plain text as lines that each are a paragraph, an item or a line of verse: what a fixed width broke is joined again.

export type Line = {
  readonly text: string
  /** A blank line, or the text's beginning, stands before it. */
  readonly afterBlank: boolean
  /** How many ">" of quoted mail stand before it. */
  readonly quoted: number
}

type Raw = { readonly text: string; readonly indented: boolean; readonly quoted: number }

/** A line that ends a sentence, or any line that is not simply broken off. */
const ENDS = /[.!?…:;"”'’)\]»]$/u
const ENDS_PARAGRAPH = /[.!?…:]["”’)\]»]*$/u
/** Columns of print and mail are broken at about this many characters. */
const NARROWEST = 28
const WIDEST = 110
/** A sign or a number before an item. */
const BULLET = /^(?:[-*•·–▪]|\d{1,2}[.)])\s+\S/u
const BEGINS_LOWER = /^["“'‘(]?\p{Ll}/u
const BEGINS_UPPER = /^["“'‘(–-]*\s*[\p{Lu}\d]/u

const widthOf = (lines: readonly Raw[]): number =>
  lines.reduce((width, { text }) => Math.max(width, text.length), 0)

/** Every line of a poem begins anew; of a broken paragraph only some do, by chance. */
function isVerse(lines: readonly Raw[]): boolean {
  const following = lines.slice(1)
  if (following.length < 2) return false
  return following.filter(({ text }) => BEGINS_UPPER.test(text)).length >= following.length * 0.75
}

/** Whether lines that follow each other without a blank are one or more paragraphs that were broken to a width. */
function isBroken(lines: readonly Raw[]): boolean {
  if (lines.length < 2 || lines.some(({ text }) => BULLET.test(text)) || isVerse(lines)) return false
  // Two lines are more often two things, a name and a date, than one sentence.
  if (lines.length === 2 && !BEGINS_LOWER.test(lines[1]?.text ?? '')) return false
  const inner = lines.slice(0, -1).map(({ text }) => text)
  const width = widthOf(lines)
  if (width > WIDEST || width < NARROWEST) return false
  const open = inner.filter((line) => !ENDS.test(line) && line.length >= width * 0.6)
  const full = inner.filter((line) => line.length > width * 0.6)
  return open.length >= inner.length * 0.6 && full.length >= inner.length * 0.7
}

/** Joins lines; a hyphen that only a break put there goes, one that the text has elsewhere too stays. */
function joinLines(lines: readonly string[], hyphened: ReadonlySet<string>): string {
  let joined = ''
  for (const [index, line] of lines.entries()) {
    const left = /(\p{L}+)-$/u.exec(line)?.[1]
    const right = /^\p{Ll}\p{L}*/u.exec(lines[index + 1] ?? '')?.[0]
    if (index === lines.length - 1) joined += line
    else if (left === undefined || right === undefined) joined += `${line} `
    else joined += hyphened.has(`${left}-${right}`) ? line : line.slice(0, -1)
  }
  return joined
}

/** Joins a broken paragraph; a line that ends early and with a full stop ends its paragraph, an indented one begins one. */
function joinBroken(lines: readonly Raw[], hyphened: ReadonlySet<string>): string[] {
  const width = widthOf(lines)
  const indents = lines.filter(({ indented }) => indented).length
  const indentMeans = indents > 0 && indents <= lines.length / 2
  const joined: string[] = []
  let current: string[] = []
  const close = () => {
    if (current.length > 0) joined.push(joinLines(current, hyphened))
    current = []
  }
  for (const [index, { text, indented }] of lines.entries()) {
    const next = lines[index + 1]
    if (indentMeans && indented) close()
    // A sub-heading between paragraphs: short, ends no sentence, and what follows begins anew.
    const heads = current.length === 0 && index > 0 && text.length < width * 0.6 && !ENDS.test(text)
    current.push(text)
    if (heads && next && BEGINS_UPPER.test(next.text)) close()
    else if (text.length < width * 0.7 && /[.!?…”"]$/u.test(text)) close()
  }
  close()
  return joined
}

const PAGE_NUMBER =
  /^[-–—\s|[(]*(?:(?:trang|page|p\.)\s*)?\d{1,4}(?:\s*(?:\/|of|trên)\s*\d{1,4})?[-–—\s|\])]*$/iu

/** What stands at the top or the foot of each page, its number left out of account. */
function runningHeads(blocks: readonly (readonly Raw[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const [only, ...more] of blocks) {
    if (!only || more.length > 1 || only.text.length > 80 || ENDS_PARAGRAPH.test(only.text)) continue
    const key = headKey(only.text)
    if (key !== '') seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return new Set([...seen].filter(([, times]) => times >= 2).map(([key]) => key))
}

const headKey = (text: string): string =>
  text
    .replace(/\d+/g, '')
    .replace(/[\s|·•–—-]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Takes page numbers and running heads out of a text of columns, and closes the gaps that they tore. */
function joinPages(blocks: readonly (readonly Raw[])[]): Raw[][] {
  const isNumber = ({ text }: Raw) => PAGE_NUMBER.test(text)
  const heads = runningHeads(blocks)
  const joined: Raw[][] = []
  let torn = false
  for (const [index, block] of blocks.entries()) {
    const furniture =
      block.length <= 2 && block.every((line) => isNumber(line) || heads.has(headKey(line.text)))
    // The first time it may be the title itself, unless that stands below.
    const below = blocks[index + 1]
    const titled = below !== undefined && below.length <= 2 && !ENDS_PARAGRAPH.test(below.at(-1)?.text ?? '')
    const goes = furniture && (index > 0 || titled || block.every(isNumber))
    const kept = goes ? [] : block.filter((line) => !isNumber(line))
    if (kept.length === 0) {
      torn = true
      continue
    }
    const before = joined.at(-1)
    const last = before?.at(-1)
    const [first] = kept
    const goesOn = torn && last && first && !ENDS_PARAGRAPH.test(last.text) && BEGINS_LOWER.test(first.text)
    if (before && goesOn) for (const line of kept) before.push(line)
    else joined.push([...kept])
    torn = false
  }
  return joined
}

function readRaw(line: string): Raw {
  const quote = /^(?:\s?>)+(?=\s|$|\S)/u.exec(line)?.[0] ?? ''
  const rest = line.slice(quote.length).replace(/^ (?=\S)/u, quote === '' ? ' ' : '')
  return {
    text: rest
      .replace(/\u00AD/gu, '')
      .replace(/[\s\u00A0\u200B\uFEFF]+/gu, ' ')
      .trim(),
    indented: /^(?:\t|\s{2,})\S/u.test(rest.replace(/^\uFEFF/, '')),
    quoted: (quote.match(/>/g) ?? []).length,
  }
}

/** Lines of a block; what is indented below an item goes on with it. */
function linesOf(block: readonly Raw[], hyphened: ReadonlySet<string>): string[] {
  if (isBroken(block)) return joinBroken(block, hyphened)
  const lines: string[][] = []
  for (const { text, indented } of block) {
    const before = lines.at(-1)
    if (before && indented && BULLET.test(before[0] ?? '') && !BULLET.test(text)) before.push(text)
    else lines.push([text])
  }
  return lines.map((line) => joinLines(line, hyphened))
}

/** Lines of a text, trimmed, blank ones left out but remembered. */
export function readLines(text: string): Line[] {
  const blocks: Raw[][] = [[]]
  for (const line of text.split(/\r\n|[\n\r\f\u2028\u2029]/u)) {
    const raw = readRaw(line)
    const block = blocks.at(-1) ?? []
    if (raw.text === '') {
      if (block.length > 0) blocks.push([])
    } else if (block[0] && block[0].quoted !== raw.quoted) blocks.push([raw])
    else block.push(raw)
  }
  const lengthOf = (some: readonly (readonly Raw[])[]) => some.reduce((sum, { length }) => sum + length, 0)
  const inColumns = lengthOf(blocks.filter(isBroken)) > lengthOf(blocks) / 2
  /** Words that the text itself writes with a hyphen. */
  const hyphened = new Set(text.match(/\p{L}+-\p{Ll}\p{L}*/gu))
  return (inColumns ? joinPages(blocks) : blocks).flatMap((block) =>
    linesOf(block, hyphened).map((line, index) => ({
      text: line,
      afterBlank: index === 0,
      quoted: block[0]?.quoted ?? 0,
    })),
  )
}
