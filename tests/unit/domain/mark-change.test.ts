import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mark, MarkChange, Target } from '../../../domain/annotation.ts'
import { changeMarks, inTextOrder, takeMarksBack } from '../../../domain/mark-change.ts'

const target = (start: number, end: number): Target => ({
  quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start, end },
})
const mark = (id: string, changes: Partial<Mark> = {}): Mark => ({
  id,
  target: target(0, 1),
  color: 'yellow',
  note: '',
  createdAt: '2026-11-27T10:00:00Z',
  updatedAt: '2026-11-27T10:00:00Z',
  ...changes,
})

test('marks stand in the order of the text, those on the whole article first, older before newer', () => {
  const marks = [
    mark('late', { target: target(9, 10) }),
    mark('long', { target: target(2, 30) }),
    mark('whole', { target: null }),
    mark('short', { target: target(2, 5) }),
    mark('whole too', { target: null }),
    mark('again', { target: target(2, 5) }),
  ]
  expect(inTextOrder(marks).map(({ id }) => id)).toEqual([
    'whole',
    'whole too',
    'short',
    'again',
    'long',
    'late',
  ])
})

test('a mark has the id that its change names, which no other has', () => {
  const add = { change: 'add', target: target(1, 2), color: 'green', note: '' } as const
  const given = { id: 'made here', now: '2026-11-28T10:00:00Z' }
  expect(changeMarks([], { ...add, markId: 'named' }, given).markId).toBe('named')
  expect(changeMarks([], add, given).markId).toBe('made here')
  expect(() => changeMarks([mark('named')], { ...add, markId: 'named' }, given)).toThrow('bad-input')
})

const color = fc.constantFrom('yellow' as const, 'green' as const)
const note = fc.constantFrom('', 'một', 'hai')
const ids = ['a', 'b', 'c', 'd']
const change: fc.Arbitrary<MarkChange> = fc.oneof(
  fc.record({ change: fc.constant('add' as const), target: fc.constant(target(1, 2)), color, note }),
  fc.record(
    { change: fc.constant('edit' as const), markId: fc.constantFrom(...ids), color, note },
    { requiredKeys: ['change', 'markId'] },
  ),
  fc.record({ change: fc.constant('remove' as const), markIds: fc.subarray(ids, { minLength: 1 }) }),
)
const some = fc.subarray(ids).map((chosen) => chosen.map((id) => mark(id, { note: id })))
const given = { id: 'new', now: '2026-11-27T11:00:00Z' }

test('any change taken back at once leaves what was there, and what is counted is what changed', () => {
  const run = fc.property(some, change, (marks, wanted) => {
    const isThere = (id: string) => marks.some((one) => one.id === id)
    fc.pre(wanted.change !== 'edit' || isThere(wanted.markId))
    fc.pre(wanted.change !== 'remove' || wanted.markIds.some(isThere))
    const done = changeMarks(marks, wanted, given)
    expect(takeMarksBack(done.marks, wanted, marks, done.markId)).toEqual(marks)
    const before = new Set(marks)
    const after = new Set(done.marks)
    const changed = [
      ...marks.filter((one) => !after.has(one)),
      ...done.marks.filter((one) => !before.has(one)),
    ]
    expect(done.count).toBe(new Set(changed.map(({ id }) => id)).size)
    if (done.count === 0) expect(done.marks).toBe(marks)
  })
  fc.assert(run)
})

test('taken back later, it leaves what others have done since', () => {
  const marks = ['a', 'b', 'c'].map((id) => mark(id))
  const remove: MarkChange = { change: 'remove', markIds: ['a', 'c'] }
  const now = [mark('b', { color: 'pink' }), mark('c', { note: 'đã về' }), mark('d')]
  expect(takeMarksBack(now, remove, marks, null).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  expect(takeMarksBack(now, remove, marks, null)[2]).toMatchObject({ id: 'c', note: 'đã về' })
  const edit: MarkChange = { change: 'edit', markId: 'gone', note: 'x' }
  expect(takeMarksBack(now, edit, marks, 'gone')).toBe(now)
  expect(takeMarksBack(now, { ...edit, change: 'edit' }, marks, 'a')).toBe(now)
})
