// English: the ways of reading, the table of contents, looking a word up.
import { numberEn as number } from './number.ts'

export const helpsEn = {
  helps: {
    heading: 'Reading mode',
    pagedMode: 'Pages',
    focusMode: 'Focus',
    focusModeHint: 'Focus mode. Press Esc to leave it.',
    readingRuler: 'Reading ruler',
    autoScroll: 'Auto-scroll',
    pages: 'Page number',
    page: (page: number, pages: number) => `Page ${number(page)}/${number(pages)}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
    pause: 'Pause',
    resume: 'Go on',
    slower: 'Slower',
    faster: 'Faster',
    pace: (pace: number) => `${number(pace)} words/min`,
    atEnd: 'End of the article',
    stop: 'Stop auto-scroll',
  },
  contents: {
    title: 'Contents',
    close: 'Close contents',
    none: 'This article has no sub-headings.',
  },
  lookUp: {
    lookUp: 'Look up…',
    translate: 'Translate…',
    lookUpTitle: 'Look up',
    translateTitle: 'Translate',
    sends: (host: string) => `Your browser will open ${host}. These words are sent there:`,
    address: 'Address',
    open: 'Open in browser',
    cancel: 'Cancel',
    selectFirst: 'Select a word in the article first.',
    tooLongToLookUp: (most: number) =>
      `A dictionary takes at most ${number(most)} characters. Select fewer words, or use “Translate…”.`,
    tooLongToTranslate: 'The selection is too long to translate at once. Select fewer words.',
  },
}
