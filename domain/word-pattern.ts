// Where in a text as it is written words may stand that are known folded.
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
const REST_OF_WORD = `(?:[\\p{L}\\p{N}\\p{M}]|${IGNORED})*`
const WORD_ENDS = `(?!${BETWEEN_LETTERS}[\\p{L}\\p{N}])${BETWEEN_LETTERS}`

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

const letterSource = (letter: string) => (classes ??= letterClasses()).get(letter) ?? letter
const wordSource = (word: string) => [...word].map(letterSource).join(BETWEEN_LETTERS)

/**
 * A pattern, to be looked for from `lastIndex` on, that matches wherever in a text these words stand, folded, one after
 * the other. It may match elsewhere too.
 * @param words folded, with one space between them
 * @param prefix the last of them may only begin a word, all of which is matched
 * @returns null for what is not of plain letters and digits
 */
export function wordPattern(words: string, prefix: boolean): RegExp | null {
  if (words === '' || !IS_PLAIN.test(words)) return null
  const source = words.split(' ').map(wordSource).join(BETWEEN_WORDS)
  // Whether a word begins there is asked after its first letter is: to look back from every place takes up to six times
  // as long.
  const first = letterSource(words.charAt(0))
  const begins = `(?<![\\p{L}\\p{N}]${BETWEEN_LETTERS}${first})`
  return new RegExp(
    `${first}${begins}${source.slice(first.length)}${prefix ? REST_OF_WORD : WORD_ENDS}`,
    'gu',
  )
}
