// Vietnamese: the same story from other papers.
import { numberVi as number } from './number.ts'

export const alsoInVi = {
  alsoIn: {
    label: 'Cũng có ở',
    /** A link to one of several articles of a paper. */
    nth: (paper: string, at: number) => `${paper} (${number(at)})`,
    titled: (paper: string, title: string) => `${paper}: ${title}`,
    keep: 'Giữ bài này',
    keepHint: (count: number) =>
      count === 1
        ? 'Chuyển bài kia vào Thùng rác. Thẻ và đánh dấu của bài ấy được chuyển sang bài này.'
        : `Chuyển ${number(count)} bài kia vào Thùng rác. Thẻ và đánh dấu của chúng được chuyển sang bài này.`,
    kept: (count: number) =>
      count === 1
        ? 'Đã giữ bài này, bài kia ở trong Thùng rác'
        : `Đã giữ bài này, ${number(count)} bài kia ở trong Thùng rác`,
    keptWithMarks: (count: number, marks: number) =>
      count === 1
        ? `Đã giữ bài này. Bài kia ở trong Thùng rác, cùng ${number(marks)} chỗ tô sáng và ghi chú của nó`
        : `Đã giữ bài này. ${number(count)} bài kia ở trong Thùng rác, cùng ${number(marks)} chỗ tô sáng và ghi chú của chúng`,
  },
}
