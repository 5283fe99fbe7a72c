// What the text of an article says about its series: lines that lead to other parts ("Mời đọc tiếp kỳ II: …", "Xem kỳ
// 1: …", "Kỳ sau: …"), that name the part itself ("Kỳ 2: …" over the text), and that say how it goes on ("(Tiếp theo
// kỳ trước)", "Còn nữa", "(Hết)"). Such lines are few and short; they are kept with the article, so that no body is
// read to put series together.
import * as v from 'valibot'
import { mayNamePart, readTitlePart } from './series-title.ts'
import { sumOf } from './series-weights.ts'
import type { TitlePart } from './series.ts'

/** Lines of one article that are kept; a page that has more is a table of contents. */
export const MAX_SERIES_LINES = 24
/** A longer line is a paragraph. */
const LONGEST = 300

/** One line of an article's text that speaks of its series. */
export const seriesLineSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(LONGEST)),
  /** Where its link leads; null for a line without one. */
  url: v.nullable(v.pipe(v.string(), v.maxLength(4096), v.regex(/^https?:\/\//i))),
  /** `start`: among the first lines, `heading`: a heading, `body`: any other. */
  place: v.picklist(['start', 'heading', 'body']),
})
export type SeriesLine = v.InferOutput<typeof seriesLineSchema>

/** What papers put before the title of another part. */
const LEAD_IN =
  /^(?:[>»*•–-]+\s*)?(?:(?:kính\s+)?(?:mời|đón)\s+)?(?:quý\s+vị\s+)?(?:(?:các|quý)\s+)?(?:bạn\s+|độc\s+giả\s+)*(?:đón\s+)?(?:đọc|xem)(?:\s+(?:tiếp|thêm|lại|trước|từ))?\s*[:：]?\s+|^(?:[>»*•–-]+\s*)?(?:tiếp\s+theo|còn\s+nữa|read(?:\s+(?:more|also|on))?|next(?:\s+up)?|previous(?:ly)?|also\s+in\s+this\s+series)\s*[:：.]?\s+|^[>»]+\s*/iu
/** Leads to the part beside this one without saying its number. */
const BESIDE =
  /^(?:[>»*•(–-]+\s*)?(?<word>kỳ|kì|bài|phần|số|tập|chương)\s+(?:(?<after>sau|tới|tiếp(?:\s+theo)?)|(?<before>trước))\s*[:：–-]\s*(?<title>.{3,})$|^(?:[>»*•–-]+\s*)?(?:(?<nextPart>next)|(?<previousPart>previous))\s+(?:part|chapter|episode)\s*[:：–-]\s*(?<partTitle>.{3,})$/iu
const CONTINUES =
  /^[([]?\s*(?:tiếp\s+theo(?:\s+(?:kỳ|bài|phần|số)\s+trước)?|(?:tiếp|xem)\s+(?:từ|theo)\s+(?:kỳ|bài|số)\s+(?:trước|\S{1,12})|continued(?:\s+from\s+.{1,40})?)\s*[)\].]*$/iu
const GOES_ON =
  /^[([]?\s*(?:còn\s+(?:nữa|tiếp)|(?:mời\s+)?(?:đón\s+)?(?:đọc|xem)\s+tiếp\s+(?:kỳ|bài|phần|số)\s+(?:sau|tới)|(?:kỳ|bài|số)\s+sau\s+(?:đăng\s+)?tiếp|to\s+be\s+continued)\s*[)\].…]*$/iu
const ENDS = /^[([]?\s*(?:(?:tiếp\s+theo\s+và\s+)?hết|the\s+end)\s*[)\].]*$/iu
/** Says which series the article is of. */
const OF_SERIES =
  /^(?:loạt|tuyến|chùm|vệt)\s+bài(?:\s+viết)?\s*[:：]?\s+(?<name>["“'‘]?.{4,100}?["”'’]?)\s*[.:]?$/iu

const clean = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
const isHint = (text: string) =>
  CONTINUES.test(text) || GOES_ON.test(text) || ENDS.test(text) || BESIDE.test(text) || OF_SERIES.test(text)

/** A line without the words that lead in another part, and what it then says. */
function mentionIn(text: string): { part: TitlePart; title: string; led: boolean } | null {
  if (!mayNamePart(text)) return null
  const title = text.replace(LEAD_IN, '')
  const part = readTitlePart(title)
  return part && { part, title, led: title !== text }
}

/** The few lines of a text that may speak of its series, in order. */
export function keepSeriesLines(lines: readonly SeriesLine[]): SeriesLine[] {
  const kept: SeriesLine[] = []
  for (const line of lines) {
    if (line.text.length > LONGEST) continue
    const text = clean(line.text)
    const mention = mentionIn(text)
    const speaks = isHint(text) || (mention && (mention.led || line.url !== null || line.place !== 'body'))
    if (speaks) kept.push({ ...line, text })
  }
  return kept.length > MAX_SERIES_LINES ? [] : kept
}

/** Another part that a page speaks of. */
export type PartMention = {
  /** null: named without an address. */
  readonly url: string | null
  readonly title: string
  readonly part: TitlePart
  /** Whether it is led in as another part of the same series ("Mời đọc tiếp kỳ II"). */
  readonly led: boolean
}

/** A link's or a line's words as a mention of a part; null where they name none. */
export function mentionOf(words: string, url: string | null): PartMention | null {
  const mention = mentionIn(clean(words))
  return mention && { url, title: mention.title, part: mention.part, led: mention.led }
}

/** What the lines of one article say together. */
export type SeriesWords = {
  /** What a line over the text says of the article itself. */
  readonly own: TitlePart | null
  /** The series that it says it is of. */
  readonly name: string | null
  readonly mentions: readonly PartMention[]
  /** Parts beside it, of which the number is not said. */
  readonly beside: readonly {
    readonly url: string | null
    readonly title: string
    readonly by: 1 | -1
    readonly word: string
  }[]
  readonly continues: boolean
  readonly goesOn: boolean
  readonly ends: boolean
  /** Its own headings are counted: "Phần 1", "Phần 2" within one article. */
  readonly counted: boolean
}

/** Reads the lines that were kept of an article. */
export function readSeriesLines(lines: readonly SeriesLine[]): SeriesWords {
  const own: TitlePart[] = []
  const mentions: PartMention[] = []
  const beside: SeriesWords['beside'][number][] = []
  for (const { text, url, place } of lines) {
    const groups = BESIDE.exec(text)?.groups
    const mention = mentionOf(text, url)
    if (groups) {
      const title = groups['title'] ?? groups['partTitle'] ?? ''
      const by = groups['after'] !== undefined || groups['nextPart'] !== undefined ? 1 : -1
      beside.push({ url, title, by, word: groups['word'] ?? 'part' })
    } else if (mention && (mention.led || url !== null)) mentions.push(mention)
    else if (mention && place !== 'body') own.push(mention.part)
  }
  const says = (pattern: RegExp) => lines.some(({ text }) => pattern.test(text))
  const name = lines.flatMap(({ text, place }) =>
    place === 'body' ? [] : (OF_SERIES.exec(text)?.groups?.['name'] ?? []),
  )
  return {
    own: own[0] ?? null,
    name: name[0] ?? null,
    mentions,
    beside,
    continues: says(CONTINUES),
    goesOn: says(GOES_ON),
    ends: says(ENDS),
    counted: new Set(own.map(({ part }) => part)).size > 1,
  }
}

/** From here on an article whose title says nothing is taken for a part. */
const ENOUGH = 2.5

/** The number that the parts led in by the text leave for the article itself; null where they leave none. */
function numberBetween(mentions: readonly PartMention[]): number | null {
  // A line with a name ("Xem thêm: Nợ rừng (kỳ 2)") may lead to a series that this article is not of.
  const numbers = new Set(
    mentions.flatMap(({ led, part }) => (led && part.name === '' && part.part !== null ? part.part : [])),
  )
  if (numbers.size === 0) return null
  // The first that is not led in: before "Mời đọc tiếp kỳ II" stands I, after "Xem kỳ 1" and "Xem kỳ 2" stands III.
  const free = Array.from({ length: numbers.size + 1 }, (_, at) => at + 1).find((one) => !numbers.has(one))
  return free !== undefined && (numbers.has(free - 1) || numbers.has(free + 1)) ? free : null
}

/**
 * What the text alone says about the article's place in a series, weighed; null where that is too little.
 * @param title of the article, which becomes the part's own
 */
export function partByWords(words: SeriesWords, title: string): TitlePart | null {
  const { own, mentions, beside } = words
  const led = mentions.filter((mention) => mention.led)
  const between = numberBetween(mentions)
  const part = own ? own.part : between
  if (part === null && !own) return null
  const joined = led.length > 0 || beside.length > 0
  const sum = sumOf([
    [own !== null, 1.5],
    [own !== null && ['kỳ', 'bài'].includes(own.word), 0.5],
    [own !== null && own.name !== '', 0.5],
    [between !== null && own === null, 1.5],
    [between !== null && own !== null && between === own.part, 1],
    [led.length > 1, 1],
    [joined && led.some(({ url }) => url !== null), 1],
    [beside.length > 0, 1],
    [words.continues, 1],
    [words.goesOn, 1],
    [words.ends, 0.5],
    [words.name !== null, 1],
    [words.counted, -4],
  ])
  if (sum < ENOUGH) return null
  const named = led.find((mention) => mention.part.name !== '')?.part.name ?? ''
  return {
    name: words.name ?? (own?.name || named),
    word: own?.word ?? led[0]?.part.word ?? 'kỳ',
    part,
    isLast: (own?.isLast ?? false) || words.ends,
    partTitle: title,
  }
}
