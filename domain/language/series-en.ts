// English: correcting a series by hand, and looking for its missing parts.
import { numberEn } from './number.ts'
const counted = (n: number, one: string, other: string) => `${numberEn(n)} ${n === 1 ? one : other}`

export const seriesEn = {
  editSeries: {
    open: 'Correct series…',
    put: 'Put into a series…',
    title: 'Correct series',
    putTitle: 'Put into a series',
    name: 'Name of the series',
    word: 'Each part is called',
    parts: 'Saved parts',
    number: (title: string) => `Number of “${title}”`,
    up: (title: string) => `Move up: ${title}`,
    down: (title: string) => `Move down: ${title}`,
    takeOut: 'Take out',
    takeOutOf: (title: string) => `Take out: ${title}`,
    leaves: 'Will stand alone, in no series.',
    keep: 'Keep',
    keepOf: (title: string) => `Keep: ${title}`,
    split: 'Split off from here',
    splitOf: (title: string) => `Split off into another series, from: ${title}`,
    splitName: 'Name of the series split off',
    splitParts: 'Parts split off',
    unsplit: 'Do not split',
    merge: 'Merge another series…',
    add: 'Add an article…',
    choose: (title: string) => `Choose a series for “${title}”.`,
    findSeries: 'Search series',
    findArticle: 'Search articles',
    noSeries: 'No other series found.',
    noArticle: 'No other article found.',
    typeToFind: 'Type a few words of the title; marks do not matter.',
    newSeries: 'Make a new series',
    doneChoosing: 'Done',
    needsName: 'A series needs a name.',
    badNumber: 'Each part needs a number from 1 to 9999. Only the last one may be left empty.',
    recognise: 'As recognised',
    partCount: (count: number) => counted(count, 'part', 'parts'),
  },
  findParts: {
    title: 'Find missing parts',
    open: 'Find missing parts',
    looking: 'Looking in the saved articles…',
    lookingOnPages: 'Looking at the pages…',
    found: (count: number, _word: string) =>
      `Found ${counted(count, 'part that is', 'parts that are')} not saved:`,
    none: 'The saved articles lead to no other missing part.',
    noneOnPages:
      'The pages of the saved articles lead to no missing part either. If you have its address, use “Save article…”.',
    ask: (hosts: string) =>
      `The pages of the saved articles can be looked at again to find more. Góc Đọc will connect to: ${hosts}.`,
    noAddress: 'The saved articles have no address, so there is no page to look at.',
    look: 'Look at these pages',
    lookPrivate: 'Look in the private network anyway',
    saveAll: 'Save all',
    saving: (count: number) => `Saving ${counted(count, 'article', 'articles')}…`,
    close: 'Close',
    retry: 'Try again',
  },
  offers: {
    others: (count: number, _word: string) =>
      `This article has ${counted(count, 'other part', 'other parts')}:`,
  },
}
