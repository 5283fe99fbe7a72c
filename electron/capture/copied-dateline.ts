// The small print of a copied article: when it was published and who wrote it.
import { cleanByline, isName } from './byline.ts'
import { parseDate } from './publish-date.ts'
import type { Line } from './text-blocks.ts'

const LONGEST = 90
/** How many lines below the title are looked at. */
const WITHIN = 4

const WORDS_OF_DATES =
  /\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày|tháng|năm|lúc|cập nhật(?:\s+lúc)?|đăng(?:\s+(?:lúc|ngày))?|xuất bản|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|published|updated|posted|first|last|on|at|gmt|utc|am|pm|st|nd|rd|th)\b|(?<=\d)(?:st|nd|rd|th|h|am|pm)(?![\p{L}])/giu
/** `\b` knows ASCII only. */
const VIETNAMESE_WORDS = /(?<!\p{L})(?:Thứ\s+\p{L}+|Chủ nhật|Đăng(?:\s+(?:lúc|ngày))?|Cập nhật)(?!\p{L})/giu

/** What a line says besides a date and a time; null where it has no date. */
function besidesDate(text: string): string | null {
  if (text.length > LONGEST || parseDate(text, true) === null) return null
  return text
    .replace(/\([^)]*(?:GMT|UTC)[^)]*\)/gi, ' ')
    .replace(VIETNAMESE_WORDS, ' ')
    .replace(WORDS_OF_DATES, ' ')
    .replace(/[+-]?\d+/g, ' ')
    .replace(/[\s,:;/|•·.()–—-]+/gu, ' ')
    .trim()
}

const INTRODUCED =
  /^(?:(?:written\s+|story\s+|words\s+)?by|tác giả\s*:|bài(?:\s+(?:và|&)\s+ảnh|,\s*ảnh)?\s*:|thực hiện\s*:|theo)\s+(.+)$/iu

/** Who a line names and nothing else; null for any other line. `alone`: a bare name counts. */
function nameIn(text: string, alone: boolean): string | null {
  if (text.length > 80 || /[.!?]$/u.test(text)) return null
  const introduced = INTRODUCED.exec(text)?.[1]
  const names = (introduced ?? text).split(/\s*(?:[,&/]|\s-\s|\s–\s|\band\b|\bvà\b)\s*/u)
  const areNames = names.every(
    (name) => isName(name) || (introduced !== undefined && /^\p{Lu}[\p{L}.]*$/u.test(name)),
  )
  return areNames && (introduced !== undefined || alone) ? cleanByline(introduced ?? text, []) : null
}

/** The name on a line that holds a date too, "Lam Khê - 26/02/2026"; null where it says anything else. */
function nameBesideDate(text: string): string | null {
  // "Hà Nội, ngày 5 tháng 3": a place.
  if (/,\s*ngày/iu.test(text)) return null
  const parts = text.split(/\s*[|•·–—]\s*|\s+-\s+|,\s*/u)
  const at = parts.findIndex((part) => nameIn(part, true) !== null)
  const rest = parts.filter((_, index) => index !== at).join(' ')
  return at >= 0 && besidesDate(rest) === '' ? nameIn(parts[at] ?? '', true) : null
}

export type Dateline = {
  readonly publishedAt: string | null
  readonly byline: string | null
  readonly rest: readonly Line[]
}

/**
 * Takes date and author from the lines below the title, in whichever order, on one line or two; also a line that
 * begins the body with a place and a date keeps its words. `vietnamese`: a date without a zone is Vietnam's. `dated`:
 * the date stood above the title, so that a bare name that comes first is the author.
 */
export function takeDateline(lines: readonly Line[], vietnamese: boolean, dated: boolean): Dateline {
  let publishedAt: string | null = null
  let byline: string | null = null
  const taken = new Set<number>()
  for (const [index, { text }] of lines.slice(0, WITHIN).entries()) {
    const besides = besidesDate(text)
    if (besides === null || publishedAt !== null) continue
    const named = besides === '' ? null : nameBesideDate(text)
    if (besides !== '' && named === null) continue
    publishedAt = parseDate(text, vietnamese)
    byline ??= named
    taken.add(index)
  }
  for (const [index, { text }] of lines.slice(0, WITHIN).entries()) {
    if (byline !== null || taken.has(index)) continue
    // A bare name is an author beside a date only.
    const beside = taken.has(index - 1) || taken.has(index + 1) || (dated && index === 0)
    const named = nameIn(text, beside)
    if (named === null) continue
    byline = named
    taken.add(index)
  }
  return { publishedAt, byline, rest: lines.filter((_, index) => !taken.has(index)) }
}

/** The date of a line that is nothing else, above a title; null for any other. */
export function dateAlone(text: string, vietnamese: boolean): string | null {
  return besidesDate(text) === '' ? parseDate(text, vietnamese) : null
}

/** The author of a last line that signs the text. */
export const signature = (text: string): string | null => nameIn(text, true)
