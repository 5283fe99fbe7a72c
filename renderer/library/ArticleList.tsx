// The articles of a view, grouped by day. Only the rows near what is seen are in the page; the room of the others is
// kept, so that one scrolls through all of them.
import { memo, useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Ref } from 'react'
import { flushSync } from 'react-dom'
import type { ArticleId } from '../../domain/article.ts'
import { parseQuery } from '../../domain/search.ts'
import { parseSearch } from '../../domain/search-query.ts'
import type { Series } from '../../domain/series.ts'
import { rememberPlace } from '../client/list-places.ts'
import type { Listing } from '../client/listing.ts'
import { useSettings } from '../client/settings.tsx'
import { useToday } from '../client/use-today.ts'
import styles from './ArticleList.module.css'
import { ArticleRow } from './ArticleRow.tsx'
import { dayName } from './days.ts'
import { layOut } from './list-layout.ts'
import { useRowWindow, useWanted } from './use-row-window.ts'

export type ArticleListHandle = {
  /** Puts the focus on a row, wherever in the list it is; once it is there, where it has to be asked for. */
  focus(index: number): void
  /** The article that the focus is on its way to. */
  pending(): ArticleId | null
  /** How many rows one sees at once, but for one. */
  page(): number
}

type ArticleListProps = {
  readonly ref: Ref<ArticleListHandle>
  readonly listing: Listing
  readonly series: readonly Series[]
  readonly openId: string | null
  readonly selected: ReadonlySet<string>
  readonly onOpen: (id: string) => void
  readonly onSelect: (id: string, how: 'one' | 'range') => void
  /** These rows are looked at. */
  readonly onWant: (ids: readonly ArticleId[]) => void
}

export const ArticleList = memo(function ArticleList(props: ArticleListProps) {
  const { ref, listing, series, openId, selected, onOpen, onSelect, onWant } = props
  const { ids, place } = listing
  const { settings, messages: t } = useSettings()
  const today = useToday()
  const root = useRef<HTMLDivElement>(null)
  const query = useMemo(() => parseQuery(parseSearch(listing.search).words), [listing.search])
  const seriesById = useMemo(() => new Map(series.map((one) => [one.id, one])), [series])
  const layout = useMemo(() => layOut(ids, listing.days), [ids, listing.days])
  const [focused, setFocused] = useState<ArticleId | null>(null)
  const [pending, setPending] = useState<ArticleId | null>(null)
  const kept = useMemo(
    () => [focused, pending].map((id) => (id === null ? -1 : ids.indexOf(id))).filter((at) => at >= 0),
    [focused, pending, ids],
  )
  const scroller = useCallback(() => root.current?.closest<HTMLElement>('[data-scroller]') ?? null, [])
  const { list, hurried } = useRowWindow({ listing, layout, scroller, kept })
  const { measureElement } = list
  const items = list.getVirtualItems()

  const linkOf = useCallback(
    (id: ArticleId) => root.current?.querySelector<HTMLAnchorElement>(`a[data-article="${id}"]`) ?? null,
    [],
  )
  // Set at once: the next key may come before the page is drawn again.
  const onItsWay = useRef<ArticleId | null>(null)
  useImperativeHandle(
    ref,
    () => ({
      focus(index) {
        const id = ids[index]
        if (id === undefined) return
        const link = linkOf(id)
        if (link) {
          onItsWay.current = null
          link.focus()
          return
        }
        onItsWay.current = id
        flushSync(() => setPending(id))
        // Still on its way: its data is asked for where one looks.
        if (onItsWay.current !== null) list.scrollToIndex(layout.itemOf(index), { align: 'auto' })
      },
      pending: () => onItsWay.current,
      page: () =>
        Math.max(1, Math.floor((list.scrollRect?.height ?? 0) / (list.getTotalSize() / ids.length)) - 1),
    }),
    [ids, layout, list, linkOf],
  )
  useLayoutEffect(() => {
    const id = onItsWay.current
    const link = id === null ? null : linkOf(id)
    if (!link) return
    onItsWay.current = null
    link.focus()
  })

  useWanted(list, { listing, layout, kept }, onWant)

  const onFocus = useCallback(
    ({ target }: { readonly target: EventTarget }) => {
      const id =
        target instanceof HTMLElement ? target.closest('li')?.querySelector('a')?.dataset['article'] : null
      if (!id) return
      // Who has gone elsewhere meanwhile is not called back.
      onItsWay.current = null
      setFocused(id)
      rememberPlace(place, { focused: id })
    },
    [place],
  )

  const startOf = (item: number) => list.measurementsCache[item]?.start ?? 0
  /** Where what has been laid out ends: the room up to the next row is kept free. */
  let end = 0
  const days = []
  for (let at = 0; at < items.length;) {
    const first = items[at]
    if (!first) break
    const day = layout.dayOf(first.index)
    const before = startOf(day.firstItem) - end
    end = startOf(day.firstItem)
    const shown = []
    for (; at < items.length; at++) {
      const item = items[at]
      if (!item || layout.dayOf(item.index) !== day) break
      const row = layout.rowAt(item.index)
      if (row === null) {
        end = item.end
        continue
      }
      const id = ids[row] ?? ''
      const data = listing.row(id)
      shown.push(
        <ArticleRow
          key={id}
          measure={measureElement}
          item={item.index}
          room={item.start - end}
          height={item.size}
          place={row - day.firstRow + 1}
          of={day.count}
          row={data}
          series={seriesById.get(data?.seriesId ?? '') ?? null}
          query={query}
          open={id === openId}
          selected={selected.has(id)}
          selecting={selected.size > 0}
          pictured={!hurried}
          onOpen={onOpen}
          onSelect={onSelect}
        />,
      )
      end = item.end
    }
    const last = layout.itemOf(day.firstRow + day.count - 1)
    const dayEnd = list.measurementsCache[last]?.end ?? end
    days.push(
      <section key={day.key} style={before > 0 ? { marginBlockStart: before } : undefined}>
        {day.day === null ? (
          <h2 className="visually-hidden">{t.regions.articles}</h2>
        ) : (
          <h2 className={styles.day} ref={measureElement} data-index={day.firstItem}>
            {dayName(day.day, settings.language, t, today)}
          </h2>
        )}
        <ul className={styles.rows} style={dayEnd > end ? { paddingBlockEnd: dayEnd - end } : undefined}>
          {shown}
        </ul>
      </section>,
    )
    end = dayEnd
  }

  return (
    <div ref={root} className={styles.list} style={{ minHeight: list.getTotalSize() }} onFocus={onFocus}>
      {days}
    </div>
  )
})
