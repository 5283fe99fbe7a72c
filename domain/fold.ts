// Vietnamese folding, written once: what counts as the same text when people search, sort and compare.

/**
 * Zero-width and bidi controls, soft hyphen, variation selectors, BOM: nothing a reader sees. What combines (U+034F,
 * U+FE00) stands apart: in a class it would look misplaced.
 */
export const IGNORED =
  '(?:\\u034F|[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF]|\\uFE00|[\\uFE01-\\uFE0F])'
const INVISIBLE = new RegExp(IGNORED, 'gu')
const MARKS = /\p{M}+/gu

/**
 * Open `oa`, `oe`, `uy` carry the tone on the first vowel in the old way of writing ("hòa") and on the second in
 * the new ("hoà"). Both become the old: the tone moves to the first vowel. Not after `q` ("quý" is qu + ý), and only
 * where nothing follows the pair ("hoàn" is written one way only).
 */
const NEW_PLACEMENT = /(?<!q)(?:o[àáãảạèéẽẻẹ]|u[ỳýỹỷỵ])(?![\p{L}\p{M}])/gu

/** Letter, plain letter, tone → plain letter after the letter with the tone. */
function moveTone(pair: string): string {
  const [first = '', second = '', tone = ''] = pair.normalize('NFD')
  return (first + tone).normalize('NFC') + second
}

/** Quick to rule out: no marks are among Latin letters, made up or not, and the punctuation of western languages. */
const MAY_HAVE_MARKS = /[\u0300-\u1DFF\u20D0-\uFFFF]/
/** White space that is not one space already. */
const UNEVEN_SPACE = /\s{2,}|[^\S ]/g
/** A mark with no letter before it: left over from a broken copy. */
const STRAY_MARKS = /(?<![\p{L}\p{M}\p{N}])\p{M}+/gu

/**
 * The first key: NFC, lower case, old tone placement, nothing invisible, white space made one space.
 * Two texts with the same exact key read the same with their marks.
 */
export function foldExact(text: string): string {
  const lower = text
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    // The final sigma is the one letter whose lower case depends on its neighbours.
    .replaceAll('ς', 'σ')
  const clean = MAY_HAVE_MARKS.test(lower) ? lower.replace(STRAY_MARKS, '') : lower
  return clean.replace(NEW_PLACEMENT, moveTone).replace(UNEVEN_SPACE, ' ').trim()
}

/** The second key: the first without marks, and `đ` as `d`. */
export const fold = (text: string): string => foldUnits(text, null)

/** Whether a text carries Vietnamese marks, so that a query typed with them can prefer exact matches. */
export const hasMarks = (text: string): boolean => fold(text) !== foldExact(text).normalize('NFD')

export type FoldedText = {
  readonly folded: string
  /**
   * `offsets[i]` is where in the original the character begins that became the i-th UTF-16 unit of `folded`; one more
   * at the end says where the last character that a reader sees ends. Never falls.
   */
  readonly offsets: Uint32Array
}

/** `fold` with the way back to the original text, for marking what was found. */
export function foldWithOffsets(text: string): FoldedText {
  const offsets = new OffsetList(text.length + 1)
  const folded = foldUnits(text, offsets)
  return { folded, offsets: offsets.finish() }
}

/** Offsets in a buffer that grows: folding may lengthen a text (Hangul) as well as shorten it. */
class OffsetList {
  #values: Uint32Array
  #length = 0
  constructor(capacity: number) {
    this.#values = new Uint32Array(capacity)
  }
  push(offset: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = offset
  }
  finish(): Uint32Array {
    return this.#values.slice(0, this.#length)
  }
}

/** What a character becomes; '' for marks and what is invisible, ' ' for white space. Filled as characters are met. */
const foldedCharacters = new Map<number, string>()

function foldCharacter(codePoint: number): string {
  const known = foldedCharacters.get(codePoint)
  if (known !== undefined) return known
  const character = String.fromCodePoint(codePoint)
  const folded = character
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/đ/gu, 'd')
    .replace(/ς/gu, 'σ')
    .replace(/\s/gu, ' ')
  foldedCharacters.set(codePoint, folded)
  return folded
}

const CHUNK = 4096

/** Marks go, so every character folds by itself: one pass, with or without offsets. */
function foldUnits(text: string, offsets: OffsetList | null): string {
  const units: number[] = []
  let folded = ''
  let end = 0
  let space = -1
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    const start = at
    let replacement: string | null = null
    let unit = code
    if (code < 0x80) {
      at++
      if (code >= 0x41 && code <= 0x5a) unit = code + 0x20
      else if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) unit = 0x20
    } else {
      const codePoint = text.codePointAt(at) ?? code
      at += codePoint > 0xffff ? 2 : 1
      replacement = foldCharacter(codePoint)
      if (replacement === '') {
        // A mark belongs to the letter before it; what is invisible to nobody.
        if (end > 0 && space < 0) end = at
        continue
      }
      unit = replacement.charCodeAt(0)
      if (replacement.length === 1) replacement = null
    }
    if (unit === 0x20) {
      if (space < 0) space = start
      continue
    }
    if (space >= 0) {
      if (end > 0) {
        units.push(0x20)
        offsets?.push(space)
      }
      space = -1
    }
    if (replacement === null) {
      units.push(unit)
      offsets?.push(start)
    } else {
      for (let index = 0; index < replacement.length; index++) {
        units.push(replacement.charCodeAt(index))
        offsets?.push(start)
      }
    }
    end = at
    if (units.length >= CHUNK) {
      folded += String.fromCharCode(...units)
      units.length = 0
    }
  }
  offsets?.push(end)
  return folded + String.fromCharCode(...units)
}
