// Copied pages of the project's own, as text and as the clipboard's HTML, and what was printed. The expected files
// were made by the app and read against the sources.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seriesPartOf } from '../../../domain/series-assembly.ts'
import { extractRequest } from '../../../electron/capture/extract-request.ts'
import { withoutPictures } from '../../../electron/capture/pictures.ts'
import { finishArticle } from '../../../electron/capture/finish.ts'
import { root } from '../../launch/paths.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/copied')

/** What a paste becomes, from the clipboard's text or HTML to what the library gets. */
function pasted(content: string, form: 'html' | 'text') {
  const article = extractRequest({
    form,
    content,
    contentType: null,
    charset: null,
    url: null,
    trusted: true,
    local: false,
  })
  const { contentHtml, figures } = finishArticle({
    contentHtml: article.contentHtml,
    pictures: withoutPictures(article.pictures).pictures,
  })
  return {
    ...article,
    series: seriesPartOf(article),
    figures,
    body: contentHtml
      .replace(/(<\/(?:p|h2|h3|ul|ol|figure|blockquote|table|pre)>)(?=<)/g, '$1\n')
      .split(/\n+/),
  }
}

describe('what was copied becomes what was printed', () => {
  test.each(readdirSync(FOLDER))('%s', (name) => {
    const folder = join(FOLDER, name)
    const form = existsSync(join(folder, 'source.html')) ? 'html' : 'text'
    const source = readFileSync(join(folder, form === 'html' ? 'source.html' : 'source.txt'), 'utf8')
    const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    expect(pasted(source, form)).toMatchObject(expected as object)
  })
})

/** A page that a person copied; it lies beside the project where it is developed, and is no part of it. */
const COPIED_PAGE = [join(root, '../shared/corpora'), join(root, '../../shared/corpora')]
  .map((folder) => join(folder, 'copied-article.txt'))
  .find((path) => existsSync(path))

describe.skipIf(COPIED_PAGE === undefined)(
  `a page that a person copied${COPIED_PAGE === undefined ? ' (skipped: copied-article.txt is not beside the checkout)' : ''}`,
  () => {
    test('is its title, series, lead, captions, sub-headings, body and six related titles', () => {
      const { title, series, lead, figures, body, related } = pasted(
        readFileSync(COPIED_PAGE ?? '', 'utf8'),
        'text',
      )
      expect(title).toMatch(/^Quảng Ninh 'mở cửa'.*'chất'$/)
      expect(series).toEqual({
        name: "Quảng Ninh 'mở cửa' đón sóng FDI",
        word: 'kỳ',
        part: 1,
        isLast: false,
        partTitle: "Thành tựu đến từ nỗ lực nâng 'chất'",
      })
      expect(lead).toMatch(/^Trong 7 tháng.*Bắc Ninh\.$/)
      expect(figures.map(({ src, credit }) => [src, credit])).toEqual([
        [null, 'BQN'],
        [null, 'BQN'],
      ])
      expect(figures[1]?.caption).toBe('Khu Công nghiệp Đông Mai (Quảng Ninh).')
      expect(body.filter((block) => block.startsWith('<h2>'))).toEqual([
        '<h2>Nhận định chính xác từ xa, từ sớm các cơ hội</h2>',
        '<h2>Chọn chất lượng, thay vì số lượng</h2>',
      ])
      expect(body).toContain('<p>Thành công trong thu hút FDI của Quảng Ninh đến từ đâu?</p>')
      expect(body.join('\n')).not.toMatch(/Bình thường|Tin liên quan|Ấn Độ đến Quảng Ninh/)
      expect(related).toHaveLength(6)
      expect(new Set(related.map((link) => link.title)).size).toBe(6)
      expect(related.every(({ excerpt }) => excerpt !== null)).toBe(true)
      expect(related[5]?.title).toMatch(/^6\.000 khách du lịch Ấn Độ/)
    })
  },
)
