// What stands above the title of a copied article, and what tells the head of one from a poem.
import { isName } from './byline.ts'
import { isJunkLine } from './clean-body.ts'
import { dateAlone, signature } from './copied-dateline.ts'
import { isRelatedHead } from './copied-related.ts'
import { splitCredit } from './figures.ts'
import { parseDate } from './publish-date.ts'
import type { Line } from './text-blocks.ts'
import { LONGEST_VERSE_LINE, verseLength } from './text-markup.ts'

export const LONGEST_TITLE = 250
/** "Kỳ II: …" on a line of its own below the title of a series. */
export const PART_LINE =
  /^[([]?(?:kỳ|kì|bài|phần|tập|part)\s+(?:\d{1,3}|[ivxl]{1,7}|một|hai|ba|bốn|năm|cuối|kết)(?![\p{L}\d])/iu

/** One to three words and nothing but words. */
const SECTION = /^\p{Lu}[\p{L}\p{N}]*(?: [\p{L}\p{N}]+){0,2}$/u
const LONGEST_SECTION = 30
/** Words that make of a line below a section a title. */
const TITLE_WORDS = 4

/** Whether a line could be the title of an article, and is neither its small print nor the name of a part. */
const isLikeTitle = ({ text, quoted }: Line): boolean =>
  quoted === 0 &&
  text.length <= LONGEST_TITLE &&
  text.split(' ').length >= TITLE_WORDS &&
  /^["“'‘]?[\p{Lu}\p{N}]/u.test(text) &&
  !/[.…;,:]["”’)]*$/u.test(text) &&
  !/^\d{1,3}[.)]\s/u.test(text) &&
  !PART_LINE.test(text) &&
  parseDate(text, true) === null &&
  signature(text) === null &&
  splitCredit(text).credit === null

/** Whether the first line names the section that a page prints above its title, its date between the two or not. */
export function isSection(lines: readonly Line[], vietnamese: boolean): boolean {
  const [first, ...below] = lines
  if (!first || first.quoted > 0 || first.text.length > LONGEST_SECTION || !SECTION.test(first.text))
    return false
  if (PART_LINE.test(first.text) || isJunkLine(first.text) || isRelatedHead(first.text)) return false
  if (dateAlone(below[0]?.text ?? '', vietnamese) !== null) below.shift()
  const [title, next] = below
  // A picture leaves its alternative text and its caption with the credit.
  return (
    title !== undefined && next !== undefined && isLikeTitle(title) && splitCredit(next.text).credit === null
  )
}

/**
 * Whether an article's text opens with a stanza. Its head is short lines below each other, too: but one that names an
 * author or a date, or that goes on in a paragraph.
 */
export function opensWithVerse(lines: readonly Line[], vietnamese: boolean): boolean {
  const length = verseLength(lines, 0)
  if (length === 0) return false
  const next = lines[length]
  if (next && !next.afterBlank && next.text.length > LONGEST_VERSE_LINE) return false
  return !lines.slice(0, length).some(({ text }) => isName(text) || dateAlone(text, vietnamese) !== null)
}
