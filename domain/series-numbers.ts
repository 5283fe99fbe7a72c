// The numbers that parts of a series are counted by, and the words they are counted with, as they stand in titles.
import type { PartWord } from './series.ts'

/** No newspaper's series is longer; a larger number in a title means something else. */
export const MAX_PART = 300

const VIETNAMESE = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const ENGLISH =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

const words = new Map<string, number>([
  ['nhất', 1],
  ['đầu', 1],
  ['đầu tiên', 1],
  ['nhì', 2],
  ['tư', 4],
  ['bẩy', 7],
  ['mười lăm', 15],
  ['mười bốn', 14],
  ['hai mươi', 20],
  ...VIETNAMESE.flatMap((word, value) => (word === '' ? [] : [[word, value] as const])),
  ...VIETNAMESE.flatMap((word, value) =>
    value === 0 || value === 10 ? [] : [[`mười ${word}`, 10 + value] as const],
  ),
  ...ENGLISH.flatMap((word, value) => (word === '' ? [] : [[word, value] as const])),
])

/** Spellings of part words, in lower case; those without marks count only in titles that are written without any. */
export const partWordSpellings: Readonly<Record<string, PartWord>> = {
  kỳ: 'kỳ',
  kì: 'kỳ',
  ky: 'kỳ',
  ki: 'kỳ',
  bài: 'bài',
  bai: 'bài',
  phần: 'phần',
  phan: 'phần',
  tập: 'tập',
  tap: 'tập',
  số: 'số',
  chương: 'chương',
  chuong: 'chương',
  hồi: 'hồi',
  part: 'part',
  pt: 'part',
  'pt.': 'part',
  episode: 'episode',
  ep: 'episode',
  'ep.': 'episode',
  chapter: 'chapter',
  'ch.': 'chapter',
}

/** Spellings that are Vietnamese words without their marks. */
export const unmarkedSpellings: ReadonlySet<string> = new Set(['ky', 'ki', 'bai', 'phan', 'tap', 'chuong'])

/** Words that say "the last one" where a number would stand. */
export const lastWords: ReadonlySet<string> = new Set([
  'cuối',
  'cuối cùng',
  'kết',
  'chót',
  'cuoi',
  'final',
  'last',
])

/** Pairs that mean something else: "tập kết" (gather), "hồi đầu" (at first), "số một" (the best). */
export const notCounted: Readonly<Partial<Record<PartWord, ReadonlySet<string>>>> = {
  tập: new Set(['kết']),
  hồi: new Set(['kết', 'đầu']),
  số: new Set(['đầu', 'đầu tiên', 'một', 'nhất', 'cuối', 'cuối cùng', 'chót', 'kết']),
}

const ROMAN = /^(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})$/
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/** The value of a Roman number in lower case up to 89; null for what is none. */
export function romanValue(text: string): number | null {
  if (!ROMAN.test(text)) return null
  let sum = 0
  let before = 0
  for (const letter of [...text].toReversed()) {
    const value = ROMAN_VALUES[letter] ?? 0
    sum += value < before ? -value : value
    before = Math.max(before, value)
  }
  return sum
}

/** A number in lower case, in any of its ways of writing, from 1 to `MAX_PART`; null for what is none. */
export function partNumber(text: string): number | null {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : (words.get(text) ?? romanValue(text))
  return value !== null && value >= 1 && value <= MAX_PART ? value : null
}

const longestFirst = (list: Iterable<string>) =>
  [...list]
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll('.', '\\.').replaceAll(' ', '\\s+'))
    .join('|')

/** Sources of regular expressions (flag u, text in lower case and NFC). */
export const WORD_SOURCE = longestFirst(Object.keys(partWordSpellings))
export const NUMBER_WORDS_SOURCE = longestFirst([...words.keys(), ...lastWords])
export const NUMBER_SOURCE = `\\d{1,3}|[ivxl]{1,7}(?![\\p{L}\\p{N}])|${NUMBER_WORDS_SOURCE}`
