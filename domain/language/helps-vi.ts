// Vietnamese: the ways of reading, the table of contents, looking a word up.
import { numberVi as number } from './number.ts'

export const helpsVi = {
  helps: {
    heading: 'Cách đọc',
    pagedMode: 'Lật trang',
    focusMode: 'Tập trung',
    focusModeHint: 'Đang tập trung. Bấm Esc để thôi.',
    readingRuler: 'Thước đọc',
    autoScroll: 'Tự cuộn',
    pages: 'Số trang',
    page: (page: number, pages: number) => `Trang ${number(page)}/${number(pages)}`,
    previousPage: 'Trang trước',
    nextPage: 'Trang sau',
    pause: 'Tạm dừng',
    resume: 'Cuộn tiếp',
    slower: 'Chậm hơn',
    faster: 'Nhanh hơn',
    pace: (pace: number) => `${number(pace)} chữ/phút`,
    atEnd: 'Hết bài',
    stop: 'Thôi tự cuộn',
  },
  contents: {
    title: 'Mục lục',
    close: 'Đóng mục lục',
    none: 'Bài này không có đề mục.',
  },
  lookUp: {
    lookUp: 'Tra từ…',
    translate: 'Dịch…',
    lookUpTitle: 'Tra từ',
    translateTitle: 'Dịch',
    sends: (host: string) => `Trình duyệt sẽ mở ${host}. Những chữ này được gửi tới đó:`,
    address: 'Địa chỉ',
    open: 'Mở trong trình duyệt',
    cancel: 'Hủy',
    selectFirst: 'Hãy chọn một từ trong bài trước.',
    tooLongToLookUp: (most: number) =>
      `Từ điển chỉ tra được tối đa ${number(most)} ký tự. Hãy chọn ít chữ hơn, hoặc dùng “Dịch…”.`,
    tooLongToTranslate: 'Đoạn đã chọn quá dài để dịch một lần. Hãy chọn ít chữ hơn.',
  },
}
