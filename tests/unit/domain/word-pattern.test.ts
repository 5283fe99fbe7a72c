import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../domain/fold.ts'
import { wordPattern } from '../../../domain/word-pattern.ts'
import { joinWords } from '../../../domain/words.ts'
import { anyText } from '../texts.ts'

const matches = (words: string, prefix: boolean, text: string) => wordPattern(words, prefix)?.test(text)

describe('a pattern of folded words', () => {
  test.each([
    ['dau tu', false, 'Vốn ĐẦU TƯ trong nước', true],
    ['dau tu', false, 'đâu, từ đó'.normalize('NFD'), true],
    ['dau tu', false, 'Đầu  mối tư', false],
    ['hoa', false, 'hoà', true],
    ['an', false, 'toàn bộ', false],
    ['toa', false, 'toàn bộ', false],
    ['toa', true, 'toàn bộ', true],
    ['quang', false, 'qu\u00ADảng', true],
    ['273', false, 'ở 273 K', true],
    ['k', false, 'ở 273 \u212A', true],
  ])('%j (begun: %s) in %j: %s', (words, prefix, text, found) =>
    expect(matches(words, prefix, text)).toBe(found),
  )

  test('rules out nothing of words of other letters', () => {
    expect(wordPattern('москва', false)).toBeNull()
    expect(wordPattern('', false)).toBeNull()
  })

  test('matches wherever a text has the words, or begins them', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyText, anyText).map((parts) => parts.join(' ')),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        (text, from, count, cut) => {
          const folded = joinWords(fold(text)).split(' ')
          const words = folded.slice(from % folded.length).slice(0, count)
          const last = words.pop() ?? ''
          const begun = [...last].slice(0, 1 + (cut % Math.max(1, [...last].length))).join('')
          expect(matches([...words, last].join(' '), false, text)).not.toBe(false)
          expect(matches([...words, begun].join(' '), true, text)).not.toBe(false)
        },
      ),
    )
  })

  // Beyond lie symbols and letters of East Asia.
  test('knows every character that folds to a Latin letter or a digit', () => {
    const missed: string[] = []
    for (let code = 0; code <= 0x1ffff; code++) {
      const letter = String.fromCodePoint(code)
      const folded = fold(letter)
      if (/[a-z0-9]/.test(folded) && matches(joinWords(folded), false, letter) === false) missed.push(letter)
    }
    expect(missed).toEqual([])
  })
})
