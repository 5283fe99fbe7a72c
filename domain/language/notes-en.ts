// English: highlights and notes, in the reader and over the whole library.
import type { notesVi } from './notes-vi.ts'

const number = (n: number) => n.toLocaleString('en-GB')

export const notesEn: typeof notesVi = {
  notes: {
    title: 'Notes',
    close: 'Close notes',
    colors: { yellow: 'yellow', green: 'green', blue: 'blue', pink: 'pink' },
    highlightIn: (color) => `Highlight in ${color}`,
    colorNamed: (color) => `Colour: ${color}`,
    selection: 'Selected passage',
    selectionTools: 'Selected passage: tools',
    mark: 'Highlight',
    markTools: 'Highlight: tools',
    note: 'Note',
    addNote: 'Add note',
    placeholder: 'Write a note…',
    copyQuotation: 'Copy quotation',
    copy: 'Copy',
    remove: 'Delete',
    otherHere: (at, count) => `Another highlight here (${number(at)}/${number(count)})`,
    notWritten: 'The note is not saved yet; its words are still here.',
    writeAgain: 'Save again',
    tooLong: 'This passage is too long to highlight at once. Select less of it.',
    noParagraph: 'This article has no paragraph to highlight.',
    paragraph: 'Highlight the paragraph being read',
    articleNote: 'Note on the whole article',
    onArticle: 'On the whole article',
    inText: 'In the text',
    lost: 'No longer in the article',
    lostHint: 'The article has changed and these passages are gone. Their notes are kept here.',
    empty:
      'No notes on this article yet. Select a passage, then press H to highlight it or M to write a note.',
    emptyWithoutKeys: 'No notes on this article yet. Select a passage to highlight it or to write a note.',
    export: 'Export',
    exportLabel: 'Export notes',
    copyMarkdown: 'Copy as Markdown',
    saveArticle: 'Save the notes of this article…',
    saveSeries: 'Save the notes of the series…',
    saveAll: 'Save the notes of the whole library…',
    count: (count) => `${number(count)} ${count === 1 ? 'note' : 'notes'}`,
    filterText: 'Filter notes',
    clearFilter: 'Clear the filter',
    filterColor: 'Filter by colour',
    anyColor: 'Any colour',
    emptyLibrary:
      'No notes yet. While reading, select a passage, then press H to highlight it or M to write a note.',
    emptyFilter: 'No note matches. Try fewer words; marks need not be typed.',
  },
}
