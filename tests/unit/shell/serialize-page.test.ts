// The source of serializePage runs in foreign pages; here in jsdom's, as it is sent.
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { serializePage } from '../../../electron/shell/serialize-page.ts'
import type { SerializedPage } from '../../../electron/shell/serialize-page.ts'

const ADDRESS = 'https://bao.example/bai.htm'

/** A page after `act` has changed it as its scripts would. */
function open(html: string, act: (document: Document) => void = () => undefined): JSDOM {
  const dom = new JSDOM(html, { url: ADDRESS, runScripts: 'outside-only' })
  act(dom.window.document)
  return dom
}
const serialize = (dom: JSDOM, limit = 1_000_000) =>
  dom.window.eval(`(${serializePage.toString()})(${limit})`) as SerializedPage
const bodyOf = (html: string, act?: (document: Document) => void): string =>
  new JSDOM(serialize(open(html, act)).html ?? '').window.document.body.innerHTML

describe('an open page', () => {
  test('is written as its scripts have left it, with its address', () => {
    const dom = open('<p>a</p>', (document) => document.body.append('sau & <b>'))
    expect(serialize(dom)).toEqual({
      html: '<!DOCTYPE html><html><head></head><body><p>a</p>sau &amp; &lt;b&gt;</body></html>',
      url: ADDRESS,
    })
  })

  test('is parsed to what it was, whatever its texts and attributes hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, value) => {
        // A parser changes these by itself: NUL, and line ends.
        fc.pre(!/[\0\r]/.test(text + value))
        const page = open('<p>x</p>', (document) => {
          const paragraph = document.querySelector('p')
          paragraph?.setAttribute('title', value)
          paragraph?.replaceChildren(text)
        })
        const again = new JSDOM(serialize(page).html ?? '').window.document.querySelector('p')
        expect([again?.textContent, again?.getAttribute('title')]).toEqual([text, value])
      }),
      { numRuns: 30 },
    )
  })

  test('keeps scripts, styles and what stands for them as they are written', () => {
    const head = '<script type="application/ld+json">{"a":"<b> & c"}</script><style>a > b {}</style>'
    expect(serialize(open(head)).html).toContain(head)
    expect(serialize(open('<p></p><noscript><img src="a.png"></noscript>')).html).toContain(
      '<noscript><img src="a.png"></noscript>',
    )
  })

  test('has its open shadow trees in place, with what was put into their slots', () => {
    const html = bodyOf('<x-a><b slot="s">trong</b></x-a>', (document) => {
      const root = document.querySelector('x-a')?.attachShadow({ mode: 'open' })
      if (root) root.innerHTML = '<i>bóng</i><slot name="s">thay</slot><slot name="t">thay</slot>'
    })
    expect(html).toBe(
      '<x-a><i>bóng</i><slot name="s"><b slot="s">trong</b></slot><slot name="t">thay</slot></x-a>',
    )
  })

  test('leaves out what was typed, and the fields it was typed into', () => {
    const page = '<input value="a"><textarea>b</textarea><select><option>c</select><p>d</p>'
    expect(bodyOf(page)).toBe('<p>d</p>')
  })

  test('holds the frames of its own origin that hold a text', () => {
    const fill = (text: string) => (document: Document) => {
      const inside = document.querySelector('iframe')?.contentDocument
      inside?.body.append(inside.createElement('p'))
      inside?.querySelector('p')?.append(text)
    }
    const long = 'Một câu dài trong khung. '.repeat(40)
    expect(bodyOf('<iframe></iframe>', fill(long))).toBe(`<div><p>${long}</p></div>`)
    expect(bodyOf('<iframe></iframe>', fill('quảng cáo'))).toBe('<iframe></iframe>')
  })

  test('is given up where it is longer than the limit', () => {
    expect(serialize(open(`<p>${'a'.repeat(2000)}</p>`), 1000).html).toBeNull()
  })

  test('nested deeper than any parser nests is cut there, not died of', () => {
    const page = open('<p>a</p>', (document) => {
      let inner: Element = document.body
      for (let depth = 0; depth < 5000; depth++) {
        const next = document.createElement('div')
        inner.append(next)
        inner = next
      }
    })
    expect(serialize(page).html?.match(/<div>/g)?.length).toBeLessThan(513)
  })
})
