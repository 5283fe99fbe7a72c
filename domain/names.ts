// Names that are made, not printed by a paper: of a part in its series, of an article's folder.
import { fold } from './fold.ts'
import type { PartWord } from './series.ts'

type Part = { readonly word: PartWord; readonly part: number | null; readonly isLast: boolean }

/** Papers print these with Roman numerals ("Kỳ II"), the other words with Arabic ones ("Bài 2"). */
const ROMAN_WORDS: ReadonlySet<PartWord> = new Set<PartWord>(['kỳ', 'chương', 'hồi'])
const ENGLISH_WORDS: ReadonlySet<PartWord> = new Set<PartWord>(['part', 'episode', 'chapter'])

const ROMAN_DIGITS = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** Roman where there is such a numeral: 1 to 3999. */
function romanNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 3999) return String(number)
  let rest = number
  let numeral = ''
  for (const [value, digits] of ROMAN_DIGITS)
    for (; rest >= value; rest -= value) {
      numeral += digits
    }
  return numeral
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * What a part is called: "Kỳ 2", "Part 2", and "Kỳ cuối", "Final part" for an unnumbered last one. Spoken names have
 * Arabic numerals; printed ones Roman where papers print them so (interface.md, "Loạt bài").
 */
export function partName({ word, part }: Part, style: 'spoken' | 'printed'): string {
  if (part === null) return ENGLISH_WORDS.has(word) ? `Final ${word}` : `${capitalized(word)} cuối`
  const numeral = style === 'printed' && ROMAN_WORDS.has(word) ? romanNumeral(part) : String(part)
  return `${capitalized(word)} ${numeral}`
}

/** Longest slug; with the id behind it a folder's name stays far below what file systems allow. */
const MAX_SLUG = 60
/** What a title without one letter or digit of ASCII becomes, and what stands before a reserved name. */
const FALLBACK = 'bai'
/**
 * Whether Windows keeps a name for a device, and gives it to no file or folder: also with an ending, or with spaces
 * before that.
 * Source: Microsoft, "Naming Files, Paths, and Namespaces".
 */
export const isDeviceName = (name: string): boolean =>
  /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]) *(?:\..*)?$/is.test(name)

/**
 * A folder name of a title: `a-z`, `0-9` and single hyphens between them, 1 to 60 characters, cut between words where
 * it can be, allowed by every file system.
 */
export function slug(title: string): string {
  const whole = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  let name = whole
  if (whole.length > MAX_SLUG) {
    // One character more: a cut that falls on a hyphen loses no word.
    const border = whole.slice(0, MAX_SLUG + 1).lastIndexOf('-')
    name = whole.slice(0, border > MAX_SLUG / 2 ? border : MAX_SLUG).replace(/-$/, '')
  }
  if (name === '') return FALLBACK
  return isDeviceName(name) ? `${FALLBACK}-${name}` : name
}
