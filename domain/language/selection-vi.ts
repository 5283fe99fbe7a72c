// Vietnamese of what is done to several articles at once.
import { numberVi as number } from './number.ts'

export const selectionVi = {
  selection: {
    tools: 'Các bài đã chọn',
    count: (count: number) => `Đã chọn ${number(count)} bài`,
    /** Said of a row that has the focus. */
    selected: 'đã chọn',
    select: (title: string) => `Chọn bài: ${title}`,
    clear: 'Bỏ chọn',
    acts: {
      bookmark: 'Đánh dấu',
      removeBookmark: 'Bỏ đánh dấu',
      markRead: 'Đánh dấu đã đọc',
      markUnread: 'Đánh dấu chưa đọc',
      archive: 'Chuyển vào Lưu trữ',
      trash: 'Chuyển vào Thùng rác',
      restore: 'Khôi phục',
    },
    tags: 'Thẻ…',
    tagsOf: (count: number) => `Thẻ của ${number(count)} bài`,
    noTags: 'Các bài này chưa có thẻ.',
    saveAs: 'Lưu thành tệp…',
    formats: { epub: 'EPUB', pdf: 'PDF', markdown: 'Markdown', html: 'HTML (một tệp)' },
    print: 'In…',
    exporting: (done: number, total: number) => `Đang lưu tệp ${number(done)}/${number(total)}`,
    cancel: 'Hủy',
    stopped: (count: number, total: number) =>
      `Đã dừng. Lưu được ${number(count)} trong ${number(total)} bài.`,
    failed: (count: number, total: number) => `${number(count)} trong ${number(total)} bài không lưu được:`,
    moreFailed: (count: number) => `và ${number(count)} bài khác`,
    closeFailed: 'Đóng',
  },
}
