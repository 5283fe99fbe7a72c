// Front pages, lists and walls are turned away; articles that look like lists are not.
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'

const TITLES = [
  'Cầu gỗ trăm tuổi được dựng lại sau mùa bão',
  'Làng giấy dó nhận đơn hàng đầu tiên từ nước ngoài',
  'Trạm đèn biển Hòn Nhạn sáng lại sau ba tháng',
  'Chợ nổi Vàm Lá dời về bến mới để tránh sạt lở',
  'Đội chèo ghe ngo tập đêm chờ ngày hội nước nổi',
  'Mùa muối muộn ở Cồn Sậy vì mưa trái mùa kéo dài',
  'Thư viện lưu động đến ba xã cù lao mỗi tháng một lần',
  'Người thợ đồng hồ cuối cùng của phố cổ nhận học trò',
  'Giống lúa mùa cũ trở lại trên đồng trũng huyện Bàu',
]
const TEASER =
  'Sau nhiều tháng chờ đợi, người dân trong vùng cho biết công việc đã bắt đầu và sẽ xong trước mùa nước nổi năm nay.'
const PARAGRAPH =
  'Sáng nay, hàng trăm người dân thị xã đứng dọc bến sông để xem chiếc phà cũ được kéo lên bờ, nơi nó sẽ được sửa thành phòng đọc.'

const page = (body: string, head = '') =>
  `<html lang="vi"><head><meta charset="utf-8"><title>Bến Đá</title>${head}</head><body><header><nav><a href="/">Trang chủ</a><a href="/van-hoa">Văn hóa</a></nav></header>${body}<footer><p>Giấy phép số 12. Mọi hành vi sao chép phải ghi rõ nguồn của tòa soạn.</p></footer></body></html>`

const teasers = (tag: string) =>
  TITLES.map(
    (title, n) =>
      `<div class="story"><a href="/bai-${n}.html"><img src="/anh-${n}.jpg" alt=""></a><${tag}><a href="/bai-${n}.html">${title}</a></${tag}><p class="sapo">${TEASER}</p></div>`,
  ).join('')

const extract = (html: string, url: string) => extractArticle(html, url, { mustBeArticle: true })

describe('turned away', () => {
  test.each<[string, string, string]>([
    ['a front page', 'https://benda.example/', page(`<main>${teasers('h3')}</main>`)],
    [
      'a section page',
      'https://benda.example/van-hoa',
      page(`<main><h1>Văn hóa</h1>${teasers('h3')}</main>`, '<meta property="og:type" content="website">'),
    ],
    [
      'a section page that calls itself an article list of links only',
      'https://benda.example/van-hoa/trang-2',
      page(
        `<main><h1>Văn hóa</h1><ul>${TITLES.map((title, n) => `<li><a href="/bai-${n}.html">${title}</a></li>`).join('')}</ul></main>`,
      ),
    ],
    [
      'a page of a tag',
      'https://benda.example/tag/song',
      page(`<main><h1>Từ khóa: sông</h1>${teasers('h2')}<a href="?p=2">Trang sau</a></main>`),
    ],
    [
      'results of a search',
      'https://benda.example/tim-kiem?q=song',
      page(
        `<main><h1>Kết quả tìm kiếm</h1><form><input name="q"></form><ol>${TITLES.map((title, n) => `<li><h3><a href="/bai-${n}.html">${title}</a></h3><div>${TEASER.slice(0, 70)}…</div></li>`).join('')}</ol></main>`,
      ),
    ],
    [
      'a wall to log in',
      'https://benda.example/bai-1.html',
      page(
        '<main><h1>Đăng nhập để đọc tiếp</h1><form><label>Thư điện tử <input></label><label>Mật khẩu <input type="password"></label><button>Đăng nhập</button></form><p>Chưa có tài khoản? Đăng ký ngay.</p></main>',
      ),
    ],
    [
      'a wall of consent',
      'https://benda.example/bai-1.html',
      page(
        '<div class="consent"><h1>Quyền riêng tư của bạn</h1><p>Chúng tôi và đối tác dùng cookie để lưu thông tin trên thiết bị.</p><button>Đồng ý</button><button>Từ chối</button></div>',
      ),
    ],
    [
      'a page that its script has not filled',
      'https://benda.example/bai-1.html',
      '<html><body><div id="app"></div><noscript>Hãy bật JavaScript.</noscript></body></html>',
    ],
  ])('%s', (_name, url, html) => {
    expect(() => extract(html, url)).toThrow('not-an-article')
  })
})

describe('kept', () => {
  const story = (body: string, head = '') =>
    page(`<main><article><h1>Phà cũ thành phòng đọc</h1>${body}</article></main>`, head)
  const says = '<meta property="og:type" content="article">'

  test('a list of recommendations, each with a link', () => {
    const items = TITLES.map(
      (title, n) =>
        `<h2>${n + 1}. <a href="https://elsewhere.example/${n}">${title}</a></h2><p>${PARAGRAPH}</p><p>${TEASER}</p>`,
    ).join('')
    const { contentHtml } = extract(story(items, says), 'https://benda.example/9-noi-nen-den.html')
    for (const title of TITLES) expect(contentHtml).toContain(title)
  })

  test('a live blog', () => {
    const entries = TITLES.map(
      (title, n) => `<section><h3>${8 + n}h30</h3><p>${title}. ${PARAGRAPH}</p></section>`,
    ).join('')
    const { contentHtml } = extract(story(entries, says), 'https://benda.example/truc-tiep-keo-pha.html')
    for (const title of TITLES) expect(contentHtml).toContain(title)
  })

  test('a story in pictures', () => {
    const figures = TITLES.map(
      (title, n) =>
        `<figure><img src="/anh-${n}.jpg"><figcaption>${title}. (Ảnh: Lam Khê)</figcaption></figure>`,
    ).join('')
    const { figures: found } = extract(
      story(`<p>${PARAGRAPH}</p>${figures}`, says),
      'https://benda.example/anh-keo-pha.html',
    )
    expect(found).toHaveLength(TITLES.length)
    expect(found[0]).toEqual({
      src: 'https://benda.example/anh-0.jpg',
      caption: `${TITLES[0]}.`,
      credit: 'Lam Khê',
    })
  })

  test('a brief of one paragraph, where the page says that it is an article', () => {
    const { contentHtml } = extract(
      story(`<p>${PARAGRAPH}</p>`, says),
      'https://benda.example/tin-ngan-pha.html',
    )
    expect(contentHtml).toContain('được kéo lên bờ')
  })

  test('an article above a list of others, which become related', () => {
    const body = `<div class="text">${`<p>${PARAGRAPH}</p>`.repeat(6)}</div><div class="grid">${teasers('h3')}</div>`
    const { contentHtml, related } = extract(story(body, says), 'https://benda.example/pha.html')
    expect(contentHtml).toContain('được kéo lên bờ')
    expect(contentHtml).not.toContain('Cầu gỗ trăm tuổi')
    expect(related.map(({ title }) => title)).toContain('Cầu gỗ trăm tuổi được dựng lại sau mùa bão')
  })
})

describe('a list that a person wants all the same', () => {
  const story = (n: number) =>
    `<article class="item-news"><h3 class="title-news"><a href="/bai-${n}.html">Bài số ${n} về bến nước và những người ở lại</a></h3><p class="description"><a href="/bai-${n}.html">Tin ${n}: ${TEASER}</a></p></article>`
  const stories = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => story(from + n)).join('')
  const named = (html: string) => new Set(html.match(/Bài số \d+/g)).size

  test('is all its stories, not the one that stands out among them, and none of them its lead', () => {
    const first = `<article><h3><a href="/bai-0.html">Bài số 0 về bến nước</a></h3><p>${PARAGRAPH}</p></article>`
    const html = page(
      `<div><div>${first}</div><div>${stories(1, 40)}</div></div><aside>Đọc nhiều nhất tuần này ở bến</aside>`,
    )
    const { title, lead, contentHtml } = extractArticle(html, 'https://benda.example/', {
      mustBeArticle: false,
    })
    expect(title).toBe('Bến Đá')
    expect(lead).toBeNull()
    expect(named(contentHtml)).toBe(40)
    expect(contentHtml).not.toMatch(/Đọc nhiều nhất|Giấy phép|Trang chủ/)
  })

  test('while an article among teasers stays the article', () => {
    const html = page(
      `<div><div class="text"><h1>Phà cũ</h1>${`<p>${PARAGRAPH}</p>`.repeat(6)}</div><div class="others">${stories(1, 40)}</div></div>`,
    )
    const { contentHtml } = extractArticle(html, 'https://benda.example/pha.html', { mustBeArticle: false })
    expect(contentHtml).toContain('được kéo lên bờ')
    expect(named(contentHtml)).toBe(0)
  })
})
