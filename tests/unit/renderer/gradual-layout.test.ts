// Which blocks of a very long article are laid out, one after another, and what stands for the others meanwhile.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLongArticle, joined, nextRun, paragraphLines } from '../../../renderer/reader/gradual-layout.ts'
import type { Run } from '../../../renderer/reader/gradual-layout.ts'

const paragraphs = (count: number, characters: number) => `<p>${'a'.repeat(characters)}</p>`.repeat(count)

const blocksOf = (runs: readonly Run[]): number[] =>
  runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))

const run = fc.tuple(fc.nat(99), fc.nat(99)).map(([one, other]) => ({
  first: Math.min(one, other),
  last: Math.max(one, other),
}))

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

describe('runs of blocks', () => {
  test('hold every block that was added, each once, in order, and never meet', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1 }), (added) => {
        const runs = added.reduce<readonly Run[]>(joined, [])
        const held = blocksOf(runs)
        expect(held).toEqual([...new Set(added.flatMap((one) => blocksOf([one])))].toSorted((a, b) => a - b))
        for (const [at, { first }] of runs.entries())
          if (at > 0) expect(first).toBeGreaterThan((runs[at - 1]?.last ?? 0) + 1)
      }),
    )
  })
})

describe('the next step', () => {
  test('is never what is laid out already, stays within the article, and comes to all of it', () => {
    fc.assert(
      fc.property(fc.array(run), fc.nat(99), fc.integer({ min: 1, max: 40 }), (added, seen, size) => {
        let runs = added.reduce<readonly Run[]>(joined, [])
        let steps = 0
        for (;;) {
          const next = nextRun(runs, seen, 100, size, true)
          if (!next) break
          const held = new Set(blocksOf(runs))
          const wanted = blocksOf([next])
          expect(wanted.length).toBeGreaterThan(0)
          // A jump to where nothing is laid out yet may end in what is.
          if (held.has(seen)) expect(wanted.filter((block) => held.has(block))).toEqual([])
          expect(next.first).toBeGreaterThanOrEqual(0)
          expect(next.last).toBeLessThan(100)
          runs = joined(runs, next)
          expect(++steps).toBeLessThan(102)
        }
        expect(blocksOf(runs)).toHaveLength(100)
      }),
    )
  })
  test('is below while the reader scrolls: what is above would move the text under the eye', () => {
    const runs = [{ first: 40, last: 59 }]
    expect(nextRun(runs, 45, 100, 10, false)).toEqual({ first: 60, last: 69 })
    expect(nextRun([{ first: 40, last: 99 }], 45, 100, 10, false)).toBeNull()
  })
  test('is above where that is nearer, once the reader rests', () => {
    const runs = [{ first: 40, last: 79 }]
    expect(nextRun(runs, 45, 100, 10, true)).toEqual({ first: 30, last: 39 })
  })
})
