// Carries out what is asked of a whole series: a file, or paper. For paper and PDF the page holds the series for as
// long as it is printed.
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import { bookOfSeries, savedParts } from '../../domain/book.ts'
import type { Book } from '../../domain/book.ts'
import { call } from '../client/bridge.ts'
import { drawCover } from '../client/draw-cover.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { TakeSeriesContext } from '../client/taking.ts'
import type { TakeSeries } from '../client/taking.ts'
import { SeriesPrint } from '../reader/SeriesPrint.tsx'

type Printing = { readonly book: Book; readonly onReady: () => void }

export function SeriesTaking({ children }: { readonly children: ReactNode }) {
  const t = useMessages()
  const { tell, tellCaught } = useNotices()
  const [printing, setPrinting] = useState<Printing | null>(null)

  const take = useCallback<TakeSeries>(
    (series, as) => {
      async function inPage<Result>(book: Book, print: () => Promise<Result>): Promise<Result> {
        const { promise, resolve } = Promise.withResolvers<void>()
        setPrinting({ book, onReady: resolve })
        try {
          await promise
          return await print()
        } finally {
          setPrinting(null)
        }
      }
      async function carryOut(): Promise<void> {
        const articles = await Promise.all(savedParts(series).map((id) => call('library:article', { id })))
        const book = bookOfSeries(series, articles)
        if (as === 'print') {
          await inPage(book, () => call('article:print'))
          return
        }
        const cover = as === 'epub' ? await drawCover(book) : null
        const write = () => call('article:exportSeries', { id: series.id, format: as, cover })
        const { saved } = await (as === 'pdf' ? inPage(book, write) : write())
        if (saved) tell(t.done.exported)
      }
      carryOut().catch(tellCaught)
    },
    [t, tell, tellCaught],
  )

  return (
    <TakeSeriesContext value={take}>
      {children}
      {printing && <SeriesPrint book={printing.book} onReady={printing.onReady} />}
    </TakeSeriesContext>
  )
}
