import { describe, expect, test } from 'vitest'
import { articleViews, isInView, isSearchedFrom } from '../../../domain/views.ts'
import type { ArticleView } from '../../../domain/views.ts'

type Placed = Parameters<typeof isInView>[0]
const SHELVES = ['library', 'archive', 'trash'] as const
const READINGS = ['unread', 'reading', 'read'] as const
const everyArticle: Placed[] = SHELVES.flatMap((shelf) =>
  READINGS.flatMap((reading) => [true, false].map((bookmarked) => ({ shelf, reading, bookmarked }))),
)
const viewsOf = (article: Placed): ArticleView[] => articleViews.filter((view) => isInView(article, view))

describe('the views', () => {
  test.each([
    [{ shelf: 'library', reading: 'unread', bookmarked: false }, ['all', 'unread']],
    [{ shelf: 'library', reading: 'reading', bookmarked: true }, ['all', 'reading', 'bookmarked']],
    [{ shelf: 'library', reading: 'read', bookmarked: false }, ['all', 'read']],
    [{ shelf: 'archive', reading: 'read', bookmarked: false }, ['archive']],
    [{ shelf: 'archive', reading: 'unread', bookmarked: true }, ['bookmarked', 'archive']],
    [{ shelf: 'trash', reading: 'reading', bookmarked: true }, ['trash']],
  ] as const)('show %o in %j', (article, shown) => {
    expect(viewsOf(article)).toEqual(shown)
  })

  test('show every article in exactly one of all, archive and trash', () => {
    for (const article of everyArticle) {
      const shelves = viewsOf(article).filter((view) => ['all', 'archive', 'trash'].includes(view))
      expect(shelves).toHaveLength(1)
    }
  })

  test('share the articles of the library between unread, reading and read', () => {
    for (const article of everyArticle.filter((one) => isInView(one, 'all')))
      expect(READINGS.filter((view) => isInView(article, view))).toEqual([article.reading])
  })
})

describe('a search', () => {
  test('looks in library and archive from every view but the trash, and there only in the trash', () => {
    for (const article of everyArticle)
      for (const view of articleViews)
        expect(isSearchedFrom(article, view)).toBe((article.shelf === 'trash') === (view === 'trash'))
  })
})
