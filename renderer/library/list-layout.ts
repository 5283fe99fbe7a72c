// What stands in the list one below the other: the heading of a day, then its rows. Nothing here is about pixels.
import type { ArticleId } from '../../domain/article.ts'
import type { DayCount } from '../../domain/list-query.ts'

export type ListDay = {
  readonly key: string
  /** yyyy-mm-dd; null where the list is not by days, and has no heading. */
  readonly day: string | null
  readonly firstItem: number
  readonly firstRow: number
  readonly count: number
}

export type ListLayout = {
  readonly days: readonly ListDay[]
  /** Headings and rows. */
  readonly itemCount: number
  /** The day that an item is of. */
  readonly dayOf: (item: number) => ListDay
  /** The row at an item; null for a heading. */
  readonly rowAt: (item: number) => number | null
  readonly itemOf: (row: number) => number
  readonly key: (item: number) => string
}

function daysOf(counts: readonly DayCount[] | null, rows: number): readonly ListDay[] {
  if (counts === null) return [{ key: 'all', day: null, firstItem: 0, firstRow: 0, count: rows }]
  const days: ListDay[] = []
  const met = new Map<string, number>()
  let firstRow = 0
  for (const { day, count } of counts) {
    const times = met.get(day) ?? 0
    met.set(day, times + 1)
    // The same day comes twice where articles without a date of their own follow at the end.
    const key = times === 0 ? day : `${day} ${times}`
    days.push({ key, day, firstItem: firstRow + days.length, firstRow, count })
    firstRow += count
  }
  return days
}

export function layOut(ids: readonly ArticleId[], counts: readonly DayCount[] | null): ListLayout {
  const days = daysOf(counts, ids.length)
  const headings = counts === null ? 0 : 1
  /** The last day of which `first` is not beyond a place. */
  function lastDay(place: number, first: (day: ListDay) => number): ListDay {
    let [low, high] = [0, days.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const day = days[middle]
      if (day && first(day) <= place) low = middle
      else high = middle - 1
    }
    const day = days[low]
    if (!day) throw new Error('an empty list is not laid out')
    return day
  }
  // Asked for all items each time a height is measured: both are looked up, not worked out.
  const keys: string[] = []
  const rows = new Int32Array(ids.length + headings * days.length)
  for (const { key, firstRow, count } of days) {
    if (headings > 0) {
      rows[keys.length] = -1
      keys.push(`day ${key}`)
    }
    for (let row = firstRow; row < firstRow + count; row++) {
      rows[keys.length] = row
      keys.push(ids[row] ?? '')
    }
  }
  const rowAt = (item: number): number | null => {
    const row = rows[item] ?? -1
    return row < 0 ? null : row
  }
  return {
    days,
    itemCount: keys.length,
    dayOf: (item) => lastDay(item, ({ firstItem }) => firstItem),
    rowAt,
    itemOf(row) {
      const { firstItem, firstRow } = lastDay(row, (day) => day.firstRow)
      return firstItem + headings + row - firstRow
    },
    key: (item) => keys[item] ?? String(item),
  }
}
