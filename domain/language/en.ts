import { alsoInEn } from './also-in-en.ts'
import { actingEn } from './acting-en.ts'
import { backupsEn } from './backups-en.ts'
import { commandMenusEn, commandsEn } from './commands-en.ts'
import { displayEn } from './display-en.ts'
import { errorsEn } from './errors-en.ts'
import { helpsEn } from './helps-en.ts'
import type { Messages } from './messages.ts'
import { listeningEn } from './listening-en.ts'
import { lowered } from './lowered.ts'
import { notesEn } from './notes-en.ts'
import { savingEn } from './saving-en.ts'
import { picturesEn } from './pictures-en.ts'
import { paletteEn } from './palette-en.ts'
import { queryEn, queryDoneEn } from './query-en.ts'
import { selectionEn } from './selection-en.ts'
import { seriesEn } from './series-en.ts'
import { numberEn as number } from './number.ts'
import { statisticsEn } from './statistics-en.ts'
import { trashEn } from './trash-en.ts'

const plural = new Intl.PluralRules('en')
const counted = (n: number, one: string, other: string) =>
  `${number(n)} ${plural.select(n) === 'one' ? one : other}`
const articles = (n: number) => counted(n, 'article', 'articles')

/** Parts in the series' own word, where that is an English one. */
const partsOf = (count: number, word: string, which = '') => {
  const singular = which + (word === 'episode' || word === 'chapter' ? word : 'part')
  return counted(count, singular, `${singular}s`)
}

/** What the message of an undoing begins with. */
const undone = 'Undone'

export const en = {
  appName: 'Góc Đọc',
  regions: {
    library: 'Library',
    articles: 'Articles',
    readingTools: 'Reading tools',
    reader: 'Article',
    tags: 'Tags',
    sources: 'Sources',
    related: 'Related',
    saving: 'Saving',
    capturePage: 'Page open to save',
  },
  views: {
    all: 'All',
    unread: 'Unread',
    reading: 'Reading',
    read: 'Read',
    bookmarked: 'Bookmarked',
    series: 'Series',
    notes: 'Notes',
    archive: 'Archive',
    trash: 'Trash',
  },
  search: {
    label: 'Search library',
    clear: 'Clear search',
    results: (count: number) => (count === 0 ? 'No article found' : articles(count)),
    indexing: (done: number, total: number) =>
      `Getting ready to search: ${number(done)} of ${number(total)} articles. Results will fill in.`,
    indexingBar: 'Getting ready to search',
    everywhere: 'Whole library',
    best: 'Best match first',
  },
  list: {
    sort: 'Sort',
    sorts: {
      saved: 'Newest saved first',
      published: 'Newest published first',
      title: 'By title',
      length: 'Shortest first',
      source: 'By source',
    },
    filteredBy: (name: string) => `Filter: ${name}`,
    clearFilter: 'Clear filter',
    minutes: (count: number) => `${number(count)} min`,
    savedOn: (day: string) => `saved ${day}`,
    moreTags: (count: number) => `Show ${number(count)} more`,
    count: (count: number) => articles(count),
    seriesCount: (count: number) => `${number(count)} series`,
    sample: 'Sample',
    bookmarked: 'Bookmarked',
    percentRead: (percent: number) => `${percent}% read`,
    today: 'Today',
    yesterday: 'Yesterday',
    resizeSidebar: 'Drag to resize the library',
    resizeList: 'Drag to resize the list',
    emptyTrash: 'Empty trash…',
    openLibrary: 'Show library',
    hideLibrary: 'Hide library',
    noSource: 'Unknown source',
  },
  empty: {
    all: 'Nothing here yet. Press “Save article…” and paste the address of an article.',
    unread: 'Nothing left unread. Press “Save article…” to add one, or go back to those under “Read”.',
    reading: 'No article is half read. Open one under “Unread”: what you leave unfinished waits here.',
    read: 'No article has been finished yet. Reach the end of one, or press R, and it comes here.',
    bookmarked: 'No bookmarks yet. Press B while reading to set one.',
    series:
      'No series yet. Save an article with “Part 1” in its title, and its parts will join by themselves.',
    archive: 'The archive is empty. Press E to put a finished article away.',
    trash: 'The trash is empty. Delete moves an article here, and it can be restored from here.',
    search: (query: string) => `No article has “${query}”. Try fewer words; marks are not needed.`,
    oneLetter: 'Type another letter to search.',
    conditions: 'No article meets every condition. Press × on one to remove it.',
    filter: 'No article matches the filter. Press × at the head of the list to clear it.',
    reader: 'Choose an article from the list to read.',
    readerHint: 'J and K move through the list, Enter opens, ? shows every key.',
  },
  textSize: { label: 'Text size', small: 'Small', normal: 'Normal', large: 'Large' },
  ...displayEn,
  reader: {
    gone: (title: string) => `“${title}” is no longer in the library.`,
    bookmark: 'Bookmark',
    markRead: 'Mark as read',
    markUnread: 'Mark as unread',
    archive: 'Archive',
    unarchive: 'Move to library',
    trash: 'Move to Trash',
    restore: 'Restore',
    deleteForever: 'Delete permanently',
    tags: 'Tags…',
    copyMarkdown: 'Copy as Markdown',
    saveEpub: 'Save as EPUB…',
    saveMarkdown: 'Save as Markdown…',
    saveHtml: 'Save as HTML (one file)…',
    savePdf: 'Save as PDF…',
    print: 'Print…',
    openOriginal: 'Open original',
    saveAgain: 'Save again from its address',
    editCopy: 'Edit saved copy…',
    more: 'More',
    back: 'Back to the list',
    minutes: (count: number) => `${number(count)} min read`,
    percent: (percent: number) => `${percent}%`,
    minutesLeft: (count: number) => (count === 0 ? 'Almost done' : `${number(count)} min left`),
    end: 'End of the article',
    printedFrom: 'Original',
    loading: 'Opening the article…',
    sampleNote:
      'A sample that came with Góc Đọc. Move it to the Trash when you are done; the Help menu always has it.',
    inTrash: 'This article is in the Trash.',
    nextUnread: 'Next unread article',
  },
  series: {
    heading: (name: string) => `Series: ${name}`,
    headingEnd: (name: string) => `Series: ${name}, end of article`,
    previous: 'Previous part',
    next: 'Next part',
    notSaved: 'not saved',
    partNotSaved: (part: string) => `${part}, not saved`,
    partRead: (part: string) => `${part}, read`,
    savePart: (part: string) => `Save ${part}`,
    progress: (read: number, total: number, minutes: number, word: string) =>
      read === total
        ? `All ${partsOf(total, word)} read`
        : `${number(read)} of ${partsOf(total, word)} read, ${number(minutes)} min left`,
    progressSaved: (read: number, saved: number, minutes: number, word: string) =>
      read === saved
        ? `${partsOf(saved, word)} saved, all read`
        : `${number(read)} of ${partsOf(saved, word, 'saved ')} read, ${number(minutes)} min left`,
    complete: 'Complete',
    upNext: 'Next part',
    pressForNext: 'Press ] to read on',
    allParts: 'All parts',
  },
  takeSeries: {
    open: 'Take along',
    openNamed: (name: string) => `Take along the series: ${name}`,
    epub: 'Save as EPUB…',
    pdf: 'Save as PDF…',
    print: 'Print the whole series…',
    markdown: 'Save as Markdown…',
    html: 'Save as HTML (one file)…',
  },
  ...savingEn,
  ...seriesEn,
  ...queryEn,
  ...statisticsEn,
  ...trashEn,
  ...alsoInEn,
  ...listeningEn,
  ...picturesEn,
  ...paletteEn,
  ...selectionEn,
  ...actingEn,
  ...backupsEn,
  commands: commandsEn,
  commandMenus: commandMenusEn,
  ...notesEn,
  ...helpsEn,
  related: {
    heading: 'Related',
    save: (title: string) => `Save article: ${title}`,
    openSaved: (title: string) => `Open saved article: ${title}`,
  },
  link: { title: 'Link in the article', save: 'Save article', browser: 'Open in browser', close: 'Close' },
  find: {
    label: 'Find in article',
    next: 'Next match',
    previous: 'Previous match',
    close: 'Close find',
    count: (at: number, total: number) => (total === 0 ? 'Not found' : `${number(at)}/${number(total)}`),
  },
  tags: {
    title: 'Tags of this article',
    field: 'Add a tag',
    add: 'Add',
    remove: (tag: string) => `Remove tag ${tag}`,
    none: 'This article has no tags yet.',
    close: 'Done',
    hint: 'Type a tag and press Enter.',
  },
  done: {
    ...queryDoneEn,
    bookmark: (count: number) => (count === 1 ? 'Bookmarked' : `Bookmarked ${articles(count)}`),
    removeBookmark: (count: number) =>
      count === 1 ? 'Bookmark removed' : `Bookmarks of ${articles(count)} removed`,
    markRead: (count: number) => (count === 1 ? 'Marked as read' : `${articles(count)} marked as read`),
    markUnread: (count: number) => (count === 1 ? 'Marked as unread' : `${articles(count)} marked as unread`),
    archive: (count: number) => (count === 1 ? 'Archived' : `${articles(count)} archived`),
    trash: (count: number) => (count === 1 ? 'Moved to Trash' : `${articles(count)} moved to Trash`),
    restore: (count: number) => (count === 1 ? 'Restored' : `${articles(count)} restored`),
    addTag: (count: number) => (count === 1 ? 'Tag added' : `Tag added to ${articles(count)}`),
    removeTag: (count: number) => (count === 1 ? 'Tag removed' : `Tag removed from ${articles(count)}`),
    correctSeries: (_count: number) => 'Series corrected',
    editCopy: (_count: number) => 'Saved copy edited',
    keepOne: (_count: number) => 'Kept one article',
    restoreBackup: (count: number) =>
      count === 1 ? 'Restored from the backup' : `${number(count)} articles restored from the backup`,
    saveFiles: (count: number) => (count === 1 ? '1 file saved' : `${number(count)} files saved`),
    addHighlight: (_count: number) => 'Highlighted',
    changeColor: (_count: number) => 'Highlight colour changed',
    removeHighlight: (count: number) =>
      count === 1 ? 'Highlight removed' : `${number(count)} highlights removed`,
    addNote: (_count: number) => 'Note added',
    editNote: (_count: number) => 'Note edited',
    removeNote: (count: number) =>
      count === 1 ? 'Note deleted' : `${number(count)} highlights and notes deleted`,
    undone,
    /** @param done the sentence that said what is taken back */
    undoneAct: (done: string) => `${undone}: ${lowered(done)}`,
    undo: 'Undo',
    deleted: (count: number) => `${articles(count)} deleted permanently`,
    copied: 'Copied',
    exported: 'File saved',
    libraryMoved: 'The library is in its new place',
    pagesCleared: 'The data of the page window was cleared',
    close: 'Close message',
    recovered: (file: string) =>
      `A damaged document was set aside in “recovered”: ${file}. All other articles open as usual.`,
  },
  settings: {
    title: 'Settings',
    open: 'Settings',
    close: 'Close',
    language: 'Language',
    languages: { vi: 'Tiếng Việt', en: 'English' },
    appearance: 'Display',
    columns: 'Width of the window’s columns',
    libraryFolder: 'Library folder',
    chooseFolder: 'Choose another folder…',
    moveFolder: 'Move library…',
    openFolder: 'Open folder',
    folderHint: 'Each article is a folder of plain files that other programs can open and copy.',
    saving: 'Saving',
    keepPictures: 'Keep pictures with the article',
    allowPrivate: 'Ask when an address is on a private network (off: always refuse)',
    clearPages: 'Clear the page window’s data',
    clearPagesHint:
      'Log-ins, cookies and data that pages left in the window “Open page to save”. That window will be closed.',
    shortcuts: 'Keyboard shortcuts',
    singleKeys: 'Use single-key shortcuts (J, K, B, E…)',
    showShortcuts: 'Show all shortcuts',
    about: 'About',
    version: (version: string) => `Góc Đọc ${version}`,
    runsOn: (electron: string, chromium: string) => `Electron ${electron}, Chromium ${chromium}`,
    licence:
      'MIT licence. Fonts: Source Serif 4, Newsreader, Literata, Be Vietnam Pro, Lexend and Source Code Pro, SIL OFL 1.1.',
    notices: 'Fonts and software that come with it',
    openLogs: 'Open log folder',
    aboutText:
      'A corner for newspapers and long articles on your own computer. What is saved is plain files and needs no network.',
  },
  unavailable: {
    title: 'The library could not be opened',
    text: (folder: string) =>
      `The library at “${folder}” could not be opened. Its disk may not be connected. Your articles are still there.`,
    retry: 'Retry',
    still: 'Tried again: the library still cannot be opened.',
    stillFailing: 'Tried again: it still does not work.',
    choose: 'Choose another folder…',
    readOnly: 'The library can only be read: changes will not be written.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    list: 'List',
    open: 'Open article',
    selectOne: 'Select one more',
    selectTo: 'Select up to this article',
    selectAll: 'Select all articles',
    clearSelection: 'Clear selection',
    zoom: 'Zoom the whole window in, out, back',
    singleKeysOff: 'Single-key shortcuts are turned off in Settings.',
  },
  keys: { space: 'Space', delete: 'Delete', enter: 'Enter', escape: 'Esc', click: 'click' },
  errors: errorsEn,
} satisfies Messages
