// The plain text of a stored body, for search, counting and the terminal. It reads what the sanitizer serialized,
// where `<` stands only where a tag begins and attribute values are quoted; it is no parser of HTML in general.

/** Ends a paragraph. */
const PARAGRAPH =
  /^(?:p|h[1-6]|blockquote|figure|figcaption|pre|ul|ol|dl|table|caption|section|aside|div|details|summary|hr)$/
/** Ends a line. */
const LINE = /^(?:br|li|dt|dd|tr)$/
/** Ends a cell. */
const CELL = /^(?:td|th)$/

/** A tag (its slash, its name) or a comment. */
export const TAG = /<(\/?)([a-z][a-z0-9]*)(?:[^"'>]|"[^"]*"|'[^']*')*>|<!--[\s\S]*?-->/gi
const FIGURE = /<figure\b[\s\S]*?<\/figure>/gi
/** The readings of ruby stand between the letters they explain, and would break every word. */
const READING = /<(rt|rp)\b[\s\S]*?<\/\1>/gi

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

/** Text with the entities that a serializer writes put back into characters. */
export function decodeText(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** White space that is not one space already: replacing every space of a text takes longer than all else. */
const UNEVEN_SPACE = /[\t\r\n]+[\t\r\n ]*| [\t\r\n ]+/g

/** A line without spaces and tabs at its ends; other white space is text. */
function withoutSpace(line: string): string {
  const isSpace = (at: number) => line.charCodeAt(at) === 0x20 || line.charCodeAt(at) === 0x09
  let [start, end] = [0, line.length]
  while (start < end && isSpace(start)) start++
  while (end > start && isSpace(end - 1)) end--
  return line.slice(start, end)
}

/** What ends at a tag in plain text: a paragraph, a line, a cell, or nothing. */
export function breakFor(tag: string): string {
  if (PARAGRAPH.test(tag)) return '\n\n'
  if (LINE.test(tag)) return '\n'
  return CELL.test(tag) ? '\t' : ''
}

/** A body's `textContent`, as marks count it, and where in it paragraphs, lines and cells end (in UTF-16 units). */
export function bodyFlow(contentHtml: string): {
  readonly text: string
  readonly breaks: ReadonlySet<number>
} {
  const breaks = new Set<number>()
  let text = ''
  let last = 0
  for (const match of contentHtml.matchAll(TAG)) {
    text += decodeText(contentHtml.slice(last, match.index))
    last = match.index + match[0].length
    const tag = match[2]
    if (tag !== undefined && breakFor(tag.toLowerCase()) !== '') breaks.add(text.length)
  }
  return { text: text + decodeText(contentHtml.slice(last)), breaks }
}

/** The text of a sanitized body: paragraphs apart by an empty line, lists and rows a line each. */
export function bodyText(contentHtml: string): string {
  const text = contentHtml
    .replace(READING, '')
    .replace(UNEVEN_SPACE, ' ')
    .replace(TAG, (_whole, _slash, tag) => (tag ? breakFor(String(tag).toLowerCase()) : ''))
  let plain = (text.includes('&') ? decodeText(text) : text).replace(/\u00A0/g, ' ')
  if (plain.includes('\t')) plain = plain.replace(/ *\t[ \t]*/g, '\t')
  return plain
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map(withoutSpace)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same without figures: what an excerpt is taken from. */
export const proseText = (contentHtml: string): string => bodyText(contentHtml.replace(FIGURE, ''))
