import { describe, expect, test } from 'vitest'
import { articleFromText } from '../../../electron/capture/copied-text.ts'
import { finishArticle } from '../../../electron/capture/finish.ts'

const long = (start: string) =>
  `${start} ${'kể tiếp câu chuyện của bến nước và những người ở lại, '.repeat(4)}cho đến hết ngày.`

/** A page as it is copied: invented text in the order of lines that copying leaves. */
const COPIED = `Nhỏ Bình thường Lớn

Bến nước cũ hồi sinh (kỳ II): Người giữ đèn

Sau mười năm vắng khách, bến nước ở xóm Đông sáng đèn trở lại nhờ một nhóm thợ trẻ và một chiếc máy phát chạy bằng sức nước.
Ngọn đèn đầu bến được thắp lại (xóm Đông, TX Sông Hương)
Ngọn đèn đầu bến được thắp lại (xóm Đông, thị xã Sông Hương). (Nguồn: BBĐ)

${long('Đêm đầu tiên, cả xóm ra bến')}

Một chiếc máy phát tự chế

Tiền ở đâu ra?

Tin liên quan
Chợ phiên mở lại: Chợ phiên mở lại: 'Ai cũng mang theo một thứ'

${long('Máy phát được ghép từ một guồng nước cũ')}

 Guồng nước đã ngừng quay từ lâu và được các thợ trẻ tháo ra lau chùi. Guồng nước ở xóm Đông. (Ảnh: Mai Thư)
Guồng nước ở xóm Đông. (Ảnh: Mai Thư)

Chọn việc nhỏ, làm lâu

${long('Họ không vay tiền')}

Đường lên đồi có thêm bậc đá

Đường lên đồi có thêm bậc đá

Hai mươi bậc đá mới giúp người già lên chùa dễ hơn trong mùa mưa ...

Chợ phiên mở lại: 'Ai cũng mang theo một thứ'

Chợ phiên mở lại: 'Ai cũng mang theo một thứ'

Phiên chợ đầu tiên sau mùa lũ họp ngay trên mặt đê ...
`

const htmlOf = (text: string) => articleFromText(text, null).contentHtml
const figuresOf = (text: string) => finishArticle({ contentHtml: htmlOf(text), pictures: [] }).figures

describe('a page that was copied as text becomes its article', () => {
  const article = articleFromText(COPIED, null)

  test('title and lead stand apart from the body', () => {
    expect(article.title).toBe('Bến nước cũ hồi sinh (kỳ II): Người giữ đèn')
    expect(article.lead).toMatch(/^Sau mười năm vắng khách.*sức nước\.$/)
    expect(article.contentHtml).not.toContain('Sau mười năm')
    expect(article.lang).toBe('vi')
  })

  test('a picture leaves one caption with its credit, not its alternative text', () => {
    expect(figuresOf(COPIED)).toEqual([
      { src: null, caption: 'Ngọn đèn đầu bến được thắp lại (xóm Đông, thị xã Sông Hương).', credit: 'BBĐ' },
      { src: null, caption: 'Guồng nước ở xóm Đông.', credit: 'Mai Thư' },
    ])
    expect(article.contentHtml).not.toMatch(/TX Sông Hương|tháo ra lau chùi/)
  })

  test('short lines that end no sentence are sub-headings, a question is a paragraph', () => {
    expect([...article.contentHtml.matchAll(/<h2>(.*?)<\/h2>/g)].map((match) => match[1])).toEqual([
      'Một chiếc máy phát tự chế',
      'Chọn việc nhỏ, làm lâu',
    ])
    expect(article.contentHtml).toContain('<p>Tiền ở đâu ra?</p>')
  })

  test('neither the size control nor related titles are left in the body', () => {
    expect(article.contentHtml).not.toMatch(/Bình thường|Tin liên quan|Chợ phiên|bậc đá/)
  })

  test('related titles are kept once each, with their teasers', () => {
    expect(article.related).toEqual([
      {
        url: null,
        title: 'Đường lên đồi có thêm bậc đá',
        excerpt: 'Hai mươi bậc đá mới giúp người già lên chùa dễ hơn trong mùa mưa ...',
      },
      {
        url: null,
        title: "Chợ phiên mở lại: 'Ai cũng mang theo một thứ'",
        excerpt: 'Phiên chợ đầu tiên sau mùa lũ họp ngay trên mặt đê ...',
      },
    ])
  })

  test('without the size control it is the same article', () => {
    expect(articleFromText(COPIED.replace(/^.*\n\n/, ''), null)).toEqual(article)
  })

  test('line ends of Windows change nothing', () => {
    expect(articleFromText(COPIED.replaceAll('\n', '\r\n'), null)).toEqual(article)
  })
})

test('date and author below the title are taken for what they are', () => {
  const article = articleFromText(
    `Cây cầu mới\n\n02/04/2026 08:15\nLam Khê\n\n${[1, 2, 3].map((n) => long(`Đoạn ${n}`)).join('\n\n')}`,
    null,
  )
  expect(article).toMatchObject({
    title: 'Cây cầu mới',
    publishedAt: '2026-04-02T08:15:00+07:00',
    byline: 'Lam Khê',
  })
})

test('the lines of a narrow column are joined to paragraphs again', () => {
  const article = articleFromText(
    'A short walk\n\nThe path begins behind the mill and\nfollows the stream for about a mile,\nunder alders that were planted by the\nmiller himself. It is wet in spring.\nLater it climbs to the road, where a\nbench looks back over the roofs and the\nlong pond.',
    null,
  )
  expect(article.contentHtml.replaceAll('\n', '')).toBe(
    '<p>The path begins behind the mill and follows the stream for about a mile, under alders that were planted by the miller himself. It is wet in spring. Later it climbs to the road, where a bench looks back over the roofs and the long pond.</p>',
  )
})

test('a plain note keeps every line', () => {
  const { title, lead, contentHtml, related } = articleFromText(
    'Mua sắm\n- gạo\n- hai quả chanh\n- xà phòng',
    null,
  )
  expect({ title, lead, related }).toEqual({ title: 'Mua sắm', lead: null, related: [] })
  expect(contentHtml).toBe('<ul><li>gạo</li><li>hai quả chanh</li><li>xà phòng</li></ul>')
})

test('markup in a text is text', () => {
  const html = htmlOf('Title\n\n<img src=x onerror=alert(1)> is how not to begin.')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

test.each(['', '  \n\n ', '…\n—'])('%j has nothing to save', (text) => {
  expect(() => articleFromText(text, null)).toThrow('empty-input')
})
