import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldExact, foldWithOffsets, hasMarks } from '../../../domain/fold.ts'
import { anyText } from '../texts.ts'

describe('the folded text', () => {
  test.each([
    ['Quảng Ninh', 'quang ninh'],
    ['ĐẦU TƯ', 'dau tu'],
    ['đô đo đỏ độ Đỗ', 'do do do do do'],
    ['  hai \u00A0 dòng\n\tmột ', 'hai dong mot'],
    ['zero\u200Bwidth, soft\u00ADhyphen, \uFEFFmark', 'zerowidth, softhyphen, mark'],
    ['\u0301 lạc dấu a\u0301\u0301', 'lac dau a'],
    ['Crème brûlée, Åse, naïve', 'creme brulee, ase, naive'],
    ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['', ''],
    ['\u0301\u200B', ''],
  ])('of %j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('is the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(text.normalize('NFC'))).toBe(fold(text))
      }),
    )
  })

  test('folds to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test('does not depend on how the tone was placed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(foldExact(text))).toBe(fold(text))
      }),
    )
  })
})

describe('the text with its marks', () => {
  test.each([
    ['hoà', 'hòa'],
    ['thuý', 'thúy'],
    ['khoẻ', 'khỏe'],
    ['HOÀ BÌNH', 'hòa bình'],
    ['xoá, loè, tuỳ.', 'xóa, lòe, tùy.'],
    ['hoa\u0300', 'hòa'],
    ['\u0301ba\u0301', 'bá'],
    ['“thuý”', '“thúy”'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('has one tone placement: %s is %s', (text, exact) => {
    expect(foldExact(text)).toBe(exact)
    expect(foldExact(exact)).toBe(exact)
  })

  test.each(['quý', 'quỳ', 'hoàn', 'toàn', 'khoẻn', 'thuyền', 'huỳnh', 'đường', 'hòa'])(
    'leaves %s, which is written one way only, as it is',
    (word) => {
      expect(foldExact(word)).toBe(word)
    },
  )

  test('is the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldExact(text.normalize('NFD'))).toBe(foldExact(text))
        expect(foldExact(text.normalize('NFC'))).toBe(foldExact(text))
      }),
    )
  })

  test('folds to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldExact(foldExact(text))).toBe(foldExact(text))
      }),
    )
  })

  test('has no white space but single spaces, none at its ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldExact(text)).not.toMatch(/^\s|\s$|\s\s|[^\S ]/u)
      }),
    )
  })

  test.each([
    ['quảng', true],
    ['đo', true],
    ['do\u0302', true],
    ['quang ninh FDI', false],
    ['', false],
    ['한국', false],
  ])('%j has marks: %s', (text, marked) => {
    expect(hasMarks(text)).toBe(marked)
  })
})

describe('the way back from the folded text', () => {
  test('leads to the characters that were folded', () => {
    const text = '  Tỉnh Quảng\u00A0\nNinh.'
    const { folded, offsets } = foldWithOffsets(text)
    const at = folded.indexOf('quang ninh')
    expect(text.slice(offsets[at], offsets[at + 'quang ninh'.length])).toBe('Quảng\u00A0\nNinh')
  })

  test('keeps the marks of decomposed text with their letter', () => {
    const text = 'bé Hoà ơi'.normalize('NFD')
    const { folded, offsets } = foldWithOffsets(text)
    const at = folded.indexOf('hoa')
    expect(text.slice(offsets[at], offsets[at + 3])).toBe('Hoà'.normalize('NFD'))
    const last = foldWithOffsets('hoà '.normalize('NFD'))
    expect(last.offsets.at(-1)).toBe('hoà'.normalize('NFD').length)
  })

  test('folds as without it; never falls; stays inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, offsets } = foldWithOffsets(text)
        expect(folded).toBe(fold(text))
        expect(offsets).toHaveLength(folded.length + 1)
        expect([...offsets]).toEqual([...offsets].toSorted((one, other) => one - other))
        expect(offsets.at(-1)).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('leads to a part that folds to the same words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, offsets } = foldWithOffsets(text)
        for (const { 0: word, index } of folded.matchAll(/\S+/gu))
          expect(fold(text.slice(offsets[index], offsets[index + word.length]))).toBe(word)
      }),
    )
  })

  test('holds for texts longer than one piece of work', () => {
    const text = 'Hoà bình “đây” \u200B'.repeat(2000)
    const { folded, offsets } = foldWithOffsets(text)
    expect(folded).toBe(fold(text))
    const at = folded.lastIndexOf('binh')
    expect(text.slice(offsets[at], offsets[at + 4])).toBe('bình')
  })
})
