// English of what the main process shows itself.
import type { DesktopMessages } from './desktop.ts'

const number = (n: number) => n.toLocaleString('en-US')

export const desktopEn: DesktopMessages = {
  menu: {
    file: 'File',
    save: 'Save article…',
    openFile: 'Open file…',
    print: 'Print…',
    closeWindow: 'Close window',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    findInArticle: 'Find in article…',
    searchLibrary: 'Search library',
    view: 'View',
    toggleSidebar: 'Show or hide library',
    textLarger: 'Larger text',
    textSmaller: 'Smaller text',
    textNormal: 'Normal text',
    zoomIn: 'Zoom window in',
    zoomOut: 'Zoom window out',
    zoomReset: 'Reset window zoom',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    go: 'Go',
    back: 'Back',
    forward: 'Forward',
    settings: 'Settings…',
    window: 'Window',
    minimize: 'Minimize',
    hide: 'Hide Góc Đọc',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    help: 'Help',
    sample: 'Sample series',
    shortcuts: 'Keyboard shortcuts',
    about: 'About Góc Đọc',
  },
  dialog: {
    cancel: 'Cancel',
    deleteForever: 'Delete permanently',
    deleteQuestion: (count: number) =>
      count === 1 ? 'Delete this article permanently?' : `Delete ${number(count)} articles permanently?`,
    deleteDetail: 'Articles, pictures and notes leave the disk and cannot be brought back.',
    emptyTrashQuestion: (count: number) =>
      count === 1
        ? 'Empty the trash and delete the article in it permanently?'
        : `Empty the trash and delete the ${number(count)} articles in it permanently?`,
    chooseFolder: 'Choose the library folder',
    chooseFolderButton: 'Use this folder',
    moveFolder: 'Move the library to a folder',
    moveFolderButton: 'Move here',
    openFiles: 'Open article files',
    webPages: 'Web pages',
    exportArticle: 'Save article as a file',
    exportSeries: 'Save series as a file',
    epubFile: 'EPUB e-book',
    markdownFile: 'Markdown',
    htmlFile: 'HTML (one file)',
    pdfFile: 'PDF',
    crashedMessage: 'The reader’s window stopped several times',
    crashedDetail:
      'What you saved is safe on disk. You can open the window again, or quit and start the app anew.',
    crashedReload: 'Open the window again',
    crashedQuit: 'Quit',
  },
}
