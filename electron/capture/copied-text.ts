// An article that was copied from a page as plain text: its title, lead, figures without pictures, sub-headings, body
// and related links, told from each other by what copying leaves of them (design notes on newspapers, "Copied text").
import type { RelatedLink } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { excerptOf } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { cleanByline } from './byline.ts'
import { isJunkLine } from './clean-body.ts'
import { splitCredit } from './figures.ts'
import type { Extraction } from './parser.ts'
import { parseDate } from './publish-date.ts'
import { readLines } from './text-blocks.ts'
import type { Line } from './text-blocks.ts'

const LONGEST_TITLE = 250
const LONGEST_HEADING = 110
const LONGEST_CAPTION = 450
const LONGEST_RELATED = 250
const LEAD = { shortest: 60, longest: 900 } as const
/** Paragraphs after it that make of a first one a lead. */
const BODY_AFTER_LEAD = 2
const RELATED_HEAD =
  /^(?:tin(?:\s+bài)?|bài(?:\s+viết)?)\s+liên quan\s*:?$|^related(?:\s+(?:articles?|stories|news|posts?|content|links?))?\s*:?$|^(?:xem thêm|đọc thêm|read more|read also)\s*:$/iu
const ENDS_SENTENCE = /[.!?…:;,]["”'’)]*$/u

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

const same = (one: string, other: string): boolean => fold(one) === fold(other)

/** "A: A: 'B'" is what is left of a link whose title was said by its picture too: "A: 'B'"; "A A" likewise. */
function undouble(title: string): string {
  const doubled =
    /^(.{6,}?)\s*[:–-]\s*\1(\s*[:–-].*)$/u.exec(title) ?? /^(.{12,}?)\s*[:–|-]?\s+\1()$/u.exec(title)
  return doubled ? `${doubled[1]}${doubled[2]}` : title
}

/** The run of title, the same title, teaser that follows the last paragraph; `from` is the line it begins at. */
function relatedTail(lines: readonly Line[]): { from: number; related: RelatedLink[] } {
  const isPair = (index: number) => {
    const [first, second] = [lines[index], lines[index + 1]]
    if (!first || !second || first.text.length > LONGEST_RELATED) return false
    return first.afterBlank && second.afterBlank && same(first.text, second.text)
  }
  const from = lines.findIndex((_, index) => index > 1 && isPair(index))
  if (from < 0) return { from: lines.length, related: [] }
  const related: RelatedLink[] = []
  for (let index = from; index < lines.length;) {
    const title = lines[index]?.text ?? ''
    index += isPair(index) ? 2 : 1
    const teaser: string[] = []
    while (index < lines.length && !isPair(index)) teaser.push(lines[index++]?.text ?? '')
    related.push({ url: null, title: undouble(title), excerpt: teaser.join(' ').slice(0, 2000) || null })
  }
  return { from, related }
}

type Sorted = { readonly body: readonly Line[]; readonly inline: readonly string[] }

/** Takes "Tin liên quan" with the titles below it out of the middle. */
function takeInlineRelated(lines: readonly Line[]): Sorted {
  const body: Line[] = []
  const inline: string[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    if (!RELATED_HEAD.test(line.text)) {
      body.push(line)
      continue
    }
    for (let next = lines[index + 1], first = true; next; next = lines[index + 1], first = false) {
      const isTitle = next.text.length <= LONGEST_RELATED && !/[.,;:]$/u.test(next.text)
      if (!isTitle || (next.afterBlank && !first)) break
      inline.push(undouble(next.text))
      index++
    }
  }
  return { body, inline }
}

type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'item'; readonly text: string; readonly afterBlank: boolean }
  | { readonly kind: 'figure'; readonly text: string; readonly afterBlank: boolean }

/** A picture leaves its alternative text and its caption, often the same sentence twice, the second with the credit. */
function joinCaptions(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    const next = lines[index + 1]
    const adjacent = next && !next.afterBlank && next.text.length <= LONGEST_CAPTION ? next.text : null
    const short = line.text.length <= LONGEST_CAPTION
    const credited = adjacent !== null && splitCredit(adjacent).credit !== null
    if (
      short &&
      adjacent !== null &&
      likeness(line.text, splitCredit(adjacent).caption) >= (credited ? 0.5 : 0.8)
    ) {
      blocks.push({ kind: 'figure', text: adjacent, afterBlank: line.afterBlank })
      index++
    } else if (short && splitCredit(line.text).credit !== null && splitCredit(line.text).caption !== '') {
      blocks.push({ kind: 'figure', text: line.text, afterBlank: line.afterBlank })
    } else blocks.push({ kind: 'paragraph', text: line.text, afterBlank: line.afterBlank })
  }
  return blocks
}

const ITEM = /^[-*•▪]\s+(?=\S)/u

/** A short line between paragraphs that ends no sentence is a sub-heading. */
function markHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph') return block
    if (ITEM.test(block.text)) return { ...block, kind: 'item', text: block.text.replace(ITEM, '') }
    const markdown = /^#{1,6}\s+(.+?)\s*#*$/.exec(block.text)?.[1]
    if (markdown) return { ...block, kind: 'heading', text: markdown }
    const next = blocks.slice(index + 1).find((one) => one.kind !== 'figure')
    const isHeading =
      block.text.length <= LONGEST_HEADING &&
      !ENDS_SENTENCE.test(block.text) &&
      /^[\p{Lu}\p{N}"“'‘]/u.test(block.text) &&
      next?.kind === 'paragraph' &&
      (next.text.length > block.text.length || ENDS_SENTENCE.test(next.text)) &&
      block.text.split(' ').length >= 2
    return isHeading ? { ...block, kind: 'heading' } : block
  })
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const markup: Readonly<Record<Block['kind'], (text: string) => string>> = {
  paragraph: (text) => `<p>${escape(text)}</p>`,
  heading: (text) => `<h2>${escape(text)}</h2>`,
  item: (text) => `<ul><li>${escape(text)}</li></ul>`,
  figure: (text) => `<figure><figcaption>${escape(text)}</figcaption></figure>`,
}

/** A name as it stands alone on a line: two to five words, each with a capital. */
const isName = (text: string): boolean =>
  text.length <= 40 && /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){1,4}$/u.test(text)

/** Date and author from the lines below the title, taken out. */
function takeDateline(lines: Line[]): { publishedAt: string | null; byline: string | null } {
  const at = lines.findIndex(
    (line, index) => index < 4 && line.text.length <= 70 && parseDate(line.text, true) !== null,
  )
  const publishedAt = at < 0 ? null : parseDate(lines[at]?.text, true)
  if (at >= 0) lines.splice(at, 1)
  const author = lines.findIndex(
    (line, index) =>
      index < 3 &&
      line.text.length <= 60 &&
      (/^(?:by|tác giả\s*:|bài\s*:)\s/iu.test(line.text) || (at >= 0 && isName(line.text))),
  )
  const byline = author < 0 ? null : cleanByline(lines[author]?.text, [])
  if (byline) lines.splice(author, 1)
  return { publishedAt, byline }
}

export const isVietnamese = (text: string): boolean =>
  (text.match(/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu)?.length ?? 0) > text.length / 60

/** The tail's entries, then those of the middle that it has not. */
function mergeRelated(tail: readonly RelatedLink[], inline: readonly string[]): RelatedLink[] {
  const merged: RelatedLink[] = []
  for (const link of [...tail, ...inline.map((title) => ({ url: null, title, excerpt: null }))])
    if (link.title && !merged.some((one) => same(one.title, link.title)))
      merged.push({ ...link, title: link.title.slice(0, 600) })
  return merged.slice(0, 200)
}

/** An article from plain text. Throws AppFailure('empty-input') where there are no words in it. */
export function articleFromText(text: string, url: string | null): Extraction {
  const all = readLines(text).filter((line) => !isJunkLine(line.text))
  if (!all.some((line) => /[\p{L}\p{N}]/u.test(line.text))) throw new AppFailure('empty-input')
  const tail = relatedTail(all)
  const { body: lines, inline } = takeInlineRelated(all.slice(0, tail.from))
  const rest = [...lines]
  const first = rest[0]?.text.replace(/^#{1,6}\s+/, '') ?? ''
  const hasTitle =
    first !== '' && first.length <= LONGEST_TITLE && (rest.length === 1 || !/[.;,]$/u.test(first))
  if (hasTitle) rest.shift()
  // The page's title is often said again where the article's stands.
  if (hasTitle) while (rest[0] && same(rest[0].text, first)) rest.shift()
  const { publishedAt, byline } = hasTitle ? takeDateline(rest) : { publishedAt: null, byline: null }
  const blocks = markHeadings(joinCaptions(rest))
  const opening = blocks[0]
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').length
  const isLead =
    hasTitle &&
    opening?.kind === 'paragraph' &&
    paragraphs > BODY_AFTER_LEAD &&
    opening.text.length >= LEAD.shortest &&
    opening.text.length <= LEAD.longest
  if (isLead) blocks.shift()
  const last = blocks.at(-1)
  const signed =
    !byline && last?.kind === 'paragraph' && blocks.length > 2 && isName(last.text)
      ? cleanByline(last.text, [])
      : null
  if (signed) blocks.pop()
  const contentHtml = blocks
    .map((block) => markup[block.kind](block.text))
    .join('\n')
    .replaceAll('</ul>\n<ul>', '')
  return {
    url,
    title: hasTitle ? first : excerptOf(first || text, 80),
    lead: isLead && opening ? opening.text : null,
    byline: byline ?? signed,
    publishedAt,
    siteName: null,
    section: null,
    lang: isVietnamese(text) ? 'vi' : null,
    dir: 'ltr',
    related: mergeRelated(tail.related, inline),
    contentHtml,
    pictures: [],
    leadPicture: null,
  }
}
