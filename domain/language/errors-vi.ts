// One sentence for each error, and what to do next.
import type { ErrorSentences } from './errors.ts'
import { bytesText, fact } from './errors.ts'

const bytes = bytesText('vi-VN')

export const errorsVi: ErrorSentences = {
  'empty-input': () => 'Chưa có gì để lưu. Hãy dán một địa chỉ hoặc nội dung bài.',
  'bad-address': () => 'Đây không phải địa chỉ web dùng được. Địa chỉ bắt đầu bằng https:// hoặc http://.',
  'address-has-credentials': () =>
    'Địa chỉ có kèm tên và mật khẩu nên không được lưu. Hãy bỏ phần trước dấu @.',
  'not-enough-text': () => 'Chừng này chữ chưa thành một bài. Hãy dán địa chỉ của bài, hoặc cả nội dung bài.',
  'unsupported-file': (d) =>
    `Chưa đọc được loại tệp này (${fact(d, 'kind', 'không rõ')}). Góc Đọc nhận .html, .htm, .txt và .md.`,
  'file-unreadable': (d) =>
    `Không đọc được tệp “${fact(d, 'file', '?')}”. Hãy xem tệp còn ở đó và mở được không.`,
  'file-too-large': (d) => `Tệp lớn quá mức ${bytes(d, 'limit', 100 * 1024 * 1024)}. Hãy chọn tệp nhỏ hơn.`,
  'bad-input': () => 'Yêu cầu không đúng dạng nên không được thực hiện. Hãy thử lại.',
  offline: () => 'Không có mạng. Địa chỉ vẫn còn đây; khi có mạng hãy bấm Thử lại.',
  'host-not-found': (d) => `Không tìm thấy máy chủ ${fact(d, 'host', '')}. Hãy xem lại địa chỉ và mạng.`,
  'connection-refused': (d) => `Máy chủ ${fact(d, 'host', '')} không nhận kết nối. Hãy thử lại sau.`,
  'connection-lost': () => 'Kết nối bị ngắt giữa chừng. Chưa có gì được lưu; hãy bấm Thử lại.',
  'private-address': (d) =>
    `${fact(d, 'host', 'Địa chỉ này')} thuộc mạng riêng (máy này hoặc mạng nội bộ). Chỉ lưu nếu bạn biết rõ địa chỉ ấy.`,
  'tls-failed': (d) =>
    `Chứng chỉ bảo mật của ${fact(d, 'host', 'trang')} không hợp lệ nên không tải. Hãy báo cho chủ trang.`,
  'http-status': (d) =>
    d?.['status'] === 404
      ? 'Trang này không còn nữa (404). Hãy xem lại địa chỉ.'
      : d?.['status'] === 403 || d?.['status'] === 401
        ? `Trang không cho tải (${fact(d, 'status', '')}). Hãy mở trong trình duyệt, chép nội dung rồi dán vào đây.`
        : `Máy chủ trả lời lỗi ${fact(d, 'status', '')}. Hãy thử lại sau.`,
  'not-html': (d) => `Địa chỉ này không phải trang bài báo (${fact(d, 'type', 'loại khác')}).`,
  'too-many-redirects': () =>
    'Trang chuyển hướng vòng quanh quá 10 lần. Hãy mở trong trình duyệt rồi chép địa chỉ cuối cùng.',
  'page-too-large': (d) => `Trang lớn quá mức ${bytes(d, 'limit', 20 * 1024 * 1024)} nên đã dừng tải.`,
  'timed-out': (d) => `Máy chủ ${fact(d, 'host', '')} trả lời quá chậm nên đã dừng. Hãy thử lại.`,
  incomplete: () => 'Trang tải về bị thiếu so với độ dài máy chủ báo. Hãy thử lại.',
  'unknown-charset': (d) => `Không hiểu bảng mã chữ của trang (${fact(d, 'charset', '?')}).`,
  'not-an-article': () =>
    'Không thấy bài báo trong trang này; có thể đây là trang chủ hoặc trang mục. Hãy mở một bài rồi lưu địa chỉ của bài ấy.',
  'parser-crashed': () =>
    'Không phân tích được trang này trong thời gian cho phép. Hãy chép nội dung bài rồi dán vào.',
  'picture-unreadable': () => 'Máy chủ trả về thứ không phải ảnh đọc được. Ảnh có thể đã bị gỡ.',
  cancelled: () => 'Đã hủy. Chưa có gì được lưu.',
  'library-unavailable': (d) =>
    `Thư viện ở “${fact(d, 'folder', '?')}” chưa mở được. Hãy cắm ổ đĩa rồi thử lại, hoặc chọn thư mục khác.`,
  'library-locked': () => 'Một chương trình Góc Đọc khác đang giữ thư viện. Hãy đóng nó rồi thử lại.',
  'library-newer': () =>
    'Thư viện do bản Góc Đọc mới hơn ghi. Có thể đọc, không thể sửa; hãy cập nhật ứng dụng.',
  'article-not-found': () => 'Bài này không còn trong thư viện.',
  'document-damaged': (d) =>
    `Tài liệu “${fact(d, 'file', '?')}” bị hỏng và đã được để riêng trong thư mục recovered.`,
  'disk-full': (d) =>
    `Đĩa đã đầy nên chưa ghi được (${fact(d, 'file', 'tệp')}${d?.['bytes'] === undefined ? '' : `, cần ${bytes(d, 'bytes', 0)}`}). Hãy dọn bớt rồi thử lại; dữ liệu cũ còn nguyên.`,
  'read-only': (d) =>
    `Không ghi được vào “${fact(d, 'file', 'thư viện')}”: chỉ được đọc. Hãy xem quyền của thư mục.`,
  'write-failed': (d) => `Chưa ghi được “${fact(d, 'file', 'tệp')}”. Dữ liệu cũ còn nguyên; hãy thử lại.`,
  'changed-meanwhile': () =>
    'Bản lưu vừa thay đổi trong lúc bạn sửa nên chưa ghi. Hãy mở “Sửa bản lưu” lại để thấy bản mới.',
  'nothing-left': () => 'Bài không còn đoạn nào. Hãy giữ lại ít nhất một đoạn.',
  'original-missing': () =>
    'Không còn trang gốc của bài này để đọc lại. Hãy lưu lại từ địa chỉ gốc rồi chọn bảng mã.',
  'series-changed': () =>
    'Loạt bài vừa thay đổi trong lúc bạn sửa nên chưa ghi. Hãy đóng lại rồi mở ra để thấy các kỳ mới.',
  'folder-not-empty': () =>
    'Thư mục ấy đã có thứ khác. Hãy chọn một thư mục trống hoặc một thư viện Góc Đọc.',
  'folder-inside-library': () => 'Không thể dời thư viện vào bên trong chính nó. Hãy chọn thư mục khác.',
  'nothing-to-undo': () => 'Không có gì để hoàn tác.',
  'not-allowed': (d) =>
    d?.['variable'] === undefined
      ? 'Việc này không được phép.'
      : `Thư mục thư viện đang do biến ${fact(d, 'variable', '')} đặt nên không đổi được ở đây.`,
  unexpected: () =>
    'Có lỗi ngoài dự tính. Không có gì bị mất; nếu lỗi lặp lại, hãy mở thư mục nhật ký trong Giới thiệu.',
}
