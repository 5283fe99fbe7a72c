// The title that the newspaper printed: an h1 that the page's own description confirms.
import { fold } from '../../domain/fold.ts'
import { textOf } from './page-dom.ts'
import { nearest } from './page-walk.ts'

const MAX_TITLE = 600
const SEPARATOR = /\s+[|•·–—:»/\\-]+\s+|\s*[|»]\s*/u

const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether one holds the other and they are of like length. */
function confirms(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  return shorter.length > 0 && longer.includes(shorter) && shorter.length >= longer.length * 0.5
}

/** A title without the site's name at its end or its beginning. */
export function withoutSiteName(title: string, siteNames: readonly (string | null)[]): string {
  const names = siteNames
    .filter((name) => name !== null)
    .map(bare)
    .filter((name) => name.length > 1)
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  const isSite = (part: string) =>
    names.some((name) => bare(part) === name || (bare(part).length > 3 && confirms(bare(part), name)))
  const last = parts.at(-1) ?? ''
  if (isSite(last)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|•·–—:»/\\-]+$/u, '')
  const first = parts[0] ?? ''
  if (isSite(first)) return title.slice(title.indexOf(first) + first.length).replace(/^[\s|•·–—:»/\\-]+/u, '')
  return title
}

/** The site's name where `<title>` is a title that the page also gives alone, and a name: "Title — Site". */
export function siteInTitle(documentTitle: string | null, titles: readonly (string | null)[]): string | null {
  if (documentTitle === null) return null
  for (const title of titles) {
    if (!title || !documentTitle.startsWith(title) || documentTitle === title) continue
    const rest = documentTitle.slice(title.length)
    const name = rest.replace(/^\s*[|•·–—:»/\\-]+\s+/u, '')
    if (name !== rest && name.length >= 2 && name.length <= 60 && !SEPARATOR.test(name)) return name.trim()
  }
  return null
}

const BOLD: ReadonlySet<string> = new Set(['b', 'strong', 'big'])
/** Boxes of a line in pages that are laid out by tables. */
const LINE_BOXES: ReadonlySet<string> = new Set(['p', 'div', 'td', 'center', 'li'])
const SHORTEST_LINE = 12

/**
 * Lines in bold that stand alone and with which `<title>` begins: old pages print their title as one, and have no
 * heading. `elements`: all of a page.
 */
export function boldLines(elements: readonly Element[], documentTitle: string | null): string[] {
  return elements.flatMap((element) => {
    if (!BOLD.has(element.localName)) return []
    const text = textOf(element)
    if (text.length < SHORTEST_LINE || !documentTitle?.startsWith(text)) return []
    const alone = textOf(nearest(element, LINE_BOXES)) === text
    return alone ? text : []
  })
}

export type TitleSources = {
  readonly headings: readonly Element[]
  readonly openGraph: string | null
  readonly jsonLd: string | null
  readonly documentTitle: string | null
  readonly siteNames: readonly (string | null)[]
}

/**
 * In order of trust: an h1 that og:title, JSON-LD or `<title>` confirms; og:title; JSON-LD; the only h1; `<title>`.
 * The site's name is taken off all but the h1. Null where the page names nothing.
 */
export function pickTitle(sources: TitleSources): string | null {
  const clean = (text: string | null) => (text ? withoutSiteName(text, sources.siteNames).trim() : null)
  const described = [clean(sources.openGraph), clean(sources.jsonLd), clean(sources.documentTitle)].filter(
    (text): text is string => text !== null && text !== '',
  )
  const headings = sources.headings.map((heading) => textOf(heading)).filter((text) => text !== '')
  const confirmed = headings.find((text) => described.some((other) => confirms(bare(text), bare(other))))
  const title =
    confirmed ??
    clean(sources.openGraph) ??
    clean(sources.jsonLd) ??
    (headings.length === 1 ? headings[0] : null)
  return (title || clean(sources.documentTitle) || headings[0])?.slice(0, MAX_TITLE) ?? null
}

/** Whether two texts are the same title for a reader. */
export const sameTitle = (one: string, other: string): boolean =>
  bare(one) !== '' && bare(one) === bare(other)
