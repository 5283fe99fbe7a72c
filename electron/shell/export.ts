// An article or a series on its way out: to a file, the clipboard, paper.
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clipboard, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { bookOfArticle, bookOfSeries, savedParts } from '../../domain/book.ts'
import type { Book } from '../../domain/book.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import { bookLanguage, bookMessagesIn } from '../../domain/language/book.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { DesktopMessages } from '../../domain/language/desktop.ts'
import { AppFailure } from '../../domain/result.ts'
import type { Library } from '../library/library.ts'
import type { ReadImage } from '../transfer/read-image.ts'
import { fileNameFor, takenNames, uniqueFileName } from './file-name.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import { askFile, writeExport } from './save-file.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'
import { createWrittenFiles } from './written-files.ts'
import type { WrittenFiles } from './written-files.ts'

const extensions: Readonly<Record<ExportFormat, string>> = {
  epub: 'epub',
  pdf: 'pdf',
  markdown: 'md',
  html: 'html',
}

export type ExportHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
}

/** What is to become a file, and the cover that the page drew for it. */
type Export = { readonly book: Book; readonly format: ExportFormat; readonly cover: Uint8Array | null }

function askExportFile(
  window: BrowserWindow,
  { book, format }: Export,
  words: DesktopMessages['dialog'],
): Promise<string | null> {
  const names = {
    epub: words.epubFile,
    pdf: words.pdfFile,
    markdown: words.markdownFile,
    html: words.htmlFile,
  }
  return askFile(window, {
    title: book.word === null ? words.exportArticle : words.exportSeries,
    defaultPath: fileNameFor(book.title, extensions[format]),
    filters: [{ name: names[format], extensions: [extensions[format]] }],
  })
}

/** A folder that articles are written into, one after another, and the names that are taken in it. */
type ExportFolder = {
  readonly id: string
  readonly path: string
  readonly taken: Set<string>
  readonly written: WrittenFiles
}

async function askFolder(window: BrowserWindow, words: DesktopMessages['dialog']): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.exportSelection,
    buttonLabel: words.exportHere,
    properties: ['openDirectory', 'createDirectory'],
  })
  const [chosen] = filePaths
  return canceled || chosen === undefined ? null : chosen
}

const readImageOf =
  (library: Library): ReadImage =>
  async (articleId, name) => {
    const path = await library.imagePath(articleId, name)
    return path === null ? null : readFile(path).catch(() => null)
  }

export async function seriesBook(library: Library, id: string): Promise<Book> {
  const series = library.series().find((one) => one.id === id)
  if (!series) throw new AppFailure('series-not-found')
  return bookOfSeries(series, await Promise.all(savedParts(series).map((part) => library.article(part))))
}

export function exportHandlers({ session, settings, reader }: ExportHandlerOptions): HandlersOf<'article'> {
  const openWindow = (): BrowserWindow => {
    const window = reader.current()
    if (!window) throw new AppFailure('not-allowed')
    return window
  }

  // What is seldom wanted is loaded when it is: the window opens the sooner.
  async function contentOf({ book, format, cover }: Export, library: Library): Promise<string | Uint8Array> {
    const { language: present } = settings.current()
    const language = bookLanguage(book.lang, present)
    const words = bookMessagesIn(language)
    const readImage = readImageOf(library)
    const [only] = book.chapters
    const article = book.word === null && only?.kind === 'part' ? only.article : null
    switch (format) {
      case 'epub': {
        const { epubOf } = await import('../transfer/epub/epub.ts')
        return epubOf(book, { readImage, cover, language, words })
      }
      case 'pdf': {
        // The PDF is what the window shows, by the page's own rules for paper.
        const { pdfOptions } = await import('../transfer/pdf-options.ts')
        return openWindow().webContents.printToPDF(pdfOptions([book.title, book.source]))
      }
      case 'html': {
        const { articleHtmlFile, seriesHtmlFile } = await import('../transfer/html-file.ts')
        return article ? articleHtmlFile(article, readImage) : seriesHtmlFile(book, readImage, words)
      }
      case 'markdown': {
        if (article) return (await import('../transfer/markdown.ts')).articleMarkdown(article)
        return (await import('../transfer/series-markdown.ts')).seriesMarkdown(book, words)
      }
    }
  }

  async function exportTo(wanted: Export, library: Library): Promise<{ readonly saved: boolean }> {
    const { dialog: words } = desktopMessagesIn(settings.current().language)
    const file = await askExportFile(openWindow(), wanted, words)
    if (file === null) return { saved: false }
    await writeExport(file, await contentOf(wanted, library))
    return { saved: true }
  }

  /** The folder of the last choice: a new one ends what was written into the one before. */
  let folder: ExportFolder | null = null

  return {
    'article:exportFolder': async () => {
      const { dialog: words } = desktopMessagesIn(settings.current().language)
      const path = await askFolder(openWindow(), words)
      if (path === null) return { exportId: null }
      const names = await readdir(path).catch((error: unknown) => {
        throw new AppFailure('write-failed', { file: path }, { cause: error })
      })
      folder = { id: randomUUID(), path, taken: takenNames(names), written: createWrittenFiles() }
      return { exportId: folder.id }
    },
    'article:exportInto': async ({ exportId, id, format, cover }) => {
      const into = folder
      if (into?.id !== exportId) throw new AppFailure('not-allowed')
      const library = await session.library()
      const book = bookOfArticle(await library.article(id))
      const content = await contentOf({ book, format, cover }, library)
      const name = uniqueFileName(book.title, extensions[format], into.taken)
      const path = join(into.path, name)
      await writeExport(path, content, 'wx')
      await into.written.add(path)
      return { name }
    },
    'article:exportEnd': async ({ exportId }) => {
      if (folder?.id !== exportId) throw new AppFailure('not-allowed')
      const { written } = folder
      folder = null
      return written.count === 0 ? null : (await session.library()).wroteFiles(written)
    },
    'article:export': async ({ id, format, cover }) => {
      const library = await session.library()
      return exportTo({ book: bookOfArticle(await library.article(id)), format, cover }, library)
    },
    'article:exportSeries': async ({ id, format, cover }) => {
      const library = await session.library()
      return exportTo({ book: await seriesBook(library, id), format, cover }, library)
    },
    'article:copyMarkdown': async ({ id }) => {
      const { articleMarkdown } = await import('../transfer/markdown.ts')
      await clipboard.writeText(await articleMarkdown(await (await session.library()).article(id)))
      return null
    },
    'article:print': () =>
      new Promise((resolve) => {
        openWindow().webContents.print({ printBackground: false }, () => resolve(null))
      }),
  }
}
