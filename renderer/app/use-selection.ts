// The articles that are chosen in the list. They are those of one place: elsewhere in the library nothing is chosen.
import { useCallback, useMemo, useState } from 'react'
import type { ArticleId, ArticleSummary } from '../../domain/article.ts'
import { allSelected, extended, kept, nothingSelected, toggled } from '../library/selection.ts'
import type { Selection } from '../library/selection.ts'
import type { Navigation } from './navigation.ts'

export type SelectionControl = {
  readonly ids: ReadonlySet<ArticleId>
  /** In the order of the list. */
  readonly articles: readonly ArticleSummary[]
  readonly toggle: (id: ArticleId) => void
  /** @param start where the range begins when nothing was chosen before */
  readonly extendTo: (id: ArticleId, start: ArticleId | null) => void
  readonly selectAll: () => void
  readonly clear: () => void
}

const placeOf = ({ view, tag, host, search }: Navigation): string =>
  JSON.stringify([view, tag, host, search.trim()])

export function useSelection(now: Navigation, rows: readonly ArticleSummary[]): SelectionControl {
  const place = placeOf(now)
  const [state, setState] = useState({ place, selection: nothingSelected })
  const order = useMemo(() => rows.map(({ id }) => id), [rows])
  const selection = useMemo(
    () => (state.place === place ? kept(state.selection, order) : nothingSelected),
    [state, place, order],
  )
  const change = useCallback(
    (next: (present: Selection) => Selection) =>
      setState((before) => ({
        place,
        selection: next(before.place === place ? kept(before.selection, order) : nothingSelected),
      })),
    [place, order],
  )
  return useMemo(
    () => ({
      ids: selection.ids,
      articles: rows.filter(({ id }) => selection.ids.has(id)),
      toggle: (id) => change((present) => toggled(present, id)),
      extendTo: (id, start) => change((present) => extended(present, id, order, start)),
      selectAll: () => change(() => allSelected(order)),
      clear: () => change(() => nothingSelected),
    }),
    [selection, rows, order, change],
  )
}
