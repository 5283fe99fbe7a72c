// Which links of an article open a note beside them, in the mark-up that notes are met in.
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { markOf, noteHtml, noteOf, targetOf } from '../../../renderer/reader/fragment-notes.ts'

const filler = '<p>Con nước lên rồi con nước xuống, người trong xóm tính ngày bằng tiếng kim chạm khung.</p>'

/** A body with a link marked `class="x"`; what the link opens, as HTML, or null. */
function opened(html: string): string | null {
  const { document } = new JSDOM(`<div id="body">${html}</div>`).window
  const body = document.getElementById('body')
  const link = document.querySelector<HTMLAnchorElement>('.x')
  if (!body || !link) throw new Error('no body or no link')
  const block = noteOf(link, body)
  return block && noteHtml(block)
}

describe('a mark opens its note', () => {
  test('as a list item with a link back', () => {
    expect(
      opened(
        `<p>Chữ<sup id="r1"><a class="x" href="#n1">1</a></sup></p>${filler}<ol><li id="n1">Theo gia phả. <a href="#r1">↩</a></li></ol>`,
      ),
    ).toBe('<p>Theo gia phả.</p>')
  })
  test('as a paragraph that begins with its mark, as word processors write it', () => {
    expect(
      opened(
        `<p>Chữ<a class="x" href="#n1" id="r1">[1]</a></p>${filler}<p><a id="n1" href="#r1">[1]</a> Theo <em>gia phả</em>.</p>`,
      ),
    ).toBe('<p>Theo <em>gia phả</em>.</p>')
  })
  test('as encyclopaedias write it, with several ways back', () => {
    expect(
      opened(
        `<p>Chữ<sup id="r1"><a class="x" href="#n1">[12]</a></sup></p>${filler}<ol><li id="n1"><span>^ <sup><a href="#r1">a</a></sup> <sup><a href="#r2">b</a></sup></span> <span>Theo gia phả.</span></li></ol>`,
      ),
    ).toContain('Theo gia phả.')
  })
  test('as a term with its definition, and with several paragraphs', () => {
    expect(
      opened(`<p>Chữ <a class="x" href="#n1">*</a></p><dl><dt id="n1">*</dt><dd>Theo gia phả.</dd></dl>`),
    ).toBe('<p>Theo gia phả.</p>')
    expect(
      opened(
        `<p>Chữ <a class="x" href="#n1">†</a></p><ol><li id="n1"><p id="k">Một.</p><p>Hai.</p></li></ol>`,
      ),
    ).toBe('<p>Một.</p><p>Hai.</p>')
  })
})

test('words open a note only where it is short and near the end', () => {
  const end = '<ul><li id="n">Theo gia phả họ Phạm.</li></ul>'
  expect(opened(`<p><a class="x" href="#n">xem nguồn</a></p>${filler.repeat(6)}${end}`)).toContain('gia phả')
  expect(opened(`<p><a class="x" href="#n">xem nguồn</a></p>${end}${filler.repeat(6)}`)).toBeNull()
  expect(
    opened(`<p><a class="x" href="#n">phần hai</a></p>${filler.repeat(6)}<h2 id="n">Phần hai</h2>`),
  ).toBeNull()
})

test('a link back, to itself, to nothing or to a table opens nothing', () => {
  expect(opened(`<p id="n">Chữ</p>${filler}<p><a class="x" href="#n">1</a></p>`)).toBeNull()
  expect(opened(`<p id="n">Chữ <a class="x" href="#n">1</a></p>`)).toBeNull()
  expect(opened(`<p><a class="x" href="#gone">1</a></p>`)).toBeNull()
  expect(opened(`<p><a class="x" href="#n">1</a></p><p id="n"></p>`)).toBeNull()
  expect(
    opened(`<p><a class="x" href="#n">2</a></p><aside id="n"><table><tr><td>1</td></tr></table></aside>`),
  ).toBeNull()
})

test('what it shows has no ids of the article and no controls of ours', () => {
  const html = opened(
    `<p><a class="x" href="#n">1</a></p><ol><li id="n">Một <b id="b">hai</b><div data-interface><button>Tải lại</button></div></li></ol>`,
  )
  expect(html).toBe('<p>Một <b>hai</b></p>')
})

test('the name of a note is its mark, without brackets; a target is of the body, its percent signs read', () => {
  const { document } = new JSDOM(
    '<i id="ngoài"></i><div id="body"><a>[12]</a><a>(†)</a><a>xem nguồn</a><p id="chú thích"></p></div>',
  ).window
  const body = document.getElementById('body')
  if (!body) throw new Error('no body')
  expect([...document.querySelectorAll('a')].map(markOf)).toEqual(['12', '†', ''])
  expect(targetOf('#ch%C3%BA%20th%C3%ADch', body)?.localName).toBe('p')
  expect(targetOf('#100%', body)).toBeNull()
  expect(targetOf('#ngoài', body)).toBeNull()
})
