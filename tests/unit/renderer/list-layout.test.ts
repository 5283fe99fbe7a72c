// Headings and rows one below the other: where each stands, without walking through all of them.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut } from '../../../renderer/library/list-layout.ts'

const counts = fc.array(
  fc.record({
    day: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 12 },
)

const idsFor = (count: number) => Array.from({ length: count }, (_, at) => `id${at}`)

test('each row stands once, in order, below the heading of its day', () => {
  fc.assert(
    fc.property(counts, (days) => {
      const ids = idsFor(days.reduce((sum, { count }) => sum + count, 0))
      const layout = layOut(ids, days)
      const expected = days.flatMap(({ day, count }) => [day, ...Array.from({ length: count }, () => null)])
      expect(layout.itemCount).toBe(expected.length)
      let row = 0
      for (const [item, heading] of expected.entries()) {
        if (heading !== null) {
          expect(layout.rowAt(item)).toBeNull()
          expect(layout.dayOf(item)).toMatchObject({ day: heading, firstItem: item, firstRow: row })
          continue
        }
        expect(layout.rowAt(item)).toBe(row)
        expect(layout.itemOf(row)).toBe(item)
        expect(layout.key(item)).toBe(ids[row])
        row++
      }
      const keys = expected.map((_, item) => layout.key(item))
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('a list that is not by days has rows alone', () => {
  const ids = idsFor(3)
  const layout = layOut(ids, null)
  expect(layout.itemCount).toBe(3)
  expect(ids.map((_, item) => layout.rowAt(item))).toEqual([0, 1, 2])
  expect(layout.days).toMatchObject([{ day: null, count: 3 }])
})
