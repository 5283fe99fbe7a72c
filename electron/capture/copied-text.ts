// An article that was copied from a page as plain text: its title, lead, figures without pictures, sub-headings, body
// and related links, told from each other by what copying leaves of them (design notes on newspapers, "Copied text").
// A text that is no article, a note or a poem, keeps every line where it stands.
import type { RelatedLink } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { excerptOf } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { isJunkLine } from './clean-body.ts'
import { dateAlone, signature, takeDateline } from './copied-dateline.ts'
import { isRelatedHead, MAX_RELATED, same, takeRelatedLines } from './copied-related.ts'
import type { Extraction } from './parser.ts'
import { readLines } from './text-blocks.ts'
import type { Line } from './text-blocks.ts'
import { blocksOf, isVerseRun, markupOf } from './text-markup.ts'

const LONGEST_TITLE = 250
const LEAD = { shortest: 60, longest: 900 } as const
/** Paragraphs after it that make of a first one a lead. */
const BODY_AFTER_LEAD = 2
/** An article has at least so many paragraphs of at least this length in characters; anything less is a note. */
const ARTICLE = { paragraphs: 2, length: 120 } as const
/** "Kỳ II: …" on a line of its own below the title of a series. */
const PART_LINE =
  /^[([]?(?:kỳ|kì|bài|phần|tập|part)\s+(?:\d{1,3}|[ivxl]{1,7}|một|hai|ba|bốn|năm|cuối|kết)(?![\p{L}\d])/iu

export const isVietnamese = (text: string): boolean =>
  (text.match(/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu)?.length ?? 0) > text.length / 60

const SIZE_CONTROL = /^(?:cỡ chữ\s*:?\s*)?nhỏ\s+(?:bình thường|vừa|mặc định)\s+lớn$/iu
const SIZES = ['Nhỏ', 'Bình thường', 'Lớn']

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
    else if (!SIZE_CONTROL.test(line.text)) kept.push(line)
  }
  // A button stands alone or among its like; between lines of text it is a word of theirs.
  const isJunk = (line: Line | undefined) =>
    line !== undefined && isJunkLine(line.text) && !isRelatedHead(line.text)
  return kept.filter((line, index) => {
    if (!isJunk(line)) return true
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
  readonly title: string | null
  readonly publishedAt: string | null
  readonly rest: readonly Line[]
}

/** The title, which may stand below the date; of a page also once more (`repeats`), in its head and above its text. */
function takeTitle(lines: readonly Line[], vietnamese: boolean, repeats: boolean): Head {
  const above = lines.length > 2 ? dateAlone(lines[0]?.text ?? '', vietnamese) : null
  const [first, ...rest] = above === null ? lines : lines.slice(1)
  const text = first?.text.replace(/^#{1,6}\s+/, '') ?? ''
  const isTitle =
    first !== undefined &&
    text !== '' &&
    first.quoted === 0 &&
    text.length <= LONGEST_TITLE &&
    (rest.length === 0 || (!/[.;,]$/u.test(text) && !isVerseRun(lines, 0)))
  if (!isTitle) return { title: null, publishedAt: null, rest: lines }
  if (repeats && rest[0] && same(rest[0].text, text)) rest.shift()
  const part = rest[0]
  if (!part || part.text.length > 150 || !PART_LINE.test(part.text) || /[.;,]$/u.test(part.text))
    return { title: text, publishedAt: above, rest }
  return { title: `${text} - ${part.text}`, publishedAt: above, rest: rest.slice(1) }
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
  readonly vietnamese: boolean
  readonly related: readonly RelatedLink[]
}

function articleOf(lines: readonly Line[], { titled, vietnamese, related }: Facts): Parts {
  const { publishedAt, byline, rest } = titled
    ? takeDateline(lines, vietnamese)
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
    lead !== null && byline === null && publishedAt === null ? takeDatelineOf(rest, vietnamese) : null
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
function takeDatelineOf(lines: readonly Line[], vietnamese: boolean) {
  const below = lines.slice(1, 3)
  const { publishedAt, byline, rest } = takeDateline(below, vietnamese)
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
  const { title, publishedAt, rest } = takeTitle(article ? body : all, vietnamese, article)
  const parts = article ? articleOf(rest, { titled: title !== null, vietnamese, related }) : noteOf(rest)
  return {
    url,
    title: title ?? excerptOf(all[0]?.text ?? text, 80),
    ...parts,
    publishedAt: publishedAt ?? parts.publishedAt,
    siteName: null,
    section: null,
    lang: vietnamese ? 'vi' : null,
    dir: 'ltr',
    pictures: [],
    leadPicture: null,
  }
}
