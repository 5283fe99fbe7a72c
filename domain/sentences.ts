// Text cut into what is read aloud in one breath: sentences, long ones at their commas.
//
// Intl.Segmenter (Unicode's UAX #29) gives the places that may end a sentence. Measured on Vietnamese and English
// newspaper text it breaks after every abbreviation and initial before a capital ("TP. Hồ Chí Minh", "Dr. Smith",
// "Nguyễn T. Hương") and inside "“Đi đâu?” ông hỏi", and misses an ellipsis and a dash of dialogue. Those are mended
// here; numbers, dates, quotes and brackets after the stop it gets right.

export type Sentence = {
  /** Offsets in the text, in UTF-16 units, without the white space around it. */
  readonly start: number
  readonly end: number
  /** Counts sentences from 0: pieces of one long sentence share it. */
  readonly sentence: number
}

/** Characters of one piece: at an ordinary speed under 15 seconds, after which some engines fall silent. */
export const LONGEST_PIECE = 180

// prettier-ignore
/** Before a name, begun with a capital: in lower case "gen." or "ts" are words that may end a sentence. */
const BEFORE_NAMES: ReadonlySet<string> = new Set([
  // Places, titles and ranks as Vietnamese newspapers print them
  'tp', 'tx', 'tt', 'q', 'p', 'h', 'x', 'đ', 'ts', 'tskh', 'ths', 'pgs', 'gs', 'bs', 'ks', 'kts', 'ls', 'ds', 'nsưt',
  'nsnd', 'nnc', 'nxb', 'cty',
  // English
  'mr', 'mrs', 'ms', 'mx', 'dr', 'prof', 'rev', 'hon', 'gen', 'col', 'maj', 'capt', 'lt', 'sgt', 'gov', 'sen', 'rep',
  'st', 'mt',
])
/** The same where a paper prints them in lower case. */
const IN_LOWER_CASE: ReadonlySet<string> = new Set(['tp', 'tx', 'ts', 'ths', 'pgs', 'vs', 'cf', 'approx'])
/** Before a number only: "no." ends a sentence in either language. */
const BEFORE_NUMBERS: ReadonlySet<string> = new Set([
  'no',
  'nos',
  'vol',
  'fig',
  'pp',
  'tr',
  'art',
  'ch',
  'đt',
])

/** Where the Segmenter sees no end: after an ellipsis, and before the dash that hands dialogue on. */
const MORE_ENDS = /…["”’»)\]]*\s+(?=["“‘«(]*\p{Lu})|[.!?…]["”’»)\]]*\s+(?=[–—-]\s)/gu
/** "U.S.", "T.Ư.", "p.m." */
const LETTERS_WITH_STOPS = /(?:^|[^\p{L}\p{N}])(?:\p{L}\.){2,}$/u
/** "PGS.TS." counts by its last word. */
const LAST_WORD = /(?:^|[^\p{L}\p{N}])(\p{L}+)\.$/u
/** An initial inside a name: "Nguyễn T." */
const INITIAL = /\p{Lu}\p{L}*[\s.]+\p{Lu}\.$/u
/** "1.", "IV.", "b.": it numbers what follows. */
const NUMBERING = /^\s*(?:\d{1,3}|[IVXLC]{1,5}|\p{L})\.$/u

/** Characters before a stop that are looked at. */
const LOOK_BACK = 60

/** Pieces in order; every character that is not white space is in exactly one. */
export function splitSentences(text: string, lang: string, longest = LONGEST_PIECE): Sentence[] {
  const pieces: Sentence[] = []
  let sentence = 0
  let from = 0
  for (const end of [...sentenceEnds(text, lang), text.length]) {
    const cut = cutLong(text, from, end, longest)
    pieces.push(...cut.map((piece) => ({ ...piece, sentence })))
    if (cut.length > 0) sentence++
    from = end
  }
  return pieces
}

function sentenceEnds(text: string, lang: string): number[] {
  const may = new Set<number>()
  for (const { index } of segmenterFor(lang).segment(text)) if (index > 0) may.add(index)
  for (const match of text.matchAll(MORE_ENDS)) may.add(match.index + match[0].length)
  const ends: number[] = []
  for (const end of [...may].toSorted((a, b) => a - b)) if (isEnd(text, ends.at(-1) ?? 0, end)) ends.push(end)
  return ends
}

function isEnd(text: string, from: number, end: number): boolean {
  // A few characters are enough to know, also in a text of one endless sentence.
  const begin = Math.max(from, end - LOOK_BACK)
  const behind = text.slice(begin, end)
  // A line of a poem, or a line break that stands for a paragraph.
  if (/\n\s*$/.test(behind)) return true
  const before = behind.trimEnd()
  const after = text.slice(end, end + 20)
  if (/^["“‘«([]*\p{Ll}/u.test(after)) return false
  if (!before.endsWith('.')) return true
  if (LETTERS_WITH_STOPS.test(before) && !/(?:^|[^\p{L}])v\.v\.$/u.test(before)) return false
  if ((begin === from && NUMBERING.test(before)) || INITIAL.test(before)) return false
  const word = LAST_WORD.exec(before)?.[1] ?? ''
  const small = word.toLowerCase()
  if (/^\d/.test(after) && BEFORE_NUMBERS.has(small)) return false
  return word === small ? !IN_LOWER_CASE.has(small) : !BEFORE_NAMES.has(small)
}

/** What reads aloud does not depend on how well a page names its language. */
function segmenterFor(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('vi', { granularity: 'sentence' })
  }
}

function cutLong(
  text: string,
  from: number,
  to: number,
  longest: number,
): { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = []
  let rest = from
  while (rest < to) {
    const start = rest + (/^\s*/.exec(text.slice(rest, to))?.[0].length ?? 0)
    const whole = start + text.slice(start, to).trimEnd().length
    if (whole === start) break
    const cut = whole - start <= longest ? whole : cutAt(text, start, start + longest)
    pieces.push({ start, end: start + text.slice(start, cut).trimEnd().length })
    rest = cut
  }
  return pieces
}

/** The best place for a breath, not after `most`: a semicolon, a comma, a space, and where there is none a character. */
function cutAt(text: string, start: number, most: number): number {
  const room = text.slice(start, most)
  // A piece is not to be a word or two.
  const least = Math.floor(room.length / 4)
  for (const breath of [/[;:](?=\s)|\s(?=[–—]\s)/g, /[,)](?=\s)/g, /\s/g]) {
    const at = [...room.matchAll(breath)].findLast(({ index }) => index >= least)
    if (at) return start + at.index + at[0].length
  }
  let end = most
  while (end > start + 1 && /^[\p{M}\u200D\uDC00-\uDFFF]/u.test(text.slice(end))) end--
  return end > start + 1 ? end : most
}
