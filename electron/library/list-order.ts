// The orders of the list, each sorted once and kept in order while articles come and go.
import type { SortOrder } from '../../domain/views.ts'
import type { OwnSummary } from './summary.ts'

/** What is put in order: none of it changes while it is in an order. */
export type Ordered = {
  readonly own: Pick<OwnSummary, 'id' | 'title' | 'wordCount' | 'siteName' | 'host'>
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly publishedAt: number | null
}

type Compare = (one: Ordered, other: Ordered) => number

const bySaved: Compare = (one, other) =>
  other.savedAt - one.savedAt || (one.own.id < other.own.id ? -1 : one.own.id > other.own.id ? 1 : 0)

/** Orders what has a value, and puts what has none at the end. */
function valued<Value>(
  value: (row: Ordered) => Value | null,
  compare: (one: Value, other: Value) => number,
): Compare {
  return (one, other) => {
    const [first, second] = [value(one), value(other)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return compare(first, second)
  }
}

const sorters = (collator: Intl.Collator): Readonly<Record<SortOrder, Compare>> => ({
  saved: bySaved,
  published: valued(
    ({ publishedAt }) => publishedAt,
    (one, other) => other - one,
  ),
  title: (one, other) => collator.compare(one.own.title, other.own.title),
  length: (one, other) => one.own.wordCount - other.own.wordCount,
  source: valued(
    ({ own }) => own.siteName ?? own.host,
    (one, other) => (one === other ? 0 : collator.compare(one, other)),
  ),
})

export type Orders<Item extends Ordered> = {
  put(item: Item): void
  remove(item: Item): void
  /** All of them; the array is not to be changed. */
  of(order: SortOrder): readonly Item[]
}

/** @param all what is in order when an order is first asked for */
export function createOrders<Item extends Ordered>(
  collator: Intl.Collator,
  all: () => Iterable<Item>,
): Orders<Item> {
  const compareBy = sorters(collator)
  const sorted = new Map<SortOrder, Item[]>()
  const compareIn =
    (order: SortOrder): Compare =>
    (one, other) =>
      compareBy[order](one, other) || bySaved(one, other)

  /** Where an item is, or would be: no two are the same in an order. */
  function placeOf(items: readonly Item[], item: Ordered, compare: Compare): number {
    let [low, high] = [0, items.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = items[middle]
      if (there && compare(there, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    put(item) {
      for (const [order, items] of sorted) items.splice(placeOf(items, item, compareIn(order)), 0, item)
    },
    remove(item) {
      for (const [order, items] of sorted) {
        const place = placeOf(items, item, compareIn(order))
        if (items[place] === item) items.splice(place, 1)
        // Times that are none compare as nothing does: it is sorted anew.
        else sorted.delete(order)
      }
    },
    of(order) {
      const known = sorted.get(order)
      if (known) return known
      const items = [...all()].toSorted(compareIn(order))
      sorted.set(order, items)
      return items
    },
  }
}
