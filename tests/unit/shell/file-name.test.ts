// Names of files made of titles: valid on every system, and each its own.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeviceName } from '../../../domain/names.ts'
import { fileNameFor, takenNames, uniqueFileName } from '../../../electron/shell/file-name.ts'

describe('a title becomes a name', () => {
  test.each([
    ['Giá điện: tăng hay giảm?', 'Giá điện tăng hay giảm.md'],
    ['a/b\\c', 'a b c.md'],
    ['con', 'bài con.md'],
    ['COM1', 'bài COM1.md'],
    ['nul.txt', 'bài nul.txt.md'],
    ['Aux .2026.vn', 'bài Aux .2026.vn.md'],
    ['lpt¹', 'bài lpt¹.md'],
    ['Nulla.txt', 'Nulla.txt.md'],
    ['Contra', 'Contra.md'],
    ['👨‍👩‍👧‍👦 Gia đình', '👨‍👩‍👧‍👦 Gia đình.md'],
    ['Cờ 🏳️‍🌈, tim ❤️‍🔥', 'Cờ 🏳️‍🌈, tim ❤️‍🔥.md'],
    ['Làm nghề 👩🏽‍🌾', 'Làm nghề 👩🏽‍🌾.md'],
    ['\u200dĐầu👨\u200d và giữ\u200da', 'Đầu👨 và giữ a.md'],
    ['...', 'bài.md'],
    ['Hết. ', 'Hết.md'],
    ['Thư\u200bviện', 'Thư viện.md'],
  ])('%s', (title, name) => {
    expect(fileNameFor(title, 'md')).toBe(name)
  })
  test('whatever it is: no longer than a file system takes, no character that one gives a meaning to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = fileNameFor(title, 'epub')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(name).not.toMatch(/[\p{Cc}/\\:*?"<>|]|^[\s.]|[\s.]\.epub$/u)
        expect(name).toMatch(/^.+\.epub$/su)
        expect(isDeviceName(name)).toBe(false)
      }),
    )
  })
})

describe('several titles become several names', () => {
  const names = (titles: readonly string[], there: readonly string[] = []) => {
    const taken = takenNames(there)
    return titles.map((title) => uniqueFileName(title, 'md', taken))
  }
  test('the same title twice is numbered', () => {
    expect(names(['Tin', 'Tin', 'Tin'])).toEqual(['Tin.md', 'Tin (2).md', 'Tin (3).md'])
  })
  test('a file that is there already keeps its name, whatever its case and its way of writing marks', () => {
    expect(names(['Tin', 'Điện'], ['TIN.md', 'điện.md'.normalize('NFD'), 'Tin.epub'])).toEqual([
      'Tin (2).md',
      'Điện (2).md',
    ])
  })
  test('a title that looks numbered is not taken twice', () => {
    expect(names(['Tin (2)', 'Tin', 'Tin'])).toEqual(['Tin (2).md', 'Tin.md', 'Tin (3).md'])
  })
  test('whatever the titles, no two names are one to a file system that knows no case', () => {
    const title = fc.string({ unit: fc.constantFrom('a', 'A', ' ', '(2)', '.', 'ê'), maxLength: 4 })
    fc.assert(
      fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
        const made = names(titles).map((name) => name.normalize('NFC').toLowerCase())
        expect(new Set(made).size).toBe(titles.length)
      }),
    )
  })
})
