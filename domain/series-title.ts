// Recognises in a title that it is one part of a series, and which.
//
// A mark ("kỳ II", "(2/5)", "final part") counts where it fills a segment of the title: between its start or end,
// brackets and separators. Next to other words it counts only at the end or before a colon or dash, and not after
// words that make something else of it ("học kỳ II", "giải bài 3").
import { hasMarks } from './fold.ts'
import type { PartWord, TitlePart } from './series.ts'
import {
  lastWords,
  notCounted,
  NUMBER_SOURCE,
  NUMBER_WORDS_SOURCE,
  partNumber,
  partWordSpellings,
  unmarkedSpellings,
  WORD_SOURCE,
} from './series-numbers.ts'

const BEFORE = '(?<![\\p{L}\\p{N}])'
const AFTER = '(?![\\p{L}\\p{N}])'
const LAST_TAIL = `(?:\\s*[,:–—-]\\s*|\\s+(?:và|&|and)\\s+|\\s+)(?:(?:kỳ|kì|bài|phần|tập|part)\\s+cuối|cuối|(?:tiếp(?:\\s+theo)?(?:\\s+kỳ\\s+trước)?\\s+và\\s+)?hết|the\\s+end|final|(?:the\\s+)?(?:final|last)\\s+part)`

const MARK = new RegExp(
  `${BEFORE}(?:` +
    [
      `(?<word>${WORD_SOURCE})\\s*(?:thứ\\s+|no\\.?\\s*|#\\s*)?(?<number>${NUMBER_SOURCE})${AFTER}` +
        `(?:\\s*(?:/|\\bof\\b|trên|trong)\\s*(?<total>${NUMBER_SOURCE})${AFTER})?(?<tail>${LAST_TAIL}${AFTER})?`,
      `(?:the\\s+)?(?:final|last|concluding)\\s+(?<ending>part|episode|chapter)`,
      `(?<end>(?:tiếp|tiếp\\s+theo)(?:\\s+kỳ\\s+trước)?\\s+và\\s+hết|hết)`,
      `p\\.?\\s?(?<short>\\d{1,2})`,
      `(?<of>\\d{1,2})\\s?(?:/|of)\\s?(?<all>\\d{1,2})`,
      `no\\.\\s?(?<issue>\\d{1,2})`,
      `(?<roman>[ivx]{1,5})`,
    ].join('|') +
    `)${AFTER}`,
  'gu',
)

type Kind = 'word' | 'end' | 'short' | 'fraction' | 'issue' | 'roman'
type Mark = {
  readonly start: number
  readonly end: number
  readonly kind: Kind
  readonly word: PartWord
  readonly part: number | null
  readonly isLast: boolean
}

type Left = 'start' | 'open' | 'separator' | 'text'
type Right = 'end' | 'close' | 'colon' | 'separator' | 'text'

function leftOf(text: string, start: number): Left {
  const before = text.slice(0, start)
  if (/^[\s"'“‘«]*$/u.test(before)) return 'start'
  if (/[([【{]\s*$/u.test(before)) return 'open'
  return /(?:[:|–—;,.!?…/•·)\]】}]|\s-)\s*$|[^\d\s]-\s+$/u.test(before) ? 'separator' : 'text'
}

function rightOf(text: string, end: number): Right {
  const after = text.slice(end)
  if (/^[\s.…!"'”’»]*$/u.test(after)) return 'end'
  if (/^\s*[)\]】}]/u.test(after)) return 'close'
  if (/^\s*:/u.test(after)) return 'colon'
  return /^(?:\s*[|–—;•·](?!\d)|\s+-(?=\D)|\s+-\s|-\s|\/\s|[?!]\s|\.(?=[\s\p{L}–—-])|\s*[([【{])/u.test(after)
    ? 'separator'
    : 'text'
}

/** Words before a part word that make something else of it. */
const NEVER_AFTER: ReadonlySet<string> = new Set(
  (
    'học nhiệm thời chu định hoa tam quốc thai hậu trường trung nam bắc kinh cực phục giá xăng lương sơ hạn lễ phân ' +
    'giải làm đọc thi đăng ở trong từ của các những mỗi từng mấy nhiều vài hai ba bốn năm một cả với và là có hết qua ' +
    'cổ góp thành thị linh đa đến vào về tới sang theo trên tại cho ra giữa đầu cuối nửa đoạn gần trước sau này hơn ' +
    'thọ hiểm thanh toán trả đóng nộp thuế cấp trợ lĩnh số thưởng quay báo cáo hội tra ' +
    'thực luyện ôn sưu tổng thu đàn huy hiến viết xem bỏ ngày lần tháng mùa lớp quyển trang câu đề sách kể ' +
    'for of the a an in under this that take play plays played my his her its our your their and or is to title file files'
  ).split(' '),
)

/** Two words before a part word that do the same: stages of an illness, dates of payment, school books, tests. */
const NEVER_AFTER_PAIR =
  /(?<![\p{L}\p{N}])(?:ung\s+thư|suy\s+(?:thận|tim|gan)|xăng\s+dầu|giá\s+vàng|trái\s+phiếu|cổ\s+tức|học\s+phí|tiền\s+(?:điện|nước|thuê|lãi|phạt)|đáp\s+án|gợi\s+ý|(?:toán|văn|lý|hóa|sử|địa|tin\s+học|tiếng\s+anh|khoa\s+học)(?:\s+lớp)?\s+\d{1,2}|lớp\s+\d{1,2}|unit\s+\d{1,2}|(?:ielts|toeic|toefl|vstep)(?:\s+\p{L}+)?)["'”’»]?[\s,:–-]*$/u

/** Titles about films and games count their parts with these words too. */
const SHOWN =
  /(?:^|[^\p{L}])(?:phim|trailer|netflix|game|mùa|season|doanh\s+thu|công\s+bố|ra\s+mắt|tái\s+xuất|phát\s+sóng|box\s+office|movie|film|sequel)(?![\p{L}])/u
const SHOWN_WORDS: ReadonlySet<PartWord> = new Set([
  'phần',
  'tập',
  'part',
  'episode',
  'chapter',
  'chương',
  'hồi',
])
/** In titles with these a fraction is a day, a result or a share, */
const NOT_A_COUNT =
  /(?:^|[^\p{L}])(?:quốc\s+khánh|quốc\s+tế\s+(?:lao\s+động|thiếu\s+nhi|phụ\s+nữ)|dịp|nghỉ\s+lễ|kỷ\s+niệm|mừng|lịch(?!\s+sử)|bản\s+tin|điểm\s+tin|tin\s+tức|thời\s+tiết|dự\s+báo|giá\s+(?:vàng|xăng|dầu|lúa|heo|cà|tiêu|thép|bạc|usd)|tỷ\s+giá|kết\s+quả|xổ\s+số|xsm[bnt]|tỷ\s+số|tỉ\s+số|tỷ\s+lệ|tỉ\s+lệ|xác\s+suất|độc\s+lập|khai\s+giảng|khai\s+mạc|bế\s+mạc|diễn\s+ra|phiên|chứng\s+khoán|nhận\s+định|trực\s+tiếp|bán\s+kết|chung\s+kết|tứ\s+kết|hiệu\s+lực|mở\s+bán|lên\s+kệ|họp\s+báo|khởi\s+công|khánh\s+thành|giỗ|sinh\s+nhật|âm\s+lịch|mưa\s+lớn|nắng\s+nóng|không\s+khí\s+lạnh|hôm\s+nay|đêm\s+nay|ngày\s+mai|odds|ratio)(?![\p{L}])/u
/** or where one of these stands right before it. */
const DAY_BEFORE =
  /(?:^|[^\p{L}])(?:ngày|sáng|trưa|chiều|tối|đêm|nay|qua|mai|tuần|tháng|lễ|hội|tết|trận|vòng|bảng|động|nhi|tuổi|on|score|set|match|day)\s*[([]\s*$/u

const wordBefore = (text: string, start: number) =>
  /([\p{L}\p{N}]+)["'”’»]?\s*$/u.exec(text.slice(0, start))?.[1] ?? ''

/** A name that runs into its number without a sign has at least these syllables: "Sao kê kỳ 7" is no series. */
const SHORTEST_NAME = 4
/** English words of one syllable or two make names too. */
const SHORT_NAMED: ReadonlySet<PartWord> = new Set(['part', 'episode', 'chapter'])
const syllablesBefore = (before: string) =>
  (before.match(/[^:|–—;,.!?]*$/u)?.[0].match(/[\p{L}\p{N}]+/gu) ?? []).length

function isBeside(text: string, mark: Mark, right: Right): boolean {
  if (mark.kind !== 'word' || mark.word === 'số' || right === 'text' || right === 'close') return false
  if (SHOWN_WORDS.has(mark.word) && SHOWN.test(text)) return false
  if (/["”»]\s*$/u.test(text.slice(0, mark.start)) && SHOWN_WORDS.has(mark.word)) return false
  const before = text.slice(0, mark.start)
  if (!SHORT_NAMED.has(mark.word) && syllablesBefore(before) < SHORTEST_NAME) return false
  // "năm" is five, and after a number a year: "Bến cũ sau 20 năm kỳ 2".
  if (/\d\s+năm\s*$/u.test(before)) return true
  return !NEVER_AFTER.has(wordBefore(text, mark.start)) && !NEVER_AFTER_PAIR.test(before)
}

/** Whether what reads like a mark is one, by where it stands. */
function stands(text: string, mark: Mark): boolean {
  const left = leftOf(text, mark.start)
  const right = rightOf(text, mark.end)
  if (left === 'text') return isBeside(text, mark, right)
  if (right === 'text') return false
  // After a comma stand addresses ("Quận 1, số 5") and lists.
  const afterComma = /,\s*$/u.test(text.slice(0, mark.start))
  if (afterComma && (mark.kind === 'short' || mark.word === 'số')) return false
  const inBrackets = left === 'open' && right === 'close'
  const closed = text.slice(mark.end).replace(/^\s*[)\]】}]/u, '')
  const rightOfBracket = inBrackets ? rightOf(text, text.length - closed.length) : right
  if (mark.kind === 'fraction')
    return (
      inBrackets &&
      ['end', 'colon'].includes(rightOfBracket) &&
      !NOT_A_COUNT.test(text) &&
      !DAY_BEFORE.test(text.slice(0, mark.start))
    )
  // "(II)" and ", No. 3:" are numbers of parts only there: elsewhere kings, world rankings, symphonies have them.
  if (mark.kind === 'roman') return inBrackets && ['end', 'colon'].includes(rightOfBracket)
  if (mark.kind === 'issue') return left === 'separator' && right === 'colon'
  if (mark.kind === 'end') return inBrackets ? rightOfBracket !== 'text' : right === 'end' && left !== 'start'
  if (inBrackets && rightOfBracket === 'text')
    return mark.kind === 'word' && !['số', 'tập', 'hồi'].includes(mark.word)
  if (mark.word === 'chapter' && /bankrupt|creditor/u.test(text)) return false
  return true
}

function markOf(match: RegExpExecArray, text: string, isVietnamese: () => boolean): Mark | null {
  const { word, number, total, tail, ending, end, short, of, all, issue, roman } = match.groups ?? {}
  const place = { start: match.index, end: match.index + match[0].length }
  if (word !== undefined && number !== undefined) {
    const spelled = partWordSpellings[word]
    if (!spelled || (unmarkedSpellings.has(word) && isVietnamese())) return null
    const spoken = number.replace(/\s+/gu, ' ')
    // "kỳI" is a slip, "parti" a word: only figures may follow without a space.
    if (
      !/\d/.test(spoken) &&
      !/[\s#.]/u.test(text.slice(place.start + word.length, place.start + word.length + 1))
    )
      return null
    if (notCounted[spelled]?.has(spoken)) return null
    const isLastWord = lastWords.has(spoken)
    const part = isLastWord ? null : partNumber(spoken)
    if (part === null && !isLastWord) return null
    const count = total === undefined ? null : partNumber(total)
    if (total !== undefined && (count === null || part === null || part > count)) return null
    const isLast = isLastWord || tail !== undefined || (count !== null && count === part)
    return { ...place, kind: 'word', word: spelled, part, isLast }
  }
  if (ending !== undefined)
    return { ...place, kind: 'word', word: partWordSpellings[ending] ?? 'part', part: null, isLast: true }
  if (end !== undefined) return { ...place, kind: 'end', word: 'kỳ', part: null, isLast: true }
  const shortWord: PartWord = isVietnamese() ? 'phần' : 'part'
  if (short !== undefined) {
    const part = partNumber(short)
    return part === null || part > 30
      ? null
      : { ...place, kind: 'short', word: shortWord, part, isLast: false }
  }
  if (issue !== undefined || roman !== undefined) {
    // "(X)" is a network's name.
    const part = roman === 'x' ? null : partNumber(issue ?? roman ?? '')
    const kind = issue === undefined ? 'roman' : 'issue'
    return part === null ? null : { ...place, kind, word: shortWord, part, isLast: false }
  }
  const [part, count] = [Number(of), Number(all)]
  if (!(part >= 1 && part <= count && count >= 2 && count <= 30)) return null
  return { ...place, kind: 'fraction', word: shortWord, part, isLast: part === count }
}

function marksIn(text: string): Mark[] {
  let vietnamese: boolean | null = null
  const isVietnamese = () => (vietnamese ??= hasMarks(text))
  const marks: Mark[] = []
  MARK.lastIndex = 0
  for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
    const mark = markOf(match, text, isVietnamese)
    if (mark && stands(text, mark)) marks.push(mark)
    else MARK.lastIndex = match.index + 1
  }
  return marks
}

/** Lower case with every character where it was. */
function lowerInPlace(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : text.replace(/\p{Lu}/gu, (letter) => {
        const small = letter.toLowerCase()
        return small.length === letter.length ? small : letter
      })
}

const EDGE = '[\\s_:|–—;,•·/-]'
const LEADING = new RegExp(`^(?:${EDGE}|[.)\\]】}])+`, 'u')
const TRAILING = new RegExp(`(?:${EDGE}|[([【{“«]|(?<!\\.)\\.(?!\\.))+$`, 'u')
const pairs = ['()', '[]', '【】', '{}', '“”', '«»']

/** Text before or after a mark, without what joined it to the mark. */
function trimmed(text: string): string {
  let result = text.replace(LEADING, '').replace(TRAILING, '').trim()
  for (const [open = '', close = ''] of pairs) {
    if (result.endsWith(close) && !result.includes(open)) result = result.slice(0, -1).trim()
    if (result.startsWith(open) && !result.includes(close)) result = result.slice(1).trim()
  }
  return /[\p{L}\p{N}]/u.test(result) ? result : ''
}

/** What every mark has in it, found quickly: most titles are no part's. */
const HINT = new RegExp(
  `(?:${WORD_SOURCE}|p\\.?)\\s*(?:thứ\\s+|no\\.?\\s*|#\\s*)?(?:\\d|[ivxl]|${NUMBER_WORDS_SOURCE})|\\d\\s?(?:/|of)\\s?\\d|\\bno\\.\\s?\\d|[([][ivx]+[)\\]]|final|last|concluding|hết`,
)

const UNUSUAL = /[\u00AD\u200B-\u200F\u2010-\u2012\u2015\u2060\u2212\uFE58\uFE63\uFEFF\uFF01-\uFF5E]|[^\S ]/u
/** Full-width forms of ASCII lie this far behind it (Unicode, "Halfwidth and Fullwidth Forms"). */
const FULL_WIDTH = 0xfee0

/** NFC, nothing invisible, every white space a plain one; hyphens, dashes, brackets and colons of one kind each. */
function cleanTitle(title: string): string {
  const composed = title.normalize('NFC')
  if (!UNUSUAL.test(composed)) return composed
  return composed
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/\s/gu, ' ')
    .replace(/[\u2010\u2011\uFE63]/gu, '-')
    .replace(/[\u2012\u2015\u2212\uFE58]/gu, '–')
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH))
}

/** Whether a title has something in it that may be a part's mark: quick, true too often. */
export const mayNamePart = (title: string): boolean => HINT.test(lowerInPlace(cleanTitle(title)))

/**
 * What a title says about its place in a series; null where it says nothing.
 * @param title as printed, in any Unicode form; name and part title come back in NFC
 */
export function readTitlePart(title: string): TitlePart | null {
  const clean = cleanTitle(title)
  const text = lowerInPlace(clean)
  if (!HINT.test(text)) return null
  const marks = marksIn(text)
  const mark = marks.find(({ part }) => part !== null) ?? marks[0]
  if (!mark) return null
  // "Kỳ 3: … (kỳ cuối)": what only says that it is the last belongs to the number.
  const endings = marks.filter((other) => other !== mark && other.part === null && other.isLast)
  const without = (from: number, to: number) => {
    let rest = ''
    let at = from
    for (const { start, end } of endings)
      if (start >= from && end <= to) {
        rest += `${clean.slice(at, start).replace(/[([【{]\s*$/u, '')} `
        at = end + (/^\s*[)\]】}]/u.exec(clean.slice(end, to))?.[0].length ?? 0)
      }
    return trimmed(rest + clean.slice(at, to))
  }
  return {
    // "Tên (Phóng sự - kỳ 2)": what begins in the mark's own brackets is not the name.
    name: without(0, mark.start).replace(/\s*[([][^)\]]*$/u, ''),
    word: mark.word,
    part: mark.part,
    isLast: mark.isLast || endings.length > 0,
    partTitle: without(mark.end, clean.length) || null,
  }
}
