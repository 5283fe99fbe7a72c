// Vietnamese of the few words that a file itself says, where an article or a series leaves the app.
import { numberVi as number } from './number.ts'

export const bookVi = {
  cover: 'Bìa',
  contents: 'Mục lục',
  beginning: 'Bắt đầu đọc',
  series: 'Loạt bài',
  parts: (count: number, word: string) => `${number(count)} ${word}`,
  /** Articles that were chosen, printed together. */
  chosen: (count: number) => `${number(count)} bài đã chọn`,
  notSaved: (part: string) => `${part}: chưa lưu`,
  notSavedText: 'Khi tệp này được lập, phần này chưa có trong thư viện.',
  original: 'Bài gốc',
  notes: 'Tô sáng và ghi chú',
  /** Colours of highlights. */
  colors: { yellow: 'vàng', green: 'xanh lá', blue: 'xanh dương', pink: 'hồng' },
  made: 'Lập bằng Góc Đọc từ các bài đã lưu.',
}
