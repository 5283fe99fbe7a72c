import { expect, test } from 'vitest'
import { articleMarkdown } from '../../../electron/transfer/markdown.ts'
import { detail, PICTURE } from './article-fixture.ts'

test('Markdown has title, lead, facts, address and body, and no related links', async () => {
  expect(await articleMarkdown(detail())).toBe(
    [
      '# Một bài báo',
      '**Lời dẫn.**',
      'Hoài Thư · Tuổi Trẻ · 18 tháng 11, 2026',
      '<https://tuoitre.vn/bai.htm?a=1&b=2>',
      'Thân bài.\n',
    ].join('\n\n'),
  )
})

test('what is not known leaves no gap', async () => {
  const bare = detail({ lead: null, byline: null, siteName: null, host: null, url: null, publishedAt: null })
  expect(await articleMarkdown(bare)).toBe('# Một bài báo\n\nThân bài.\n')
})

test('a title or a text that looks like markup stays text', async () => {
  const markdown = await articleMarkdown(
    detail({ title: '# *Giá*\n[x](y) <b> &lt;', contentHtml: '<p>1. &lt;script&gt; &amp;amp; _a_</p>' }),
  )
  expect(markdown).toContain('# \\# \\*Giá\\* \\[x\\](y) \\<b> \\&lt;\n')
  expect(markdown).toContain('1\\. \\<script> \\&amp; \\_a\\_')
})

test('headings, lists, quotes, figures with their captions and tables are kept', async () => {
  const markdown = await articleMarkdown(
    detail({
      contentHtml:
        `<h2>Mục</h2><ul><li>một</li></ul><blockquote><p>lời</p></blockquote><figure><img src="images/${PICTURE}" alt="Cầu">` +
        '<figcaption>Cầu cũ.\n  <em>Ảnh: A</em></figcaption></figure><table><tbody><tr><td>1</td></tr></tbody></table>',
    }),
  )
  expect(markdown).toContain('## Mục\n\n-   một\n\n> lời')
  expect(markdown).toContain(`![Cầu](images/${PICTURE})\n\n*Cầu cũ. Ảnh: A*`)
  expect(markdown).toContain('<table><tbody><tr><td>1</td></tr></tbody></table>')
})

test('the date is the one of the zone it was given in, in the language of the article', async () => {
  expect(await articleMarkdown(detail({ lang: 'en' }))).toContain('November 18, 2026')
  expect(await articleMarkdown(detail({ lang: 'not a language' }))).toContain('18 tháng 11, 2026')
})

test('a body changed on the disk is sanitized again: what Markdown keeps as HTML runs nothing', async () => {
  const contentHtml = `<details open ontoggle="x()"><summary>a</summary><img src=x onerror="x()"></details>
    <table onclick="x()"><tbody><tr><td><a href="javascript:x()">b</a><script>x()</script></td></tr></tbody></table>
    <p><a href="javascript:x()">c</a></p>`
  const markdown = await articleMarkdown(detail({ contentHtml }))
  expect(markdown).toContain('<details open="">')
  expect(markdown).not.toMatch(/x\(\)|javascript:|onerror|onclick/)
})
