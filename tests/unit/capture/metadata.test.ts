import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanByline, joinBylines } from '../../../electron/capture/byline.ts'
import { splitCredit } from '../../../electron/capture/figures.ts'
import { extractArticle } from '../../../electron/capture/extract.ts'
import { pickTitle, withoutSiteName } from '../../../electron/capture/page-title.ts'
import { parsePage } from '../../../electron/capture/page-dom.ts'
import { parseDate } from '../../../electron/capture/publish-date.ts'

describe('a date gets a zone', () => {
  test.each<[string, string]>([
    ['08:01 | 26/02/2026', '2026-02-26T08:01:00+07:00'],
    ['Thứ năm, 2/4/2026, 08:15 (GMT+7)', '2026-04-02T08:15:00+07:00'],
    ['02/04/2026 08:15 GMT+7', '2026-04-02T08:15:00+07:00'],
    ['Thứ Năm, ngày 02/04/2026 - 08:15', '2026-04-02T08:15:00+07:00'],
    ['2026-04-02 08:15', '2026-04-02T08:15:00+07:00'],
    ['2026-04-02T08:15:30.123Z', '2026-04-02T08:15:30Z'],
    ['2026-04-02T08:15:00-0500', '2026-04-02T08:15:00-05:00'],
    ['ngày 2 tháng 4 năm 2026', '2026-04-02T00:00:00+07:00'],
    ['29-02-2024', '2024-02-29T00:00:00+07:00'],
  ])('%s, in a Vietnamese paper', (text, expected) => {
    expect(parseDate(text, true)).toBe(expected)
  })
  test.each<[string, string]>([
    ['April 2, 2026 at 8:15 pm', '2026-04-02T20:15:00Z'],
    ['2 Apr 2026', '2026-04-02T00:00:00Z'],
    ['2026-04-02', '2026-04-02T00:00:00Z'],
  ])('%s, elsewhere', (text, expected) => {
    expect(parseDate(text, false)).toBe(expected)
  })
  test.each(['', 'hôm qua', '31/02/2026', '2026-13-01', '12345', '1.2.3'])('%j is none', (text) => {
    expect(parseDate(text, true)).toBeNull()
  })
})

describe('a byline is the name of a person', () => {
  const site = ['Báo Tuổi Trẻ', 'tuoitre.vn']
  test.each<[string, string | null]>([
    ['Lam Khê', 'Lam Khê'],
    ['Theo Lam Khê', 'Lam Khê'],
    ['By Ada Pell', 'Ada Pell'],
    ['Lam Khê (tổng hợp)', 'Lam Khê'],
    ['  Tác giả: Lam  Khê ', 'Lam Khê'],
    ['Tác giả', null],
    ['Tuổi Trẻ', null],
    ['tuoitre.vn', null],
    ['baotuoitre', null],
    ['https://www.facebook.com/x', null],
    ['@handle', null],
    ['admin', null],
    ['someone@example.org', null],
    ['(theo báo địa phương)', null],
    ['', null],
  ])('%j → %j', (text, expected) => {
    expect(cleanByline(text, site)).toBe(expected)
  })
  test('several are joined, each once', () => {
    expect(joinBylines(['Ada Pell', 'Tom Okafor', 'ADA PELL', 'admin'], [])).toBe('Ada Pell, Tom Okafor')
  })
})

describe('the credit at a caption’s end is told from the caption', () => {
  test.each<[string, string, string | null]>([
    ['Một cây cầu. (Nguồn: BQN)', 'Một cây cầu.', 'BQN'],
    ['Một cây cầu (Ảnh: Lam Khê)', 'Một cây cầu', 'Lam Khê'],
    ['Một cây cầu. Ảnh: Lam Khê', 'Một cây cầu.', 'Lam Khê'],
    ['A bridge. Photo: Iris Bell', 'A bridge.', 'Iris Bell'],
    ['A bridge (Photo by Iris Bell/Agency)', 'A bridge', 'Iris Bell/Agency'],
    ['Ảnh của một cây cầu', 'Ảnh của một cây cầu', null],
    ['Cầu Mới (thị xã Sông Hương)', 'Cầu Mới (thị xã Sông Hương)', null],
  ])('%s', (text, caption, credit) => {
    expect(splitCredit(text)).toEqual({ caption, credit })
  })
})

const element = (text: string) => parsePage(`<h1>${text}</h1>`, null).document.querySelector('h1') as Element

describe('the title', () => {
  const sources = {
    headings: [],
    openGraph: null,
    jsonLd: null,
    documentTitle: null,
    siteNames: ['The Courier'],
  }
  test('is the h1 that the page confirms, not its masthead', () => {
    const headings = [element('The Courier'), element('A ferry stays')]
    expect(pickTitle({ ...sources, headings, documentTitle: 'A ferry stays | The Courier' })).toBe(
      'A ferry stays',
    )
  })
  test('loses the site’s name where only <title> has it', () => {
    expect(pickTitle({ ...sources, documentTitle: 'A ferry stays | The Courier' })).toBe('A ferry stays')
    expect(withoutSiteName('The Courier - A ferry stays', ['The Courier'])).toBe('A ferry stays')
    expect(withoutSiteName('Boats – and bridges', ['The Courier'])).toBe('Boats – and bridges')
  })
})

const text = (html: string) =>
  extractArticle(html, 'https://example.org/a', { mustBeArticle: true }).contentHtml

describe('pages that are not built as they should be', () => {
  const paragraphs = Array.from(
    { length: 5 },
    (_, index) =>
      `<p>Paragraph ${index} tells of the boats that came in before the storm, and of those who waited.</p>`,
  ).join('')
  test.each<[string, string]>([
    ['without html or body', `<title>Boats</title>${paragraphs}`],
    [
      'with an html that ends before its head',
      `<html></html><head><title>Boats</title></head><body><h1>Boats</h1>${paragraphs}</body>`,
    ],
    [
      'with comments before all',
      `<!-- a --><!-- b --><!doctype html><html><body><h1>Boats</h1>${paragraphs}</body></html>`,
    ],
    [
      'with attributes that are no names',
      `<html><body><h1>Boats</h1><div @click="x" "y"><article>${paragraphs}</article></div></body></html>`,
    ],
    [
      'in frames of drawing',
      `<html><body><svg><g></g></svg><h1>Boats</h1><article>${paragraphs}<math><mi>x</mi></math></article></body></html>`,
    ],
    [
      'nested beyond sense',
      `<html><body><h1>Boats</h1><article>${paragraphs}</article>${'<div>'.repeat(3000)}x</body></html>`,
    ],
  ])('%s', (_name, html) => {
    expect(text(html)).toContain('Paragraph 4 tells of the boats')
  })

  test('a section page is no article, whatever its address', () => {
    const page = readFileSync(
      join(import.meta.dirname, '../../fixtures/pages/front-page/source.html'),
      'utf8',
    )
    const section = page.replace(
      /<meta property="og:type"[^>]*>|<script type="application\/ld\+json">.*?<\/script>/g,
      '',
    )
    expect(() => extractArticle(section, 'https://benda.example/thoi-su/', { mustBeArticle: true })).toThrow(
      'not-an-article',
    )
  })

  test('a lead that the body says again is not said twice', () => {
    const lead = 'The boats came home an hour before the storm, and one of them brought a passenger.'
    const page = `<html><body><h1>Boats</h1><p class="standfirst">${lead}</p><article><p><b>${lead}</b></p>${paragraphs}</article></body></html>`
    const article = extractArticle(page, null, { mustBeArticle: true })
    expect(article.lead).toBe(lead)
    expect(article.contentHtml).not.toContain('one of them brought a passenger')
  })

  test('a page that does not say how its site is called leaves the name open: its host is none', () => {
    const page = (head: string) =>
      `<html><head><title>Boats</title>${head}</head><body><h1>Boats</h1><article>${paragraphs}</article></body></html>`
    const nameOf = (html: string) =>
      extractArticle(html, 'https://example.org/a', { mustBeArticle: true }).siteName
    expect(nameOf(page(''))).toBeNull()
    expect(nameOf(page('<meta property="og:site_name" content="The Courier">'))).toBe('The Courier')
  })

  test('an empty page is no article', () => {
    expect(() => text('<html><body></body></html>')).toThrow('not-an-article')
  })

  test('a wall of scripts is no article', () => {
    expect(() =>
      text(
        '<html><body><div id="root"></div><noscript>Please enable JavaScript to run this app.</noscript><script>x()</script></body></html>',
      ),
    ).toThrow('not-an-article')
  })

  test('the mobile, AMP and canonical addresses of a page are one', () => {
    const page = `<html><head><link rel="canonical" href="https://www.example.org/boats"></head><body><h1>Boats</h1><article>${paragraphs}</article></body></html>`
    expect(
      extractArticle(page, 'https://m.example.org/boats?utm_source=x', { mustBeArticle: true }).url,
    ).toBe('https://www.example.org/boats')
    expect(extractArticle(page, 'https://elsewhere.example/boats', { mustBeArticle: true }).url).toBe(
      'https://elsewhere.example/boats',
    )
  })
})
