// Where one is: what a step changes, and what it leaves.
import { expect, test } from 'vitest'
import { atStart, navigate, showsArticles } from '../../../renderer/app/navigation.ts'

test('series and notes show no articles to choose, but for what a search finds in them', () => {
  expect(showsArticles(atStart)).toBe(true)
  expect(showsArticles({ ...atStart, view: 'series' })).toBe(false)
  expect(showsArticles({ ...atStart, view: 'notes', search: ' ' })).toBe(false)
  expect(showsArticles({ ...atStart, view: 'notes', search: 'bão' })).toBe(true)
})

test('a tag that is renamed is shown on, with the search and the page that are open; another is left alone', () => {
  const now = { ...atStart, tag: 'Kinh tế', search: 'vàng', page: 'statistics' } as const
  expect(navigate(now, { go: 'tagRenamed', from: 'kinh tế', to: 'Tiền' })).toEqual({ ...now, tag: 'Tiền' })
  expect(navigate(now, { go: 'tagRenamed', from: 'Khác', to: 'Tiền' })).toBe(now)
})
