// What can be done with a series from wherever one is shown: the dialogs for it are the window's.
import { createContext, useContext } from 'react'
import type { ArticleSummary } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'

export type SeriesActions = {
  /** "Sửa loạt bài…" */
  readonly edit: (series: Series) => void
  /** "Tìm các kỳ còn thiếu" */
  readonly findParts: (series: Series) => void
  /** Corrects the series that an article is in, or puts it into one. */
  readonly place: (article: ArticleSummary) => void
}

export const SeriesActionsContext = createContext<SeriesActions | null>(null)

export function useSeriesActions(): SeriesActions {
  const actions = useContext(SeriesActionsContext)
  if (!actions) throw new Error('useSeriesActions outside its provider')
  return actions
}
