// A search as a person types it: words, which the index finds (search.ts), and operators, which narrow the list.
//
//   tag: thẻ:        a tag. Several: all of them
//   source: nguồn:   the beginning of a paper's name or host. Several: any of them
//   series: kỳ:      words of a series' name. Several: any of them
//   is: là:          unread, reading, read · bookmarked · archived, trash: one of each group, of one group any
//   lang: tiếng:     a language by its code or name. Several: any of them
//   length: dài:     minutes: <5, >20, 5-10, 7. Several: all of them
//   after: sau:      published (else saved) on that day or later; before: trước:  before it. Several: all of them
//
// A hyphen before an operator means not; a value with spaces stands in quotes. What cannot be understood, such as an
// unknown operator, a day that is in no calendar or a value that is not there yet, is searched as plain words.
import { EXCLUDED_WORD } from './search.ts'
import {
  canonicalValue,
  operatorNamed,
  operatorNames,
  QUOTES,
  writtenSafely,
  writtenValue,
} from './search-operators.ts'
import type { Operator } from './search-operators.ts'
import type { Language } from './settings.ts'

/** What an operator asks for. */
export type Filter = {
  readonly operator: Operator
  /** In its canonical form: `unread`, `2026-03`, `<5`, `vi`, or a name. */
  readonly value: string
  readonly not: boolean
}

/** Where a part of a query stands in what was typed. */
export type Placed = { readonly start: number; readonly end: number }
/** A filter, and where it stands. */
export type PlacedFilter = Filter & Placed
/** A phrase in quotes, or one or a word that must not be found, without quotes and hyphen. */
export type PlacedPhrase = Placed & { readonly text: string; readonly not: boolean }

export type SearchQuery = {
  /** What is searched as words, for `parseQuery`; '' where there are none. */
  readonly words: string
  readonly filters: readonly PlacedFilter[]
  /** Of the words the phrases, and those that must not be found. */
  readonly phrases: readonly PlacedPhrase[]
}

/** `"a phrase"`, `name:"a value"`, each with a hyphen or without; then anything else up to white space. */
const PART = new RegExp(
  `(?<!\\S)(-?)(?:([\\p{L}\\p{M}]+):)?[${QUOTES}]([^${QUOTES}]*)[${QUOTES}](?!\\S)|\\S+`,
  'gu',
)
const OPERATOR = new RegExp(`^(-?)([\\p{L}\\p{M}]+):([^${QUOTES}]+)$`, 'u')
/** No word has them, but they could make something else of plain words that is read again. */
const MEANS_SOMETHING = new RegExp(`[${QUOTES}:]`, 'gu')

function filterOf(minus: string, name: string, given: string): Filter | null {
  const operator = operatorNamed(name)
  const value = operator && canonicalValue(operator, given)
  return operator && value !== null ? { operator, value, not: minus !== '' } : null
}

/** Reads what was typed. Never fails. */
export function parseSearch(text: string): SearchQuery {
  const filters: PlacedFilter[] = []
  const phrases: PlacedPhrase[] = []
  const words: string[] = []
  let wordsEnd = 0
  for (const match of text.matchAll(PART)) {
    const [part, quotedMinus = '', quotedName, quoted] = match
    const [, minus = '', name = '', value = ''] =
      quoted === undefined ? (OPERATOR.exec(part) ?? []) : ['', quotedMinus, quotedName, quoted]
    const place = { start: match.index, end: match.index + part.length }
    const filter = name === '' ? null : filterOf(minus, name, value)
    if (filter) {
      filters.push({ ...filter, ...place })
      continue
    }
    const isPhrase = quoted !== undefined && quotedName === undefined
    if (isPhrase && quoted.trim() !== '') phrases.push({ text: quoted.trim(), not: minus !== '', ...place })
    else if (!isPhrase && EXCLUDED_WORD.test(part)) phrases.push({ text: part.slice(1), not: true, ...place })
    words.push(isPhrase ? `${minus}"${value}"` : part.replace(MEANS_SOMETHING, "'").replace(/\s+/gu, ' '))
    wordsEnd = place.end
  }
  if (words.length === 0) return { words: '', filters, phrases }
  // Something after the last word says that it is not being typed any more.
  const typed = words.join(' ').normalize('NFC')
  return { words: wordsEnd < text.length ? `${typed} ` : typed, filters, phrases }
}

/** A filter as it is written in a search. */
export function formatFilter({ operator, value, not }: Filter, language: Language): string {
  const safe = writtenSafely(writtenValue(operator, value, language))
  return `${not ? '-' : ''}${operatorNames[language][operator]}:${safe}`
}

/** A query as it may be typed: filters first, so that its last word may be gone on with. */
export const formatQuery = (
  { words, filters }: { readonly words: string; readonly filters: readonly Filter[] },
  language: Language,
): string =>
  [...filters.map((filter) => formatFilter(filter, language)), ...(words === '' ? [] : [words])].join(' ')

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** What was typed, with a filter at its end; with it once only. */
export function withFilter(text: string, filter: Filter, language: Language): string {
  const known = parseSearch(text).filters
  const added = canonicalValue(filter.operator, filter.value)
  const isKnown = known.some(
    ({ operator, value, not }) => operator === filter.operator && value === added && not === filter.not,
  )
  return isKnown ? text : `${[tidy(text), formatFilter(filter, language)].join(' ').trim()} `
}

/** What was typed, without a part of it. */
export const withoutPart = (text: string, { start, end }: Placed): string =>
  tidy(`${text.slice(0, start)} ${text.slice(end)}`)

/** What was typed, without some of its filters, and with one put in their place, or none. */
export function replacingFilters(
  text: string,
  isReplaced: (filter: Filter) => boolean,
  filter: Filter | null,
  language: Language,
): string {
  const kept = parseSearch(text)
    .filters.filter(isReplaced)
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
  return filter === null ? tidy(kept) : withFilter(kept, filter, language)
}
