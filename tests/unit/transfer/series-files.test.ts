import { JSDOM } from 'jsdom'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookMessagesIn } from '../../../domain/language/book.ts'
import { seriesHtmlFile } from '../../../electron/transfer/html-file.ts'
import { pdfOptions } from '../../../electron/transfer/pdf-options.ts'
import { seriesMarkdown } from '../../../electron/transfer/series-markdown.ts'
import { PICTURE } from './article-fixture.ts'
import { htmlBody } from './html-bodies.ts'
import { bookOf, gappedParts } from './series-fixture.ts'

const words = bookMessagesIn('vi')
const readImage = () => Promise.resolve(Buffer.from('bytes'))
const parse = (html: string) => new JSDOM(html).window.document
const withBody = (contentHtml: string) => bookOf(gappedParts.map((one) => ({ ...one, contentHtml })))

const body = `<h2>Mục</h2><p><a href="https://bao.example/loat/ky-III.html">kỳ sau</a> <a href="#user-content-n">1</a></p>
  <p id="user-content-n">chú thích</p><img src="images/${PICTURE}" alt="Cầu">`

test('the HTML file of a series leads from its contents to each part, names what is missing, and needs nothing else', async () => {
  const page = parse(await seriesHtmlFile(withBody(body), readImage, words))
  expect(page.title).toBe('Xóm đan lưới')
  const contents = [...page.querySelectorAll('nav li')]
  expect(contents.map((line) => line.textContent)).toEqual([
    'Kỳ I: Sợi thứ 1',
    'Kỳ II: chưa lưu',
    'Kỳ III: Sợi thứ 3',
    'Kỳ cuối: chưa lưu',
  ])
  const [first, third] = [...page.querySelectorAll('article')]
  const target = (link: Element | null | undefined) =>
    page.getElementById((link?.getAttribute('href') ?? '').slice(1))
  expect(target(contents[0]?.querySelector('a'))).toBe(first)
  // A link to another part leads to it, a footnote to the one of its own part.
  expect(target(first?.querySelector('p > a'))).toBe(third)
  for (const part of [first, third]) {
    const note = target(part?.querySelectorAll('p > a')[1])
    expect(note?.closest('article')).toBe(part)
  }
  expect([...page.querySelectorAll('section.missing h1')].map((one) => one.textContent)).toEqual([
    'Kỳ II: chưa lưu',
    'Kỳ cuối: chưa lưu',
  ])
  for (const image of page.images) expect(image.src).toMatch(/^data:image\/webp;base64,/)
})

test('whatever its parts hold, the HTML file of a series runs nothing and loads nothing', async () => {
  await fc.assert(
    fc.asyncProperty(htmlBody, async (html) => {
      const page = parse(await seriesHtmlFile(withBody(html), readImage, words))
      expect(page.querySelectorAll('script, iframe, object, form, svg, [onerror], [style]')).toHaveLength(0)
      for (const element of page.querySelectorAll('[src], [href]'))
        expect(element.getAttribute('src') ?? element.getAttribute('href')).toMatch(
          /^(?:data:image|https?:|mailto:|#)/,
        )
      expect(page.querySelectorAll('article')).toHaveLength(2)
    }),
    { numRuns: 25 },
  )
})

test('the Markdown file of a series has contents with links, a heading for each part, and those of its body below it', async () => {
  const markdown = await seriesMarkdown(withBody(body), words)
  expect(
    markdown.startsWith('# Xóm đan lưới\n\nBáo Bến Sông · 2 kỳ · 11 tháng 11, 2026 – 13 tháng 11, 2026\n'),
  ).toBe(true)
  expect(markdown).toContain(
    '## Mục lục\n\n- [Kỳ I: Sợi thứ 1](#part-1)\n- Kỳ II: chưa lưu\n- [Kỳ III: Sợi thứ 3](#part-2)\n- Kỳ cuối: chưa lưu\n',
  )
  expect(markdown).toContain('<a id="part-1"></a>\n\n## Kỳ I: Sợi thứ 1\n\n**Lời dẫn.**')
  expect(markdown).toContain('## Kỳ II: chưa lưu\n')
  expect(markdown).toContain('- Kỳ II: <https://bao.example/loat/ky-II.html>')
  expect(markdown).toContain('\n### Mục\n')
  expect(markdown).toContain('[kỳ sau](#part-2)')
})

test('the foot of a PDF says its name as text, and the number of the page', () => {
  const { footerTemplate } = pdfOptions(['<img src=x onerror=y()>&amp;\u0001', null, 'Báo Bến Sông'])
  const foot = parse(footerTemplate)
  expect(foot.querySelectorAll('img')).toHaveLength(0)
  expect(foot.body.textContent).toContain('<img src=x onerror=y()>&amp; · Báo Bến Sông')
  expect(foot.querySelector('.pageNumber')).not.toBeNull()
})
