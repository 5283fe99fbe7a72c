// What stands in for paragraphs that are not laid out yet has about their height.
import { describe, expect, test } from 'vitest'
import { isLongArticle, paragraphLines } from '../../../renderer/reader/use-gradual-layout.ts'

const paragraphs = (count: number, characters: number) => `<p>${'a'.repeat(characters)}</p>`.repeat(count)

describe('an article that is laid out in steps', () => {
  test('is far longer than a newspaper’s long ones', () => {
    expect(isLongArticle(paragraphs(100, 600))).toBe(false)
    expect(isLongArticle(paragraphs(1000, 600))).toBe(true)
  })
})

describe('the lines of a paragraph that is not laid out', () => {
  test('follow from the length of the article’s paragraphs', () => {
    expect(paragraphLines(paragraphs(1000, 330))).toBe(4)
    expect(paragraphLines(paragraphs(1000, 1320))).toBe(16)
  })
  test('are at least one, and no more than a screen', () => {
    expect(paragraphLines(paragraphs(1000, 1))).toBe(1)
    expect(paragraphLines('a'.repeat(1_000_000))).toBe(40)
    expect(paragraphLines('')).toBe(1)
  })
})
