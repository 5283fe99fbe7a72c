import { describe, expect, test } from 'vitest'
import { MAX_PART, partNumber, romanValue } from '../../../domain/series-numbers.ts'
import { readTitlePart } from '../../../domain/series-title.ts'
import * as fifth from './series-title-fifth-unseen.ts'
import * as first from './series-title-first-unseen.ts'
import * as fourth from './series-title-fourth-unseen.ts'
import * as second from './series-title-second-unseen.ts'
import * as third from './series-title-third-unseen.ts'
import * as table from './series-title-table.ts'

const tables = [table, first, second, third, fourth, fifth]
const parts = tables.flatMap((one) => one.parts)
const traps = tables.flatMap((one) => one.traps)

describe('a title says which part of which series it is', () => {
  test.each(parts)('%s', (title, name, word, part, isLast, partTitle) => {
    expect(readTitlePart(title)).toEqual({ name, word, part, isLast, partTitle })
  })

  test.each(parts)('the same in decomposed letters: %s', (title, name, word, part, isLast, partTitle) => {
    expect(readTitlePart(title.normalize('NFD'))).toEqual({ name, word, part, isLast, partTitle })
  })

  test.each(parts)('the same number in capitals: %s', (title, name, word, part, isLast) => {
    const read = readTitlePart(title.toUpperCase())
    expect(read).toMatchObject({ name: name.toUpperCase(), word, part, isLast })
  })
})

describe('a title that only looks like it says nothing', () => {
  test.each(traps)('%s', (title) => {
    expect(readTitlePart(title)).toBeNull()
  })
  test.each(traps)('nor in decomposed letters: %s', (title) => {
    expect(readTitlePart(title.normalize('NFD'))).toBeNull()
  })
})

describe('numbers of parts', () => {
  test('Roman numbers are read only in their one way of writing', () => {
    expect(['i', 'iv', 'ix', 'xiv', 'xl', 'lxxxix'].map(romanValue)).toEqual([1, 4, 9, 14, 40, 89])
    expect(['iiii', 'vx', 'ic', '', 'xlx', 'mi'].map(romanValue)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })
  test('words, figures and the largest number', () => {
    expect(['một', 'nhất', 'mười lăm', 'ten', '007'].map(partNumber)).toEqual([1, 1, 15, 10, 7])
    expect([`${MAX_PART}`, `${MAX_PART + 1}`, '0', 'trăm'].map(partNumber)).toEqual([
      MAX_PART,
      null,
      null,
      null,
    ])
  })
})

test('the table has at least 150 titles, a third of them traps', () => {
  expect(parts.length + traps.length).toBeGreaterThanOrEqual(150)
  expect(traps.length).toBeGreaterThanOrEqual((parts.length + traps.length) / 3)
})

test('characters that nobody sees change nothing', () => {
  expect(readTitlePart('Sông\u00A0dài\u200B (kỳ\u00A02)')).toEqual({
    name: 'Sông dài',
    word: 'kỳ',
    part: 2,
    isLast: false,
    partTitle: null,
  })
})
