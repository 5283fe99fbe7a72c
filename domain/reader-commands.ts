// What can be asked of the open article from outside the reader: by a key, the application menu, the palette.

export const readerCommands = [
  'findInArticle',
  'highlight',
  'note',
  'showNotes',
  'showContents',
  'listen',
  'focusMode',
  'readingRuler',
  'autoScroll',
  'pagedMode',
  'lookUp',
  'translate',
  'showPicture',
  'copyMarkdown',
  'saveEpub',
  'savePdf',
  'saveMarkdown',
  'saveHtml',
  'editCopy',
  'loadPictures',
  'openOriginal',
  'saveAgain',
  'openPage',
] as const
export type ReaderCommand = (typeof readerCommands)[number]
