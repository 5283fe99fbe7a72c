// Taking along a series, or several articles: any place that shows them may ask for it; the window carries it out.
import { createContext, useContext } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import type { AppError } from '../../domain/result.ts'
import type { Series } from '../../domain/series.ts'

export type TakenAs = ExportFormat | 'print'

export type TakeSeries = (series: Series, as: TakenAs) => void

export const TakeSeriesContext = createContext<TakeSeries | null>(null)

/** What takes a series along; how it ended is told in the window's messages. */
export function useTakeSeries(): TakeSeries {
  const take = useContext(TakeSeriesContext)
  if (!take) throw new Error('useTakeSeries outside its provider')
  return take
}

export type FailedArticle = { readonly id: string; readonly title: string; readonly error: AppError }

/** Articles on their way into files, one after the other. */
export type TakingArticles = {
  /** Each as a file of its own in a folder that is asked for; or all together on paper. */
  readonly take: (ids: readonly ArticleId[], as: TakenAs) => void
  /** null while none are written. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** After the one that is being written. */
  readonly cancel: () => void
  /** Those that could not be written the last time, and of how many. */
  readonly failed: { readonly articles: readonly FailedArticle[]; readonly total: number } | null
  readonly closeFailed: () => void
}

export const TakingArticlesContext = createContext<TakingArticles | null>(null)

export function useTakingArticles(): TakingArticles {
  const taking = useContext(TakingArticlesContext)
  if (!taking) throw new Error('useTakingArticles outside its provider')
  return taking
}
