// Titles of other articles that stand in and after a copied one.
import type { RelatedLink } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { splitCredit } from './figures.ts'
import type { Line } from './text-blocks.ts'

const LONGEST_TITLE = 250
/** What is told of another article is no longer than this, and two lines at most. */
const LONGEST_TEASER = 600
const MOST_TEASER_LINES = 2
/** A teaser that is not cut off is one or two sentences. */
const LONGEST_WHOLE_TEASER = 220
/** More titles than this are a text of its own, not what stands around one. */
export const MAX_RELATED = 200
const CUT_OFF = /(?:\.\.\.|…)["”’]*$/u

/** Says by itself that other articles follow. */
const STRONG_HEAD =
  /^(?:[>»•\s]*)(?:(?:các\s+)?(?:tin(?:\s+bài)?|bài(?:\s+viết)?|bài báo)\s+(?:liên quan|khác|cùng chuyên mục|cùng chủ đề)|có thể bạn quan tâm|tin cùng chuyên mục|related(?:\s+(?:articles?|stories|news|posts?|content|links?|coverage|reading))?|you (?:may|might) also like|more (?:on|from) this (?:story|topic|series))\s*[:.]?$/iu
/** Says so only of a title that stands right below; alone it is a button of the page. */
const WEAK_HEAD =
  /^(?:[>»•\s]*)(?:xem thêm|đọc thêm|mời (?:bạn đọc|độc giả) xem thêm|read more|read also|see also)\s*(:?)$/iu
/** Head and title on one line. */
const HEAD_AND_TITLE =
  /^(?:[>»•\s]*)(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|mời (?:bạn đọc|độc giả) xem thêm|read more|read also|see also|related)\s*:\s*(\S.{9,248})$/iu

export const same = (one: string, other: string): boolean => fold(one) === fold(other)

const isTitle = ({ text }: Line): boolean => text.length <= LONGEST_TITLE && !/[.…,;:]["”’]*$/u.test(text)

/** "A: A: 'B'" is what is left of a link whose title was said by its picture too: "A: 'B'"; "A A" likewise. */
function undouble(title: string): string {
  const doubled =
    /^(.{6,}?)\s*[:–-]\s*\1(\s*[:–-].*)$/u.exec(title) ?? /^(.{12,}?)\s*[:–|-]?\s+\1()$/u.exec(title)
  return doubled ? `${doubled[1]}${doubled[2]}` : title
}

const entry = (title: string, teaser: readonly string[] = []): RelatedLink => ({
  url: null,
  title: undouble(title),
  excerpt: teaser.join(' ') || null,
})

/** A title, a blank, the same title: a link of a picture and one of words. */
function isPair(lines: readonly Line[], index: number): boolean {
  const [first, second] = [lines[index], lines[index + 1]]
  if (!first || !second || first.text.length > LONGEST_TITLE) return false
  return first.afterBlank && second.afterBlank && same(first.text, second.text)
}

type Tail = { readonly from: number; readonly related: readonly RelatedLink[] }
const NO_TAIL = (lines: readonly Line[]): Tail => ({ from: lines.length, related: [] })

const isTeaser = (lines: readonly string[]): boolean =>
  lines.length <= MOST_TEASER_LINES && lines.join(' ').length <= LONGEST_TEASER

/** The run of title, the same title, teaser that follows the last paragraph; `from` is the line it begins at. */
function doubledTail(lines: readonly Line[]): Tail {
  const starts = [...lines.keys()].filter((index) => index > 1 && isPair(lines, index))
  const entries = starts.map((start, at) => {
    const teaser = lines.slice(start + 2, starts[at + 1]).map(({ text }) => text)
    return { start, title: lines[start]?.text ?? '', teaser }
  })
  // Where more follows than is ever told of another article, the body goes on.
  const lastBody = entries.findLastIndex(({ teaser }) => !isTeaser(teaser))
  const tail = entries.slice(lastBody + 1)
  const [first] = tail
  if (!first) return NO_TAIL(lines)
  return { from: first.start, related: tail.map(({ title, teaser }) => entry(title, teaser)) }
}

/** "Tin liên quan" with nothing but titles and their teasers below it, to the end. */
function headedTail(lines: readonly Line[]): Tail {
  const from = lines.findLastIndex(({ text }) => STRONG_HEAD.test(text))
  const following = lines.slice(from + 1)
  if (from < 2 || following.length === 0 || !following[0] || !isTitle(following[0])) return NO_TAIL(lines)
  const related: { title: string; teaser: string[] }[] = []
  for (const line of following) {
    const last = related.at(-1)
    if (last && same(last.title, line.text)) continue
    if (!last || isTitle(line)) related.push({ title: line.text, teaser: [] })
    else last.teaser.push(line.text)
  }
  const teasers = related.flatMap(({ teaser }) => teaser)
  // Nothing but titles, or teasers that are cut off as no paragraph of the body is.
  const isList =
    related.every(({ title, teaser }) => teaser.length <= 1 && splitCredit(title).credit === null) &&
    (teasers.length === 0 || teasers.some((teaser) => CUT_OFF.test(teaser))) &&
    teasers.every((teaser) => CUT_OFF.test(teaser) || teaser.length <= LONGEST_WHOLE_TEASER)
  if (!isList) return NO_TAIL(lines)
  return { from, related: related.map(({ title, teaser }) => entry(title, teaser)) }
}

type Sorted = { readonly body: readonly Line[]; readonly related: readonly RelatedLink[] }

/** Takes "Tin liên quan" with the titles below it, and titles said twice, out of the middle. */
function takeInline(lines: readonly Line[]): Sorted {
  const body: Line[] = []
  const related: RelatedLink[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    const titled = line.text.length <= LONGEST_TITLE ? HEAD_AND_TITLE.exec(line.text)?.[1] : undefined
    const weak = WEAK_HEAD.exec(line.text)
    const next = lines[index + 1]
    if (titled !== undefined && index > 0 && isTitle({ ...line, text: titled })) related.push(entry(titled))
    else if (index > 1 && isPair(lines, index) && isTitle(line)) {
      const told = lines[index + 2]
      const teaser = told && CUT_OFF.test(told.text) && told.text.length <= LONGEST_TEASER ? [told.text] : []
      related.push(entry(line.text, teaser))
      index += 1 + teaser.length
    } else if (
      index > 0 &&
      next &&
      isTitle(next) &&
      (STRONG_HEAD.test(line.text) || (weak && (weak[1] === ':' || !next.afterBlank)))
    ) {
      for (let first = true; index + 1 < lines.length; first = false) {
        const title = lines[index + 1]
        if (!title || !isTitle(title) || (title.afterBlank && !first)) break
        related.push(entry(title.text))
        index++
      }
    } else body.push(line)
  }
  return { body, related }
}

/** Each title once; a teaser that any of them has is kept. */
function merge(links: readonly RelatedLink[]): RelatedLink[] {
  const merged = new Map<string, RelatedLink>()
  for (const link of links) {
    if (!link.title) continue
    const key = fold(link.title)
    const before = merged.get(key)
    if (!before) merged.set(key, link)
    else if (before.excerpt === null) merged.set(key, { ...link, title: before.title })
  }
  return [...merged.values()]
}

/** Whether a line only announces other articles. */
export const isRelatedHead = (text: string): boolean => STRONG_HEAD.test(text)

/** Parts a copied page's body from what leads elsewhere: first what follows it, then what stands in it. */
export function takeRelatedLines(lines: readonly Line[]): Sorted {
  const doubled = doubledTail(lines)
  const headed = headedTail(lines.slice(0, doubled.from))
  const inner = takeInline(lines.slice(0, headed.from))
  return {
    body: inner.body,
    related: merge([...headed.related, ...doubled.related, ...inner.related]),
  }
}
