// Vietnamese of the command palette.
import { numberVi as number } from './number.ts'

export const paletteVi = {
  palette: {
    title: 'Bảng lệnh',
    field: 'Tìm lệnh, bài, loạt bài, thẻ, nguồn',
    placeholder: 'Tìm lệnh hoặc bài…',
    hint: 'Gõ > để chỉ tìm lệnh',
    results: 'Kết quả',
    groups: {
      recentCommands: 'Lệnh vừa dùng',
      recentArticles: 'Bài gần đây',
      commands: 'Lệnh',
      articles: 'Bài',
      places: 'Đi đến',
    },
    kinds: { series: 'Loạt bài', tag: 'Thẻ', source: 'Nguồn', search: 'Tìm kiếm đã lưu' },
    count: (count: number) => `${number(count)} kết quả`,
    none: (query: string) => `Không thấy gì có “${query}”. Thử ít chữ hơn; không cần gõ dấu.`,
  },
}
