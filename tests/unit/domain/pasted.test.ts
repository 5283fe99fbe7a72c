import { describe, expect, test } from 'vitest'
import { PASTE_START, richPaste } from '../../../domain/pasted.ts'

describe('the clipboard’s HTML is kept where it says more than the text', () => {
  test.each([
    ['<p>Một đoạn.</p><p>Hai đoạn.</p>', 'Một đoạn.\n\nHai đoạn.'],
    ['<h2>Đề mục</h2>', 'Đề mục'],
    ['<span>có <a href="https://bao.example.org/">liên kết</a></span>', 'có liên kết'],
    ['<img src="https://bao.example.org/a.jpg">', ''],
  ])('%s', (html, plain) => {
    expect(richPaste(html, plain)).toContain(PASTE_START)
    // What is marked already is not marked twice.
    expect(richPaste(`${PASTE_START}${html}`, plain)).toBe(`${PASTE_START}${html}`)
  })

  test.each([
    ['an address within a span', '<span>https://bao.example.org/bai</span>', 'https://bao.example.org/bai'],
    ['a linked address', '<a href="https://bao.example.org/">bao.example.org</a>', 'bao.example.org'],
    [
      'a list of addresses',
      '<p>https://bao.example.org/1</p><p>https://bao.example.org/2 (hay)</p>',
      'https://bao.example.org/1\n\nhttps://bao.example.org/2 (hay)',
    ],
    ['words without structure', '<meta charset="utf-8"><span>vài chữ thường</span>', 'vài chữ thường'],
    ['the source of a page', '<pre><span>&lt;p&gt;x&lt;/p&gt;</span></pre>', '<p>x</p>'],
    ['nothing', '', 'chữ'],
    ['more than is taken', `<p>${'x'.repeat(20 * 1024 * 1024)}</p><p></p>`, 'chữ'],
  ])('not of %s', (_what, html, plain) => {
    expect(richPaste(html, plain)).toBeNull()
  })
})
