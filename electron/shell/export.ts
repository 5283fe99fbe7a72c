// An article on its way out: to a file, the clipboard, paper.
import { readFile, writeFile } from 'node:fs/promises'
import { clipboard, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { ArticleDetail } from '../../domain/article.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { DesktopMessages } from '../../domain/language/desktop.ts'
import { AppFailure } from '../../domain/result.ts'
import { fileNameFor } from './file-name.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

const extensions: Readonly<Record<ExportFormat, string>> = { markdown: 'md', html: 'html', pdf: 'pdf' }

/** Margins of a printed page in inches: 20 mm, and 22 mm at the sides. */
const PRINT_MARGINS = { top: 0.79, bottom: 0.79, left: 0.87, right: 0.87 }

export type ExportHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
}

// What is seldom wanted is loaded when it is: the window opens the sooner.
async function markdownOf(article: ArticleDetail): Promise<string> {
  const { articleMarkdown } = await import('../transfer/markdown.ts')
  return articleMarkdown(article)
}

async function writeExport(file: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, data)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC') throw new AppFailure('disk-full', { file, bytes: data.length }, { cause: error })
    throw new AppFailure('write-failed', { file }, { cause: error })
  }
}

async function askFile(
  window: BrowserWindow,
  article: ArticleDetail,
  format: ExportFormat,
  words: DesktopMessages['dialog'],
): Promise<string | null> {
  const names = { markdown: words.markdownFile, html: words.htmlFile, pdf: words.pdfFile }
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.exportArticle,
    defaultPath: fileNameFor(article.title, extensions[format]),
    filters: [{ name: names[format], extensions: [extensions[format]] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? null : filePath
}

export function exportHandlers({ session, settings, reader }: ExportHandlerOptions): HandlersOf<'article'> {
  const openWindow = (): BrowserWindow => {
    const window = reader.current()
    if (!window) throw new AppFailure('not-allowed')
    return window
  }

  /** The PDF is what the window shows, by the page's own rules for paper. */
  async function contentOf(article: ArticleDetail, format: ExportFormat): Promise<string | Uint8Array> {
    if (format === 'markdown') return markdownOf(article)
    if (format === 'pdf') {
      return openWindow().webContents.printToPDF({
        pageSize: 'A4',
        margins: PRINT_MARGINS,
        printBackground: false,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
    }
    const library = await session.library()
    const { articleHtmlFile } = await import('../transfer/html-file.ts')
    return articleHtmlFile(article, async (name) => {
      const path = await library.imagePath(article.id, name)
      return path === null ? null : readFile(path).catch(() => null)
    })
  }

  return {
    'article:export': async ({ id, format }) => {
      const article = await (await session.library()).article(id)
      const { dialog: words } = desktopMessagesIn(settings.current().language)
      const file = await askFile(openWindow(), article, format, words)
      if (file === null) return { saved: false }
      await writeExport(file, await contentOf(article, format))
      return { saved: true }
    },
    'article:copyMarkdown': async ({ id }) => {
      await clipboard.writeText(await markdownOf(await (await session.library()).article(id)))
      return null
    },
    'article:print': () => {
      openWindow().webContents.print({ printBackground: false })
      return null
    },
  }
}
