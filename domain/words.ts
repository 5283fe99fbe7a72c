// Where words begin and end. By hand rather than by regular expression: every search and every saved article goes
// through here, and Unicode classes cost several times as much.

const WORD_CHARACTER = /^[\p{L}\p{M}\p{N}]/u
const NOT_ASKED = 0
const IN_WORD = 1
const BETWEEN = 2
/** What was found out about the units of the basic plane. */
const kinds = new Uint8Array(0x1_0000)

/** Length in UTF-16 units of the letter, mark or digit that stands at a place; 0 where there is none. */
function wordCharacterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0xd800 && code <= 0xdbff) return WORD_CHARACTER.test(text.slice(at, at + 2)) ? 2 : 0
  let kind = kinds[code]
  if (kind === NOT_ASKED) {
    kind = WORD_CHARACTER.test(text.charAt(at)) ? IN_WORD : BETWEEN
    kinds[code] = kind
  }
  return kind === IN_WORD ? 1 : 0
}

export type Word = { readonly text: string; readonly start: number; readonly end: number }

/** The words of a text: runs of letters, marks and digits, with their places in UTF-16 units. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (let at = 0; at < text.length;) {
    const start = at
    for (let length = 1; at < text.length && length > 0; at += length) length = wordCharacterAt(text, at)
    if (at > start) words.push({ text: text.slice(start, at), start, end: at })
    else at++
  }
  return words
}

/** The words of a text with one space between them. */
export function joinWords(text: string): string {
  let joined = ''
  // What lies between `from` and `at` needs no change.
  let from = 0
  for (let at = 0; at < text.length;) {
    const length = wordCharacterAt(text, at)
    if (length > 0) {
      at += length
      continue
    }
    const end = at
    do at++
    while (at < text.length && wordCharacterAt(text, at) === 0)
    if (at - end === 1 && text.charCodeAt(end) === 0x20) continue
    joined += `${text.slice(from, end)} `
    from = at
  }
  return (joined + text.slice(from)).trim()
}
