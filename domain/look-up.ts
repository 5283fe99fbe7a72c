// Addresses that a selected word or passage is sent to, when the person wants it looked up or translated.
import type { Language } from './settings.ts'
import { externalAddress } from './url-policy.ts'

/** A word, or a few that are one: more is a passage, which no dictionary has. */
export const LONGEST_LOOK_UP = 60

/** Wiktionaries large enough to be of use, by the language they are written in. */
const WIKTIONARIES: ReadonlySet<string> = new Set(
  'vi en fr de es it pt nl pl ru zh ja ko th id ms lo km sv fi cs el tr'.split(' '),
)

/** The words of a selection on one line, without the marks of the sentence around them. */
export const selectedWords = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')

/**
 * The page of a dictionary for a word, in the article's language where there is one. It is asked as a search that goes
 * straight to the page: a word at the head of a sentence has a capital that the page's name has not.
 * @param lang BCP 47, or null
 * @returns null where the text is none or too long
 */
export function dictionaryAddress(text: string, lang: string | null, language: Language): string | null {
  const words = selectedWords(text)
  if (words === '' || words.length > LONGEST_LOOK_UP) return null
  const primary = lang?.split('-', 1)[0]?.toLowerCase() ?? ''
  const host = WIKTIONARIES.has(primary) ? primary : language
  return externalAddress(
    `https://${host}.wiktionary.org/wiki/Special:Search?search=${encodeURIComponent(words)}`,
  )
}

/**
 * The address of a translation into the language of the interface.
 * @returns null where the text is none, or longer than an address may be
 */
export function translationAddress(text: string, language: Language): string | null {
  const words = text.replace(/\s+/gu, ' ').trim()
  if (words === '' || !words.isWellFormed()) return null
  return externalAddress(
    `https://translate.google.com/?sl=auto&tl=${language}&text=${encodeURIComponent(words)}&op=translate`,
  )
}
