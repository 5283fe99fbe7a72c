import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits, arrangeBlocks, blocksOf, fingerprints, splitBody } from '../../../domain/body-blocks.ts'

const none = { dropped: [], restored: [] }

/** Bodies as the sanitizer serializes them: nested containers, lists, figures, loose text. */
const inline = fc.oneof(
  fc.constantFrom('chữ', 'a &lt; b', 'Ẳ Ễ', '“trích”', ' ', '<br>'),
  fc.constantFrom('<a href="https://x.example/?a>b">liên kết</a>', '<b>đậm</b>', '<em>a <sup>1</sup></em>'),
)
const text = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const leaf = fc.oneof(
  text.map((inner) => `<p>${inner}</p>`),
  text.map((inner) => `<h2>${inner}</h2>`),
  text.map((inner) => `<ul><li>${inner}</li><li><p>x</p></li></ul>`),
  text.map(
    (inner) =>
      `<figure><img src="images/${'a'.repeat(64)}.jpg" alt=""><figcaption>${inner}</figcaption></figure>`,
  ),
  text.map((inner) => `<table><tbody><tr><td><div>${inner}<p>y</p></div></td></tr></tbody></table>`),
  text.map((inner) => `<div>${inner}</div>`),
  fc.constant('<hr>'),
  text,
)
const { body } = fc.letrec<{ body: string; node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('body').map((inner) => `<div>${inner}</div>`),
    tie('body').map((inner) => `<section id="user-content-a">\n${inner}\n</section>`),
  ),
  body: fc.array(tie('node'), { minLength: 1, maxLength: 5 }).map((nodes) => nodes.join('\n')),
}))

describe('a body is split into blocks', () => {
  test('the pieces joined are the body, letter by letter', () => {
    fc.assert(
      fc.property(fc.oneof(body, fc.string()), (html) => {
        expect(
          splitBody(html)
            .map((piece) => piece.html)
            .join(''),
        ).toBe(html)
      }),
    )
  })

  test('containers fall apart; lists, tables, figures and quotations stay whole', () => {
    const list = '<ul><li><p>một</p></li><li>hai</li></ul>'
    const quote = '<blockquote><p>a</p><p>b</p></blockquote>'
    const html = `<div><section><p>đầu</p>${list}</section>${quote}</div><p>cuối</p>`
    expect(blocksOf(html)).toEqual(['<p>đầu</p>', list, quote, '<p>cuối</p>'])
  })

  test('text that stands in no block is one of its own, with its links and emphasis', () => {
    expect(blocksOf('<div>Lời <b>mở</b> đầu<p>đoạn</p>và <a href="#user-content-x">kết</a></div>')).toEqual([
      'Lời <b>mở</b> đầu',
      '<p>đoạn</p>',
      'và <a href="#user-content-x">kết</a>',
    ])
  })

  test('a “>” in an attribute ends no tag', () => {
    expect(blocksOf('<p><img src="x" alt="a > b">c</p><p>d</p>')).toHaveLength(2)
  })

  test('what is not well-formed is one block', () => {
    expect(blocksOf('<div><p>a</div><p>b')).toEqual(['<div><p>a</div><p>b'])
  })
})

describe('edits of a body', () => {
  test('without edits nothing changes', () => {
    fc.assert(
      fc.property(body, (html) => {
        expect(applyEdits(html, none)).toBe(html)
      }),
    )
  })

  test('a dropped block goes, all others and the frames stay as they were', () => {
    fc.assert(
      fc.property(body, fc.nat(), (html, pick) => {
        const blocks = blocksOf(html)
        if (blocks.length === 0) return
        const at = pick % blocks.length
        const print = fingerprints(blocks)[at] ?? ''
        const kept = splitBody(html)
        let index = 0
        const expected = kept
          .filter((piece) => piece.kind === 'frame' || index++ !== at)
          .map((piece) => piece.html)
          .join('')
        expect(applyEdits(html, { dropped: [print], restored: [] })).toBe(expected)
      }),
    )
  })

  test('of blocks that say the same only the one that was meant goes', () => {
    const html = '<p>***</p><p>một</p><p>***</p>'
    const prints = fingerprints(blocksOf(html))
    expect(new Set(prints).size).toBe(3)
    expect(applyEdits(html, { dropped: [prints[2] ?? ''], restored: [] })).toBe('<p>***</p><p>một</p>')
  })

  test('a fingerprint survives other mark-up, dashes and marks of quotation', () => {
    const [one] = fingerprints(['<p>“Mở cửa” đón <b>sóng</b> FDI – kỳ I</p>'])
    const [other] = fingerprints(['<p>"Mở cửa" đón sóng FDI - kỳ I</p>'])
    expect(one).toBe(other)
  })

  test('a restored block stands after its neighbour, also where that one was dropped', () => {
    const html = '<div><p>một</p><p>hai</p></div>'
    const [first = ''] = fingerprints(blocksOf(html))
    const restored = [{ html: '<p>một rưỡi</p>', after: first }]
    expect(applyEdits(html, { dropped: [], restored })).toBe('<div><p>một</p><p>một rưỡi</p><p>hai</p></div>')
    expect(applyEdits(html, { dropped: [first], restored })).toBe('<div><p>một rưỡi</p><p>hai</p></div>')
  })

  test('after the page has changed: what the body has now is not said twice, what has lost its place stands at the end', () => {
    const restored = [
      { html: '<p>hai</p>', after: 'khong con' },
      { html: '<p>ba</p>', after: 'khong con' },
    ]
    expect(applyEdits('<p>một</p><p>hai</p>', { dropped: ['khong con'], restored })).toBe(
      '<p>một</p><p>hai</p><p>ba</p>',
    )
  })
})

describe('a copy laid out for editing', () => {
  const rows = (article: string[], page: string[], said: string[] = []) =>
    arrangeBlocks(article, page, said).map(({ from, index }) => `${from} ${index}`)

  test('what the article lacks stands where the page has it', () => {
    expect(
      rows(['<p>b</p>', '<p>d</p>'], ['<li>a</li>', '<p>b</p>', '<p>c</p>', '<p>d</p>', '<p>e</p>']),
    ).toEqual(['page 0', 'article 0', 'page 2', 'article 1', 'page 4'])
  })

  test('what stands above the body is not offered, nor the same twice', () => {
    expect(rows(['<p>b</p>'], ['<h1>Tên bài</h1>', '<p>b</p>', '<p>c</p>', '<p>c</p>'], ['Tên bài'])).toEqual(
      ['article 0', 'page 2'],
    )
  })

  test('every block of the article is there once and in order, whatever the page', () => {
    const blocks = fc.array(
      fc.constantFrom('a', 'b', 'c', 'd', 'e').map((word) => `<p>${word}</p>`),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(blocks, blocks, (article, page) => {
        const arranged = arrangeBlocks(article, page, [])
        expect(arranged.filter(({ from }) => from === 'article').map(({ index }) => index)).toEqual([
          ...article.keys(),
        ])
        const others = arranged.filter(({ from }) => from === 'page').map(({ index }) => page[index])
        expect(new Set(others).size).toBe(others.length)
        for (const html of page) expect([...article, ...others]).toContain(html)
      }),
    )
  })
})
