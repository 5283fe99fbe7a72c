// Who wrote it: names out of what pages give for names.
import { fold } from '../../domain/fold.ts'

const MAX_BYLINE = 200
const PLACEHOLDERS = new Set([
  'tac gia',
  'author',
  'admin',
  'administrator',
  'editor',
  'staff',
  'guest',
  'unknown',
  'bien tap',
  'ban bien tap',
  'toa soan',
  'pv',
  'post author',
  'none',
  'null',
  'undefined',
])

const INTRODUCTION =
  /^(?:(?:written|posted|story|words|article|reported|text)\s+by|by|von|par|por|bài(?:\s+và\s+ảnh)?\s*:|bài viết\s*:|thực hiện\s*:|tác giả\s*:?|author\s*:|theo)\s+/i

/** A date printed beside the name. */
const DATE =
  /(?:\d{1,2}\s+)?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d/giu

/** What counts as the same name: no marks, no case, letters and digits only. */
const key = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/**
 * A byline without its introduction, or null where it is no person: an address, a domain, a handle, a placeholder, the
 * site's own name. `siteNames`: what the site calls itself, host included.
 */
export function cleanByline(
  text: string | null | undefined,
  siteNames: readonly (string | null)[],
): string | null {
  let name = (text ?? '')
    .replace(DATE, ' ')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim()
  name = name
    .replace(/^[([]+\s*|\s*[)\]]+$/g, '')
    .replace(/\s*\((?:tổng hợp|lược dịch|dịch|theo[^)]*)\)?\s*$/i, '')
  // Whom the paper quotes a text from is a source, not a person.
  if (/^theo\s+(?:báo|tạp chí|trang|hãng|đài)\b/iu.test(name)) return null
  for (let round = 0; round < 2; round++) name = name.replace(INTRODUCTION, '')
  name = name.replace(/^[\s,:;|•·–—-]+|[\s,:;|•·–—-]+$/gu, '')
  if (name.length < 2 || name.length > MAX_BYLINE || !/\p{L}/u.test(name)) return null
  // A year or a time is left: a line of the page, not a name.
  if (/\b(?:19|20)\d\d\b|\d{1,2}[:h]\d\d/.test(name)) return null
  if (/^https?:|^www\.|^\S+\.[a-z]{2,}$|@\S+\.\S+|^@|[<>{}]/i.test(name)) return null
  const folded = key(name)
  if (PLACEHOLDERS.has(fold(name))) return null
  for (const site of siteNames) {
    const siteKey = key(site ?? '')
    if (
      siteKey.length >= 3 &&
      (siteKey === folded || siteKey === `bao${folded}` || `bao${siteKey}` === folded)
    )
      return null
    // A handle of the paper: one word that contains its name ("baotuoitre", "TuoiTreOnline").
    if (siteKey.length >= 4 && !/\s/.test(name) && folded.includes(siteKey)) return null
  }
  return name
}

/** Several names as one byline, each once; null where none is left. */
export function joinBylines(
  names: readonly (string | null | undefined)[],
  siteNames: readonly (string | null)[],
): string | null {
  const seen = new Map<string, string>()
  for (const name of names) {
    const clean = cleanByline(name, siteNames)
    if (clean && !seen.has(key(clean))) seen.set(key(clean), clean)
  }
  const joined = [...seen.values()].slice(0, 10).join(', ')
  return joined === '' ? null : joined.slice(0, MAX_BYLINE * 2)
}

/** A name as it stands alone on a line: two to five words, each with a capital. */
export const isName = (text: string): boolean =>
  text.length <= 40 && /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){1,4}$/u.test(text)
