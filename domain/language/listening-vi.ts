// Vietnamese: listening to an article.
import { numberVi as number } from './number.ts'

export const listeningVi = {
  listening: {
    listen: 'Nghe',
    pause: 'Tạm dừng',
    player: 'Nghe bài',
    previous: 'Câu trước',
    next: 'Câu sau',
    rate: 'Tốc độ đọc',
    rateOf: (rate: number) => `${number(rate)}×`,
    voice: 'Giọng đọc',
    captions: 'Đọc chú thích ảnh',
    close: 'Thôi nghe',
    goBack: 'Về chỗ đang nghe',
    fromHere: 'Nghe từ đây',
    looking: 'Đang tìm giọng đọc…',
    ended: {
      article: 'Đã nghe hết bài.',
      series: 'Đã nghe hết loạt bài.',
      saved: 'Đã nghe hết các phần đã lưu.',
      missing: 'Kỳ sau chưa lưu, nên dừng ở đây.',
    },
    trouble: {
      blocked: 'Hệ thống chưa cho phát tiếng. Bấm “Nghe” lần nữa.',
      taken: 'Chương trình khác đã ngắt giọng đọc. Bấm “Nghe” để đọc tiếp.',
      voice: 'Giọng đọc này không dùng được nữa. Chọn giọng khác rồi bấm “Nghe”.',
      engine: 'Giọng đọc không trả lời. Chọn giọng khác, hoặc bấm “Nghe” để thử lại.',
    },
    noVoice: (language: string) => `Máy này chưa có giọng đọc ${language}.`,
    howTo: {
      linux: 'Cài speech-dispatcher cùng espeak-ng hoặc piper, rồi mở lại Góc Đọc.',
      windows:
        'Mở Cài đặt › Thời gian & ngôn ngữ › Giọng nói (Time & language › Speech), thêm giọng của ngôn ngữ này, rồi mở lại Góc Đọc.',
      mac: 'Mở Cài đặt hệ thống › Trợ năng › Nội dung được đọc (Accessibility › Spoken Content, từ macOS 26 là Read & Speak), tải giọng của ngôn ngữ này ở mục quản lý giọng nói, rồi mở lại Góc Đọc.',
    },
    otherVoice: 'Giọng của ngôn ngữ khác',
    readAnyway: 'Vẫn đọc bằng giọng này',
  },
}
