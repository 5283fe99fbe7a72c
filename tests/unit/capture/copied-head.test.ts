// The head of a copied page: its section, date, title, lead and author, in the orders in which papers print them.
import { describe, expect, test } from 'vitest'
import { articleFromText } from '../../../electron/capture/copied-text.ts'

const TITLE = 'Chợ nổi Vàm Lá dời về bến mới'
const LEAD = 'Hơn trăm ghe hàng rời khúc sông sạt lở, mở lại phiên chợ đầu tiên sau mùa lũ.'
const DATE = 'Thứ bảy, 21/11/2026, 08:15 (GMT+7)'
const BODY = ['Từ ba giờ sáng', 'Bà Sáu Liên', 'Chính quyền xã'].map(
  (start) =>
    `${start} ${'kể tiếp câu chuyện của bến nước và những người ở lại, '.repeat(4)}cho đến hết ngày.`,
)
const read = (head: readonly string[], blank: string) =>
  articleFromText([head.join(blank), ...BODY].join('\n\n'), null)

const ORDERS: readonly (readonly [string, readonly string[]])[] = [
  ['section, date, title', ['Thời sự', DATE, TITLE, LEAD, 'Hải Miên', 'Chia sẻ']],
  ['date, section, title', [DATE, 'Thời sự', TITLE, LEAD, 'Hải Miên']],
  ['section, title, date', ['Đời sống số', TITLE, DATE, 'Hải Miên', LEAD]],
  ['date, title', [DATE, TITLE, LEAD, 'Hải Miên', 'Chia sẻ']],
]

describe.each([
  ['on lines below each other', '\n'],
  ['apart', '\n\n'],
])('a head with its lines %s', (_name, blank) => {
  test.each(ORDERS)('%s', (_order, lines) => {
    const article = read(lines, blank)
    expect(article).toMatchObject({
      section: ['Thời sự', 'Đời sống số'].find((section) => lines.includes(section)) ?? null,
      title: TITLE,
      lead: LEAD,
      byline: 'Hải Miên',
      publishedAt: '2026-11-21T08:15:00+07:00',
    })
    expect(article.contentHtml.split('\n')).toEqual(BODY.map((text) => `<p>${text}</p>`))
  })
})

describe('a short first line is the title', () => {
  test.each<[string, string[]]>([
    ['above a lead', ['Mùa nước nổi', LEAD]],
    ['above a date and a lead', ['Mùa nước nổi', DATE, LEAD]],
    ['above an author', ['Mùa nước nổi', 'Tác giả: Lam Khê', LEAD]],
    ['above the caption of a picture', ['Mùa nước nổi', 'Ghe hàng về bến trong mùa nước nổi (Ảnh: Lam Khê)']],
    ['with punctuation', ['Mùa nước nổi!', TITLE, LEAD]],
  ])('%s', (_name, lines) => {
    const { title, section } = read(lines, '\n\n')
    expect([title, section]).toEqual([lines[0], null])
  })

  test('above the name of its part', () => {
    expect(read(['Mùa nước nổi', 'Kỳ II: Những người ở lại bến', LEAD], '\n\n')).toMatchObject({
      title: 'Mùa nước nổi - Kỳ II: Những người ở lại bến',
      section: null,
    })
  })
})

test('an article that opens with a stanza keeps it whole', () => {
  const stanza = ['Chiều xuống bến xa', 'Khói nhà ai bay ngang đầm vắng', 'Người về chưa']
  const { contentHtml } = read(stanza, '\n')
  expect(contentHtml).toContain(`<p>${stanza.join('<br>')}</p>`)
})

test('counted comments are a button, wherever they stand', () => {
  const text = [TITLE, ...BODY, 'Bài liên quan\nĐầm Thị vào mùa nước nổi\nBình luận (12)'].join('\n\n')
  const { related, contentHtml } = articleFromText(text, null)
  expect(related.map(({ title }) => title)).toEqual(['Đầm Thị vào mùa nước nổi'])
  expect(contentHtml).not.toContain('Bình luận')
})
