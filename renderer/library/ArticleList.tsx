// The articles of a view, grouped by day. Rows beyond the first screens are put in as one nears them.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { ListRow } from '../../domain/list-query.ts'
import type { Series } from '../../domain/series.ts'
import type { SortOrder } from '../../domain/views.ts'
import { useSettings } from '../client/settings.tsx'
import { useToday } from '../client/use-today.ts'
import styles from './ArticleList.module.css'
import { ArticleRow } from './ArticleRow.tsx'
import { groupByDay } from './days.ts'

const FIRST_ROWS = 60
const MORE_ROWS = 200

type ArticleListProps = {
  readonly rows: readonly ListRow[]
  readonly series: readonly Series[]
  readonly sort: SortOrder
  /** A search: best match first, so no days. */
  readonly ranked: boolean
  readonly openId: string | null
  readonly selected: ReadonlySet<string>
  readonly onOpen: (id: string) => void
  readonly onSelect: (id: string, how: 'one' | 'range') => void
}

export function ArticleList(props: ArticleListProps) {
  const { rows, series, sort, ranked, openId, selected, onOpen, onSelect } = props
  const { settings, messages } = useSettings()
  const today = useToday()
  const [wanted, setWanted] = useState(FIRST_ROWS)
  const seriesById = useMemo(() => new Map(series.map((one) => [one.id, one])), [series])
  const days = useMemo(
    () =>
      ranked
        ? [{ key: 'ranked', name: null, rows: rows.slice(0, wanted) }]
        : groupByDay(rows.slice(0, wanted), sort, settings.language, messages, today),
    [rows, wanted, ranked, sort, settings.language, messages, today],
  )

  return (
    <>
      {days.map((day) => (
        <section key={day.key}>
          {day.name !== null && <h2 className={styles.day}>{day.name}</h2>}
          <ul>
            {day.rows.map((row) => (
              <ArticleRow
                key={row.id}
                row={row}
                series={seriesById.get(row.seriesId ?? '') ?? null}
                open={row.id === openId}
                selected={selected.has(row.id)}
                selecting={selected.size > 0}
                onOpen={onOpen}
                onSelect={onSelect}
              />
            ))}
          </ul>
        </section>
      ))}
      {wanted < rows.length && <ListEnd key={wanted} onNear={() => setWanted(wanted + MORE_ROWS)} />}
    </>
  )
}

/** What is put after the rows so far: it tells once when it comes near. */
function ListEnd({ onNear }: { readonly onNear: () => void }) {
  const element = useRef<HTMLDivElement>(null)
  const tell = useEffectEvent(onNear)
  useEffect(() => {
    const end = element.current
    if (!end) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && tell(), {
      root: end.closest('[data-scroller]'),
      rootMargin: '1200px',
    })
    observer.observe(end)
    return () => observer.disconnect()
  }, [])
  return <div ref={element} className={styles.more} />
}
