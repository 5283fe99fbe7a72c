// Vietnamese from before Unicode: text whose letters were Western ones, and Vietnamese only in the glyphs of a font.

/** The two that newspapers used: TCVN3 ("ABC", fonts `.Vn…`) and VNI (fonts `VNI-…`). */
export type LegacyCharset = 'tcvn3' | 'vni'

/**
 * TCVN 5712:1993, third character set (VN3): runs of letters from a code on. Capitals with a tone have no code: they are
 * the small ones in a font of capitals. Source: the standard's table of VN3; the letters stand where TCVN 5712-1 (VN1) has
 * them, too, without its capitals with tones.
 */
const TCVN3_RUNS: readonly (readonly [number, string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  // Combining: grave, hook, tilde, acute, dot below.
  [0xb0, '\u0300\u0309\u0303\u0301\u0323'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]

/**
 * VNI for Windows: a letter, and after it a Western letter that stands for its marks. Small letters; capitals are the
 * same a case higher. Source: VNI Software's published character set ("VNI Double Byte for Windows").
 */
const VNI_MARKS: Readonly<Record<string, readonly (readonly [marks: string, letters: string])[]>> = {
  a: [
    ['ùøûõï', 'áàảãạ'],
    ['âáàåãä', 'âấầẩẫậ'],
    ['êéèúüë', 'ăắằẳẵặ'],
  ],
  e: [
    ['ùøûõï', 'éèẻẽẹ'],
    ['âáàåãä', 'êếềểễệ'],
  ],
  o: [
    ['ùøûõï', 'óòỏõọ'],
    ['âáàåãä', 'ôốồổỗộ'],
  ],
  u: [['ùøûõï', 'úùủũụ']],
  y: [['ùøûõ', 'ýỳỷỹ']],
  // Bases of their own: ơ and ư.
  ô: [['ùøûõï', 'ớờởỡợ']],
  ö: [['ùøûõï', 'ứừửữự']],
}
const VNI_SINGLE = { from: 'íìæóòîñôö', to: 'íìỉĩịỵđơư' } as const

const capital = (letters: string): string => letters.toUpperCase()

function tcvn3Letters(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const [first, run] of TCVN3_RUNS)
    for (const [index, letter] of [...run].entries()) letters.set(String.fromCharCode(first + index), letter)
  return letters
}

function vniLetters(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  const put = (from: string, to: string) => letters.set(from, to).set(capital(from), capital(to))
  for (const [index, from] of [...VNI_SINGLE.from].entries()) put(from, VNI_SINGLE.to[index] ?? from)
  for (const [base, groups] of Object.entries(VNI_MARKS))
    for (const [marks, made] of groups)
      for (const [index, mark] of [...marks].entries()) {
        const letter = made[index] ?? base
        put(base + mark, letter)
        // The case of the mark follows the key that was held down, not always that of its letter.
        letters.set(base + capital(mark), letter).set(capital(base) + mark, capital(letter))
      }
  return letters
}

const TCVN3 = tcvn3Letters()
const VNI = vniLetters()
/** The longest first: a letter with its mark before the letter alone. */
const VNI_PATTERN = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[íìæóòîñôö]/gi

/**
 * Bytes as they stand in the text of a page in another guise: `x-user-defined` puts them at U+F780, symbol fonts of
 * word processors at U+F000.
 */
const asWestern = (text: string): string =>
  text.replace(/[\uF0A1-\uF0FF\uF7A1-\uF7FF]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) & 0xff))

/** Text of a legacy charset, as windows-1252 reads its bytes, in Unicode (NFC). What is no letter of it stays. */
export function unicodeFrom(text: string, charset: LegacyCharset): string {
  const western = asWestern(text)
  const converted =
    charset === 'tcvn3'
      ? western.replace(/[\xA1-\xFE]/g, (letter) => TCVN3.get(letter) ?? letter)
      : western.replace(VNI_PATTERN, (letters) => VNI.get(letters) ?? inParts(letters))
  return converted.normalize('NFC')
}

/** Two letters that make none together. */
const inParts = (letters: string): string => [...letters].map((letter) => VNI.get(letter) ?? letter).join('')
