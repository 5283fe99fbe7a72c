// The operators of a search (`tag:`, `trước:`, …): what each is called in either language, and what it takes. Names and
// words of values are compared folded, so that case and marks do not matter ("nguon:", "Là:Chưa-Đọc").
import { fold } from './fold.ts'
import type { Language } from './settings.ts'

export const operators = ['tag', 'source', 'series', 'is', 'lang', 'length', 'after', 'before'] as const
export type Operator = (typeof operators)[number]

/** The names that a search is written with; the first ones of `aliases` below are these, folded. */
export const operatorNames: Readonly<Record<Language, Readonly<Record<Operator, string>>>> = {
  vi: {
    tag: 'thẻ',
    source: 'nguồn',
    series: 'kỳ',
    is: 'là',
    lang: 'tiếng',
    length: 'dài',
    after: 'sau',
    before: 'trước',
  },
  en: {
    tag: 'tag',
    source: 'source',
    series: 'series',
    is: 'is',
    lang: 'lang',
    length: 'length',
    after: 'after',
    before: 'before',
  },
}

const operatorOfName: ReadonlyMap<string, Operator> = new Map(
  operators.flatMap((operator) =>
    [operatorNames.vi[operator], operatorNames.en[operator]].map((name) => [fold(name), operator] as const),
  ),
)

export const operatorNamed = (name: string): Operator | null => operatorOfName.get(fold(name)) ?? null

export const states = ['unread', 'reading', 'read', 'bookmarked', 'archived', 'trash'] as const
export type State = (typeof states)[number]

export const stateNames: Readonly<Record<Language, Readonly<Record<State, string>>>> = {
  vi: {
    unread: 'chưa-đọc',
    reading: 'đang-đọc',
    read: 'đã-đọc',
    bookmarked: 'đã-đánh-dấu',
    archived: 'lưu-trữ',
    trash: 'thùng-rác',
  },
  en: {
    unread: 'unread',
    reading: 'reading',
    read: 'read',
    bookmarked: 'bookmarked',
    archived: 'archived',
    trash: 'trash',
  },
}

/** The marks between which a value with spaces stands: no value can hold one. */
export const QUOTES = '"“”„'
const ANY_QUOTE = new RegExp(`[${QUOTES}]`, 'gu')

/** A name as a search compares it: its quotation marks say no more than spaces. */
export const withoutQuotes = (name: string): string => name.replace(ANY_QUOTE, ' ')

/** A value as it is written behind an operator, so that it is read as one again. */
export function writtenSafely(value: string): string {
  const bare = withoutQuotes(value).replace(/\s+/gu, ' ').trim()
  return bare.includes(' ') ? `"${bare}"` : bare
}

/** "Chưa đọc", "chưa-đọc" and "chuadoc" are one. */
const squeezed = (text: string): string => fold(text).replace(/[\s_-]+/gu, '')

const stateOfName: ReadonlyMap<string, State> = new Map([
  ...states.flatMap((state) =>
    [stateNames.vi[state], stateNames.en[state]].map((name) => [squeezed(name), state] as const),
  ),
  ['danhdau', 'bookmarked'],
  ['archive', 'archived'],
])

/** Languages by their names in Vietnamese and English; any other is named by its code (BCP 47). */
const languageOfName: ReadonlyMap<string, string> = new Map([
  ['viet', 'vi'],
  ['tiengviet', 'vi'],
  ['vietnamese', 'vi'],
  ['anh', 'en'],
  ['tienganh', 'en'],
  ['english', 'en'],
  ['phap', 'fr'],
  ['french', 'fr'],
  ['duc', 'de'],
  ['german', 'de'],
  ['nga', 'ru'],
  ['russian', 'ru'],
  ['trung', 'zh'],
  ['hoa', 'zh'],
  ['chinese', 'zh'],
  ['nhat', 'ja'],
  ['japanese', 'ja'],
  ['han', 'ko'],
  ['korean', 'ko'],
  ['taybannha', 'es'],
  ['spanish', 'es'],
  ['khmer', 'km'],
  ['thai', 'th'],
])

function languageCode(value: string): string | null {
  const known = languageOfName.get(squeezed(value))
  if (known !== undefined) return known
  const code = value.toLowerCase()
  return /^[a-z]{2,3}$/.test(code) ? code : null
}

export type Minutes = { readonly least: number; readonly most: number }

/** `<5`, `>20`, `≤5`, `>=20`, `7`, `5-10`, each also with "phút" or "min" after it. */
const LENGTH =
  /^(?:([<>≤≥]=?)\s*(\d{1,5})|(\d{1,5})\s*[-–]\s*(\d{1,5})|(\d{1,5}))\s*(?:phut|ph|p|minutes?|mins?|m)?$/u

/** What a length asks for, in whole minutes; null where it is none. */
export function minutesOf(value: string): Minutes | null {
  const match = LENGTH.exec(fold(value))
  if (!match) return null
  const [, sign = '', bound, from, to, exactly] = match
  if (exactly !== undefined) return { least: Number(exactly), most: Number(exactly) }
  if (bound === undefined)
    return Number(from) <= Number(to) ? { least: Number(from), most: Number(to) } : null
  const included = sign !== '<' && sign !== '>'
  return /^[<≤]/u.test(sign)
    ? { least: 0, most: Number(bound) - (included ? 0 : 1) }
    : { least: Number(bound) + (included ? 0 : 1), most: Infinity }
}

function canonicalLength(value: string): string | null {
  const minutes = minutesOf(value)
  if (minutes === null) return null
  const { least, most } = minutes
  // Everything is at least that long.
  if (most === Infinity) return least === 0 ? null : `>${least - 1}`
  if (least === 0) return `<${most + 1}`
  return least === most ? String(least) : `${least}-${most}`
}

/** 2026, 2026-03, 2026-03-15 (also with / or .), 3/2026, 15/3/2026 (also with - or .). */
const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/
const YEAR_LAST = /^(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})$/

/** A day, a month or a year as ISO 8601 writes it; null for a date that is not in the calendar. */
function canonicalDate(value: string): string | null {
  const first = YEAR_FIRST.exec(value)
  const last = YEAR_LAST.exec(value)
  const [year, month, day] = first
    ? [first[1], first[2], first[3]]
    : last
      ? [last[3], last[2], last[1]]
      : [undefined, undefined, undefined]
  if (year === undefined || Number(year) < 1000) return null
  const iso = [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-')
  const whole = `${iso}${'-01-01'.slice(iso.length - 4)}`
  const time = Date.parse(`${whole}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole) ? iso : null
}

/** A value in the one form that is kept and compared; null where the operator cannot take it. */
export function canonicalValue(operator: Operator, given: string): string | null {
  const value = withoutQuotes(given).normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (fold(value) === '') return null
  switch (operator) {
    case 'tag':
    case 'source':
    case 'series':
      return value
    case 'is':
      return stateOfName.get(squeezed(value)) ?? null
    case 'lang':
      return languageCode(value)
    case 'length':
      return canonicalLength(value)
    case 'after':
    case 'before':
      return canonicalDate(value)
  }
}

/** 15/3/2026, as dates are written in Vietnamese; English keeps 2026-03-15. */
export const printedDate = (iso: string, language: Language): string =>
  language === 'vi'
    ? iso
        .split('-')
        .toReversed()
        .map((part) => part.replace(/^0/, ''))
        .join('/')
    : iso

/** A canonical value as it is written in a language. */
export function writtenValue(operator: Operator, value: string, language: Language): string {
  switch (operator) {
    case 'is': {
      const state = states.find((one) => one === value)
      return state === undefined ? value : stateNames[language][state]
    }
    case 'after':
    case 'before':
      return printedDate(value, language)
    default:
      return value
  }
}
