// English of what the main process shows itself.
import { commandMenusEn, commandsEn } from './commands-en.ts'
import type { DesktopMessages } from './desktop.ts'
import { numberEn as number } from './number.ts'

export const desktopEn: DesktopMessages = {
  commands: commandsEn,
  commandMenus: commandMenusEn,
  menu: {
    closeWindow: 'Close window',
    quit: 'Quit',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    zoomIn: 'Zoom window in',
    zoomOut: 'Zoom window out',
    zoomReset: 'Reset window zoom',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    window: 'Window',
    minimize: 'Minimize',
    hide: 'Hide Góc Đọc',
    hideOthers: 'Hide others',
    showAll: 'Show all',
  },
  dialog: {
    cancel: 'Cancel',
    deleteForever: 'Delete permanently',
    deleteQuestion: (count, size) =>
      count === 1
        ? `Permanently delete this article (${size})?`
        : `Permanently delete ${number(count)} articles (${size})?`,
    deleteDetail: 'Articles, pictures and notes leave the disk and cannot be brought back.',
    emptyTrashQuestion: (count, size) =>
      count === 1
        ? `Empty the trash and permanently delete the article in it (${size})?`
        : `Empty the trash and permanently delete the ${number(count)} articles in it (${size})?`,
    chooseFolder: 'Choose the library folder',
    chooseFolderButton: 'Use this folder',
    moveFolder: 'Move the library to a folder',
    moveFolderButton: 'Move here',
    openFiles: 'Open article files',
    webPages: 'Web pages and texts',
    exportArticle: 'Save article as a file',
    exportSeries: 'Save series as a file',
    savePicture: 'Save picture',
    pictureFile: 'Picture',
    exportSelection: 'Save the selected articles in a folder',
    exportHere: 'Save here',
    exportNotes: 'Save notes as a file',
    notesFile: (title: string) => `Notes - ${title}`,
    allNotesFile: 'Notes',
    epubFile: 'EPUB e-book',
    markdownFile: 'Markdown',
    htmlFile: 'HTML (one file)',
    pdfFile: 'PDF',
    crashedMessage: 'The reader’s window stopped several times',
    crashedDetail:
      'What you saved is safe on disk. You can open the window again, or quit and start the app anew.',
    crashedReload: 'Open the window again',
    crashedQuit: 'Quit',
    captureWindow: (host: string) => `${host} — Open page to save`,
  },
}
