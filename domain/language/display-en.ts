// English: how the page is set, and the notes and places in it that its links lead to.

export const displayEn = {
  display: {
    open: 'Display',
    background: 'Background',
    backgrounds: { light: 'Light', paper: 'Paper', dark: 'Dark', system: 'System' },
    face: 'Font',
    faces: {
      serif: 'Source Serif',
      newsreader: 'Newsreader',
      literata: 'Literata',
      sans: 'Be Vietnam',
      lexend: 'Lexend',
    },
    faceNotes: {
      serif: 'A serif, even and calm.',
      newsreader: 'A serif, fine and sharp as in a newspaper.',
      literata: 'A serif, dark and sturdy as in a book.',
      sans: 'A sans, drawn for Vietnamese.',
      lexend: 'Wide and open, a help where letters are hard to tell apart.',
    },
    spacing: 'Line spacing',
    spacings: { tight: 'Very tight', compact: 'Tight', normal: 'Normal', airy: 'Airy', loose: 'Very airy' },
    width: 'Column width',
    widths: { narrowest: 'Very narrow', narrow: 'Narrow', normal: 'Normal', wide: 'Wide' },
    alignment: 'Alignment',
    alignments: { start: 'Left', justified: 'Justified' },
    reset: 'Reset',
  },
  bodyLinks: {
    note: (mark: string) => (mark === '' ? 'Note' : `Note ${mark}`),
    close: 'Close the note',
    toEnd: 'Go to the end of the article',
    wayBack: 'Back to where you were',
  },
}
