// What a search found is shown rank after rank, each in the order of the list, whatever came, went or was thrown away
// since the last search.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SortOrder } from '../../../domain/views.ts'
import type { Shelf } from '../../../domain/article.ts'
import { createFoundOrder } from '../../../electron/library/found-order.ts'
import { createOrders } from '../../../electron/library/list-order.ts'

type Item = {
  own: { id: string; title: string; wordCount: number; siteName: null; host: string; shelf: Shelf }
  readonly savedAt: number
  readonly publishedAt: null
}

const item = fc.record({
  title: fc.constantFrom('An', 'Bình', 'Cường'),
  wordCount: fc.nat(3),
  savedAt: fc.nat(5),
  trashed: fc.boolean(),
})
const step = fc.record({
  throws: fc.nat(9),
  removes: fc.option(fc.nat(9)),
  /** By row: the rank of what is found, 0 the best; 3: not found. */
  ranks: fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
  sort: fc.constantFrom<SortOrder>('saved', 'title', 'length'),
  onlyLong: fc.boolean(),
})

test('in order by rank, then as the list is', () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 10 }),
      fc.array(step, { maxLength: 5 }),
      (given, steps) => {
        const items = new Map<string, Item>()
        for (const [at, { trashed, savedAt, ...own }] of given.entries()) {
          const id = `id ${at}`
          const shelf = trashed ? 'trash' : 'library'
          items.set(id, { own: { ...own, id, siteName: null, host: 'a', shelf }, savedAt, publishedAt: null })
        }
        const orders = createOrders<Item>(new Intl.Collator('vi'), () => items.values())
        const found = createFoundOrder(orders, (id) => items.get(id))
        // The index may have what the library has no more, and may not have what is new.
        const idOfRow = [undefined, ...given.slice(1).map((_, at) => `id ${at + 1}`), 'gone']
        for (const { throws, removes, ranks, sort, onlyLong } of steps) {
          const thrown = items.get(`id ${throws}`)
          if (thrown) {
            thrown.own = { ...thrown.own, shelf: thrown.own.shelf === 'trash' ? 'library' : 'trash' }
            found.forget()
          }
          const removed = items.get(`id ${removes}`)
          if (removed) {
            orders.remove(removed)
            items.delete(removed.own.id)
            found.forget()
          }
          const byRank = [0, 1, 2].map((rank) =>
            [...idOfRow.keys()].filter((row) => idOfRow[row] !== undefined && ranks[row] === rank),
          )
          const there = byRank.filter((rows) => rows.length > 0)
          const rankEnds = there.map((_, at) => there.slice(0, at + 1).flat().length)
          const ranking = { rows: Uint32Array.from(there.flat()), rankEnds, idOfRow }
          const isShown = onlyLong ? ({ own }: Item) => own.wordCount > 1 : null
          const shown = isShown ?? (({ own }: Item) => own.shelf !== 'trash')
          const wanted = there.flatMap((rows) => {
            const ids = new Set(rows.map((row) => idOfRow[row]))
            return orders.of(sort).filter((one) => ids.has(one.own.id) && shown(one))
          })
          expect(found.items(ranking, sort, isShown)).toEqual(wanted)
          expect(found.ids(ranking, sort, isShown)).toEqual(wanted.map(({ own }) => own.id))
        }
      },
    ),
  )
})
