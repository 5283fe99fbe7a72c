// Pictures side by side stay in the article, each with its own caption, however the page lays them out.
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'

const sentence = (n: number) =>
  `Paragraph ${n} tells of the boats that came in before the storm, and of those who waited on the pier for them.`
const paragraphs = (from: number) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `<p>${sentence(from + n)}</p>`).join('')

const extract = (inner: string) =>
  extractArticle(
    `<html lang="en"><head><title>Boats before the storm</title><meta property="og:type" content="article"></head><body><h1>Boats before the storm</h1><article>${paragraphs(0)}${inner}</article></body></html>`,
    'https://example.org/boats',
    { mustBeArticle: true },
  )
const figure = (name: string, caption: string) =>
  `<figure><img src="/${name}.jpg"><figcaption>${caption}</figcaption></figure>`
const BOTH = [
  { src: 'https://example.org/east.jpg', caption: 'The pier from the east.', credit: null },
  { src: 'https://example.org/west.jpg', caption: 'The pier from the west.', credit: null },
]
const EAST = figure('east', 'The pier from the east.')
const WEST = figure('west', 'The pier from the west.')

describe('two captioned pictures side by side are two figures', () => {
  test.each<[string, string]>([
    ['in one block', `<div>${EAST}${WEST}</div>`],
    ['in columns of a row', `<div class="row"><div>${EAST}</div> <div>${WEST}</div></div>`],
    [
      'in boxes with captions by class',
      '<div><div><img src="/east.jpg"><p class="wp-caption-text">The pier from the east.</p></div><div><img src="/west.jpg"><p class="wp-caption-text">The pier from the west.</p></div></div>',
    ],
    [
      'in a table with a row of captions below',
      '<table><tr><td><img src="/east.jpg"></td><td><img src="/west.jpg"></td></tr><tr><td>The pier from the east.</td><td>The pier from the west.</td></tr></table>',
    ],
    [
      'in such a table in a block',
      '<div><table><tr><td><img src="/east.jpg"></td><td><img src="/west.jpg"></td></tr><tr><td>The pier from the east.</td><td>The pier from the west.</td></tr></table></div>',
    ],
  ])('%s', (_name, html) => {
    const { figures, contentHtml } = extract(html)
    expect(figures).toEqual(BOTH)
    expect(contentHtml).toContain(sentence(3))
  })

  test('four in a table, each with its caption in its cell', () => {
    const cell = (n: number) => `<td><img src="/${n}.jpg"><br>Boat number ${n}.</td>`
    const { figures } = extract(
      `<table><tr>${cell(1)}${cell(2)}</tr><tr>${cell(3)}${cell(4)}</tr></table>${paragraphs(8)}`,
    )
    expect(figures.map(({ caption }) => caption)).toEqual([1, 2, 3, 4].map((n) => `Boat number ${n}.`))
  })
})

describe('what only looks like them is left alone', () => {
  test('a table of facts with pictures in it', () => {
    const { contentHtml } = extract(
      `<table><tr><th>Boat</th><th>Flag</th></tr><tr><td>Alma</td><td><img src="/flag.png"></td></tr><tr><td>Berta</td><td><img src="/flag-2.png"></td></tr></table>${paragraphs(8)}`,
    )
    expect(contentHtml).toContain('<table>')
  })

  test('pictures whose captions are links to other articles', () => {
    const teaser = (n: number) =>
      figure(`${n}`, `<a href="/story-${n}">Another story of the harbour, ${n}</a>`)
    const { contentHtml } = extract(`<div>${teaser(1)}${teaser(2)}</div>`)
    expect(contentHtml).not.toContain('Another story')
  })
})
