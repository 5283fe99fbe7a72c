// Vietnamese of what the main process shows itself: the application menu and the dialogs of the system.
import { commandMenusVi, commandsVi } from './commands-vi.ts'
import { numberVi as number } from './number.ts'

export const desktopVi = {
  commands: commandsVi,
  commandMenus: commandMenusVi,
  /** What the system does by itself. */
  menu: {
    closeWindow: 'Đóng cửa sổ',
    quit: 'Thoát',
    cut: 'Cắt',
    copy: 'Chép',
    paste: 'Dán',
    selectAll: 'Chọn tất cả',
    zoomIn: 'Phóng to cửa sổ',
    zoomOut: 'Thu nhỏ cửa sổ',
    zoomReset: 'Cửa sổ về cỡ gốc',
    fullScreen: 'Toàn màn hình',
    developerTools: 'Công cụ lập trình',
    window: 'Cửa sổ',
    minimize: 'Thu nhỏ',
    hide: 'Ẩn Góc Đọc',
    hideOthers: 'Ẩn ứng dụng khác',
    showAll: 'Hiện tất cả',
  },
  dialog: {
    cancel: 'Hủy',
    deleteForever: 'Xóa hẳn',
    /** `size`: what they take on the disk ("34 MB"). */
    deleteQuestion: (count: number, size: string) =>
      count === 1 ? `Xóa hẳn bài này (${size})?` : `Xóa hẳn ${number(count)} bài (${size})?`,
    deleteDetail: 'Bài, ảnh và ghi chú sẽ mất hẳn khỏi ổ đĩa, không lấy lại được.',
    emptyTrashQuestion: (count: number, size: string) =>
      `Đổ thùng rác và xóa hẳn ${number(count)} bài trong đó (${size})?`,
    chooseFolder: 'Chọn thư mục thư viện',
    chooseFolderButton: 'Dùng thư mục này',
    moveFolder: 'Dời thư viện đến thư mục',
    moveFolderButton: 'Dời đến đây',
    openFiles: 'Mở tệp bài báo',
    webPages: 'Trang web và văn bản',
    exportArticle: 'Lưu bài thành tệp',
    exportSeries: 'Lưu loạt bài thành tệp',
    savePicture: 'Lưu ảnh',
    pictureFile: 'Ảnh',
    exportSelection: 'Lưu các bài đã chọn vào thư mục',
    exportHere: 'Lưu vào đây',
    exportNotes: 'Lưu ghi chú thành tệp',
    notesFile: (title: string) => `Ghi chú - ${title}`,
    allNotesFile: 'Ghi chú',
    epubFile: 'Sách điện tử EPUB',
    markdownFile: 'Markdown',
    htmlFile: 'HTML (một tệp)',
    pdfFile: 'PDF',
    crashedMessage: 'Cửa sổ đọc đã dừng nhiều lần',
    crashedDetail: 'Bài đã lưu vẫn nguyên trên ổ đĩa. Có thể mở lại cửa sổ, hoặc thoát rồi mở lại ứng dụng.',
    crashedReload: 'Mở lại cửa sổ',
    crashedQuit: 'Thoát',
    /** Name of the capture window, which shows a page of this host. */
    captureWindow: (host: string) => `${host} — Mở trang để lưu`,
  },
}
