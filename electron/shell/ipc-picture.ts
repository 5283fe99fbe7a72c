// The verbs of one picture of an article: to a file of its own, to the clipboard.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { clipboard, ClipboardItem } from 'electron'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import { AppFailure } from '../../domain/result.ts'
import { fileNameFor } from './file-name.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import { askFile, writeExport } from './save-file.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

export type PictureHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly reader: ReaderWindow
}

async function readPicture(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new AppFailure('file-unreadable', { file: path }, { cause: error })
  }
}

export function pictureHandlers({ session, settings, reader }: PictureHandlerOptions): HandlersOf<'picture'> {
  return {
    'picture:save': async ({ id, name }) => {
      const library = await session.library()
      // Contained in the article's folder: a name that no picture has, or a link out of it, gives null.
      const picture = await library.imagePath(id, name)
      const window = reader.current()
      if (picture === null || !window) throw new AppFailure('file-unreadable', { file: name })
      const { dialog: words } = desktopMessagesIn(settings.current().language)
      const extension = extname(name).slice(1)
      const file = await askFile(window, {
        title: words.savePicture,
        defaultPath: fileNameFor(library.summary(id)?.title ?? '', extension),
        filters: [{ name: words.pictureFile, extensions: [extension] }],
      })
      if (file === null) return { saved: false }
      await writeExport(file, await readPicture(picture))
      return { saved: true }
    },
    'picture:copy': async ({ png }) => {
      await clipboard.write([new ClipboardItem({ 'image/png': new Blob([png], { type: 'image/png' }) })])
      return null
    },
  }
}
