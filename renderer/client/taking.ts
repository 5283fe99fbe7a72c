// Taking a series along: any place that shows one may ask for it; the window carries it out.
import { createContext, useContext } from 'react'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import type { Series } from '../../domain/series.ts'

export type TakeSeries = (series: Series, as: ExportFormat | 'print') => void

export const TakeSeriesContext = createContext<TakeSeries | null>(null)

/** What takes a series along; how it ended is told in the window's messages. */
export function useTakeSeries(): TakeSeries {
  const take = useContext(TakeSeriesContext)
  if (!take) throw new Error('useTakeSeries outside its provider')
  return take
}
