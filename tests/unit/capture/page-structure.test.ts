// What belongs to the text however the page is built, and what does not belong to it though it stands in its box.
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'

const sentence = (n: number) =>
  `Paragraph ${n} tells of the boats that came in before the storm, and of those who waited on the pier for them.`
const paragraphs = (from: number, count = 4) =>
  Array.from({ length: count }, (_, n) => `<p>${sentence(from + n)}</p>`).join('')

const bodyOf = (inner: string, byline = 'Ada Pell') =>
  extractArticle(
    `<html lang="en"><head><title>Boats before the storm</title><meta property="og:type" content="article"><meta name="author" content="${byline}"></head><body><h1>Boats before the storm</h1>${inner}</body></html>`,
    'https://example.org/boats',
    { mustBeArticle: true },
  )
const textOf = (inner: string) => bodyOf(inner).contentHtml

describe('belongs to the text', () => {
  test('sections side by side, each with its heading', () => {
    const sections = [0, 10, 60]
      .map(
        (n) =>
          `<div class="sect"><h2 id="part-${n}">Part ${n}</h2><div class="sectionbody">${paragraphs(n, n === 10 ? 40 : 2).replace(/<p>.*?<\/p>/g, '<div class="paragraph">$&</div>')}</div></div>`,
      )
      .join('')
    const html = textOf(`<div id="main">${sections}</div>`)
    for (const n of [0, 10, 60]) expect(html).toContain(sentence(n))
    expect(html).toContain('id="part-60"')
  })

  test('a heading, whatever its class and id are called', () => {
    const html = textOf(
      `<article>${paragraphs(0)}<h2 class="header-anchor social" id="h-social-media">On the pier</h2>${paragraphs(4)}<p><a href="#h-social-media">Back to the pier</a></p></article>`,
    )
    expect(html).toMatch(/<h2 id="h-social-media">On the pier<\/h2>/)
  })

  test('a block of prose that a page builder calls a widget', () => {
    const html = textOf(
      `<article>${paragraphs(0)}<div id="widget-1" class="product-widget"><p>${sentence(90)}</p><p>${sentence(91)}</p><ul><li>Oars</li></ul></div>${paragraphs(4, 8)}</article>`,
    )
    expect(html).toContain(sentence(90))
  })

  test('the hidden panels of tabs and answers of an accordion', () => {
    const html = textOf(
      `<article>${paragraphs(0)}<div role="tabpanel"><p>${sentence(50)}</p></div><div role="tabpanel" hidden><p>${sentence(51)}</p></div><div><h3><button aria-expanded="false" aria-controls="answer">Who waited?</button></h3><div id="answer" aria-hidden="true" style="display:none"><p>${sentence(52)}</p><p>${sentence(53)}</p></div></div></article>`,
    )
    expect(html).toContain(sentence(51))
    expect(html).toContain('Who waited?')
    expect(html).toContain(sentence(52))
  })

  test('an aside of prose between paragraphs', () => {
    const html = textOf(
      `<article>${paragraphs(0)}<aside class="note"><h3>A word on tides</h3><p>${sentence(60)}</p><p>${sentence(61)}</p></aside>${paragraphs(4)}</article>`,
    )
    expect(html).toContain(sentence(60))
  })

  test('the spaces of coloured code', () => {
    const html = textOf(
      `<article>${paragraphs(0)}<pre><code><span class="k">class</span><span class="w"> </span><span class="n">Boat</span>:\n<span class="w">    </span><span class="n">pass</span></code></pre></article>`,
    )
    expect(html.replace(/<[^>]+>/g, '')).toContain('class Boat:\n    pass')
  })

  test('what follows an early end of the document', () => {
    const { title, publishedAt, contentHtml } = extractArticle(
      `<html><head></head><body></body></html><div><h1>Boats at the pier</h1><time datetime="2026-04-02">2 April</time><article>${paragraphs(0, 8)}</article></div>`,
      'https://example.org/boats',
      { mustBeArticle: true },
    )
    expect(title).toBe('Boats at the pier')
    expect(publishedAt).toBe('2026-04-02T00:00:00Z')
    expect(contentHtml).toContain(sentence(7))
  })

  test('a quotation in a figure with a portrait', () => {
    const html = textOf(
      `<article>${paragraphs(0)}<figure><blockquote><p>Nobody counts boats in fog.</p></blockquote><img src="/ada.jpg"><figcaption>Ada Pell</figcaption></figure>${paragraphs(4)}</article>`,
    )
    expect(html).toContain('Nobody counts boats in fog.')
  })

  test('the whole of the article that the page names, where only a part is found first', () => {
    const cards = Array.from(
      { length: 12 },
      (_, n) =>
        `<div class="cell"><div><section class="teaser-cell"><p>${sentence(100 + n)}</p></section></div></div>`,
    ).join('')
    const html = textOf(`<article><div><div class="text">${paragraphs(0, 5)}</div></div>${cards}</article>`)
    expect(html).toContain(sentence(0))
    expect(html).toContain(sentence(111))
  })
})

describe('does not belong to it', () => {
  test.each<[string, string]>([
    [
      'a bio with its heading',
      '<h3>About the author</h3><p>Ada Pell keeps the light at the end of the pier.</p>',
    ],
    ['a bio without one', '<p>Ada Pell is a writer who lives on the coast and keeps the light.</p>'],
    ['an invitation', '<h3>Subscribe to our newsletter</h3><p>Letters from the coast, every Friday.</p>'],
    ['comments', '<h3>Leave a reply</h3><p>Your address will not be published.</p>'],
    ['tags', '<p>Tags: boats, storms, piers</p>'],
    ['rights', '<p>© 2026 The Pier. All rights reserved.</p>'],
  ])('%s', (_name, tail) => {
    const html = textOf(`<article>${paragraphs(0, 8)}${tail}</article>`)
    expect(html).toContain(sentence(7))
    expect(html).not.toContain(
      tail
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .slice(0, 12),
    )
  })

  test('a list of other articles; its links are kept as related', () => {
    const { contentHtml, related } = bodyOf(
      `<article>${paragraphs(0, 8)}<h3>More stories from the coast</h3><ul><li><a href="/fog">The year of the long fog on the coast</a></li><li><a href="/nets">Nets are mended by hand again</a></li></ul></article>`,
    )
    expect(contentHtml).not.toContain('long fog')
    expect(related.map(({ url }) => url)).toEqual(['https://example.org/fog', 'https://example.org/nets'])
  })

  test('a table of contents', () => {
    const html = textOf(
      `<article><p>In this article</p><ul><li><a href="#a">Before the storm</a></li><li><a href="#b">On the pier</a></li><li><a href="#c">After it</a></li></ul>${paragraphs(0, 8)}</article>`,
    )
    expect(html).not.toContain('After it')
  })

  test('a date in the byline', () => {
    expect(bodyOf(`<article>${paragraphs(0, 8)}</article>`, 'Dec 17, 2025 Ada Pell').byline).toBe('Ada Pell')
  })

  test('what opens a tail in the first part of a text opens none', () => {
    const links = Array.from(
      { length: 6 },
      (_, n) =>
        `<li><a href="https://elsewhere.example/${n}">${sentence(n)}</a> is worth an evening by itself.</li>`,
    ).join('')
    const html = textOf(
      `<article><p>${sentence(20)} ${sentence(21)}</p><h3>Further reading</h3><ul>${links}</ul></article>`,
    )
    expect(html).toContain(sentence(5))
  })
})
