import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshState } from '../../../domain/article.ts'
import { countWords, excerptOf, readingMinutes, readingState, shelfOf } from '../../../domain/reading.ts'

const DAY = '2026-01-02T03:04:05.000Z'

describe('the length of an article', () => {
  test.each([
    ['', 0],
    ['   \n ', 0],
    ['Đầu tư FDI', 3],
    ['Đầu\u00A0tư\n\nFDI', 3],
    ['– một — hai …', 2],
    ['năm 2026, 5%', 3],
    ['Covid-19', 1],
    ['đầu tư'.normalize('NFD'), 2],
  ])('of %j is %i syllables', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  test.each([
    [0, 1],
    [1, 1],
    [299, 1],
    [300, 2],
    [2000, 10],
  ])('%i syllables take %i minutes', (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes)
  })
})

describe('the state of reading', () => {
  test('is unread until begun, then reading, and read once marked, begun or not', () => {
    expect(readingState(freshState())).toBe('unread')
    expect(readingState({ begun: true, readAt: null })).toBe('reading')
    expect(readingState({ begun: true, readAt: DAY })).toBe('read')
    expect(readingState({ begun: false, readAt: DAY })).toBe('read')
  })
})

describe('the shelf', () => {
  test('is the library at first, the archive once archived, the trash before either', () => {
    expect(shelfOf(freshState())).toBe('library')
    expect(shelfOf({ archivedAt: DAY, trashedAt: null })).toBe('archive')
    expect(shelfOf({ archivedAt: DAY, trashedAt: DAY })).toBe('trash')
    expect(shelfOf({ archivedAt: null, trashedAt: DAY })).toBe('trash')
  })
})

describe('an excerpt', () => {
  test.each([
    ['  Một\n\nhai  ', 10, 'Một hai'],
    ['Một hai ba bốn', 10, 'Một hai…'],
    ['Một hai ba bốn', 11, 'Một hai ba…'],
    ['không-có-chỗ-cắt', 8, 'không-có…'],
    ['', 10, ''],
  ])('of %j in %i characters is %j', (text, length, excerpt) => {
    expect(excerptOf(text, length)).toBe(excerpt)
  })

  test('is the beginning of the text, whole characters only', () => {
    const word = fc.constantFrom('chữ', 'a', '👩‍👩‍👧', '𝐀𝐁𝐂𝐃𝐄𝐅𝐆', 'x'.repeat(30), '\n')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 5, max: 60 }), (words, length) => {
        const text = words.join(' ')
        const excerpt = excerptOf(text, length)
        expect(excerpt.length).toBeLessThanOrEqual(length + 1)
        expect(excerpt.isWellFormed()).toBe(true)
        expect(text.replace(/\s+/gu, ' ').trim().startsWith(excerpt.replace(/…$/u, ''))).toBe(true)
      }),
    )
  })
})
