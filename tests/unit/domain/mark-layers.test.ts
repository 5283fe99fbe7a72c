// What is seen where highlights overlap.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlightColors } from '../../../domain/annotation.ts'
import { markPieces, marksAt } from '../../../domain/mark-layers.ts'
import type { LayeredMark } from '../../../domain/mark-layers.ts'

const mark = (id: string, start: number, end: number, color: LayeredMark['color'], hasNote = false) => ({
  id,
  start,
  end,
  color,
  hasNote,
})

test('the later of two highlights lies on top, and where they overlap is known', () => {
  expect(markPieces([mark('a', 0, 10, 'yellow'), mark('b', 6, 14, 'blue', true)])).toEqual([
    { start: 0, end: 6, color: 'yellow', noted: false, overlapped: false },
    { start: 6, end: 10, color: 'blue', noted: true, overlapped: true },
    { start: 10, end: 14, color: 'blue', noted: true, overlapped: false },
  ])
})

test('a highlight within another parts it in three', () => {
  expect(markPieces([mark('a', 0, 10, 'green'), mark('b', 3, 5, 'pink')]).map(({ color }) => color)).toEqual([
    'green',
    'pink',
    'green',
  ])
})

test('every mark at a place is reached, the topmost first', () => {
  const all = [mark('a', 0, 10, 'yellow'), mark('b', 6, 14, 'blue'), mark('c', 8, 9, 'pink')]
  expect(marksAt(all, 8).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  expect(marksAt(all, 10).map(({ id }) => id)).toEqual(['b'])
  expect(marksAt(all, 14)).toEqual([])
})

test('each character has the colour of the topmost mark on it, and no character is drawn twice', () => {
  const marks = fc
    .array(fc.tuple(fc.nat(40), fc.nat(12), fc.constantFrom(...highlightColors), fc.boolean()), {
      maxLength: 12,
    })
    .map((all) =>
      all.map(([start, length, color, hasNote], id) => mark(`${id}`, start, start + length, color, hasNote)),
    )
  fc.assert(
    fc.property(marks, (all) => {
      const pieces = markPieces(all)
      for (let at = 0; at < 60; at++) {
        const on = pieces.filter(({ start, end }) => start <= at && at < end)
        const under = marksAt(all, at)
        expect(on.map(({ color }) => color)).toEqual(under.slice(0, 1).map(({ color }) => color))
        expect(on.map(({ noted }) => noted)).toEqual(
          under.slice(0, 1).map(() => under.some((one) => one.hasNote)),
        )
        expect(on.map(({ overlapped }) => overlapped)).toEqual(under.slice(0, 1).map(() => under.length > 1))
      }
    }),
  )
})
