// The list's days: rows in the order they come, gathered under the day they were saved or published.
import type { ListRow } from '../../domain/list-query.ts'
import type { Messages } from '../../domain/language/index.ts'
import type { Language } from '../../domain/settings.ts'
import type { SortOrder } from '../../domain/views.ts'

export type Day = { readonly key: string; readonly name: string | null; readonly rows: readonly ListRow[] }

const dayKey = (date: Date) => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`

/** Groups by day where the order is one of time; otherwise one group without a name. */
export function groupByDay(
  rows: readonly ListRow[],
  sort: SortOrder,
  language: Language,
  t: Messages,
  now: Date,
): Day[] {
  if (sort !== 'saved' && sort !== 'published') return [{ key: 'all', name: null, rows }]
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  const name = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const days: { key: string; name: string; rows: ListRow[] }[] = []
  for (const row of rows) {
    const date = new Date(sort === 'saved' ? row.savedAt : (row.publishedAt ?? row.savedAt))
    const key = dayKey(date)
    const last = days.at(-1)
    if (last?.key === key) {
      last.rows.push(row)
      continue
    }
    const called =
      key === dayKey(now) ? t.list.today : key === dayKey(yesterday) ? t.list.yesterday : name.format(date)
    days.push({ key, name: called.charAt(0).toLocaleUpperCase(language) + called.slice(1), rows: [row] })
  }
  return days
}
