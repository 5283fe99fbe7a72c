// What the index process says of a search arrives as it was said, though the ids are told only when they have changed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPacking, createUnpacking } from '../../../electron/index/messages.ts'
import type { Ranking, RowIds } from '../../../electron/index/search-store.ts'

const id = fc.string({ unit: fc.constantFrom(...'0123abcd'), minLength: 12, maxLength: 12 })
const rowIds: fc.Arbitrary<RowIds> = fc.array(fc.option(id, { nil: undefined }), { maxLength: 20 })
/** Rankings one after the other; of each: which of the ids they are of. */
const rankings: fc.Arbitrary<readonly Ranking[]> = fc
  .tuple(fc.array(rowIds, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { maxLength: 8 }))
  .chain(([known, which]) =>
    fc.tuple(
      ...which.map((at) => {
        const idOfRow = known[at % known.length] ?? []
        const rows = fc.subarray([...idOfRow.keys()]).map((some) => Uint32Array.from(some))
        return rows.map((found) => ({ rows: found, rankEnds: [found.length], idOfRow }))
      }),
    ),
  )

test('every ranking is unpacked as it was packed', () => {
  fc.assert(
    fc.property(rankings, (said) => {
      const [pack, unpack] = [createPacking(), createUnpacking()]
      for (const ranking of said) expect(unpack(structuredClone(pack(ranking)))).toEqual(ranking)
    }),
  )
})

test('ids that have been told are not told again', () => {
  const pack = createPacking()
  const [idOfRow, other] = [
    [undefined, 'aaaaaaaaaaaa'],
    [undefined, 'bbbbbbbbbbbb'],
  ]
  const ranking = { rows: Uint32Array.of(1), rankEnds: [1], idOfRow }
  expect(pack(ranking).ids).not.toBeNull()
  expect(pack(ranking).ids).toBeNull()
  expect(pack({ ...ranking, idOfRow: other }).ids).not.toBeNull()
  expect(pack(ranking).ids).not.toBeNull()
})

test('a process that has been started anew tells all of them', () => {
  const unpack = createUnpacking()
  const ranking = { rows: Uint32Array.of(1), rankEnds: [1], idOfRow: [undefined, 'aaaaaaaaaaaa'] }
  const another = { ...ranking, idOfRow: [undefined, 'bbbbbbbbbbbb'] }
  unpack(createPacking()(ranking))
  expect(unpack(createPacking()(another))).toEqual(another)
})
