// A book as one EPUB 3 file. A writer of our own: the libraries for this fetch pictures themselves, take HTML on trust,
// and give a new file each time. The zip is fflate's; dates in it are fixed, so the same book gives the same bytes.
import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { chapterName, partsByAddress, partsOf } from '../../../domain/book.ts'
import type { Book } from '../../../domain/book.ts'
import type { BookMessages } from '../../../domain/language/book.ts'
import type { Language } from '../../../domain/settings.ts'
import { bodyInBook } from '../book-body.ts'
import type { ReadImage } from '../read-image.ts'
import { chapterBody, chapterFiles } from './chapter-body.ts'
import { CONTAINER, contentsForOlderReaders, contentsPage, packageDocument } from './package-files.ts'
import type { BookEntry, BookFile } from './package-files.ts'
import { coverPage, gapPage, languageOf, partPage, titlePage } from './pages.ts'
import { bookPicture, coverPicture } from './pictures.ts'
import { BOOK_STYLE } from './style.ts'

const XHTML = 'application/xhtml+xml'
/** The first day that a zip can name, in local time as zip writes it: no file has another. */
const ZIP_DATE = new Date(1980, 0, 1)

export type EpubOptions = {
  /** Bytes of a picture of an article by its name; null where it cannot be had. */
  readonly readImage: ReadImage
  /** The cover as a drawn picture; null: the book opens with its title page. */
  readonly cover: Uint8Array | null
  /** What the book speaks where its articles name no language. */
  readonly language: Language
  readonly words: BookMessages
}

const STORED_IMAGE = /\ssrc="images\/([0-9a-f]{64}\.(?:jpg|png|gif|webp|avif))"/g

type Content = { readonly file: BookFile; readonly data: string | Uint8Array }

/** The pictures of all parts, each once, by their stored names. */
async function gatherPictures(book: Book, readImage: ReadImage) {
  const contents: Content[] = []
  const pictures = new Map<string, string | null>()
  for (const { article } of partsOf(book)) {
    for (const [, name = ''] of article.contentHtml.matchAll(STORED_IMAGE)) {
      if (pictures.get(name)) continue
      const bytes = await readImage(article.id, name)
      const picture = bytes && (await bookPicture(name, bytes))
      if (!picture) {
        pictures.set(name, null)
        continue
      }
      const href = `images/${picture.file}`
      const isNew = contents.every(({ file }) => file.href !== href)
      if (isNew)
        contents.push({
          file: { id: `picture-${contents.length + 1}`, href, type: picture.type },
          data: picture.bytes,
        })
      pictures.set(name, href)
    }
  }
  return { contents, pictures }
}

async function chapters(
  book: Book,
  lang: string,
  pictures: ReadonlyMap<string, string | null>,
  words: BookMessages,
) {
  const named = book.chapters.map((chapter, index) => ({ chapter, href: `chapter-${index + 1}.xhtml` }))
  const chapterOf = chapterFiles(
    new Map(
      named.flatMap(({ chapter, href }) =>
        chapter.kind === 'part' ? [[chapter.article.id, href] as const] : [],
      ),
    ),
  )
  const saved = partsByAddress(book)
  const contents: Content[] = []
  const entries: BookEntry[] = []
  for (const [index, { chapter, href }] of named.entries()) {
    entries.push({ name: chapterName(chapter, words), href })
    const file = { id: `chapter-${index + 1}`, href, type: XHTML, inSpine: true }
    if (chapter.kind === 'gap') {
      contents.push({ file, data: gapPage(chapter, lang, words) })
      continue
    }
    const { id, contentHtml } = chapter.article
    const html = await bodyInBook(contentHtml, id, saved)
    const picture = (name: string) => pictures.get(name) ?? null
    const body = chapterBody(html, { picture, chapterOf, idPrefix: `c${index + 1}-` })
    contents.push({ file, data: partPage(chapter, body, lang, words) })
  }
  return { contents, entries }
}

/** What stands before the chapters: the cover, for a series the title page; and the contents. */
async function frontMatter(
  book: Book,
  lang: string,
  entries: readonly BookEntry[],
  { cover, words }: EpubOptions,
) {
  const contents: Content[] = []
  const picture = cover && (await coverPicture(cover))
  if (picture) {
    const image: BookFile = {
      id: 'cover-image',
      href: picture.file,
      type: picture.type,
      properties: 'cover-image',
    }
    const page: BookFile = { id: 'cover', href: 'cover.xhtml', type: XHTML, inSpine: true }
    contents.push(
      { file: image, data: picture.bytes },
      { file: page, data: coverPage(book, lang, picture.file) },
    )
  }
  const isSeries = book.word !== null
  if (isSeries) {
    const page: BookFile = { id: 'title-page', href: 'title.xhtml', type: XHTML, inSpine: true }
    contents.push({ file: page, data: titlePage(book, lang, words) })
  }
  const landmarks = {
    cover: picture ? 'cover.xhtml' : null,
    contents: isSeries ? 'nav.xhtml' : null,
    beginning: entries[0]?.href ?? 'nav.xhtml',
  }
  contents.push({
    file: { id: 'nav', href: 'nav.xhtml', type: XHTML, properties: 'nav', inSpine: isSeries },
    data: contentsPage(lang, entries, landmarks, words),
  })
  return contents
}

/** The book as the bytes of an EPUB. The same book and options give the same bytes. */
export async function epubOf(book: Book, options: EpubOptions): Promise<Uint8Array> {
  const lang = languageOf(book.lang, options.language)
  const { contents: images, pictures } = await gatherPictures(book, options.readImage)
  const { contents: pages, entries } = await chapters(book, lang, pictures, options.words)
  const contents: Content[] = [
    ...(await frontMatter(book, lang, entries, options)),
    ...pages,
    { file: { id: 'style', href: 'style.css', type: 'text/css' }, data: BOOK_STYLE },
    {
      file: { id: 'ncx', href: 'toc.ncx', type: 'application/x-dtbncx+xml' },
      data: contentsForOlderReaders(book, lang, entries),
    },
    ...images,
  ]
  const used = contents.filter(({ file }) => !file.href.startsWith('images/') || isUsed(file.href, pages))
  const files: Zippable = {
    // First, and as it is: this is how the file's kind is told from its first bytes.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(CONTAINER),
    'EPUB/package.opf': strToU8(
      packageDocument(
        book,
        lang,
        used.map(({ file }) => file),
      ),
    ),
  }
  for (const { file, data } of used)
    files[`EPUB/${file.href}`] = typeof data === 'string' ? strToU8(data) : [data, { level: 0 }]
  return zipSync(files, { mtime: ZIP_DATE, level: 6 })
}

/** A picture that lost its place when its chapter was settled is left out. */
const isUsed = (href: string, pages: readonly Content[]): boolean =>
  pages.some(({ data }) => typeof data === 'string' && data.includes(`src="${href}"`))
