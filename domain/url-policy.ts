// Which addresses may be saved, linked to and opened. Always on a parsed URL, never on a part of a string.
import type { ErrorCode } from './result.ts'

/** ShellExecute's limit on Windows, kept on every system. */
export const MAX_EXTERNAL_URL = 2081
/** Longest address that is taken as one to save, in characters of its normalised form. */
export const MAX_ADDRESS = 4096

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** An http or https address without credentials, normalised; null for everything else. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > MAX_ADDRESS) return null
  const url = parse(trimmed)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (url.username || url.password || !url.hostname) return null
  // Normalised, an address grows: each letter outside ASCII becomes up to nine characters.
  return url.href.length <= MAX_ADDRESS ? url.href : null
}

/** What may be handed to the system's browser or mail program; null for everything else. */
export function externalAddress(text: string): string | null {
  if (text.length > MAX_EXTERNAL_URL || text !== text.trim()) return null
  const url = parse(text)
  if (!url || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return null
  if (url.username || url.password) return null
  return url.href.length <= MAX_EXTERNAL_URL ? url.href : null
}

/** Host without `www.`, or null where there is none. */
export function hostOf(address: string | null): string | null {
  const url = address === null ? null : parse(address)
  return url?.hostname ? url.hostname.replace(/^www\./, '') : null
}

/** Parameters that only tell the site where a reader came from, by the documentation of those who add them. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|gad_source|gad_campaignid|srsltid|_gl|_ga|dclid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|igshid|igsh|gidzl|zarsrc|vn_source|vn_medium|vn_campaign)$/i

/** Parameters that ask for the AMP page of an article, with the values that do. */
const AMP_PARAMETERS = /^(?:amp|_amp|isamp|outputtype=amp|output=amp)$/i
const asksForAmp = (name: string, value: string): boolean =>
  AMP_PARAMETERS.test(`${name}=${value}`) ||
  (AMP_PARAMETERS.test(name) && /^(?:|1|true|yes|amp)$/i.test(value))

/** Subdomains that only say how a page is served, before what is left of a name of at least two parts. */
const SERVING = /^(?:www|m|amp|mobile)\.(?=[^.]+\.[^.])/

function plainHostOf({ host }: URL): string {
  let plain = host.replace(/:(?:80|443)$/, '').replace(/\.+(?=$|:)/, '')
  while (SERVING.test(plain)) plain = plain.replace(SERVING, '')
  return plain
}

/** The path without what only asks for the AMP page: `/bai-1.amp`, `/bai-1.amp.html`, `/bai-1/amp`. */
function plainPathOf({ pathname }: URL): string {
  const path = pathname.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()).replace(/\/+$/, '')
  const whole = path.replace(/\.amp(?=$|\.html?$)/i, '')
  // Only below what has a number or several words: `/guitar/amp` is a page of its own.
  return whole.replace(/^(.*\/[^/]*[-\d][^/]*)\/amp$/i, '$1').replace(/\/+$/, '')
}

/**
 * The key under which one article is saved once: no fragment, no tracking parameters, no `www.`, `m.` or `amp.`, no AMP
 * suffix, http as https, parameters in order, no slash at the end. For comparing only, never for fetching. With
 * `https://` before it, it is an address of the same key.
 */
export function addressKey(address: string): string {
  const url = parse(address)
  if (!url?.host) return address
  for (const [name, value] of [...url.searchParams])
    if (TRACKING.test(name) || asksForAmp(name, value)) url.searchParams.delete(name)
  url.searchParams.sort()
  return `${plainHostOf(url)}${plainPathOf(url)}${url.search}`
}

/** Whether two addresses are of one site: the same host, or one is a part of the other (`thethao.` of a paper). */
export function sameSite(one: string, other: string): boolean {
  const [first, second] = [parse(one), parse(other)].map((url) => (url?.host ? plainHostOf(url) : null))
  if (!first || !second) return false
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`)
}

export const SCHEME = 'goc-doc'

/**
 * The address that a `goc-doc://save?url=…` link asks to save; null for anything else of that scheme.
 * Source: interface.md, "Addresses given to the app".
 */
export function addressInDeepLink(link: string): string | null {
  if (link.length > 2 * MAX_ADDRESS) return null
  const url = parse(link)
  if (
    !url ||
    url.protocol !== `${SCHEME}:` ||
    url.host !== 'save' ||
    (url.pathname !== '' && url.pathname !== '/')
  )
    return null
  if (url.username || url.password || url.hash) return null
  const entries = [...url.searchParams]
  const [first] = entries
  if (entries.length !== 1 || first?.[0] !== 'url') return null
  return webAddress(first[1])
}

/** What a person put into the save dialog. */
export type GivenText =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

const LOOKS_LIKE_HOST = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u
const HTML_TAG =
  /<(?:!doctype\s+html|html|head|body|article|section|div|p|h[1-6]|main|span|figure|table|ul|ol)\b[^>]*>/i

/**
 * What stands between addresses that are written without a space: a comma, or brackets that close and open. A few at
 * most: looking through a run of a million would take a million times as long.
 */
const BETWEEN_ADDRESSES = /[,;|)\]>"”]{1,8}[(<["“]{0,8}(?=https?:\/\/)/iu
const HOLDS_ADDRESS = /.https?:\/\//iu

/** Addresses that are written without a space between; one that holds others (an archive's) stays one. */
function apart(written: string): readonly string[] {
  const parts = written.split(BETWEEN_ADDRESSES)
  return parts.some((part) => HOLDS_ADDRESS.test(part)) ? [written] : parts
}

/** A text that is an address as a whole, also without its scheme ("tuoitre.vn/bai.htm"). */
function wholeAddress(trimmed: string): string | null {
  if (/\s/u.test(trimmed) || apart(trimmed).length > 1) return null
  if (/^https?:\/\//i.test(trimmed)) return webAddress(trimmed)
  return LOOKS_LIKE_HOST.test(trimmed) ? webAddress(`https://${trimmed}`) : null
}

const ADDRESSES_IN_TEXT = /\bhttps?:\/\/\S+/giu
/** What ends a sentence or closes a bracket around an address is none of it. */
const AFTER_ADDRESS = /[.,;:!?…"'”’»>\]})]+$/u
/** A shared link comes with a title and the name of its site; more words than this are a text that names a link. */
const SYLLABLES_OF_A_SHARED_LINK = 30

const syllablesOf = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length

const writtenIn = (text: string): readonly string[] => (text.match(ADDRESSES_IN_TEXT) ?? []).flatMap(apart)

/** An address that stands among words, without what ends their sentence; null for one that cannot be saved. */
function addressAmongWords(written: string): string | null {
  if (written.length > 2 * MAX_ADDRESS) return null
  const bare = written.replace(AFTER_ADDRESS, '')
  // A bracket that the address itself opens belongs to it.
  const isOpen = bare.lastIndexOf('(') > bare.lastIndexOf(')') && written.startsWith(')', bare.length)
  const address = webAddress(isOpen ? `${bare})` : bare)
  return address !== null && new URL(address).hostname.includes('.') ? address : null
}

/** The one address that a short text holds, as phones and chat programs share a link; null where it holds none or several. */
function sharedAddress(trimmed: string): string | null {
  const written = new Set(writtenIn(trimmed))
  const [only] = written
  if (written.size !== 1 || only === undefined) return null
  if (syllablesOf(trimmed.replaceAll(only, ' ')) >= SYLLABLES_OF_A_SHARED_LINK) return null
  return addressAmongWords(only)
}

/** A line of a list: its addresses, null for one that cannot be saved, and how many words stand beside them. */
function readLine(line: string): { addresses: readonly (string | null)[]; words: number } {
  const written = writtenIn(line)
  if (written.length > 0) {
    const whole = wholeAddress(line)
    const addresses = whole === null ? written.map(addressAmongWords) : [whole]
    return { addresses, words: syllablesOf(line.replace(ADDRESSES_IN_TEXT, ' ')) }
  }
  // Among other lines a name with a dot ("Node.js") is a word; with a path it is an address.
  const whole = line.includes('/') ? wholeAddress(line) : null
  return whole === null ? { addresses: [], words: syllablesOf(line) } : { addresses: [whole], words: 0 }
}

/**
 * The addresses of a text that is a list of them: each line is one, or there are several with no more words beside each
 * than a shared link comes with. Empty for every other text.
 */
export function addressesIn(given: string): readonly string[] {
  const lines = given
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > 1 && lines.every((line) => wholeAddress(line) !== null))
    return [...new Set(lines.flatMap((line) => wholeAddress(line) ?? []))]
  // Each address has one at least. A long text is asked with each letter that is typed into it: it is given up early.
  const most = given.split('/').length - 1
  if (most < 2 || HTML_TAG.test(given)) return []
  const addresses = new Set<string | null>()
  let words = 0
  for (const line of lines) {
    const read = readLine(line)
    for (const address of read.addresses) addresses.add(address)
    words += read.words
    if (words >= SYLLABLES_OF_A_SHARED_LINK * most) return []
  }
  // One that cannot be saved would be lost without a word.
  const savable = [...addresses].filter((address) => address !== null)
  if (savable.length < 2 || savable.length < addresses.size) return []
  return words < SYLLABLES_OF_A_SHARED_LINK * savable.length ? savable : []
}

/** Tells an address, also one without its scheme or shared with its title, from HTML and plain text. */
export function readGivenText(given: string): GivenText | null {
  const trimmed = given.trim()
  if (trimmed === '') return null
  const whole = wholeAddress(trimmed)
  if (whole !== null) return { kind: 'address', url: whole }
  if (HTML_TAG.test(trimmed)) return { kind: 'html', text: given }
  const shared = addressesIn(given).length > 0 ? null : sharedAddress(trimmed)
  return shared === null ? { kind: 'text', text: given } : { kind: 'address', url: shared }
}

/** One line that begins like an address, of whatever scheme, or without one ("//host/path"). */
const BEGINS_LIKE_ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,15}:(?!\s)|\/\/)[^\n]*$/i
/** A single line needs as many syllables to be an article; a few lines need not be long. */
const SYLLABLES_OF_A_LINE = 20
const SYLLABLES_OF_LINES = 8

function holdsCredentials(text: string): boolean {
  const url = parse(text)
  return url !== null && (url.username !== '' || url.password !== '')
}

/** Whether a text is too short to be an article. */
export function hasTooLittleText(text: string): boolean {
  const lines = text.split(/\n+/u).filter((line) => line.trim() !== '').length
  return syllablesOf(text) < (lines > 1 ? SYLLABLES_OF_LINES : SYLLABLES_OF_A_LINE)
}

/** Why what a person gave cannot become an article, before anything is fetched; null where it may. */
export function refusalOf(given: string): ErrorCode | null {
  const trimmed = given.trim()
  const read = readGivenText(given)
  if (read === null) return 'empty-input'
  if (read.kind === 'address' || addressesIn(given).length > 0) return null
  if (BEGINS_LIKE_ADDRESS.test(trimmed))
    return holdsCredentials(trimmed) ? 'address-has-credentials' : 'bad-address'
  if (read.kind === 'html') return null
  return hasTooLittleText(trimmed) ? 'not-enough-text' : null
}
