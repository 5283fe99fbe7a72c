// The days of a list that is ordered by time: which day each row is of, counted where rows follow one another.
import type { ArticleSummary } from '../../domain/article.ts'
import type { DayCount } from '../../domain/list-query.ts'
import type { SortOrder } from '../../domain/views.ts'
import { localDate } from '../../domain/local-time.ts'

type Dated = Pick<ArticleSummary, 'savedAt' | 'publishedAt'>

/** @returns null for an order that is not by time */
export function dayCounts(rows: readonly Dated[], sort: SortOrder): readonly DayCount[] | null {
  if (sort !== 'saved' && sort !== 'published') return null
  const days: { day: string; count: number }[] = []
  // The bounds of the day before: most rows are of the same, and asking a date for its day costs more.
  let from = Infinity
  let until = -Infinity
  for (const { savedAt, publishedAt } of rows) {
    const at = Date.parse(sort === 'saved' ? savedAt : (publishedAt ?? savedAt))
    const last = days.at(-1)
    if (last && at >= from && at < until) {
      last.count++
      continue
    }
    const start = new Date(at)
    start.setHours(0, 0, 0, 0)
    from = start.getTime()
    until = new Date(from).setDate(start.getDate() + 1)
    days.push({ day: localDate(start), count: 1 })
  }
  return days
}
