import { createHash } from 'node:crypto'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { articleHtmlFile } from '../../../electron/transfer/html-file.ts'
import { detail, PICTURE } from './article-fixture.ts'

const noPicture = () => Promise.resolve(null)
const parse = (html: string) => new JSDOM(html).window.document

test('the file holds everything: title, lead, facts, body, pictures, source', async () => {
  const contentHtml = `<p>Thân bài.</p><figure><img src="images/${PICTURE}" alt="Cầu"><figcaption>Cầu cũ</figcaption></figure>`
  const html = await articleHtmlFile(detail({ contentHtml }), (_id, name) =>
    Promise.resolve(name === PICTURE ? Buffer.from('bytes') : null),
  )
  const page = parse(html)
  expect(page.title).toBe('Một bài báo')
  expect(page.querySelectorAll('h1')).toHaveLength(1)
  expect(page.querySelector('.lead')?.textContent).toBe('Lời dẫn.')
  expect(page.querySelector('.facts')?.textContent).toBe('Hoài Thư · Tuổi Trẻ · 18 tháng 11, 2026')
  expect(page.querySelector('img')?.src).toBe(
    `data:image/webp;base64,${Buffer.from('bytes').toString('base64')}`,
  )
  expect(page.querySelector<HTMLAnchorElement>('.source a')?.href).toBe('https://tuoitre.vn/bai.htm?a=1&b=2')
  expect(page.documentElement.lang).toBe('vi')
})

test('a picture that cannot be read leaves its description', async () => {
  const page = parse(
    await articleHtmlFile(detail({ contentHtml: `<img src="images/${PICTURE}" alt="Cầu">` }), noPicture),
  )
  expect(page.querySelector('img')?.alt).toBe('Cầu')
  expect(page.querySelector('img')?.hasAttribute('src')).toBe(false)
})

test('its policy allows its own style and pictures, and nothing else', async () => {
  const page = parse(await articleHtmlFile(detail(), noPicture))
  const policy = page.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content
  const style = createHash('sha256')
    .update(page.querySelector('style')?.textContent ?? '')
    .digest('base64')
  expect(policy).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`,
  )
})

test('no text of the article becomes markup, and a body changed on the disk is sanitized again', async () => {
  const evil = '</title><script>alert(1)</script>"\' onload=x'
  const html = await articleHtmlFile(
    detail({
      title: evil,
      lead: evil,
      byline: evil,
      siteName: evil,
      lang: `vi" onload="x`,
      contentHtml:
        '<p onclick="x()">a<script>x()</script></p><meta http-equiv="refresh" content="0;url=//x"><a href="javascript:x()">b</a><iframe src="//x"></iframe>',
    }),
    noPicture,
  )
  const page = parse(html)
  expect(page.querySelectorAll('script, iframe, meta[http-equiv="refresh"]')).toHaveLength(0)
  for (const element of page.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/)
      if (name === 'href') expect(value).toMatch(/^https:/)
    }
  expect(page.querySelector('h1')?.textContent).toBe(evil)
})
