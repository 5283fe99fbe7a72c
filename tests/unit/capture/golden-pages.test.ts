// Golden pages: the source as a server sends it, and what the newspaper printed. The expected files were
// made by the extractor and read against the pages: they keep what is right from changing unseen.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/pages')

type Expected = {
  readonly url: string
  readonly error?: string
  readonly blocks?: readonly string[]
} & Record<string, unknown>

/** The body as lines of `tag: text`, in order: what a person would compare with the printed page. */
function blocksOf(html: string): string[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  const blocks = [...document.querySelectorAll('p, h2, h3, h4, li, pre, figcaption, tr, img')]
  return blocks
    .filter((block) => !(block.localName === 'p' && block.closest('li, td, figcaption')))
    .map(
      (block) =>
        `${block.localName}: ${block.getAttribute('src') ?? (block.textContent ?? '').replace(/\s+/g, ' ').trim()}`,
    )
}

const pages = readdirSync(FOLDER).map((name) => ({
  name,
  html: readFileSync(join(FOLDER, name, 'source.html'), 'utf8'),
  expected: JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8')) as Expected,
}))

describe('the article of a page is what was printed', () => {
  test.each(pages.filter(({ expected }) => !expected.error))('$name', ({ html, expected }) => {
    const { contentHtml, ...article } = extractArticle(html, expected.url, { mustBeArticle: true })
    const { blocks, ...fields } = expected
    expect(article).toMatchObject(fields)
    expect(blocksOf(contentHtml)).toEqual(blocks)
  })
})

describe('what is no article is turned away', () => {
  test.each(pages.filter(({ expected }) => expected.error))('$name', ({ html, expected }) => {
    expect(() => extractArticle(html, expected.url, { mustBeArticle: true })).toThrow(expected.error)
  })
})
