// The files that make a book of its pages: container, package document, contents, and the contents of older readers.
// Source: EPUB 3.3 (W3C), 4 "Open Container Format", 5 "Package document", 7 "Navigation document"; EPUB 2.0.1 for NCX.
import { createHash } from 'node:crypto'
import type { Book } from '../../../domain/book.ts'
import { partsOf } from '../../../domain/book.ts'
import type { BookMessages } from '../../../domain/language/book.ts'
import { escapeMarkup } from '../page-document.ts'
import { isDay } from './attributes.ts'
import { xhtmlPage } from './pages.ts'

export type BookFile = {
  readonly id: string
  readonly href: string
  readonly type: string
  readonly properties?: 'nav' | 'cover-image'
  /** Stands in the order of reading. */
  readonly inSpine?: boolean
}

/** A line of the contents. */
export type BookEntry = { readonly name: string; readonly href: string }

export const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

/** A name-based UUID (RFC 9562, version 8: of a SHA-256) of what a book is made of. */
export function bookIdentifier(key: string): string {
  const hex = createHash('sha256').update(`goc-doc:${key}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The newest saving among the parts, in seconds, UTC: the same for the same saved articles. */
function modifiedAt(book: Book): string {
  const times = partsOf(book)
    .map(({ article }) => Date.parse(article.savedAt))
    .filter(Number.isFinite)
  return `${new Date(Math.max(0, ...times)).toISOString().slice(0, 19)}Z`
}

const element = (name: string, text: string | null, attributes = ''): string[] =>
  text === null || text.trim() === '' ? [] : [`<${name}${attributes}>${escapeMarkup(text.trim())}</${name}>`]

function collection({ collection: within }: Book): string[] {
  if (within === null) return []
  return [
    ...element('meta', within.name, ' property="belongs-to-collection" id="collection"'),
    '<meta refines="#collection" property="collection-type">series</meta>',
    ...(within.part === null
      ? []
      : [`<meta refines="#collection" property="group-position">${within.part}</meta>`]),
  ]
}

function metadata(book: Book, lang: string, hasPictures: boolean): string[] {
  const articles = partsOf(book).map(({ article }) => article)
  const authors = [...new Set(articles.flatMap(({ byline }) => byline?.trim() || []))]
  const days = articles
    .flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? [])
    .filter(isDay)
    .toSorted()
  const addresses = [...new Set(articles.flatMap(({ url }) => url ?? []))]
  return [
    `<dc:identifier id="id">${bookIdentifier(book.key)}</dc:identifier>`,
    ...element('dc:title', book.title),
    ...element('dc:language', lang),
    ...authors.flatMap((author, index) => [
      ...element('dc:creator', author, ` id="creator-${index + 1}"`),
      `<meta refines="#creator-${index + 1}" property="role" scheme="marc:relators">aut</meta>`,
    ]),
    ...element('dc:publisher', book.source),
    ...element('dc:date', days[0] ?? null),
    ...element('dc:description', articles[0]?.lead ?? null),
    ...addresses.flatMap((address) => element('dc:source', address)),
    `<meta property="dcterms:modified">${modifiedAt(book)}</meta>`,
    ...collection(book),
    '<meta property="schema:accessMode">textual</meta>',
    ...(hasPictures ? ['<meta property="schema:accessMode">visual</meta>'] : []),
    '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
    '<meta property="schema:accessibilityFeature">readingOrder</meta>',
    '<meta property="schema:accessibilityHazard">unknown</meta>',
  ]
}

/** The package document: what the book is, what is in it, and in what order it is read. */
export function packageDocument(book: Book, lang: string, files: readonly BookFile[]): string {
  const cover = files.find(({ properties }) => properties === 'cover-image')
  const lines = [
    ...metadata(
      book,
      lang,
      files.some(({ type }) => type.startsWith('image/')),
    ),
    // What readers before EPUB 3 look for.
    ...(cover ? [`<meta name="cover" content="${cover.id}"/>`] : []),
  ]
  const items = files.map(
    ({ id, href, type, properties }) =>
      `<item id="${id}" href="${href}" media-type="${type}"${properties ? ` properties="${properties}"` : ''}/>`,
  )
  const spine = files.flatMap(({ id, inSpine }) => (inSpine ? [`<itemref idref="${id}"/>`] : []))
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeMarkup(lang)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${lines.join('\n')}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine toc="ncx">
${spine.join('\n')}
</spine>
</package>
`
}

/** What the contents' landmarks point to. */
export type Landmarks = {
  readonly cover: string | null
  /** The contents as a page that is turned to; null where they are no page: a landmark leads to pages only. */
  readonly contents: string | null
  readonly beginning: string
}

/** The navigation document: contents as a page of the book, and landmarks for the program that shows it. */
export function contentsPage(
  lang: string,
  entries: readonly BookEntry[],
  { cover, contents, beginning }: Landmarks,
  words: BookMessages,
): string {
  const heading = escapeMarkup(words.contents)
  const list = entries.map(({ name, href }) => `<li><a href="${href}">${escapeMarkup(name)}</a></li>`)
  const landmark = (type: string, href: string, name: string) =>
    `<li><a epub:type="${type}" href="${href}">${escapeMarkup(name)}</a></li>`
  const landmarks = [
    ...(cover === null ? [] : [landmark('cover', cover, words.cover)]),
    ...(contents === null ? [] : [landmark('toc', contents, words.contents)]),
    landmark('bodymatter', beginning, words.beginning),
  ]
  return xhtmlPage({
    lang,
    dir: 'ltr',
    title: words.contents,
    body: `<nav epub:type="toc" id="toc"><h1>${heading}</h1>
<ol>
${list.join('\n')}
</ol></nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden"><ol>
${landmarks.join('\n')}
</ol></nav>`,
  })
}

/** The contents as readers before EPUB 3 know them (NCX). */
export function contentsForOlderReaders(book: Book, lang: string, entries: readonly BookEntry[]): string {
  const points = entries.map(
    ({ name, href }, index) =>
      `<navPoint id="point-${index + 1}" playOrder="${index + 1}"><navLabel><text>${escapeMarkup(name)}</text></navLabel><content src="${href}"/></navPoint>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${escapeMarkup(lang)}">
<head>
<meta name="dtb:uid" content="${bookIdentifier(book.key)}"/>
<meta name="dtb:depth" content="1"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${escapeMarkup(book.title)}</text></docTitle>
<navMap>
${points.join('\n')}
</navMap>
</ncx>
`
}
