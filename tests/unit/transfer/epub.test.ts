import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { ArticleDetail } from '../../../domain/article.ts'
import { bookOfArticle } from '../../../domain/book.ts'
import type { Book } from '../../../domain/book.ts'
import { bookMessagesIn } from '../../../domain/language/book.ts'
import { allowedAttributes, allowedTags } from '../../../domain/sanitize-policy.ts'
import { strictAddress } from '../../../electron/transfer/epub/chapter-body.ts'
import { epubOf } from '../../../electron/transfer/epub/epub.ts'
import { findEpubcheck } from '../../launch/install-epubcheck.ts'
import { detail, PICTURE } from './article-fixture.ts'
import { htmlBody } from './html-bodies.ts'
import { bookOf, gappedParts, part } from './series-fixture.ts'

const picture = (format: 'webp' | 'png' | 'jpeg' | 'avif', background = '#a3271c') =>
  sharp({ create: { width: 40, height: 30, channels: 4, background } })
    .toFormat(format)
    .toBuffer()

type Options = Partial<Parameters<typeof epubOf>[1]>

const write = async (book: Book, options: Options = {}) =>
  epubOf(book, {
    readImage: () => Promise.resolve(null),
    cover: null,
    language: 'vi',
    words: bookMessagesIn('vi'),
    ...options,
  })

/** The book's files as text. */
async function filesOf(book: Book, options: Options = {}): Promise<Record<string, string>> {
  const files = unzipSync(await write(book, options))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const xml = (text: string | undefined) =>
  new JSDOM(text ?? '', { contentType: 'application/xhtml+xml' }).window.document

const chapterOf = async (contentHtml: string, options: Options = {}) =>
  xml((await filesOf(bookOfArticle(detail({ contentHtml })), options))['EPUB/chapter-1.xhtml'])

test('the file begins with its kind, uncompressed, and holds a package that names everything in it', async () => {
  const bytes = await write(bookOf(gappedParts))
  expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
  const files = unzipSync(bytes)
  const text = strFromU8(files['EPUB/package.opf'] ?? new Uint8Array())
  const listed = [...xml(text).querySelectorAll('manifest item')].map(
    (item) => `EPUB/${item.getAttribute('href')}`,
  )
  const present = Object.keys(files).filter((name) => name.startsWith('EPUB/') && !name.endsWith('.opf'))
  expect(listed.toSorted()).toEqual(present.toSorted())
})

test('the package says title, language, authors, paper, addresses, and keeps its identifier', async () => {
  const opf = xml((await filesOf(bookOf(gappedParts)))['EPUB/package.opf'])
  const all = (name: string) => [...opf.getElementsByTagName(name)].map((one) => one.textContent)
  expect(all('dc:title')).toEqual(['Xóm đan lưới'])
  expect(all('dc:language')).toEqual(['vi'])
  expect(all('dc:creator')).toEqual(['Hoài Thư'])
  expect(all('dc:publisher')).toEqual(['Báo Bến Sông'])
  expect(all('dc:date')).toEqual(['2026-11-11'])
  expect(all('dc:source')).toEqual(gappedParts.map(({ url }) => url))
  const [identifier] = all('dc:identifier')
  expect(identifier).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const fewer = xml((await filesOf({ ...bookOf(gappedParts), title: 'Tên khác' }))['EPUB/package.opf'])
  expect(fewer.getElementsByTagName('dc:identifier')[0]?.textContent).toBe(identifier)
})

test('a part taken by itself says which series it belongs to, and where', async () => {
  const series = { name: 'Xóm đan lưới', word: 'kỳ', part: 2, isLast: false, partTitle: null } as const
  const opf = xml((await filesOf(bookOfArticle(detail({ series }))))['EPUB/package.opf'])
  const meta = (property: string) => opf.querySelector(`meta[property="${property}"]`)?.textContent
  expect(meta('belongs-to-collection')).toBe('Xóm đan lưới')
  expect(meta('group-position')).toBe('2')
})

test('contents, and those of older readers, lead to each part and to what is missing, where it lies', async () => {
  const files = await filesOf(bookOf(gappedParts))
  const links = [...xml(files['EPUB/nav.xhtml']).querySelectorAll('nav:first-of-type a')]
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Kỳ I: Sợi thứ 1', 'chapter-1.xhtml'],
    ['Kỳ II: chưa lưu', 'chapter-2.xhtml'],
    ['Kỳ III: Sợi thứ 3', 'chapter-3.xhtml'],
    ['Kỳ cuối: chưa lưu', 'chapter-4.xhtml'],
  ])
  const points = [...xml(files['EPUB/toc.ncx']).querySelectorAll('navPoint content')]
  expect(points.map((point) => point.getAttribute('src'))).toEqual(
    links.map((link) => link.getAttribute('href')),
  )
  const gap = xml(files['EPUB/chapter-2.xhtml'])
  expect(gap.querySelector('h1')?.textContent).toBe('Kỳ II: chưa lưu')
  expect(gap.querySelector('li a')?.getAttribute('href')).toBe('https://bao.example/loat/ky-II.html')
})

test('a chapter has number, title, lead, facts, body and source', async () => {
  const chapter = xml((await filesOf(bookOf(gappedParts)))['EPUB/chapter-1.xhtml'])
  const text = (selector: string) => chapter.querySelector(selector)?.textContent
  expect(text('.label')).toBe('Kỳ I')
  expect(text('h1')).toBe('Sợi thứ 1')
  expect(text('.lead')).toBe('Lời dẫn.')
  expect(text('.facts')).toBe('Hoài Thư · Báo Bến Sông · 11 tháng 11, 2026')
  expect(text('.source')).toBe('Bài gốc: https://bao.example/loat/ky-I.html')
})

test('the same book gives the same bytes', async () => {
  const one = await write(bookOf(gappedParts))
  const other = await write(bookOf(gappedParts.toReversed()))
  expect(Buffer.compare(one, other)).toBe(0)
  // Time and day of the first file, as zip writes them: midnight of 1 January 1980.
  expect([...one.subarray(10, 14)]).toEqual([0, 0, 0x21, 0])
})

test('links to other parts lead to their chapters, footnotes stay inside, all others go out', async () => {
  const body = (id: string) =>
    `<p><a href="https://www.bao.example/loat/ky-III.html?utm_source=x#y">kỳ sau</a> <a href="#user-content-n" id="user-content-b">1</a>
     <a href="https://khac.example/">khác</a> <a href="#user-content-gone">lạc</a></p><p id="user-content-n">chú thích ${id}</p>`
  const files = await filesOf(bookOf(gappedParts.map((one) => ({ ...one, contentHtml: body(one.id) }))))
  const [first, third] = [xml(files['EPUB/chapter-1.xhtml']), xml(files['EPUB/chapter-3.xhtml'])]
  const hrefs = [...first.querySelectorAll('p > a')].slice(0, 4).map((link) => link.getAttribute('href'))
  expect(hrefs).toEqual(['chapter-3.xhtml', '#c1-2', 'https://khac.example/', null])
  expect(first.getElementById('c1-2')?.textContent).toBe('chú thích 000000000001')
  const ids = [first, third].flatMap((page) => [...page.querySelectorAll('[id]')].map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('pictures are inside, in kinds that every reader shows; of a missing one its caption stays', async () => {
  const name = (letter: string, kind: string) => `${letter.repeat(64)}.${kind}`
  const stored = new Map<string, Buffer>([
    [name('a', 'webp'), await picture('webp')],
    [name('b', 'avif'), await picture('avif', '#00000080')],
    [name('c', 'png'), await picture('png')],
  ])
  const figure = (file: string) =>
    `<figure><img src="images/${file}" alt="Mô tả"><figcaption>Chú thích ${file[0]}</figcaption></figure>`
  const contentHtml = [...stored.keys(), name('d', 'jpg')].map(figure).join('')
  const missing =
    '<figure><img id="user-content-missing-picture-3" alt="Ảnh thiếu"><figcaption>Thiếu</figcaption></figure>'
  const files = unzipSync(
    await write(bookOfArticle(detail({ contentHtml: contentHtml + missing })), {
      readImage: (_id, file) => Promise.resolve(stored.get(file) ?? null),
    }),
  )
  const chapter = xml(strFromU8(files['EPUB/chapter-1.xhtml'] ?? new Uint8Array()))
  const sources = [...chapter.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '')
  const kinds = await Promise.all(
    sources.map(async (source) => (await sharp(files[`EPUB/${source}`]).metadata()).format),
  )
  expect(kinds).toEqual(['jpeg', 'png', 'png'])
  expect(sources.map((source) => /\.(\w+)$/.exec(source)?.[1])).toEqual(['jpg', 'png', 'png'])
  expect([...chapter.querySelectorAll('figcaption')].map((one) => one.textContent)).toEqual([
    'Chú thích a',
    'Chú thích b',
    'Chú thích c',
    'Chú thích d',
    'Thiếu',
  ])
})

test('a drawn cover is the cover; without one the book opens with its title page', async () => {
  const covered = await filesOf(bookOf(gappedParts), { cover: await picture('png') })
  expect(xml(covered['EPUB/package.opf']).querySelector('item[properties="cover-image"]')).not.toBeNull()
  const bare = xml(
    (await filesOf(bookOf(gappedParts), { cover: Buffer.from('no picture') }))['EPUB/package.opf'],
  )
  expect(bare.querySelector('item[properties="cover-image"]')).toBeNull()
  expect(bare.querySelector('itemref')?.getAttribute('idref')).toBe('title-page')
})

test('tables, ruby, code and right-to-left text stay what they are', async () => {
  const chapter = await chapterOf(
    '<table><caption>Bảng</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td rowspan="2">1</td></tr></tbody></table>' +
      '<p><ruby>漢<rp>(</rp><rt>hán</rt><rp>)</rp></ruby> <bdo dir="rtl">שלום</bdo></p><pre><code>a &lt; b &amp;&amp; c\n  d</code></pre>',
  )
  expect(chapter.querySelector('th')?.getAttribute('scope')).toBe('col')
  expect(chapter.querySelector('td')?.getAttribute('rowspan')).toBe('2')
  expect(chapter.querySelector('ruby rt')?.textContent).toBe('hán')
  expect(chapter.querySelector('bdo')?.getAttribute('dir')).toBe('rtl')
  expect(chapter.querySelector('pre code')?.textContent).toBe('a < b && c\n  d')
})

test.each([
  ['a block in a heading', '<h2><div>Một</div><div>Hai</div></h2>', 'h2', 'Một  Hai'],
  ['a block in emphasis', '<b>x<div>y</div></b>', 'div > div', 'y'],
  ['a list in a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', 'li > ul > li', 'b'],
  ['an item without a list', '<div><li>a</li></div>', 'div > div > div', 'a'],
  [
    'a caption in the middle',
    '<figure><p>1</p><figcaption>c</figcaption><p>2</p></figure>',
    'figcaption:last-child',
    'c',
  ],
  ['a term without a description', '<dl><dt>a</dt></dl>', 'div > div > div', 'a'],
  ['a reading without its word', '<p>x<rt>y</rt></p>', 'p > span', 'y'],
])('%s gives way, and no word of it is lost', async (_what, html, selector, text) => {
  const chapter = await chapterOf(html)
  expect(chapter.querySelector(`section > div`)?.querySelector(selector)?.textContent).toBe(text)
})

test.each([
  ['https://a.example/x|y?q={a}^b#f g', 'https://a.example/x%7Cy?q=%7Ba%7D%5Eb#f%20g'],
  ['https://a.example/%zz', 'https://a.example/%25zz'],
  ['https://ví.dụ/Đ', 'https://xn--v-jga.xn--d-xym/%C4%90'],
  ['http://a.example:99999/', null],
  ['mailto:a b@c.d', 'mailto:a%20b@c.d'],
  ['javascript:x()', null],
])('the address %s stands in a book as %s', (given, wanted) => {
  expect(strictAddress(given)).toBe(wanted)
})

const evil = ']]></title><script>x()</script>&amp; \u0001\ud800\ufffe "\' '.repeat(3)
const hostile = (id: number, contentHtml: string): ArticleDetail =>
  part(id, 'I', {
    lang: 'vi" x="',
    title: evil,
    lead: evil,
    byline: evil,
    siteName: evil,
    url: `https://a.example/"<${id}>`,
    contentHtml,
  })
const hostileBook = (bodies: readonly string[]): Book => ({
  key: evil,
  title: evil.repeat(20),
  source: evil,
  lang: 'not a language',
  word: 'kỳ',
  collection: { name: evil, part: 1 },
  chapters: bodies.map((html, index) => ({
    kind: 'part',
    label: evil,
    title: evil,
    article: hostile(index, html),
  })),
})

const elements = new Set<string>([...allowedTags, 'html', 'head', 'meta', 'title', 'link', 'body', 'h1'])
const attributes = new Set<string>([
  ...allowedAttributes,
  'xml:lang',
  'class',
  'epub:type',
  'xmlns',
  'xmlns:epub',
])

test('whatever an article holds, its chapter is well-formed, of allowed elements only, and leads nowhere but to the web', async () => {
  const readImage = async () => picture('png')
  await fc.assert(
    fc.asyncProperty(htmlBody, async (html) => {
      const files = await filesOf(hostileBook([html]), { readImage })
      for (const [name, text] of Object.entries(files)) {
        if (!/\.(?:xhtml|opf|ncx|xml)$/.test(name)) continue
        const page = xml(text)
        if (!name.includes('chapter')) continue
        for (const element of page.querySelectorAll('body, body *')) {
          expect(elements).toContain(element.localName)
          for (const attribute of element.attributes) expect(attributes).toContain(attribute.name)
        }
        for (const link of page.querySelectorAll('[href], [src]')) {
          const address = link.getAttribute('href') ?? link.getAttribute('src')
          expect(address).toMatch(/^(?:https?:|mailto:|#c1-\d+$|style\.css$|images\/[0-9a-f]{64}\.png$)/)
        }
      }
    }),
    { numRuns: 40 },
  )
})

const epubcheck = findEpubcheck()

test.skipIf(epubcheck === null)(
  'epubcheck finds no error and no warning (skipped where epubcheck is not installed)',
  { timeout: 400_000 },
  async () => {
    if (epubcheck === null) return
    const folder = mkdtempSync(join(tmpdir(), 'goc-doc-epub-'))
    const [command, ...args] = epubcheck
    /** What it writes; it ends with an error where it has found one. */
    const report = (name: string, bytes: Uint8Array) => {
      const file = join(folder, name)
      writeFileSync(file, bytes)
      return execFileSync(command, [...args, '--failonwarnings', file], { encoding: 'utf8', stdio: 'pipe' })
    }
    try {
      const figure = `<figure><img src="images/${PICTURE}" alt="Cầu"><figcaption>Cầu</figcaption></figure>`
      const readImage = async () => picture('webp')
      const cover = await picture('jpeg')
      const plain = bookOf(gappedParts.map((one) => ({ ...one, contentHtml: figure })))
      expect(report('plain.epub', await write(plain, { readImage, cover }))).toContain(
        '0 errors / 0 warnings',
      )
      const single = bookOfArticle(detail({ contentHtml: figure }))
      expect(report('single.epub', await write(single, { readImage, cover }))).toContain(
        '0 errors / 0 warnings',
      )
      const bodies = fc.sample(htmlBody, { numRuns: 20, seed: 20261127 })
      const worst = await write(hostileBook(bodies), { readImage })
      expect(report('worst.epub', worst)).toContain('0 errors / 0 warnings')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
