// The body of one chapter: a sanitized article's HTML as XHTML that an EPUB may hold.
import { partAnchor } from '../../../domain/book.ts'
import { parseBody, serializeXml } from '../page-document.ts'
import { settleAttributes } from './attributes.ts'
import { settleContent } from './content-model.ts'

export type ChapterLinks = {
  /** The address in the book of a stored picture (`images/<name>`); null where it could not be had. */
  readonly picture: (name: string) => string | null
  /** The chapter of a part, by the anchor that `bodyInBook` gives to links to it. */
  readonly chapterOf: ReadonlyMap<string, string>
  /** What the ids of this chapter begin with; no other chapter's do. */
  readonly idPrefix: string
}

/**
 * An address as RFC 3986 writes it: epubcheck and readers take no other, pages have many. null for none.
 * `URL` leaves some characters as they are that the RFC wants escaped.
 */
export function strictAddress(href: string): string | null {
  const url = URL.parse(href)
  if (!url || !/^(?:https?|mailto):$/.test(url.protocol)) return null
  const origin = url.protocol === 'mailto:' ? url.protocol : `${url.protocol}//${url.host}`
  const strict = (text: string) =>
    text
      .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, (character) => encodeURIComponent(character))
      .replace(/%(?![0-9a-f]{2})/gi, '%25')
  return `${origin}${strict(url.pathname)}${strict(url.search)}${url.hash === '' ? '' : `#${strict(url.hash.slice(1))}`}`
}

/** Ids become names that XML allows, and each stands once; gives the new name of each old one. */
function renameIds(body: Element, prefix: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const element of body.querySelectorAll('[id]')) {
    if (element.id === '' || names.has(element.id)) {
      element.removeAttribute('id')
      continue
    }
    const name = `${prefix}${names.size + 1}`
    names.set(element.id, name)
    element.id = name
  }
  return names
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function settleLinks(body: Element, names: ReadonlyMap<string, string>, { chapterOf }: ChapterLinks): void {
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    const fragment = href.startsWith('#') ? href.slice(1) : null
    const target =
      fragment === null
        ? strictAddress(href)
        : (chapterOf.get(fragment) ??
          [names.get(fragment), names.get(decoded(fragment))]
            .flatMap((name) => name ?? [])
            .map((name) => `#${name}`)[0])
    if (target === null || target === undefined) link.removeAttribute('href')
    else link.setAttribute('href', target)
  }
  for (const cell of body.querySelectorAll('[headers]')) {
    const table = cell.closest('table')
    const heads = (cell.getAttribute('headers') ?? '')
      .split(/\s+/)
      .flatMap((name) => names.get(name) ?? [])
      .filter((name) => table?.querySelector(`th[id="${name}"]`))
    if (heads.length > 0) cell.setAttribute('headers', heads.join(' '))
    else cell.removeAttribute('headers')
  }
}

const STORED = /^images\/([0-9a-f]{64}\.\w+)$/

/** Pictures by their place in the book; where one is missing its caption remains, or its description in words. */
function settlePictures(body: Element, { picture }: ChapterLinks): void {
  for (const image of body.querySelectorAll('img')) {
    const name = STORED.exec(image.getAttribute('src') ?? '')?.[1]
    const found = name === undefined ? null : picture(name)
    if (found) {
      image.setAttribute('src', found)
      if (!image.hasAttribute('alt')) image.setAttribute('alt', '')
      continue
    }
    const words = (image.getAttribute('alt') ?? '').trim()
    const hasCaption = (image.closest('figure')?.querySelector('figcaption')?.textContent ?? '').trim() !== ''
    if (words === '' || hasCaption) image.remove()
    else {
      const description = image.ownerDocument.createElement('i')
      description.textContent = `[${words}]`
      image.replaceWith(description)
    }
  }
  for (const figure of body.querySelectorAll('figure')) {
    if (!figure.querySelector('img') && (figure.textContent ?? '').trim() === '') figure.remove()
  }
}

/**
 * @param html from `bodyInBook`
 * @returns well-formed content of an XHTML element
 */
export function chapterBody(html: string, links: ChapterLinks): string {
  const body = parseBody(html)
  settlePictures(body, links)
  settleContent(body)
  settleLinks(body, renameIds(body, links.idPrefix), links)
  settleAttributes(body)
  const root = body.ownerDocument.createElement('div')
  root.append(...body.childNodes)
  return serializeXml(root)
}

/** Anchors of parts with the files of their chapters. */
export const chapterFiles = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].map(([articleId, file]) => [partAnchor(articleId), file]))
