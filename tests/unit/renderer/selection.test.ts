// Choosing articles: one more, up to here, all, none.
import { expect, test } from 'vitest'
import { allSelected, extended, kept, nothingSelected, toggled } from '../../../renderer/library/selection.ts'
import type { Selection } from '../../../renderer/library/selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const ids = (selection: Selection) => [...selection.ids].toSorted().join('')

test('one more, and the same again takes it back', () => {
  const two = toggled(toggled(nothingSelected, 'b'), 'd')
  expect(ids(two)).toBe('bd')
  expect(ids(toggled(two, 'b'))).toBe('d')
})

test('a range begins at what was chosen last, in either direction, and gets shorter again', () => {
  const from = toggled(nothingSelected, 'c')
  const down = extended(from, 'e', order, null)
  expect(ids(down)).toBe('cde')
  expect(ids(extended(down, 'd', order, null))).toBe('cd')
  expect(ids(extended(down, 'a', order, null))).toBe('abc')
})

test('a range is added to what was chosen before it', () => {
  const before = toggled(toggled(nothingSelected, 'a'), 'c')
  expect(ids(extended(before, 'd', order, null))).toBe('acd')
})

test('the first range begins where one is, or at its own end', () => {
  expect(ids(extended(nothingSelected, 'd', order, 'b'))).toBe('bcd')
  expect(ids(extended(nothingSelected, 'd', order, null))).toBe('d')
  expect(ids(extended(nothingSelected, 'd', order, 'gone'))).toBe('d')
})

test('what the list has no more is chosen no more, and a range whose beginning went begins anew', () => {
  const all = allSelected(order)
  expect(ids(kept(all, ['b', 'c']))).toBe('bc')
  expect(kept(all, order)).toBe(all)
  const left = kept(toggled(nothingSelected, 'a'), ['b', 'c', 'd'])
  expect(ids(extended(left, 'd', ['b', 'c', 'd'], 'c'))).toBe('cd')
})
