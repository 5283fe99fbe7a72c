// Pages of old systems: laid out by tables, the title a bold line, the author to the right below the text.
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'

const TITLE = 'Chợ nổi Vàm Lá dời về bến mới'
const sentence = (n: number) =>
  `Đoạn ${n} kể rằng sáng nay hàng trăm người dân đứng dọc bến sông để xem chiếc phà cũ được kéo lên bờ, nơi nó sẽ thành phòng đọc.`
const BODY = Array.from({ length: 8 }, (_, n) => `<p>${sentence(n)}</p>`).join('')

const extract = (after: string, { title = `${TITLE} - Báo Bến Đá`, above = '' } = {}) =>
  extractArticle(
    `<html lang="vi"><head><title>${title}</title></head><body><table width="960"><tr><td width="160"><a href="/">Trang chủ</a><br><a href="/van-hoa">Văn hóa</a></td><td><table><tr><td>${above}<b>${TITLE}</b></td></tr><tr><td>${BODY}${after}</td></tr></table></td></tr></table></body></html>`,
    'http://benda.example/tin/12.html',
    { mustBeArticle: true },
  )

describe('the name of the paper', () => {
  test('is what <title> says after a title that stands alone as a bold line', () => {
    expect(extract('')).toMatchObject({ title: TITLE, siteName: 'Báo Bến Đá' })
  })
  test('is not taken from words that are bold within a line', () => {
    expect(extract('', { above: 'Tin mới: ' })).toMatchObject({ siteName: null })
  })
})

describe('the author', () => {
  test.each(['<p align="right">Hải Miên</p>', '<p style="text-align:right"><b>Hải Miên</b></p>'])(
    'is the name to the right at the end: %s',
    (line) => {
      const { byline, contentHtml } = extract(line)
      expect(byline).toBe('Hải Miên')
      expect(contentHtml).not.toContain('Hải Miên')
    },
  )
  test('also above the comments and the rights', () => {
    const { byline, contentHtml } = extract(
      '<p align="right"><b>Hải Miên</b></p><p>Ý kiến bạn đọc (3)</p><p>Bạn Thư: Bài hay.</p><p>Bản quyền thuộc về Báo Bến Đá, số 12 đường Bờ Kè</p>',
    )
    expect(byline).toBe('Hải Miên')
    expect(contentHtml).not.toMatch(/Hải Miên|Bạn Thư|Bản quyền/)
  })
  test.each(['<p>Hải Miên</p>', '<p align="right">Theo TTXVN</p>', '<p align="right">Còn tiếp kỳ sau</p>'])(
    'is not made of %s, which stays',
    (line) => {
      const { byline, contentHtml } = extract(line)
      expect(byline).toBeNull()
      expect(contentHtml).toContain(line.replace(/<.*?>/g, ''))
    },
  )
})

describe('what follows the text', () => {
  test.each<[string, string]>([
    ['counted comments', '<p>Ý kiến bạn đọc (3)</p><p>Bạn Thư: Bài hay.</p>'],
    ['counted comments with a button’s name', '<p>Bình luận (12)</p><p>Bạn Thư: Bài hay.</p>'],
    ['rights', '<p>Giữ bản quyền nội dung trên trang này.</p>'],
    ['how to quote', '<p>Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p>'],
  ])('%s is no part of it', (_name, tail) => {
    const { contentHtml } = extract(tail)
    expect(contentHtml).toContain(sentence(7))
    expect(contentHtml).not.toMatch(/bạn đọc \(|Bình luận|Bạn Thư|bản quyền|Ghi rõ nguồn/)
  })
  test('a counted button in the middle goes, the text after it stays', () => {
    const { contentHtml } = extract(`<p>Bình luận (12)</p>${BODY.replaceAll('Đoạn ', 'Chương ')}`)
    expect(contentHtml).not.toContain('Bình luận')
    expect(contentHtml).toContain(sentence(7).replace('Đoạn', 'Chương'))
  })
})
