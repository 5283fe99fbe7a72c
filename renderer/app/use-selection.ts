// The articles that are chosen in the list. They are those of one place: elsewhere in the library nothing is chosen.
import { useCallback, useMemo, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import { allSelected, extended, kept, nothingSelected, toggled } from '../library/selection.ts'
import type { Selection } from '../library/selection.ts'
import type { Navigation } from './navigation.ts'

export type SelectionControl = {
  readonly ids: ReadonlySet<ArticleId>
  /** In the order of the list. */
  readonly inOrder: readonly ArticleId[]
  readonly toggle: (id: ArticleId) => void
  /** @param start where the range begins when nothing was chosen before */
  readonly extendTo: (id: ArticleId, start: ArticleId | null) => void
  readonly selectAll: () => void
  readonly clear: () => void
}

const nothing: readonly ArticleId[] = []

const placeOf = ({ view, tag, host, search }: Navigation): string =>
  JSON.stringify([view, tag, host, search.trim()])

/** @param order the ids of the list: the same array as long as the list is the same */
export function useSelection(now: Navigation, order: readonly ArticleId[]): SelectionControl {
  const place = placeOf(now)
  const [state, setState] = useState({ place, selection: nothingSelected })
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
      inOrder: selection.ids.size === 0 ? nothing : order.filter((id) => selection.ids.has(id)),
      toggle: (id) => change((present) => toggled(present, id)),
      extendTo: (id, start) => change((present) => extended(present, id, order, start)),
      selectAll: () => change(() => allSelected(order)),
      clear: () => change(() => nothingSelected),
    }),
    [selection, order, change],
  )
}
