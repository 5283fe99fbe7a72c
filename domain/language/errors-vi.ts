// One sentence for each error, and what to do next.
import type { ErrorDetails } from '../result.ts'
import type { ErrorSentences } from './errors.ts'
import { bytesText, fact, isReadable, limitText, waitText } from './errors.ts'

const bytes = bytesText('vi-VN')
const wait = waitText('vi-VN')
const count = limitText('vi-VN')

/** What a server's refusal means, and what to do: by its status (RFC 9110, 15). */
function statusSentence(d: ErrorDetails | undefined): string {
  const status = Number(d?.['status'] ?? 0)
  const later = wait(d) === null ? 'ít phút nữa' : `sau khoảng ${wait(d)}`
  if (status === 401 || status === 402 || status === 407)
    return `Phải đăng nhập mới xem được trang này (${status}). Hãy dùng “Mở trang để lưu” và đăng nhập ở đó, hoặc chép nội dung bài rồi dán vào đây.`
  if (status === 403 || status === 451)
    return `Trang không cho ứng dụng tải (${status}). Hãy dùng “Mở trang để lưu”, hoặc chép nội dung bài rồi dán vào đây.`
  if (status === 404) return 'Trang này không còn nữa (404). Hãy xem lại địa chỉ.'
  if (status === 410) return 'Trang này đã bị gỡ hẳn (410). Hãy tìm bài ở nơi khác.'
  if (status === 429)
    return `Máy chủ ${fact(d, 'host', '')} đang từ chối vì có quá nhiều yêu cầu (429). Địa chỉ vẫn còn đây; hãy bấm Thử lại ${later}.`
  if (status >= 500)
    return `Máy chủ ${fact(d, 'host', '')} đang gặp sự cố (${status}). Địa chỉ vẫn còn đây; hãy bấm Thử lại ${later}.`
  if (status >= 200 && status < 300)
    return `Máy chủ trả về trang trống (${status}). Hãy mở địa chỉ trong trình duyệt để xem lại.`
  return `Máy chủ không gửi trang này${status > 0 ? ` (${status})` : ''}. Hãy mở địa chỉ trong trình duyệt để xem lại.`
}

const groups: Readonly<Record<string, string>> = {
  document: 'tài liệu',
  book: 'sách điện tử',
  archive: 'tệp nén',
  picture: 'ảnh',
  video: 'video',
  sound: 'tệp âm thanh',
}

/** What makes a backup one that is not opened. */
const dangers: Readonly<Record<string, string>> = {
  name: 'chứa tên tệp mà Góc Đọc không bao giờ ghi',
  link: 'chứa liên kết thay vì tệp',
  twice: 'chứa hai tệp cùng tên',
  bomb: 'bung ra lớn bất thường',
  encrypted: 'bị khóa bằng mật khẩu',
}

export const errorsVi: ErrorSentences = {
  'empty-input': () => 'Chưa có gì để lưu. Hãy dán một địa chỉ hoặc nội dung bài.',
  'bad-address': () => 'Đây không phải địa chỉ web dùng được. Địa chỉ bắt đầu bằng https:// hoặc http://.',
  'address-has-credentials': () =>
    'Địa chỉ có kèm tên và mật khẩu nên không được lưu. Hãy bỏ phần trước dấu @.',
  'not-enough-text': () => 'Chừng này chữ chưa thành một bài. Hãy dán địa chỉ của bài, hoặc cả nội dung bài.',
  'unsupported-file': (d) =>
    `Đây là ${groups[fact(d, 'group', 'other')] ?? 'tệp'} ${fact(d, 'kind', 'không rõ loại')}, Góc Đọc chưa đọc được loại này. ${
      isReadable(d) ? 'Hãy chép nội dung rồi dán vào.' : 'Góc Đọc nhận .html, .mhtml, .txt và .md.'
    }`,
  'folder-given': (d) =>
    `“${fact(d, 'file', '?')}” là một thư mục. Hãy mở thư mục rồi chọn các tệp bên trong.`,
  'file-empty': (d) => `Tệp “${fact(d, 'file', '?')}” trống, không có gì để lưu. Hãy xem lại tệp gốc.`,
  'file-gone': (d) =>
    `Không thấy tệp “${fact(d, 'file', '?')}” nữa; có thể tệp đã bị xóa, dời chỗ hay đổi tên. Hãy chọn lại tệp.`,
  'file-unreadable': (d) =>
    `Không đọc được tệp “${fact(d, 'file', '?')}”. Hãy xem tệp còn ở đó và mở được không.`,
  'file-too-large': (d) => `Tệp lớn quá mức ${bytes(d, 'limit', 100 * 1024 * 1024)}. Hãy chọn tệp nhỏ hơn.`,
  'bad-input': () => 'Yêu cầu không đúng dạng nên không được thực hiện. Hãy thử lại.',
  offline: () => 'Không có mạng. Địa chỉ vẫn còn đây; khi có mạng hãy bấm Thử lại.',
  'host-not-found': (d) => `Không tìm thấy máy chủ ${fact(d, 'host', '')}. Hãy xem lại địa chỉ và mạng.`,
  'connection-refused': (d) => `Máy chủ ${fact(d, 'host', '')} không nhận kết nối. Hãy thử lại sau.`,
  'connection-lost': () => 'Kết nối bị ngắt giữa chừng. Chưa có gì được lưu; hãy bấm Thử lại.',
  'private-address': (d) =>
    d?.['given'] === 1
      ? `${fact(d, 'host', 'Địa chỉ này')} thuộc mạng riêng (máy này hoặc mạng nội bộ). Chỉ lưu nếu bạn biết rõ địa chỉ ấy.`
      : `${fact(d, 'host', 'Địa chỉ này')} thuộc mạng riêng (máy này hoặc mạng nội bộ) và không phải địa chỉ bạn đã đưa, nên không được mở.`,
  'tls-failed': (d) =>
    `Chứng chỉ bảo mật của ${fact(d, 'host', 'trang')} không hợp lệ nên không tải. Hãy báo cho chủ trang.`,
  'http-status': statusSentence,
  'not-html': (d) =>
    `Địa chỉ này không phải trang bài báo (${fact(d, 'type', 'loại khác')}). Hãy dán địa chỉ của trang có bài.`,
  'too-many-redirects': () =>
    'Trang chuyển hướng vòng quanh quá 10 lần. Hãy mở trong trình duyệt rồi chép địa chỉ cuối cùng.',
  'page-too-large': (d) =>
    d?.['ratio'] === undefined
      ? `Trang lớn quá mức ${bytes(d, 'limit', 20 * 1024 * 1024)} nên đã dừng tải. Hãy chép nội dung bài rồi dán vào đây.`
      : 'Trang được nén bất thường, có thể để gây hại, nên đã dừng tải. Hãy chép nội dung bài rồi dán vào đây.',
  'timed-out': (d) => `Máy chủ ${fact(d, 'host', '')} trả lời quá chậm nên đã dừng. Hãy thử lại.`,
  incomplete: () => 'Trang tải về bị thiếu so với độ dài máy chủ báo. Hãy thử lại.',
  'unknown-charset': (d) =>
    `Không hiểu bảng mã chữ của trang (${fact(d, 'charset', '?')}). Hãy chép nội dung bài rồi dán vào đây.`,
  'not-an-article': (d) =>
    d?.['reason'] === 'empty'
      ? 'Trang tải về không có bài nào; có lẽ bài chỉ hiện trong trình duyệt hoặc sau khi đăng nhập. Hãy mở trang để lưu, hoặc chép nội dung bài rồi dán vào.'
      : 'Không thấy bài báo trong trang này; có thể đây là trang chủ, trang mục hoặc trang phải đăng nhập. Hãy lưu địa chỉ của một bài, hoặc mở trang để lưu.',
  'parser-crashed': () =>
    'Không phân tích được trang này trong thời gian cho phép. Hãy chép nội dung bài rồi dán vào.',
  'picture-unreadable': () => 'Máy chủ trả về thứ không phải ảnh đọc được. Ảnh có thể đã bị gỡ.',
  'page-unreadable': () =>
    'Chưa lấy được nội dung của trang đang mở. Hãy chờ trang hiện xong rồi bấm “Lưu trang này” lần nữa.',
  cancelled: () => 'Đã hủy. Chưa có gì được lưu.',
  'library-unavailable': (d) =>
    `Thư viện ở “${fact(d, 'folder', '?')}” chưa mở được. Hãy cắm ổ đĩa rồi thử lại, hoặc chọn thư mục khác.`,
  'library-locked': () => 'Một chương trình Góc Đọc khác đang giữ thư viện. Hãy đóng nó rồi thử lại.',
  'library-newer': () =>
    'Thư viện do bản Góc Đọc mới hơn ghi. Có thể đọc, không thể sửa; hãy cập nhật ứng dụng.',
  'article-not-found': () => 'Bài này không còn trong thư viện.',
  'series-not-found': () =>
    'Loạt bài này vừa đổi hoặc không còn trong thư viện. Hãy mở lại một kỳ rồi thử lại.',
  'document-damaged': (d) =>
    `Tài liệu “${fact(d, 'file', '?')}” bị hỏng và đã được để riêng trong thư mục recovered.`,
  'text-missing': (d) =>
    `Chưa thấy chữ của bài: “${fact(d, 'file', 'content.html')}” chưa có trong thư mục của bài, có thể vì chương trình đồng bộ chưa chép xong. Hãy thử lại sau, lưu lại bài từ địa chỉ gốc, hoặc bấm “Khôi phục” để lấy lại từ bản sao lưu.`,
  'disk-full': (d) =>
    `Đĩa đã đầy nên chưa ghi được (${fact(d, 'file', 'tệp')}${d?.['bytes'] === undefined ? '' : `, cần ${bytes(d, 'bytes', 0)}`}). Hãy dọn bớt rồi thử lại; dữ liệu cũ còn nguyên.`,
  'read-only': (d) =>
    `Không ghi được vào “${fact(d, 'file', 'thư viện')}”: chỉ được đọc. Hãy xem quyền của thư mục.`,
  'write-failed': (d) => `Chưa ghi được “${fact(d, 'file', 'tệp')}”. Dữ liệu cũ còn nguyên; hãy thử lại.`,
  'search-failed': () =>
    'Chưa tìm được: chỉ mục tìm kiếm không đọc hay ghi được, có thể đĩa đã đầy. Bài đã lưu vẫn còn nguyên; hãy thử lại.',
  'changed-meanwhile': () =>
    'Bản lưu vừa thay đổi trong lúc bạn sửa nên chưa ghi. Hãy mở “Sửa bản lưu” lại để thấy bản mới.',
  'nothing-left': () => 'Bài không còn đoạn nào. Hãy giữ lại ít nhất một đoạn.',
  'original-missing': () =>
    'Không còn trang gốc của bài này để đọc lại. Hãy lưu lại từ địa chỉ gốc rồi chọn bảng mã.',
  'mark-not-found': () =>
    'Chỗ tô sáng hay ghi chú này không còn nữa. Hãy mở lại bài để thấy những gì đang có.',
  'too-many-marks': (d) =>
    `Mỗi bài chỉ giữ được ${count(d, 5000)} chỗ tô sáng và ghi chú. Hãy xóa bớt rồi thử lại.`,
  'note-too-long': (d) =>
    `Ghi chú dài quá ${count(d, 20_000)} ký tự nên chưa lưu. Hãy rút ngắn hoặc tách thành nhiều ghi chú.`,
  'note-empty': () => 'Ghi chú chưa có chữ nào. Hãy viết vài chữ, hoặc xóa ghi chú.',
  'no-notes': () => 'Ở đây chưa có chỗ tô sáng hay ghi chú nào. Hãy tô sáng một đoạn rồi thử lại.',
  'series-changed': () =>
    'Loạt bài vừa thay đổi trong lúc bạn sửa nên chưa ghi. Hãy đóng lại rồi mở ra để thấy các kỳ mới.',
  'backup-failed': (d) =>
    `Chưa sao lưu được thư viện${d?.['reason'] === 'disk-full' ? ' vì đĩa đã đầy' : ''}. Các bản sao lưu cũ còn nguyên; lần sau sẽ thử lại.`,
  'backup-damaged': (d) =>
    `Bản sao lưu “${fact(d, 'file', '?')}” bị hỏng nên không đọc được. Thư viện không thay đổi gì; hãy dùng bản khác.`,
  'backup-unsafe': (d) =>
    `Bản sao lưu “${fact(d, 'file', '?')}” ${dangers[fact(d, 'reason', '')] ?? 'có thứ lạ'} nên không được mở. Không có gì được ghi; hãy dùng bản khác.`,
  'backup-newer': (d) =>
    `Bản sao lưu “${fact(d, 'file', '?')}” do bản Góc Đọc mới hơn ghi. Hãy cập nhật ứng dụng rồi thử lại.`,
  'migration-failed': (d) =>
    `Chưa chuyển được thư viện sang dạng mới (“${fact(d, 'file', '?')}”). Mọi tài liệu đã trở lại như trước, và có bản sao lưu trong thư mục backups; hãy thử lại.`,
  'folder-not-empty': () =>
    'Thư mục ấy đã có thứ khác. Hãy chọn một thư mục trống hoặc một thư viện Góc Đọc.',
  'folder-inside-library': () => 'Không thể dời thư viện vào bên trong chính nó. Hãy chọn thư mục khác.',
  'nothing-to-undo': () => 'Không có gì để hoàn tác.',
  'files-changed': (d) =>
    `${fact(d, 'count', '1')} tệp đã được sửa từ lúc lưu nên vẫn để nguyên. Các tệp khác đã vào thùng rác của hệ thống.`,
  'trash-failed': (d) =>
    `Chưa chuyển được ${fact(d, 'count', '1')} tệp vào thùng rác của hệ thống (${fact(d, 'file', '?')}). Hãy tự xóa nếu không cần nữa.`,
  'not-allowed': (d) =>
    d?.['variable'] === undefined
      ? 'Việc này không được phép.'
      : `Thư mục thư viện đang do biến ${fact(d, 'variable', '')} đặt nên không đổi được ở đây.`,
  unexpected: () =>
    'Có lỗi ngoài dự tính. Không có gì bị mất; nếu lỗi lặp lại, hãy mở thư mục nhật ký trong Giới thiệu.',
}
