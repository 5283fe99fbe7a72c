// Recognises Vietnamese from before Unicode by its words alone, where no font names it: only what can be nothing else.
import { unicodeFrom } from './legacy-vietnamese.ts'
import type { LegacyCharset } from './legacy-vietnamese.ts'

/** A syllable without its tone: consonants of the beginning, vowels, consonants of the end. */
const SYLLABLE =
  /^(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aăâeêioôơuưy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/i
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** Letters of Vietnamese that no Western encoding has: their text is in Unicode already. */
const UNICODE_LETTER = /[\u0102\u0103\u0110\u0111\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/

/** How much of a text is looked at, characters. */
const WINDOW = 20_000
/** How much of a page with its markup. */
const MARKUP_WINDOW = 300_000
/** Different words with marks: one that a page repeats (a pilcrow at each heading) proves nothing. */
const ENOUGH_WORDS = 20
/** Of all words of a Vietnamese text, far more than these have marks. */
const SHARE_WITH_MARKS = 0.3
const CERTAIN_SHARE = 0.97
/** As it stands, a text that is Vietnamese to this share needs no conversion. */
const FINE_AS_IT_IS = 0.6

function isSyllable(word: string): boolean {
  const letters = word.normalize('NFD')
  return (
    (letters.match(TONES)?.length ?? 0) <= 1 && SYLLABLE.test(letters.replace(TONES, '').normalize('NFC'))
  )
}

const wordsOf = (text: string): string[] =>
  text.split(/[\s!-@[-`{-~\u2010-\u2026\xA0]+/).filter((word) => word !== '')

/** The different words with a letter beyond ASCII, as they stand. */
const markedWords = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word.length > 1 && /[^\0-\x7F]/.test(word))),
]

/** Share of the words that are Vietnamese syllables in a charset, or as they stand for null. */
function share(words: readonly string[], charset: LegacyCharset | null): number {
  const good = words.filter((word) => isSyllable(charset ? unicodeFrom(word, charset) : word))
  return words.length === 0 ? 0 : good.length / words.length
}

/** Whether a short text, of a page that is known to use a charset, is in that charset too. */
export function isInLegacy(text: string, charset: LegacyCharset): boolean {
  const words = markedWords(wordsOf(text))
  return (
    words.length > 0 && !UNICODE_LETTER.test(text) && share(words, charset) === 1 && share(words, null) < 1
  )
}

/** The text between tags, without scripts and styles; in one pass, whatever a page opens and never closes. */
const shownText = (html: string): string =>
  html
    .split(/<(?=\/?(?:script|style)\b)/i)
    .filter((piece) => !/^(?:script|style)\b/i.test(piece))
    .join(' ')
    .replace(/<[^<>]*>|&[#\w]+;/g, ' ')

/**
 * The legacy charset of a text that was read as windows-1252; null unless it is certain: twenty different words with
 * marks, a good part of the text, that are nearly all Vietnamese in one charset, and not as they stand. Tags of HTML are
 * passed over.
 */
export function guessLegacy(text: string): LegacyCharset | null {
  if (UNICODE_LETTER.test(text)) return null
  const beginning = text.slice(0, MARKUP_WINDOW)
  if ((beginning.match(/[\xA1-\xFF]/g)?.length ?? 0) < ENOUGH_WORDS) return null
  const all = wordsOf(shownText(beginning).slice(0, WINDOW))
  const words = markedWords(all)
  const marked = all.filter((word) => /[^\0-\x7F]/.test(word)).length
  if (
    words.length < ENOUGH_WORDS ||
    marked < all.length * SHARE_WITH_MARKS ||
    share(words, null) > FINE_AS_IT_IS
  )
    return null
  for (const charset of ['tcvn3', 'vni'] as const) if (share(words, charset) >= CERTAIN_SHARE) return charset
  return null
}
