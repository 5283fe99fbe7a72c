import { expect, test } from 'vitest'
import { lineBeyond, linesOf } from '../../../renderer/reader/lines.ts'

test('pieces of a line make one line, as high as what stands on it', () => {
  const boxes = [
    { start: 0, end: 24 },
    { start: 2, end: 22 },
    // A raised note number.
    { start: -4, end: 10 },
    { start: 34, end: 58 },
  ]
  expect(linesOf(boxes)).toEqual([
    { start: -4, end: 24 },
    { start: 34, end: 58 },
  ])
})

test('boxes that overlap a little are lines of their own, and those of no height are none', () => {
  expect(
    linesOf([
      { start: 0, end: 28 },
      { start: 24, end: 52 },
      { start: 52, end: 52 },
    ]),
  ).toHaveLength(2)
})

test('from the middle of a line the next and the previous are found, and none beyond the last', () => {
  const lines = [
    { start: 0, end: 20 },
    { start: 30, end: 50 },
    { start: 60, end: 80 },
  ]
  expect(lineBeyond(lines, 40, 1)).toEqual(lines[2])
  expect(lineBeyond(lines, 40, -1)).toEqual(lines[0])
  expect(lineBeyond(lines, 71, 1)).toBeNull()
  expect(lineBeyond(lines, 9, -1)).toBeNull()
})
