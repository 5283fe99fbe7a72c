// Pages of the tests' newspaper, in the DOM of kinds that are met in the wild. All text is invented.
import { deflateSync } from 'node:zlib'
import { typographyPages } from './typography-pages.ts'

type Page = (origin: string) => string

const paragraphs = {
  vi: [
    'Sáng sớm, khi sương còn phủ kín bến sông, những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên, tay thoăn thoắt luồn kim qua từng mắt lưới cước trắng như chưa từng biết đến cái lạnh đầu đông.',
    'Theo thống kê của hợp tác xã, cả xóm hiện có bốn mươi hai hộ giữ nghề, giảm một nửa so với mười năm trước, nhưng sản lượng lại tăng nhờ máy quay sợi và những đơn hàng đặt trước từ các làng chài phía nam.',
    'Bà Tư Nhài, người có thâm niên năm mươi năm, kể rằng ngày xưa mỗi tấm lưới phải đan ròng rã cả tháng trời; nay cháu bà chỉ cần một tuần, song khâu vá và kết phao vẫn phải làm bằng tay vì máy không hiểu được ý biển.',
    'Lớp trẻ trong xóm đã bắt đầu quay về. Họ dựng trang bán hàng, chụp ảnh từng công đoạn, mời khách đến tận nơi xem đan lưới và ăn một bữa cơm cá nướng bên bếp than hồng trước khi mua về một tấm võng nhỏ.',
    'Chính quyền địa phương dự kiến mở một phòng trưng bày ngay tại đình làng, nơi lưu giữ những chiếc kim tre, khung gỗ và sổ ghi công của các thế hệ thợ, để câu chuyện về nghề không trôi theo con nước.',
  ],
  en: [
    'Before the mist had lifted from the river the net makers of the lower quarter were already sitting in a row under the eaves, their needles passing through the white mesh as if the cold of early winter had never been invented.',
    'The cooperative counts forty-two households that keep the trade, half as many as ten years ago, and yet they make more than they did, with spinning machines and orders that come a season ahead from the fishing villages of the south.',
    'The oldest of them says that a net once took a month of evenings; her grandson needs a week, but mending and tying the floats are still done by hand, because a machine does not understand what the sea means to do.',
    'The young have begun to come back. They keep a shop on the web, photograph every step, and invite people to watch the work and to eat grilled fish beside the stove before they take a small hammock home.',
    'The town plans a room in the old hall for the bamboo needles, the wooden frames and the account books of five generations, so that the story of the trade is not carried off by the tide.',
  ],
} as const

const body = (lang: 'vi' | 'en', times = 1) =>
  Array.from({ length: times }, () => paragraphs[lang].map((text) => `<p>${text}</p>`).join('\n')).join('\n')

type ArticlePage = {
  readonly title: string
  readonly lead: string
  readonly byline: string
  readonly published: string
  readonly picture: string
  readonly caption: string
  readonly related: readonly (readonly [path: string, title: string])[]
  readonly lang: 'vi' | 'en'
  readonly times?: number
}

/** A page in the DOM of a widespread Vietnamese newsroom system: lead and related boxes with their own roles. */
const vietnamesePage =
  (article: ArticlePage): Page =>
  (origin) => `<!doctype html><html lang="${article.lang}"><head><meta charset="utf-8">
<title>${article.title} - Báo Bến Sông</title>
<meta property="og:type" content="article"><meta property="og:title" content="${article.title}">
<meta property="og:description" content="${article.lead}"><meta property="og:site_name" content="Báo Bến Sông">
<meta property="article:published_time" content="${article.published}">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${article.title}","datePublished":"${article.published}","author":{"@type":"Person","name":"${article.byline}"}}</script>
</head><body><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/kinh-te">Kinh tế</a></li></ul></nav>
<div class="detail__main"><h1 class="detail-title" data-role="title">${article.title}</h1>
<div class="detail-author-top"><a data-role="author">${article.byline}</a></div>
<h2 class="detail-sapo" data-role="sapo">${article.lead}</h2>
<div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">
<figure class="VCSortableInPreviewMode" type="Photo"><div><img src="${origin}${article.picture}" alt=""></div><figcaption class="PhotoCMS_Caption"><p>${article.caption}</p></figcaption></figure>
${body(article.lang, article.times)}
<div class="VCSortableInPreviewMode" type="RelatedNewsBox"><div class="kbwscwl-relatedbox"><ul>${article.related.map(([path, title]) => `<li class="kbwscwlrl"><a href="${path}">${title}</a></li>`).join('')}</ul></div></div>
</div></div><aside><h2>Xem nhiều</h2><a href="/khac">Một bài khác hẳn</a></aside></body></html>`

/** A plain page with an <article>, as blogs and small papers have. */
const plainPage =
  (article: ArticlePage): Page =>
  (
    origin,
  ) => `<!doctype html><html lang="${article.lang}"><head><meta charset="utf-8"><title>${article.title} | The Wharf</title>
<meta name="author" content="${article.byline}"><meta name="description" content="${article.lead}">
<meta property="og:title" content="${article.title}"><meta property="og:site_name" content="The Wharf"></head>
<body><header><a href="/">Home</a></header><article><h1>${article.title}</h1>
<p class="byline">By ${article.byline}</p><time datetime="${article.published}">2 April 2026</time>
<figure><img src="${origin}${article.picture}" alt=""><figcaption>${article.caption}</figcaption></figure>
${body(article.lang, article.times)}<h2>What comes next</h2>${body(article.lang)}</article><footer>© The Wharf</footer></body></html>`

const weavers = 'Người đan lưới xóm Bãi'

export const seriesName = weavers

const part = (title: string, path: string): ArticlePage => ({
  title,
  lead: `Xóm Bãi giữ nghề đan lưới đã hơn hai trăm năm. ${title} là một trong ba bài về những người ở lại với nghề.`,
  byline: 'Hải Miên',
  published: '2026-04-02T08:15:00+07:00',
  picture: `/anh${path}.png`,
  caption: 'Bà Tư Nhài vá lưới dưới hiên nhà. (Ảnh: Hải Miên)',
  related: [
    ['/ky-1', `${weavers} (kỳ I): Hai trăm năm một mắt lưới`],
    ['/ky-2', `${weavers} (kỳ II): Khi máy vào làng`],
    ['/ky-cuoi', `${weavers} (kỳ cuối): Những người trở về`],
    ['/giay-do', 'Làng nghề giấy dó nhận đơn hàng đầu tiên'],
  ].filter(([other]) => other !== path) as [string, string][],
  lang: 'vi',
})

export const titles = {
  part1: `${weavers} (kỳ I): Hai trăm năm một mắt lưới`,
  part2: `${weavers} (kỳ II): Khi máy vào làng`,
  partLast: `${weavers} (kỳ cuối): Những người trở về`,
  long: 'Mùa nước nổi về muộn ở đồng bằng',
  english: 'The net makers of the lower quarter',
  hostile: 'Bài có mã độc',
  torn: 'Chợ phiên dời lên đồi cao',
} as const

const longArticle: ArticlePage = {
  title: titles.long,
  lead: 'Nước về muộn hơn mọi năm gần một tháng, người dân vùng trũng tìm cách sống khác đi với con nước.',
  byline: 'Lam Khê',
  published: '2026-03-21T06:00:00+07:00',
  picture: '/anh/lon.png',
  caption: 'Đồng nước mênh mông. (Nguồn: Báo Bến Sông)',
  related: [['/giay-do', 'Làng nghề giấy dó nhận đơn hàng đầu tiên']],
  lang: 'vi',
  times: 6,
}

const english: ArticlePage = {
  title: titles.english,
  lead: 'A trade that was counted out keeps its needles moving, and the young come home to it.',
  byline: 'Ada Marsh',
  published: '2026-04-02T08:15:00Z',
  picture: '/anh/english.png',
  caption: 'Mending a net under the eaves.',
  related: [],
  lang: 'en',
}

/** What strangers may write: everything here must be gone, or be text, by the time it is read. */
const hostile: Page = (origin) =>
  vietnamesePage({ ...longArticle, title: titles.hostile, times: 1 })(origin).replace(
    '</figure>',
    `</figure><script>window.hacked = 1</script><p onclick="window.hacked=2">Đoạn có bẫy<img src=x onerror="window.hacked=3"></p>
<iframe src="${origin}/khung"></iframe><svg onload="window.hacked=4"></svg><a href="javascript:window.hacked=5">liên kết</a>
<form action="${origin}/nhan"><button>Gửi</button></form><style>body{display:none}</style><p data-x="1" style="position:fixed">Đoạn cuối có kiểu.</p>`,
  )

/**
 * A page that is not kept as it should be: pictures that its server does not give at first, a box that the article's
 * body does not hold, a line in it that does not belong to the article.
 */
const torn: Page = (origin) =>
  vietnamesePage({
    ...longArticle,
    title: titles.torn,
    lead: 'Ba mươi năm họp bên bến nước, chợ phiên dời lên đồi để tránh lũ.',
    times: 1,
    picture: '/hong/cho.png',
    caption: 'Sạp vải ở chợ mới. (Ảnh: Lam Khê)',
  })(origin)
    .replace(
      '</figure>',
      `</figure><p><img src="${origin}/hong/duong.png" alt="Con đường lên chợ" width="600" height="400"></p><p>Mời bạn đọc gửi ảnh dự thi về tòa soạn.</p>`,
    )
    .replace(
      '<div class="detail-content afcbc-body"',
      '<div class="hop-thong-tin"><p>Chợ phiên họp vào ngày rằm và ngày ba mươi âm lịch, từ sáng sớm đến quá trưa.</p></div><div class="detail-content afcbc-body"',
    )

/** A series without related boxes: one part is linked in the text, another only beside it. */
export const harbour = {
  name: 'Đêm cảng cá',
  part1: 'Đêm cảng cá (kỳ I): Bến đèn',
  part2: 'Đêm cảng cá (kỳ II): Sóng lạ',
  part3: 'Đêm cảng cá (kỳ III): Trở về',
} as const

const harbourPage =
  (title: string, path: string): Page =>
  (origin) =>
    vietnamesePage({ ...part(title, path), related: [], lead: 'Chuyện của những người bốc cá lúc nửa đêm.' })(
      origin,
    )
      .replace('</figure>', `</figure><p>Chuyện còn dài: <a href="${origin}/dem-2">${harbour.part2}</a></p>`)
      .replace('<h2>Xem nhiều</h2>', `<h2>Xem nhiều</h2><a href="${origin}/dem-3">${harbour.part3}</a>`)

const frontPage: Page =
  () => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Báo Bến Sông</title></head><body><h1>Báo Bến Sông</h1>
<ul>${Array.from({ length: 40 }, (_, index) => `<li><a href="/bai-${index}">Tin số ${index} trong ngày</a></li>`).join('')}</ul></body></html>`

/** The page of `/nhieu/N`: as many different articles as a test wants. */
export const oneOfMany = (number: number): Page =>
  vietnamesePage({
    title: `${number} mùa nước nổi của một gia đình làm nghề đan lưới`,
    lead: `Gia đình thứ ${number} trong xóm kể chuyện nghề, từ ngày bến sông còn chưa có đèn.`,
    byline: 'Hải Đăng',
    published: '2026-11-02T06:30:00+07:00',
    picture: `/anh/nhieu-${number % 7}.png`,
    caption: 'Một mẻ lưới vừa đan xong (Ảnh: Hải Đăng)',
    related: [['/ky-1', 'Một bài khác']],
    lang: 'vi',
  })

export const pages: Readonly<Record<string, Page>> = {
  '/': frontPage,
  '/ky-1': vietnamesePage(part(titles.part1, '/ky-1')),
  '/ky-2': vietnamesePage(part(titles.part2, '/ky-2')),
  '/ky-cuoi': vietnamesePage(part(titles.partLast, '/ky-cuoi')),
  '/dem-1': harbourPage(harbour.part1, '/dem-1'),
  '/dem-2': harbourPage(harbour.part2, '/dem-2'),
  '/dem-3': harbourPage(harbour.part3, '/dem-3'),
  '/dai': vietnamesePage(longArticle),
  '/english': plainPage(english),
  '/hostile': hostile,
  '/rach': torn,
  ...typographyPages,
}

/** CRC-32 as PNG chunks carry it (PNG specification, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, crc])
}

/** A picture for every `/anh/…png` and `/hong/…png`: 1,200 × 800 px, of a colour that follows from its path. */
export function picture(path: string): Buffer | null {
  if (!/^\/(?:anh|hong)\/.+\.png$/.test(path)) return null
  const [width, height] = [1200, 800]
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const hue = crc32(Buffer.from(path))
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      rows[at] = (hue & 0xff) ^ (y >> 3)
      rows[at + 1] = ((hue >> 8) & 0xff) ^ (x >> 4)
      rows[at + 2] = (hue >> 16) & 0xff
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
