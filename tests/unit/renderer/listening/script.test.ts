// What of an article is read aloud, in which order and in which language.
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { pieceAfter, rangeOf, readingScript } from '../../../../renderer/reader/listening/script.ts'
import type { ScriptOptions } from '../../../../renderer/reader/listening/script.ts'

function scriptOf(body: string, options: Partial<ScriptOptions> = {}, head = '<h1>Tên bài</h1>') {
  const { document } = new JSDOM(
    `<article><header>${head}</header><nav>Loạt bài</nav><div class="body">${body}</div><footer>Tin liên quan</footer></article>`,
  ).window
  const [page, own] = [document.querySelector('article'), document.querySelector('.body')]
  if (!page || !own) throw new Error('no page')
  return readingScript(page, own, { lang: 'vi', captions: false, speaks: () => false, ...options })
}
const textsOf = (...given: Parameters<typeof scriptOf>) => scriptOf(...given).map(({ text }) => text)

test('title, lead, then headings, paragraphs, list items, quotes and table cells in their order', () => {
  const head = '<p>Kinh tế</p><h1>Tên <span>(kỳ I)</span></h1><p>Lời dẫn.</p><p>Tác giả</p>'
  const body = `<h2>Mở đầu</h2><p>Một. Hai.</p><ul><li>Ba</li><li>Bốn <ol><li>Năm</li></ol></li></ul>
    <blockquote><p>Sáu.</p></blockquote><table><caption>Bảng</caption><tr><th>Cột</th><td>Ô</td></tr></table>`
  // prettier-ignore
  expect(textsOf(body, {}, head)).toEqual([
    'Tên (kỳ I)', 'Lời dẫn.', 'Mở đầu', 'Một.', 'Hai.', 'Ba', 'Bốn', 'Năm', 'Sáu.', 'Bảng', 'Cột', 'Ô',
  ])
})

test('no code, no ruby above a word, no marks of footnotes, nothing that the app says, nothing folded away', () => {
  const body = `<p>Một<sup><a href="#user-content-n1">1</a></sup> hai<sup>[2]</sup> ba<a href="#n3">[3]</a> bốn<sup>*</sup>.</p>
    <pre>let x = 1</pre><p><ruby>漢<rp>(</rp><rt>hán</rt><rp>)</rp></ruby> tự</p><div data-interface>Tải lại ảnh</div>
    <details><summary>Xem thêm</summary><p>Gấp lại.</p></details><details open><p>Mở ra.</p></details><p>* * *</p>`
  expect(textsOf(body)).toEqual(['Tên bài', 'Một hai ba bốn.', '漢 tự', 'Xem thêm', 'Mở ra.'])
})

test('an exponent and a chemical’s number are read, code within a sentence too', () => {
  const body = '<p>Rộng 30 m<sup>2</sup>, có H<sub>2</sub>O và <code>npm</code>.</p>'
  expect(textsOf(body)).toEqual(['Tên bài', 'Rộng 30 m2, có H2O và npm.'])
})

test('captions are read where they are asked for', () => {
  const body = '<p>Một.</p><figure><img alt="x"><figcaption>Chú thích.</figcaption></figure><p>Hai.</p>'
  expect(textsOf(body)).toEqual(['Tên bài', 'Một.', 'Hai.'])
  expect(textsOf(body, { captions: true })).toEqual(['Tên bài', 'Một.', 'Chú thích.', 'Hai.'])
})

test('a line break of the HTML is a space, one that is meant parts two lines', () => {
  expect(textsOf('<p>Một\n  dòng<br>Dòng hai</p>')).toEqual(['Tên bài', 'Một dòng', 'Dòng hai'])
})

test('a passage in another language is read by that language’s voice where there is one', () => {
  const body = '<p>Ông nói <i lang="en-GB">good night</i>. Rồi ông đi.</p><p lang="fr">Bonsoir.</p>'
  const speaks = (lang: string) => lang.startsWith('en')
  const spoken = scriptOf(body, { speaks }).map(({ text, lang, sentence }) => [text, lang, sentence])
  expect(spoken).toEqual([
    ['Tên bài', 'vi', 0],
    ['Ông nói', 'vi', 1],
    ['good night.', 'en', 1],
    ['Rồi ông đi.', 'vi', 2],
    ['Bonsoir.', 'vi', 3],
  ])
  expect(textsOf(body)).toContain('Ông nói good night.')
})

test('each piece knows its place on the page, over elements and invisible characters', () => {
  const body = '<p>  Ông <b>T\u00ADư. Bà</b> <i>Sáu</i>  về.  </p>'
  const script = scriptOf(body)
  expect(script.map(({ text }) => text)).toEqual(['Tên bài', 'Ông Tư.', 'Bà Sáu về.'])
  expect(script.map((piece) => rangeOf(piece).toString())).toEqual([
    'Tên bài',
    'Ông T\u00ADư.',
    'Bà Sáu  về.',
  ])
})

test('reading from a point begins with the sentence that it lies in', () => {
  const script = scriptOf('<p>Một hai. Ba bốn. Năm sáu.</p>')
  const node = script[1]?.from.node
  if (!node) throw new Error('no text')
  expect(pieceAfter(script, node, 'Một hai. Ba'.length)).toBe(2)
  expect(pieceAfter(script, node, 0)).toBe(1)
})
