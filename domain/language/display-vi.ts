// Vietnamese: how the page is set, and the notes and places in it that its links lead to.

export const displayVi = {
  display: {
    open: 'Hiển thị',
    background: 'Nền',
    backgrounds: { light: 'Sáng', paper: 'Giấy', dark: 'Tối', system: 'Theo hệ thống' },
    face: 'Kiểu chữ',
    /** The names that the faces have; shown in themselves. */
    faces: {
      serif: 'Source Serif',
      newsreader: 'Newsreader',
      literata: 'Literata',
      sans: 'Be Vietnam',
      lexend: 'Lexend',
    },
    faceNotes: {
      serif: 'Chữ có chân, cân đối.',
      newsreader: 'Chữ có chân, thanh và sắc như trên mặt báo.',
      literata: 'Chữ có chân, đậm và chắc như trong sách.',
      sans: 'Chữ không chân, vẽ riêng cho tiếng Việt.',
      lexend: 'Chữ rộng và thoáng, giúp người khó đọc chữ.',
    },
    spacing: 'Giãn dòng',
    spacings: { tight: 'Rất khít', compact: 'Khít', normal: 'Vừa', airy: 'Thoáng', loose: 'Rất thoáng' },
    width: 'Độ rộng cột',
    widths: { narrowest: 'Rất hẹp', narrow: 'Hẹp', normal: 'Vừa', wide: 'Rộng' },
    alignment: 'Căn lề',
    alignments: { start: 'Trái', justified: 'Đều hai bên' },
    reset: 'Về mặc định',
  },
  bodyLinks: {
    /** A note, by the mark that leads to it. */
    note: (mark: string) => (mark === '' ? 'Chú thích' : `Chú thích ${mark}`),
    close: 'Đóng chú thích',
    toEnd: 'Đến cuối bài',
    wayBack: 'Về chỗ vừa đọc',
  },
}
