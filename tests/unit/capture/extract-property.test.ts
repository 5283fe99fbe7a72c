// However a page is damaged, the extraction ends: with an article, or with the word that it is none.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'
import { AppFailure } from '../../../domain/result.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/pages')
const pages = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name, 'source.html'), 'utf8'))

/** The page's tags and texts, as one piece each. */
const piecesOf = (html: string): string[] => html.match(/<[^>]*>|[^<]+/g) ?? []

/** A page with pieces cut out, moved and doubled, and cut off at some point. */
const damaged = fc
  .record({
    page: fc.constantFrom(...pages),
    cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12)), { maxLength: 8 }),
    moves: fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(20),
      ),
      { maxLength: 6 },
    ),
    end: fc.double({ min: 0.2, max: 1, noNaN: true }),
  })
  .map(({ page, cuts, moves, end }) => {
    const pieces = piecesOf(page)
    for (const [place, count] of cuts) pieces.splice(Math.floor(place * pieces.length), count)
    for (const [from, to, count] of moves) {
      const moved = pieces.slice(Math.floor(from * pieces.length), Math.floor(from * pieces.length) + count)
      pieces.splice(Math.floor(to * pieces.length), 0, ...moved)
    }
    const html = pieces.join('')
    return html.slice(0, Math.floor(html.length * end))
  })

test('a damaged page is an article or is none; nothing else is thrown', () => {
  fc.assert(
    fc.property(damaged, fc.boolean(), (html, mustBeArticle) => {
      try {
        const article = extractArticle(html, 'https://benda.example/bai.html', { mustBeArticle })
        expect(article.title).not.toBe('')
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        expect(error.appError.code).toBe('not-an-article')
      }
    }),
    { numRuns: 150 },
  )
})

test('the same page gives the same article', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), (html) => {
      const extract = () => extractArticle(html, 'https://benda.example/bai.html', { mustBeArticle: false })
      expect(extract()).toEqual(extract())
    }),
    { numRuns: 20 },
  )
})
