// Vietnamese: looking at the pictures of an article, and where its links lead.
export const picturesVi = {
  pictureViewer: {
    title: 'Xem ảnh',
    /** Name of the group of buttons over the article's pictures. */
    buttons: 'Ảnh trong bài',
    open: (name: string) => `Phóng to ảnh: ${name}`,
    openNumber: (number: number) => `Phóng to ảnh ${number}`,
    none: 'Bài này không có ảnh.',
    tools: 'Công cụ xem ảnh',
    count: (number: number, all: number) => `${number}/${all}`,
    stage: (number: number, all: number) => `Ảnh ${number}/${all}`,
    previous: 'Ảnh trước',
    next: 'Ảnh sau',
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    whole: 'Xem trọn ảnh',
    copy: 'Chép ảnh',
    save: 'Lưu ảnh…',
    close: 'Đóng',
    copied: 'Đã chép ảnh.',
    saved: 'Đã lưu ảnh.',
  },
  bodyLink: {
    saved: (title: string) => `Bài đã lưu: ${title}`,
  },
}
