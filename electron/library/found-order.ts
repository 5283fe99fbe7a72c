// What a search found, in the order of a list: rank after rank, each in the order that is asked for. A common word finds
// fifty thousand articles; to look each of them up by its id and to look at its object takes as long as to find it. What
// is to be known of all of them stands in arrays by the rows of the index, made once for as long as the same articles are
// there.
import type { SortOrder } from '../../domain/views.ts'
import type { Ranking, RowIds } from '../index/search-store.ts'
import type { Ordered, Orders } from './list-order.ts'
import type { OwnSummary } from './summary.ts'

type Item = Ordered & { readonly own: Pick<OwnSummary, 'shelf'> }

type ByRow<Found extends Item> = {
  readonly idOfRow: RowIds
  readonly items: readonly (Found | undefined)[]
  /** 1: it lies there. */
  readonly inTrash: Uint8Array
  readonly sorted: Map<SortOrder, Uint32Array>
}

/** Which of what is found is shown; null: all that does not lie in the trash. */
type Shown<Found> = ((item: Found) => boolean) | null

export type FoundOrder<Found extends Item> = {
  /** Articles have come or gone, or have come into the trash or out of it. */
  forget(): void
  items(ranking: Ranking, sort: SortOrder, isShown: Shown<Found>): readonly Found[]
  /** Their ids. */
  ids(ranking: Ranking, sort: SortOrder, isShown: Shown<Found>): readonly string[]
}

export function createFoundOrder<Found extends Item>(
  orders: Orders<Found>,
  itemOf: (id: string) => Found | undefined,
): FoundOrder<Found> {
  let known: ByRow<Found> | null = null

  function byRow(idOfRow: RowIds): ByRow<Found> {
    if (known?.idOfRow === idOfRow) return known
    const items = idOfRow.map((id) => (id === undefined ? undefined : itemOf(id)))
    const inTrash = Uint8Array.from(items, (item) => (item?.own.shelf === 'trash' ? 1 : 0))
    known = { idOfRow, items, inTrash, sorted: new Map() }
    return known
  }

  /** The rows of all articles that the index has, in an order. */
  function rowsIn({ items, sorted }: ByRow<Found>, sort: SortOrder): Uint32Array {
    const there = sorted.get(sort)
    if (there) return there
    const rowOf = new Map<Found, number>()
    for (const [row, item] of items.entries()) if (item) rowOf.set(item, row)
    const rows = Uint32Array.from(orders.of(sort).flatMap((item) => rowOf.get(item) ?? []))
    sorted.set(sort, rows)
    return rows
  }

  function order(
    { rows, rankEnds }: Ranking,
    all: ByRow<Found>,
    sort: SortOrder,
    isShown: Shown<Found>,
  ): readonly number[] {
    const { items, inTrash } = all
    /** By row the number of its rank, from 1; 0: not found. */
    const rankOf = new Uint16Array(items.length)
    let rank = 0
    for (let at = 0; at < rows.length; at++) {
      if (at >= (rankEnds[rank] ?? Infinity)) rank++
      rankOf[rows[at] ?? 0] = rank + 1
    }
    const ranks = rankEnds.map((): number[] => [])
    const isIn = (row: number) => {
      if (isShown === null) return inTrash[row] === 0
      const item = items[row]
      return item !== undefined && isShown(item)
    }
    for (const row of rowsIn(all, sort)) {
      const its = rankOf[row] ?? 0
      if (its > 0 && isIn(row)) ranks[its - 1]?.push(row)
    }
    return ranks.flat()
  }

  return {
    forget() {
      known = null
    },
    items(ranking, sort, isShown) {
      const all = byRow(ranking.idOfRow)
      return order(ranking, all, sort, isShown).flatMap((row) => all.items[row] ?? [])
    },
    ids(ranking, sort, isShown) {
      const { idOfRow } = ranking
      return order(ranking, byRow(idOfRow), sort, isShown).map((row) => idOfRow[row] ?? '')
    },
  }
}
