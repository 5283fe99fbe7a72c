import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partName, slug } from '../../../domain/names.ts'
import { partWords } from '../../../domain/series.ts'

describe('the name of a part', () => {
  test.each([
    ['kỳ', 2, 'Kỳ 2', 'Kỳ II'],
    ['chương', 14, 'Chương 14', 'Chương XIV'],
    ['hồi', 99, 'Hồi 99', 'Hồi XCIX'],
    ['kỳ', 0, 'Kỳ 0', 'Kỳ 0'],
    ['kỳ', 4000, 'Kỳ 4000', 'Kỳ 4000'],
    ['bài', 2, 'Bài 2', 'Bài 2'],
    ['phần', 3, 'Phần 3', 'Phần 3'],
    ['tập', 4, 'Tập 4', 'Tập 4'],
    ['số', 5, 'Số 5', 'Số 5'],
    ['part', 2, 'Part 2', 'Part 2'],
    ['episode', 10, 'Episode 10', 'Episode 10'],
    ['chapter', 7, 'Chapter 7', 'Chapter 7'],
  ] as const)('%s %s is spoken "%s", printed "%s"', (word, part, spoken, printed) => {
    const last = { word, part, isLast: true }
    expect(partName({ word, part, isLast: false }, 'spoken')).toBe(spoken)
    expect(partName({ word, part, isLast: false }, 'printed')).toBe(printed)
    expect(partName(last, 'spoken')).toBe(spoken)
  })

  test.each([
    ['kỳ', 'Kỳ cuối'],
    ['bài', 'Bài cuối'],
    ['part', 'Final part'],
    ['episode', 'Final episode'],
    ['chapter', 'Final chapter'],
  ] as const)('a last %s without a number is "%s", spoken and printed', (word, name) => {
    expect(partName({ word, part: null, isLast: true }, 'spoken')).toBe(name)
    expect(partName({ word, part: null, isLast: true }, 'printed')).toBe(name)
  })

  test('no two parts of a series have the same name', () => {
    for (const word of partWords) {
      const names = Array.from({ length: 60 }, (_, part) =>
        partName({ word, part, isLast: false }, 'printed'),
      )
      expect(new Set(names).size).toBe(60)
    }
  })
})

describe('the folder name of a title', () => {
  test.each([
    ['Đầu tư FDI: 5 năm nhìn lại', 'dau-tu-fdi-5-nam-nhin-lai'],
    ['  “Hoà bình”?! ', 'hoa-binh'],
    ['CON', 'bai-con'],
    ['nul', 'bai-nul'],
    ['Com1', 'bai-com1'],
    ['LPT9.', 'bai-lpt9'],
    ['com10', 'com10'],
    ['Con đường', 'con-duong'],
    ['../../etc/passwd', 'etc-passwd'],
    ['tên. ', 'ten'],
    ['漢字', 'bai'],
    ['…', 'bai'],
    ['', 'bai'],
  ])('of %j is %s', (title, name) => {
    expect(slug(title)).toBe(name)
  })

  test('is cut between words at 60 characters', () => {
    const name = slug('một hai ba bốn năm sáu bảy tám chín mười '.repeat(4))
    expect(name).toBe('mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi-mot-hai-ba-bon-nam')
    const full = `abcdef${'-abcde'.repeat(9)}`
    expect(slug(`${full} thêm`)).toBe(full)
    expect(slug('x'.repeat(200))).toBe('x'.repeat(60))
  })

  test('is 1 to 60 of a-z, 0-9 and single hyphens, and never a device of Windows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (title) => {
        const name = slug(title)
        expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect(name.length).toBeLessThanOrEqual(60)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/)
        expect(slug(name)).toBe(name)
      }),
    )
  })
})
