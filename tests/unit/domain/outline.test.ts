import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outlineOf } from '../../../domain/outline.ts'
import type { OutlineEntry } from '../../../domain/outline.ts'

/** An outline as "0(1 2) 3". */
const written = (entries: readonly OutlineEntry[]): string =>
  entries.map(({ heading, below }) => `${heading}${below.length > 0 ? `(${written(below)})` : ''}`).join(' ')

test.each([
  ['sections side by side', [2, 2, 2], '0 1 2'],
  ['sections with parts', [2, 3, 3, 2, 3], '0(1 2) 3(4)'],
  ['a level that was skipped', [2, 4, 2], '0(1) 2'],
  ['an article that begins deep', [4, 3, 2], '0 1 2'],
  ['back to a level between', [2, 4, 3, 2], '0(1 2) 3'],
])('%s', (_name, levels, outline) => {
  expect(written(outlineOf(levels))).toBe(outline)
})

test('every heading stands in the outline once, in its order, below a higher one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 6 }), { maxLength: 60 }), (levels) => {
      const seen: number[] = []
      const walk = (entries: readonly OutlineEntry[], above: number) => {
        for (const { heading, below } of entries) {
          const level = levels[heading] ?? 0
          expect(level).toBeGreaterThan(above)
          seen.push(heading)
          walk(below, level)
        }
      }
      walk(outlineOf(levels), 0)
      expect(seen).toEqual(levels.map((_level, index) => index))
    }),
  )
})
