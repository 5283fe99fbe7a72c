// A text in which marks are placed: its code points, and a form in which texts that only look different are the same.

/** A text as it is compared, with the way back. Offsets are UTF-16 units of the original. */
export type ComparableText = {
  readonly text: string
  /** Where the character began, and where it ended, that became the i-th unit of `text`. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export type AnchorText = {
  readonly text: string
  /** The UTF-16 offset of a code point. */
  readonly unitOf: (codePoint: number) => number
  /** The code point at a UTF-16 offset. */
  readonly codePointOf: (unit: number) => number
  /** Worked out when it is first asked for: marks that stand where they stood do without it. */
  readonly comparable: () => ComparableText
}

/** Makes a text ready for placing many marks in it. */
export function anchorText(text: string): AnchorText {
  // Where characters of two units begin: a code point is as many units further on as there are of them before it.
  const pairs: number[] = []
  if (/[\uD800-\uDBFF]/.test(text))
    for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) pairs.push(index)
  const pairsBefore = (isBefore: (index: number, pair: number) => boolean): number => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(pairs[middle] ?? 0, middle)) low = middle + 1
      else high = middle
    }
    return low
  }
  let comparable: ComparableText | null = null
  return {
    text,
    unitOf: (codePoint) => codePoint + pairsBefore((index, pair) => index - pair < codePoint),
    codePointOf: (unit) => unit - pairsBefore((index) => index < unit),
    comparable: () => (comparable ??= comparableText(text)),
  }
}

/** Signs that editors exchange for one another. */
const exchanged: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‘’‚‛′`´'].map((sign) => [sign, "'"])),
  ...Object.fromEntries([...'“”„‟″«»'].map((sign) => [sign, '"'])),
  ...Object.fromEntries([...'‐‑‒–—−'].map((sign) => [sign, '-'])),
  '…': '...',
}
/** What kind of character a UTF-16 unit is, filled as units are met: the same few hundred, a million times. */
const kinds = new Uint8Array(0x10000)
const [OTHER, SPACE, MARK] = [1, 2, 3] as const
function kindOf(unit: number): number {
  const known = kinds[unit] ?? 0
  if (known !== 0) return known
  const character = String.fromCharCode(unit)
  const kind = /\s/.test(character) ? SPACE : /\p{M}/u.test(character) ? MARK : OTHER
  kinds[unit] = kind
  return kind
}

/** Soft hyphens, zero-width and bidi signs, variation selectors: nothing a reader sees. */
const UNSEEN =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|\uFE00|[\uFE01-\uFE0F]/gu

const known = new Map<string, string>()
/** A character with its marks: decomposed, which is one form whatever it was written as. */
function comparableCharacter(character: string): string {
  let found = known.get(character)
  if (found === undefined) {
    const decomposed = character.replace(UNSEEN, '').normalize('NFD')
    found = exchanged[decomposed] ?? decomposed
    if (known.size < 10_000) known.set(character, found)
  }
  return found
}

/** White space as one space, quotation marks and dashes in their plain form, characters decomposed, nothing unseen. */
export function comparableText(text: string): ComparableText {
  const written = new WrittenText(text.length)
  let afterSpace = false
  for (let at = 0; at < text.length;) {
    const start = at
    const unit = text.charCodeAt(at)
    const kind = kindOf(unit)
    at += unit >= 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    const whole = at
    while (at < text.length && kindOf(text.charCodeAt(at)) === MARK) at++
    if (kind === SPACE && at === whole) {
      // A run of white space is one space, which ends where the run does.
      if (afterSpace) written.lengthenLast(at)
      else written.add(0x20, start, at)
      afterSpace = true
    } else if (unit < 0x80 && at === whole && unit !== 0x60) {
      written.add(unit, start, at)
      afterSpace = false
    } else {
      const character = comparableCharacter(text.slice(start, at))
      for (let index = 0; index < character.length; index++)
        written.add(character.charCodeAt(index), start, at)
      if (character !== '') afterSpace = false
    }
  }
  return written.finish()
}

/** Units with their offsets, in buffers that grow: decomposed, a text is longer. */
class WrittenText {
  #units: Uint16Array
  #starts: Int32Array
  #ends: Int32Array
  #length = 0
  constructor(expected: number) {
    const capacity = Math.ceil(expected * 1.5) + 16
    this.#units = new Uint16Array(capacity)
    this.#starts = new Int32Array(capacity)
    this.#ends = new Int32Array(capacity)
  }
  add(unit: number, start: number, end: number): void {
    const at = this.#length++
    if (at === this.#units.length) this.#grow()
    this.#units[at] = unit
    this.#starts[at] = start
    this.#ends[at] = end
  }
  lengthenLast(end: number): void {
    this.#ends[this.#length - 1] = end
  }
  #grow(): void {
    const [units, starts, ends] = [this.#units, this.#starts, this.#ends]
    this.#units = new Uint16Array(units.length * 2)
    this.#starts = new Int32Array(units.length * 2)
    this.#ends = new Int32Array(units.length * 2)
    this.#units.set(units)
    this.#starts.set(starts)
    this.#ends.set(ends)
  }
  finish(): ComparableText {
    let text = ''
    for (let at = 0; at < this.#length; at += CHUNK)
      text += String.fromCharCode(...this.#units.subarray(at, Math.min(this.#length, at + CHUNK)))
    return {
      text,
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    }
  }
}
const CHUNK = 8192

/** The place in a comparable text of a UTF-16 offset of its original. */
export function comparableIndex({ starts }: ComparableText, unit: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < unit) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a whole character, with its marks, begins or ends here. */
export const isBoundary = ({ starts }: ComparableText, index: number): boolean =>
  index <= 0 || index >= starts.length || starts[index] !== starts[index - 1]
