// The verbs of highlights and notes: changing them, listing them, and their ways out as text.
import { clipboard } from 'electron'
import type { BrowserWindow } from 'electron'
import type { ChannelInput } from '../../domain/ipc-contract.ts'
import { bookLanguage, bookMessagesIn } from '../../domain/language/book.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import { AppFailure } from '../../domain/result.ts'
import { seriesBook } from './export.ts'
import { fileNameFor } from './file-name.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import { askFile, writeExport } from './save-file.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

export type NotesHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
}

type Wanted = ChannelInput<'notes:export'>['what']

/** A text and what it is of: what its file is named by; null: the whole library. */
type NotesText = { readonly title: string | null; readonly text: string }

export function notesHandlers({ session, settings, reader }: NotesHandlerOptions): HandlersOf<'notes'> {
  const { library } = session
  const present = () => settings.current().language

  function openWindow(): BrowserWindow {
    const window = reader.current()
    if (!window) throw new AppFailure('not-allowed')
    return window
  }

  async function articleNotes(id: string): Promise<NotesText> {
    const article = await (await library()).article(id)
    if (article.marks.length === 0) throw new AppFailure('no-notes')
    const { articleNotesMarkdown } = await import('../transfer/notes-markdown.ts')
    const words = bookMessagesIn(bookLanguage(article.lang, present()))
    return { title: article.title, text: articleNotesMarkdown(article, words) }
  }

  async function seriesNotes(id: string): Promise<NotesText> {
    const book = await seriesBook(await library(), id)
    if (!book.chapters.some((part) => part.kind === 'part' && part.article.marks.length > 0))
      throw new AppFailure('no-notes')
    const { seriesNotesMarkdown } = await import('../transfer/notes-markdown.ts')
    const words = bookMessagesIn(bookLanguage(book.lang, present()))
    return { title: book.title, text: seriesNotesMarkdown(book, words) }
  }

  async function allNotes(): Promise<NotesText> {
    const open = await library()
    const articles = await open.marked()
    if (articles.length === 0) throw new AppFailure('no-notes')
    const { libraryNotesMarkdown } = await import('../transfer/notes-markdown.ts')
    const bodyOf = async (id: string) => (await open.article(id)).contentHtml
    return { title: null, text: await libraryNotesMarkdown(articles, bodyOf, bookMessagesIn(present())) }
  }

  function textOf(what: Wanted): Promise<NotesText> {
    switch (what.kind) {
      case 'article':
        return articleNotes(what.id)
      case 'series':
        return seriesNotes(what.id)
      case 'all':
        return allNotes()
    }
  }

  return {
    'notes:change': async ({ id, change }) => (await library()).changeMarks(id, change),
    'notes:all': async () => (await library()).marked(),
    'notes:lost': async () => (await library()).lostMarks(),
    'notes:copyQuotation': async (what) => {
      const article = await (await library()).article(what.id)
      const target =
        'target' in what ? what.target : article.marks.find((mark) => mark.id === what.markId)?.target
      if (!target) throw new AppFailure('mark-not-found')
      const { quotationOf } = await import('../transfer/quotation.ts')
      await clipboard.writeText(quotationOf(article, target, bookLanguage(article.lang, present())))
      return null
    },
    'notes:copyMarkdown': async ({ id }) => {
      await clipboard.writeText((await articleNotes(id)).text)
      return null
    },
    'notes:export': async ({ what }) => {
      // Before the dialog: where there is nothing, nobody is asked where to put it.
      const { title, text } = await textOf(what)
      const { dialog: words } = desktopMessagesIn(present())
      const file = await askFile(openWindow(), {
        title: words.exportNotes,
        defaultPath: fileNameFor(title === null ? words.allNotesFile : words.notesFile(title), 'md'),
        filters: [{ name: words.markdownFile, extensions: ['md'] }],
      })
      if (file === null) return { saved: false }
      await writeExport(file, text)
      return { saved: true }
    },
  }
}
