import type { BookMessages } from './book.ts'
import { numberEn as number } from './number.ts'

export const bookEn = {
  cover: 'Cover',
  contents: 'Contents',
  beginning: 'Start of reading',
  series: 'Series',
  parts: (count: number, _word: string) => (count === 1 ? '1 part' : `${number(count)} parts`),
  chosen: (count) => (count === 1 ? '1 article' : `${number(count)} articles`),
  notSaved: (part: string) => `${part}: not saved`,
  notSavedText: 'This was not in the library when the file was made.',
  original: 'Original',
  notes: 'Highlights and notes',
  colors: { yellow: 'yellow', green: 'green', blue: 'blue', pink: 'pink' },
  made: 'Made with Góc Đọc from saved articles.',
} satisfies BookMessages
