// Backups and "Khôi phục".
import { numberVi as number } from './number.ts'
const articles = (n: number) => `${number(n)} bài`

export const backupsVi = {
  backups: {
    heading: 'Sao lưu',
    hint: 'Mỗi ngày một lần khi đang mở, Góc Đọc nén văn bản, ghi chú và trạng thái của mọi bài vào thư mục backups của thư viện, giữ mười bản. Ảnh không nằm trong đó.',
    open: 'Khôi phục…',
    title: 'Khôi phục từ bản sao lưu',
    close: 'Đóng',
    loading: 'Đang xem các bản sao lưu…',
    none: 'Chưa có bản sao lưu nào. Bản đầu tiên được ghi sau khi thư viện không thay đổi trong một phút.',
    choose: 'Chọn một bản để xem có gì khác với thư viện hiện tại.',
    make: 'Sao lưu ngay',
    making: 'Đang sao lưu…',
    made: 'Đã sao lưu thư viện',
    unchanged: 'Thư viện chưa có gì thay đổi kể từ bản sao lưu mới nhất',
    articles,
    unreadable: 'không đọc được',
    back: 'Các bản khác',
    comparing: 'Đang so với thư viện…',
    same: 'Mọi bài trong bản này đều giống hệt trong thư viện.',
    gone: (count: number) => `${articles(count)} không còn trong thư viện`,
    newer: (count: number) => `${articles(count)} nay mới hơn bản này`,
    changed: (count: number) => `${articles(count)} khác bản này`,
    others: (same: number, added: number) =>
      [
        same > 0 ? `${articles(same)} giống hệt` : '',
        added > 0 ? `${articles(added)} chỉ có trong thư viện, được giữ nguyên` : '',
      ]
        .filter(Boolean)
        .join('; '),
    collections: 'Loạt bài sửa tay, màu thẻ hay tìm kiếm đã lưu cũng khác.',
    search: 'Tìm trong bản sao lưu',
    nothingFound: 'Không thấy bài nào khác có tên như vậy.',
    kinds: { gone: 'không còn', newer: 'nay mới hơn', changed: 'khác' },
    parts: { text: 'nội dung', state: 'trạng thái đọc', notes: 'ghi chú' },
    restoreOne: 'Khôi phục',
    restoreNamed: (title: string) => `Khôi phục: ${title}`,
    restoreAll: (count: number) => (count === 1 ? 'Khôi phục bài này' : `Khôi phục cả ${articles(count)}`),
    restoreCollections: 'Khôi phục những phần này',
    more: (count: number) => `Còn ${articles(count)} nữa. Gõ tên bài để tìm.`,
    safe: 'Trước khi khôi phục, thư viện hiện tại được sao lưu, và có thể hoàn tác.',
    askTitle: 'Thay bằng bản cũ?',
    ask: (count: number) =>
      count === 1
        ? 'Một bài đã thay đổi sau bản sao lưu này. Giữ bài như bây giờ, hay thay bằng bản cũ?'
        : `${articles(count)} đã thay đổi sau bản sao lưu này. Giữ chúng như bây giờ, hay thay bằng bản cũ?`,
    askMore: (count: number) => `và ${articles(count)} nữa`,
    askCollections:
      'Loạt bài sửa tay, màu thẻ hay tìm kiếm đã lưu đã thay đổi sau bản sao lưu này. Giữ như bây giờ, hay thay bằng bản cũ?',
    keep: 'Giữ như bây giờ',
    replace: 'Thay bằng bản cũ',
    cancel: 'Hủy',
    restoring: (done: number, total: number) => `Đang khôi phục: ${number(done)} trong ${articles(total)}`,
    preparing: 'Đang sao lưu thư viện hiện tại…',
    kept: (count: number) => `${articles(count)} mới hơn được giữ nguyên.`,
    keptAll: 'Không khôi phục bài nào; các bài mới hơn được giữ nguyên.',
    failed: (count: number, why: string) => `${articles(count)} chưa khôi phục được. ${why}`,
  },
}
