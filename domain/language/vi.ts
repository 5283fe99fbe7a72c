// Vietnamese: the default language, and the source of every key. Names are those of interface.md.
import { alsoInVi } from './also-in-vi.ts'
import { actingVi } from './acting-vi.ts'
import { backupsVi } from './backups-vi.ts'
import { commandMenusVi, commandsVi } from './commands-vi.ts'
import { displayVi } from './display-vi.ts'
import { errorsVi } from './errors-vi.ts'
import { listeningVi } from './listening-vi.ts'
import { lowered } from './lowered.ts'
import { notesVi } from './notes-vi.ts'
import { helpsVi } from './helps-vi.ts'
import { savingVi } from './saving-vi.ts'
import { picturesVi } from './pictures-vi.ts'
import { paletteVi } from './palette-vi.ts'
import { queryVi, queryDoneVi } from './query-vi.ts'
import { selectionVi } from './selection-vi.ts'
import { seriesVi } from './series-vi.ts'
import { numberVi as number } from './number.ts'
import { statisticsVi } from './statistics-vi.ts'
import { trashVi } from './trash-vi.ts'

/** What the message of an undoing begins with. */
const undone = 'Đã hoàn tác'

export const vi = {
  appName: 'Góc Đọc',
  regions: {
    library: 'Thư viện',
    articles: 'Danh sách bài',
    readingTools: 'Công cụ đọc',
    reader: 'Bài đang đọc',
    tags: 'Thẻ',
    sources: 'Nguồn',
    related: 'Tin liên quan',
    saving: 'Đang lưu',
    capturePage: 'Trang mở để lưu',
  },
  views: {
    all: 'Tất cả',
    unread: 'Chưa đọc',
    reading: 'Đang đọc',
    read: 'Đã đọc',
    bookmarked: 'Đã đánh dấu',
    series: 'Loạt bài',
    notes: 'Ghi chú',
    archive: 'Lưu trữ',
    trash: 'Thùng rác',
  },
  search: {
    label: 'Tìm trong thư viện',
    clear: 'Xóa ô tìm',
    results: (count: number) => (count === 0 ? 'Không thấy bài nào' : `${number(count)} bài`),
    everywhere: 'Cả thư viện',
    best: 'Khớp nhất trước',
    indexing: (done: number, total: number) =>
      `Đang chuẩn bị để tìm: ${number(done)} trong ${number(total)} bài. Kết quả sẽ đầy đủ dần.`,
    indexingBar: 'Đang chuẩn bị để tìm',
  },
  list: {
    sort: 'Sắp xếp',
    sorts: {
      saved: 'Mới lưu trước',
      published: 'Mới đăng trước',
      title: 'Theo tên bài',
      length: 'Ngắn nhất trước',
      source: 'Theo nguồn',
    },
    filteredBy: (name: string) => `Lọc: ${name}`,
    clearFilter: 'Bỏ lọc',
    minutes: (count: number) => `${number(count)} phút`,
    savedOn: (day: string) => `lưu ${day}`,
    moreTags: (count: number) => `Hiện thêm ${number(count)}`,
    count: (count: number) => `${number(count)} bài`,
    seriesCount: (count: number) => `${number(count)} loạt bài`,
    sample: 'Bài mẫu',
    bookmarked: 'Đã đánh dấu',
    percentRead: (percent: number) => `Đã đọc ${percent}%`,
    today: 'Hôm nay',
    yesterday: 'Hôm qua',
    resizeSidebar: 'Kéo để đổi độ rộng thư viện',
    resizeList: 'Kéo để đổi độ rộng danh sách',
    emptyTrash: 'Đổ thùng rác…',
    openLibrary: 'Mở thư viện',
    hideLibrary: 'Ẩn thư viện',
    noSource: 'Không rõ nguồn',
  },
  empty: {
    all: 'Chưa có bài nào ở đây. Bấm “Lưu bài…” rồi dán địa chỉ một bài báo.',
    unread: 'Đã đọc hết. Bấm “Lưu bài…” để thêm bài mới, hoặc đọc lại bài cũ ở “Đã đọc”.',
    reading: 'Không có bài nào đọc dở. Mở một bài ở “Chưa đọc”: bài chưa đọc hết sẽ chờ ở đây.',
    read: 'Chưa đọc xong bài nào. Đọc đến cuối bài, hoặc bấm phím R, là bài vào đây.',
    bookmarked: 'Chưa đánh dấu bài nào. Khi đọc, bấm phím B để đánh dấu.',
    series: 'Chưa có loạt bài nào. Lưu một bài có “kỳ I” hay “Bài 1” trong tên, các kỳ sẽ tự ghép lại.',
    archive: 'Lưu trữ đang trống. Bấm phím E để cất một bài đã xong.',
    trash: 'Thùng rác trống. Bấm phím Delete để bỏ một bài; bài bỏ nhầm khôi phục được từ đây.',
    search: (query: string) => `Không thấy bài nào có “${query}”. Thử ít chữ hơn; không cần gõ dấu.`,
    oneLetter: 'Gõ thêm chữ để tìm.',
    conditions: 'Không có bài nào khớp với mọi điều kiện. Bấm × ở một điều kiện để bỏ.',
    filter: 'Không có bài nào khớp với bộ lọc. Bấm × ở đầu danh sách để bỏ lọc.',
    reader: 'Chọn một bài trong danh sách để đọc.',
    readerHint: 'J và K để đi trong danh sách, Enter để mở, ? để xem mọi phím.',
  },
  textSize: { label: 'Cỡ chữ', small: 'Nhỏ', normal: 'Bình thường', large: 'Lớn' },
  ...displayVi,
  reader: {
    /** Its folder is gone, by another program. */
    gone: (title: string) => `“${title}” không còn trong thư viện.`,
    bookmark: 'Đánh dấu',
    markRead: 'Đánh dấu đã đọc',
    markUnread: 'Đánh dấu chưa đọc',
    archive: 'Chuyển vào Lưu trữ',
    unarchive: 'Đưa về thư viện',
    trash: 'Chuyển vào Thùng rác',
    restore: 'Khôi phục',
    deleteForever: 'Xóa hẳn',
    tags: 'Thẻ…',
    copyMarkdown: 'Chép dạng Markdown',
    saveEpub: 'Lưu thành EPUB…',
    saveMarkdown: 'Lưu thành Markdown…',
    saveHtml: 'Lưu thành HTML (một tệp)…',
    savePdf: 'Lưu thành PDF…',
    print: 'In…',
    openOriginal: 'Mở bài gốc',
    saveAgain: 'Lưu lại từ địa chỉ gốc',
    editCopy: 'Sửa bản lưu…',
    more: 'Việc khác',
    back: 'Về danh sách',
    minutes: (count: number) => `${number(count)} phút đọc`,
    percent: (percent: number) => `${percent}%`,
    minutesLeft: (count: number) => (count === 0 ? 'Sắp hết' : `còn ${number(count)} phút`),
    end: 'Hết bài',
    printedFrom: 'Bài gốc',
    loading: 'Đang mở bài…',
    sampleNote:
      'Bài mẫu của Góc Đọc. Đọc xong có thể bỏ vào Thùng rác; trong trình đơn Trợ giúp luôn có lại.',
    inTrash: 'Bài này đang ở trong Thùng rác.',
    nextUnread: 'Bài chưa đọc tiếp theo',
  },
  series: {
    heading: (name: string) => `Loạt bài: ${name}`,
    headingEnd: (name: string) => `Loạt bài: ${name}, cuối bài`,
    previous: 'Kỳ trước',
    next: 'Kỳ sau',
    notSaved: 'chưa lưu',
    partNotSaved: (part: string) => `${part}, chưa lưu`,
    partRead: (part: string) => `${part}, đã đọc`,
    savePart: (part: string) => `Lưu ${part}`,
    /** How far the reader is in a series of which all parts are saved. */
    progress: (read: number, total: number, minutes: number, word: string) =>
      read === total
        ? `Đã đọc hết ${number(total)} ${word}`
        : `Đã đọc ${number(read)}/${number(total)} ${word}, còn ${number(minutes)} phút`,
    /** The same where parts are missing. */
    progressSaved: (read: number, saved: number, minutes: number, word: string) =>
      read === saved
        ? `Đã đọc hết ${number(saved)} ${word} đã lưu`
        : `Đã đọc ${number(read)}/${number(saved)} ${word} đã lưu, còn ${number(minutes)} phút`,
    complete: 'Đủ bộ',
    upNext: 'Kỳ sau',
    pressForNext: 'Bấm ] để đọc tiếp',
    allParts: 'Mọi kỳ',
  },
  takeSeries: {
    open: 'Mang theo',
    openNamed: (name: string) => `Mang theo loạt bài: ${name}`,
    epub: 'Lưu thành EPUB…',
    pdf: 'Lưu thành PDF…',
    print: 'In cả loạt bài…',
    markdown: 'Lưu thành Markdown…',
    html: 'Lưu thành HTML (một tệp)…',
  },
  ...savingVi,
  ...seriesVi,
  ...queryVi,
  ...statisticsVi,
  ...trashVi,
  ...alsoInVi,
  ...listeningVi,
  ...picturesVi,
  ...paletteVi,
  ...selectionVi,
  ...actingVi,
  ...backupsVi,
  commands: commandsVi,
  commandMenus: commandMenusVi,
  ...notesVi,
  ...helpsVi,
  related: {
    heading: 'Tin liên quan',
    save: (title: string) => `Lưu bài: ${title}`,
    openSaved: (title: string) => `Mở bài đã lưu: ${title}`,
  },
  link: {
    title: 'Liên kết trong bài',
    save: 'Lưu bài',
    browser: 'Mở trong trình duyệt',
    close: 'Đóng',
  },
  find: {
    label: 'Tìm trong bài',
    next: 'Chỗ sau',
    previous: 'Chỗ trước',
    close: 'Đóng ô tìm',
    count: (at: number, total: number) => (total === 0 ? 'Không thấy' : `${number(at)}/${number(total)}`),
  },
  tags: {
    title: 'Thẻ của bài',
    field: 'Thêm thẻ',
    add: 'Thêm',
    remove: (tag: string) => `Bỏ thẻ ${tag}`,
    none: 'Bài này chưa có thẻ.',
    close: 'Xong',
    hint: 'Gõ tên thẻ rồi bấm Enter.',
  },
  done: {
    ...queryDoneVi,
    bookmark: (count: number) => (count === 1 ? 'Đã đánh dấu' : `Đã đánh dấu ${number(count)} bài`),
    removeBookmark: (count: number) =>
      count === 1 ? 'Đã bỏ đánh dấu' : `Đã bỏ đánh dấu ${number(count)} bài`,
    markRead: (count: number) => (count === 1 ? 'Đã ghi là đã đọc' : `Đã ghi ${number(count)} bài là đã đọc`),
    markUnread: (count: number) =>
      count === 1 ? 'Đã ghi là chưa đọc' : `Đã ghi ${number(count)} bài là chưa đọc`,
    archive: (count: number) =>
      count === 1 ? 'Đã chuyển vào Lưu trữ' : `Đã chuyển ${number(count)} bài vào Lưu trữ`,
    trash: (count: number) =>
      count === 1 ? 'Đã chuyển vào Thùng rác' : `Đã chuyển ${number(count)} bài vào Thùng rác`,
    restore: (count: number) => (count === 1 ? 'Đã khôi phục' : `Đã khôi phục ${number(count)} bài`),
    addTag: (count: number) => (count === 1 ? 'Đã thêm thẻ' : `Đã thêm thẻ cho ${number(count)} bài`),
    removeTag: (count: number) => (count === 1 ? 'Đã bỏ thẻ' : `Đã bỏ thẻ của ${number(count)} bài`),
    correctSeries: (_count: number) => 'Đã sửa loạt bài',
    editCopy: (_count: number) => 'Đã sửa bản lưu',
    keepOne: (_count: number) => 'Đã giữ một bài',
    restoreBackup: (count: number) =>
      count === 1 ? 'Đã khôi phục từ bản sao lưu' : `Đã khôi phục ${number(count)} bài từ bản sao lưu`,
    saveFiles: (count: number) => `Đã lưu ${number(count)} tệp`,
    addHighlight: (_count: number) => 'Đã tô sáng',
    changeColor: (_count: number) => 'Đã đổi màu tô sáng',
    removeHighlight: (count: number) =>
      count === 1 ? 'Đã bỏ tô sáng' : `Đã bỏ ${number(count)} chỗ tô sáng`,
    addNote: (_count: number) => 'Đã thêm ghi chú',
    editNote: (_count: number) => 'Đã sửa ghi chú',
    removeNote: (count: number) =>
      count === 1 ? 'Đã xóa ghi chú' : `Đã xóa ${number(count)} chỗ tô sáng và ghi chú`,
    undone,
    /** @param done the sentence that said what is taken back */
    undoneAct: (done: string) => `${undone}: ${lowered(done.replace(/^Đã /u, ''))}`,
    undo: 'Hoàn tác',
    deleted: (count: number) => `Đã xóa hẳn ${number(count)} bài`,
    copied: 'Đã chép',
    exported: 'Đã lưu tệp',
    libraryMoved: 'Thư viện đã ở chỗ mới',
    pagesCleared: 'Đã xóa dữ liệu của cửa sổ lưu trang',
    close: 'Đóng thông báo',
    recovered: (file: string) =>
      `Một tài liệu hỏng đã được để riêng trong “recovered”: ${file}. Các bài khác vẫn mở bình thường.`,
  },
  settings: {
    title: 'Cài đặt',
    open: 'Cài đặt',
    close: 'Đóng',
    language: 'Ngôn ngữ',
    languages: { vi: 'Tiếng Việt', en: 'English' },
    appearance: 'Hiển thị',
    columns: 'Độ rộng các cột của cửa sổ',
    libraryFolder: 'Thư mục thư viện',
    chooseFolder: 'Chọn thư mục khác…',
    moveFolder: 'Dời thư viện…',
    openFolder: 'Mở thư mục',
    folderHint: 'Mỗi bài là một thư mục tệp thường, mở và chép được bằng chương trình khác.',
    saving: 'Lưu bài',
    keepPictures: 'Giữ ảnh cùng bài',
    allowPrivate: 'Hỏi khi địa chỉ thuộc mạng riêng (tắt: luôn từ chối)',
    clearPages: 'Xóa dữ liệu của cửa sổ lưu trang',
    clearPagesHint:
      'Đăng nhập, cookie và dữ liệu mà các trang để lại trong cửa sổ “Mở trang để lưu”. Cửa sổ ấy sẽ được đóng.',
    shortcuts: 'Phím tắt',
    singleKeys: 'Dùng phím tắt một chữ (J, K, B, E…)',
    showShortcuts: 'Xem mọi phím tắt',
    about: 'Giới thiệu',
    version: (version: string) => `Góc Đọc ${version}`,
    runsOn: (electron: string, chromium: string) => `Electron ${electron}, Chromium ${chromium}`,
    licence:
      'Giấy phép MIT. Phông chữ: Source Serif 4, Newsreader, Literata, Be Vietnam Pro, Lexend và Source Code Pro, giấy phép SIL OFL 1.1.',
    notices: 'Phông chữ và thư viện phần mềm đi kèm',
    openLogs: 'Mở thư mục nhật ký',
    aboutText: 'Góc đọc báo và bài dài trên máy của bạn. Bài đã lưu là tệp thường, đọc không cần mạng.',
  },
  unavailable: {
    title: 'Chưa mở được thư viện',
    text: (folder: string) =>
      `Thư viện ở “${folder}” chưa mở được. Có thể ổ đĩa chưa cắm vào. Các bài vẫn còn nguyên ở đó.`,
    retry: 'Thử lại',
    still: 'Đã thử lại, thư viện vẫn chưa mở được.',
    stillFailing: 'Đã thử lại, vẫn chưa được.',
    choose: 'Chọn thư mục khác…',
    readOnly: 'Thư viện chỉ đọc được: thay đổi sẽ không được ghi.',
  },
  shortcuts: {
    title: 'Phím tắt',
    close: 'Đóng',
    list: 'Danh sách',
    open: 'Mở bài',
    selectOne: 'Chọn thêm từng bài',
    selectTo: 'Chọn đến bài này',
    selectAll: 'Chọn mọi bài',
    clearSelection: 'Bỏ chọn',
    zoom: 'Phóng to, thu nhỏ cả cửa sổ, về cỡ gốc',
    singleKeysOff: 'Phím tắt một chữ đang tắt trong Cài đặt.',
  },
  /** Names of keys as printed on keyboards. */
  keys: { space: 'Phím cách', delete: 'Delete', enter: 'Enter', escape: 'Esc', click: 'bấm chuột' },
  errors: errorsVi,
}
