// English: the same story from other papers.
import { numberEn as number } from './number.ts'

export const alsoInEn = {
  alsoIn: {
    label: 'Also in',
    nth: (paper: string, at: number) => `${paper} (${number(at)})`,
    titled: (paper: string, title: string) => `${paper}: ${title}`,
    keep: 'Keep this one',
    keepHint: (count: number) =>
      count === 1
        ? 'Moves the other article to Trash. This one takes over its tags and bookmark.'
        : `Moves the ${number(count)} other articles to Trash. This one takes over their tags and bookmarks.`,
    kept: (count: number) =>
      count === 1
        ? 'Kept this one, the other is in Trash'
        : `Kept this one, the ${number(count)} others are in Trash`,
    keptWithMarks: (count: number, marks: number) =>
      count === 1
        ? `Kept this one. The other is in Trash with its ${marks === 1 ? 'highlight or note' : `${number(marks)} highlights and notes`}`
        : `Kept this one. The ${number(count)} others are in Trash with their ${marks === 1 ? 'highlight or note' : `${number(marks)} highlights and notes`}`,
  },
}
