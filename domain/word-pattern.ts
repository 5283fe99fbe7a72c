// Where in a text as it is written words may stand that are known folded: what rules places out before they are folded,
// which takes ten times as long.
import { fold, IGNORED } from './fold.ts'

/**
 * What folds to a Latin letter or a digit lies among these, from the first digit to the end of Latin, the letters with
 * the marks of Vietnamese, and the signs of units: U+212A is the K of Kelvin.
 */
const LATIN = [
  [0x30, 0x24f],
  [0x1e00, 0x1eff],
  [0x2100, 0x214f],
] as const

const IS_PLAIN = /^[a-z0-9 ]*$/
/** Marks and what nobody sees, which stand within words without being of them. */
const BETWEEN_LETTERS = `(?:\\p{M}|${IGNORED})*`
const BETWEEN_WORDS = '[^\\p{L}\\p{N}]+'

let classes: ReadonlyMap<string, string> | null = null

/** Each plain letter and digit, and the class of what folds to it. */
function letterClasses(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const [first, last] of LATIN)
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code)
      const folded = fold(letter)
      if (/^[a-z0-9]$/.test(folded)) letters.set(folded, (letters.get(folded) ?? '') + letter)
    }
  return new Map([...letters].map(([plain, written]) => [plain, `[${written}]`]))
}

const wordSource = (word: string) =>
  [...word].map((letter) => (classes ??= letterClasses()).get(letter) ?? letter).join(BETWEEN_LETTERS)

/**
 * A pattern that matches in every text whose folded words hold these, one after the other. It may match elsewhere too.
 * @param words folded, with one space between them
 * @param prefix the last of them may only begin a word
 * @returns null for what is not of plain letters and digits: nothing is ruled out
 */
export function wordPattern(words: string, prefix: boolean): RegExp | null {
  if (words === '' || !IS_PLAIN.test(words)) return null
  const source = words.split(' ').map(wordSource).join(BETWEEN_WORDS)
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${source}${prefix ? '' : `${BETWEEN_LETTERS}(?![\\p{L}\\p{N}])`}`,
    'u',
  )
}
