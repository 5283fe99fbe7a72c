// What follows the end of an article inside the same box: who wrote it, what else there is, where to subscribe. It goes;
// links to other articles are kept as related.
import type { RelatedLink } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { hostOf, webAddress } from '../../domain/url-policy.ts'
import { isCommentsHead, leafBlocks } from './clean-body.ts'
import { textOf } from './page-dom.ts'
import { attribute, elementsBelow, nearest } from './page-walk.ts'
import { linksOf } from './related.ts'

const HEADING: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const SHORTEST_TITLE = 12
/** Characters in which a name and its verb stand. */
const LONGEST_NAME = 80
/** No tail begins in this first share of the text. */
const EARLIEST_TAIL = 0.4
/** A tail is at most this share of the whole text, unless it is links. */
const LONGEST_TAIL = 0.25
/** Lines that open a tail are no longer than this, characters. */
const LONGEST_OPENING = 90

/** Lines after which only other things than the article follow; whole lines. */
const OPENS_TAIL =
  /^(?:(?:more|other|recent|related|recommended|popular|latest|good|similar|further)\s+(?:articles?|posts?|stories|reads?|news|reading)\b.{0,40}|(?:you|this)\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy|be\s+interest(?:ed|ing)).{0,40}|what others are reading|what to read next|read next|keep reading|next (?:article|post|story)|previous (?:article|post|story)|(?:up next|don['’]t miss)|about the authors?|meet the (?:authors?|team|testers|experts?)|written by|authors?|(?:subscribe|sign up)\s+(?:to|for)\s+.{2,60}|(?:leave|post|write) a (?:comment|reply)|join the (?:conversation|discussion)|connect with us|follow us|(?:có thể )?bạn (?:có thể )?quan tâm|(?:tin|bài)(?: viết)? (?:khác|mới|nổi bật|cùng chuyên mục|cùng chủ đề|đọc nhiều)|đọc nhiều|về tác giả|ý kiến (?:của bạn|bạn đọc)|bình luận|đăng ký nhận (?:tin|bản tin).{0,60})(?:\s*\(\d+\))?\s*[.:»>!?…]*$/iu

/** Lines of the tail that stand alone. */
const TAIL_LINE =
  /^(?:(?:tags?|tagged|posted in|filed under|categor(?:y|ies)|từ khóa|chủ đề)\s*:.{0,300}|(?:copyright\s+)?©.{0,200}|copyright\s+(?:©|\(c\)|\d{4}).{0,200}|.{0,120}\ball rights reserved\b.{0,200}|\(?visited [\d,.]+ times.{0,40}|back to top.{0,20}|no (?:comments|posts)|comments are closed.{0,200}|pin it(?: here)?|\d+ min(?:ute)?s? read|pages?:\s*[\d\s]+|loading\.*|thank you!|share this (?:article|post|story|page)|nguồn tin\s*:.{0,60}|(?:®|bản quyền (?:thuộc|của)|giữ bản quyền|(?:vui lòng |đề nghị |yêu cầu )?ghi rõ nguồn|(?:nghiêm )?cấm sao chép).{0,200})$/iu

/** Whether a text says who someone is: "Karina Cohen is the owner of …", "(Lam Khê là phóng viên …". `names`: folded. */
function isAboutAuthor(text: string, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const start = fold(text.slice(0, LONGEST_NAME).replace(/^[(\s]+|^about\s+(?:the author:?\s*)?/i, ''))
  return names.some(
    (name) =>
      start.startsWith(name) &&
      /^\s*,?\s*(?:is|was|has|writes|covers|joined|works|là|hiện)\b/u.test(start.slice(name.length)),
  )
}

type Line = { readonly block: Element; readonly text: string }

const linesOf = (body: Element): Line[] => leafBlocks(body).map((block) => ({ block, text: textOf(block) }))

const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0)

const linkShare = (lines: readonly Line[]): number => {
  let linked = 0
  for (const { block } of lines)
    for (const link of block.getElementsByTagName('a')) linked += textOf(link).length
  return linked / Math.max(1, lengthOf(lines))
}

/** The tail that a line announces or that is about the author; empty where there is none. */
function findTail(lines: readonly Line[], byline: string | null): readonly Line[] {
  const names = (byline?.split(', ') ?? []).map(fold).filter((name) => name.length >= 5)
  const whole = lengthOf(lines)
  let before = 0
  for (const [from, { block, text }] of lines.entries()) {
    if (before > whole * EARLIEST_TAIL) {
      const opens = text.length <= LONGEST_OPENING && OPENS_TAIL.test(text) && !nearest(block, QUOTED)
      if (opens || isAboutAuthor(text, names)) {
        const length = whole - before
        if (length <= whole * LONGEST_TAIL && length < MAX_TAIL) return lines.slice(from)
        if (opens && linkShare(lines.slice(from)) > 0.5) return lines.slice(from)
      }
    }
    before += text.length
  }
  return []
}

const MAX_TAIL = 4000
const QUOTED: ReadonlySet<string> = new Set(['blockquote', 'pre', 'table', 'figure'])

/** A teaser's own text, its title aside, is no longer than this, characters. */
const LONGEST_TEASER = 400
const FEWEST_TEASERS = 3
/** Characters that make an article of what stands above teasers, however many they are. */
const SHORTEST_ARTICLE = 300

/**
 * The run of teasers that closes a body: headings that link to the same site, each with little text, and nothing else
 * after the first of them; empty where there is none.
 */
function findTeasers(lines: readonly Line[], host: string | null): readonly Line[] {
  let first: number | null = null
  let count = 0
  let since = 0
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]
    if (!line) break
    const heading = nearest(line.block, HEADING)
    const [link] = heading?.getElementsByTagName('a') ?? []
    const target = link ? hostOf(webAddress(attribute(link, 'href'))) : null
    if (link && target !== null && target === host && textOf(link).length >= SHORTEST_TITLE) {
      first = index
      count++
      since = 0
    } else if (heading) break
    else if ((since += line.text.length) > LONGEST_TEASER) break
  }
  if (first === null || count < FEWEST_TEASERS) return []
  // A page of teasers alone is a list, and stays one.
  const rest = lines.slice(first)
  const text = lines.slice(0, first)
  const isText = lengthOf(text) >= SHORTEST_ARTICLE && linkShare(text) < 0.1
  return isText || lengthOf(rest) <= lengthOf(lines) / 2 ? rest : []
}

/** Takes the tail off a cleaned body and gives the links to other articles that it held. */
export function takeTail(body: Element, byline: string | null, url: string | null): RelatedLink[] {
  const host = hostOf(url)
  const links: RelatedLink[] = []
  const take = (lines: readonly Line[]) => {
    for (const { block } of lines) {
      links.push(...linksOf(block).filter((link) => hostOf(link.url) === host && link.url !== url))
      block.remove()
    }
  }
  const all = linesOf(body)
  const tail = findTail(all, byline)
  take(tail)
  const lines = all.slice(0, all.length - tail.length)
  take(findTeasers(lines, host))
  for (const { block, text } of lines) if (isCommentsHead(text)) block.remove()
  for (const { block, text } of lines.slice(-LAST_LINES))
    if (TAIL_LINE.test(text) && !nearest(block, QUOTED)) block.remove()
  // A picture without a word after the last text belongs to what was taken away.
  if (links.length >= FEWEST_TEASERS) dropTrailingPictures(body)
  return links
}

const LAST_LINES = 6

function dropTrailingPictures(body: Element): void {
  for (const element of elementsBelow(body).toReversed()) {
    if (element.localName === 'img' && !nearest(element, FIGURE)) element.remove()
    else if (textOf(element) !== '') return
  }
}

const FIGURE: ReadonlySet<string> = new Set(['figure'])
