import { expect, test } from 'vitest'
import { messagesIn } from '../../../domain/language/index.ts'
import { partToOpen, savedParts, seriesCover, seriesProgress } from '../../../domain/series-progress.ts'
import type { SeriesEntry } from '../../../domain/series.ts'

const entry = (changes: Partial<SeriesEntry>): SeriesEntry => ({
  ...{ part: 1, isLast: false, articleId: 'a', title: 'Bến', partTitle: null, url: null, lead: null },
  ...{ thumbnail: null, wordCount: 1000, read: false, progress: 0 },
  ...changes,
})
const parts = [
  entry({ part: 1, articleId: 'one', read: true, progress: 1 }),
  entry({ part: 1, articleId: 'older', wordCount: 9000, thumbnail: 'thumb.webp' }),
  entry({ part: 2, articleId: null }),
  entry({ part: 3, articleId: 'three', progress: 0.4 }),
  entry({ part: null, articleId: 'last', isLast: true, thumbnail: 'thumb.webp' }),
]

test('progress counts each saved part once, and the minutes of what is not yet read', () => {
  expect(savedParts({ parts }).map(({ articleId }) => articleId)).toEqual(['one', 'three', 'last'])
  expect(seriesProgress({ parts })).toEqual({ read: 1, saved: 3, minutesLeft: 8 })
  expect(seriesProgress({ parts: [entry({ progress: 0.999 })] }).minutesLeft).toBe(1)
  expect(seriesProgress({ parts: [entry({ read: true })] })).toEqual({ read: 1, saved: 1, minutesLeft: 0 })
})

test('a series opens at its first part that is not read, else at its first', () => {
  expect(partToOpen({ parts })).toBe('three')
  expect(partToOpen({ parts: parts.map((part) => ({ ...part, read: true })) })).toBe('one')
  expect(partToOpen({ parts: [entry({ articleId: null })] })).toBeNull()
})

test('its cover is the picture of the first part that has one', () => {
  expect(seriesCover({ parts })).toEqual({ articleId: 'last', thumbnail: 'thumb.webp' })
  expect(seriesCover({ parts: [entry({})] })).toBeNull()
})

test('progress is said in the series’ own word, and in English with its plural', () => {
  const [vi, en] = [messagesIn('vi').series, messagesIn('en').series]
  expect(vi.progress(2, 3, 9, 'kỳ')).toBe('Đã đọc 2/3 kỳ, còn 9 phút')
  expect(vi.progress(3, 3, 0, 'bài')).toBe('Đã đọc hết 3 bài')
  expect(vi.progressSaved(0, 2, 9, 'phần')).toBe('Đã đọc 0/2 phần đã lưu, còn 9 phút')
  expect(en.progress(2, 3, 9, 'kỳ')).toBe('2 of 3 parts read, 9 min left')
  expect(en.progress(4, 4, 0, 'episode')).toBe('All 4 episodes read')
  expect(en.progressSaved(0, 1, 9, 'chapter')).toBe('0 of 1 saved chapter read, 9 min left')
  expect(en.progressSaved(1, 1, 0, 'part')).toBe('1 part saved, all read')
})
