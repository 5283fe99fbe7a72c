// An article that was copied from a page as plain text: its title, lead, figures without pictures, sub-headings, body
// and related links, told from each other by what copying leaves of them (design notes on newspapers, "Copied text").
// A text that is no article, a note or a poem, keeps every line where it stands.
import type { RelatedLink } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { excerptOf } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { isName } from './byline.ts'
import { isJunkLine } from './clean-body.ts'
import { isSection, LONGEST_TITLE, opensWithVerse, PART_LINE } from './copied-head.ts'
import { dateAlone, signature, takeDateline } from './copied-dateline.ts'
import { isRelatedHead, MAX_RELATED, same, takeRelatedLines } from './copied-related.ts'
import type { Extraction } from './parser.ts'
import { readLines } from './text-blocks.ts'
import type { Line } from './text-blocks.ts'
import { blocksOf, markupOf, verseLength } from './text-markup.ts'

const LEAD = { shortest: 60, longest: 900 } as const
/** Paragraphs after it that make of a first one a lead. */
const BODY_AFTER_LEAD = 2
/** An article has at least so many paragraphs of at least this length in characters; anything less is a note. */
const ARTICLE = { paragraphs: 2, length: 120 } as const
export const isVietnamese = (text: string): boolean =>
  (text.match(/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu)?.length ?? 0) > text.length / 60

const SIZE_CONTROL = /^(?:cỡ chữ\s*:?\s*)?nhỏ\s+(?:bình thường|vừa|mặc định)\s+lớn$/iu
const SIZES = ['Nhỏ', 'Bình thường', 'Lớn']

/** Lines in which a page's head ends. */
const HEAD = 8
/** Who wrote it, or when: what stands below it without a blank need not be text. */
const isSmallPrint = (text: string): boolean => isName(text) || dateAlone(text, true) !== null

/** A counted one says of itself that it is a button: "Bình luận (12)". */
const COUNTED_BUTTON = /^(?:bình luận|ý kiến(?: bạn đọc)?|comments?)\s*\(\d+\)$/iu

const isWord = (line: Line | undefined, word: string): boolean =>
  line?.text.length === word.length && fold(line.text) === fold(word)

/** Without the size control, whether it stands on one line or on three, and without lines that are a page's buttons. */
function withoutControls(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    const three = SIZES.every((size, at) => isWord(lines[index + at], size))
    if (three) index += 2
    else if (!SIZE_CONTROL.test(line.text) && !COUNTED_BUTTON.test(line.text)) kept.push(line)
  }
  // A button stands alone or among its like; between lines of text it is a word of theirs.
  const isJunk = (line: Line | undefined) =>
    line !== undefined && isJunkLine(line.text) && !isRelatedHead(line.text)
  return kept.filter((line, index) => {
    if (!isJunk(line)) return true
    if (index > 0 && index < HEAD && isSmallPrint(kept[index - 1]?.text ?? '')) return false
    const before = line.afterBlank ? undefined : kept[index - 1]
    const after = kept[index + 1]?.afterBlank === false ? kept[index + 1] : undefined
    return [before, after].some((neighbour) => neighbour !== undefined && !isJunk(neighbour))
  })
}

const isLong = ({ text }: Line): boolean => text.length >= ARTICLE.length

/** Whether a text has the body of an article, or the related titles that only a page has. */
const isArticle = (lines: readonly Line[], related: readonly RelatedLink[]): boolean =>
  related.length <= MAX_RELATED &&
  !lines.some(({ quoted }) => quoted > 0) &&
  lines.filter(isLong).length >= (related.length > 0 ? 1 : ARTICLE.paragraphs)

type Head = {
  readonly section: string | null
  readonly title: string | null
  readonly publishedAt: string | null
  readonly rest: readonly Line[]
}

type Above = Pick<Head, 'section' | 'publishedAt' | 'rest'>

/** What a page prints above its title: its section, or the date, or both. `article`: the text is one. */
function takeAbove(lines: readonly Line[], vietnamese: boolean, article: boolean): Above {
  let rest = lines.length > 2 ? lines : []
  let section: string | null = null
  let publishedAt: string | null = null
  for (let round = 0; round < 2; round++) {
    const [first] = rest
    if (!first) break
    const date: string | null = publishedAt === null ? dateAlone(first.text, vietnamese) : null
    if (date !== null) publishedAt = date
    else if (article && section === null && isSection(rest, vietnamese)) section = first.text
    else break
    rest = rest.slice(1)
  }
  return { section, publishedAt, rest: lines.length > 2 ? rest : lines }
}

/** The title, which of a page may stand once more (`article`), in its head and above its text. */
function takeTitle(lines: readonly Line[], vietnamese: boolean, article: boolean): Head {
  const above = takeAbove(lines, vietnamese, article)
  const [first, ...rest] = above.rest
  const text = first?.text.replace(/^#{1,6}\s+/, '') ?? ''
  const isVerse = article ? opensWithVerse(above.rest, vietnamese) : verseLength(lines, 0) > 0
  const isTitle =
    first !== undefined &&
    text !== '' &&
    first.quoted === 0 &&
    text.length <= LONGEST_TITLE &&
    (rest.length === 0 || (!/[.;,]$/u.test(text) && !isVerse))
  if (!isTitle) return { section: null, title: null, publishedAt: null, rest: lines }
  if (article && rest[0] && same(rest[0].text, text)) rest.shift()
  const part = rest[0]
  if (!part || part.text.length > 150 || !PART_LINE.test(part.text) || /[.;,]$/u.test(part.text))
    return { ...above, title: text, rest }
  return { ...above, title: `${text} - ${part.text}`, rest: rest.slice(1) }
}

type Parts = Pick<Extraction, 'lead' | 'byline' | 'publishedAt' | 'related' | 'contentHtml'>

/** A note: each line where it stands. */
const noteOf = (lines: readonly Line[]): Parts => ({
  lead: null,
  byline: null,
  publishedAt: null,
  related: [],
  contentHtml: markupOf(blocksOf(lines, { figures: false })),
})

type Facts = {
  readonly titled: boolean
  /** Its date stood above the title. */
  readonly dated: boolean
  readonly vietnamese: boolean
  readonly related: readonly RelatedLink[]
}

function articleOf(lines: readonly Line[], { titled, dated, vietnamese, related }: Facts): Parts {
  const { publishedAt, byline, rest } = titled
    ? takeDateline(lines, vietnamese, dated)
    : { publishedAt: null, byline: null, rest: lines }
  const blocks = blocksOf(rest, { figures: true })
  const [opening] = blocks
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').length
  const lead =
    titled &&
    opening?.kind === 'paragraph' &&
    paragraphs > BODY_AFTER_LEAD &&
    opening.text.length >= LEAD.shortest &&
    opening.text.length <= LEAD.longest
      ? opening.text
      : null
  if (lead !== null) blocks.shift()
  // Often the lead is followed by who wrote it and when.
  const below =
    lead !== null && byline === null && publishedAt === null ? takeDatelineOf(rest, vietnamese, dated) : null
  if (below) blocks.splice(0, below.count)
  const last = blocks.at(-1)
  const signed =
    byline === null && !below?.byline && last?.kind === 'paragraph' && blocks.length > 2
      ? signature(last.text)
      : null
  if (signed !== null) blocks.pop()
  return {
    lead,
    byline: byline ?? below?.byline ?? signed,
    publishedAt: publishedAt ?? below?.publishedAt ?? null,
    related: [...related],
    contentHtml: markupOf(blocks),
  }
}

/** Date and author in the two lines below the lead; null where neither is there. */
function takeDatelineOf(lines: readonly Line[], vietnamese: boolean, dated: boolean) {
  const below = lines.slice(1, 3)
  const { publishedAt, byline, rest } = takeDateline(below, vietnamese, dated)
  const count = below.length - rest.length
  // Only what stands first can be taken: what follows is body.
  const first = count > 0 && rest.every((line) => below.indexOf(line) >= count)
  return first ? { publishedAt, byline, count } : null
}

/** An article from plain text. Throws AppFailure('empty-input') where there are no words in it. */
export function articleFromText(given: string, url: string | null): Extraction {
  const text = given.normalize('NFC')
  const all = readLines(text)
  if (!all.some((line) => /[\p{L}\p{N}]/u.test(line.text))) throw new AppFailure('empty-input')
  const cleaned = withoutControls(all)
  const { body, related } = takeRelatedLines(cleaned)
  const article = isArticle(body, related)
  const vietnamese = isVietnamese(text)
  const { section, title, publishedAt, rest } = takeTitle(article ? body : all, vietnamese, article)
  const parts = article
    ? articleOf(rest, { titled: title !== null, dated: publishedAt !== null, vietnamese, related })
    : noteOf(rest)
  return {
    url,
    title: title ?? excerptOf(all[0]?.text ?? text, 80),
    ...parts,
    publishedAt: publishedAt ?? parts.publishedAt,
    siteName: null,
    section,
    lang: vietnamese ? 'vi' : null,
    dir: 'ltr',
    pictures: [],
    leadPicture: null,
  }
}
