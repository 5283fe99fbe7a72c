// Carries out what is asked of a whole series, or of several articles: files, or paper. For paper and PDF the page
// holds what is printed for as long as that takes.
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import { bookOfSeries, savedParts } from '../../domain/book.ts'
import type { Book } from '../../domain/book.ts'
import { call } from '../client/bridge.ts'
import { drawCover } from '../client/draw-cover.ts'
import { useNotices } from '../client/notices.tsx'
import { printPage } from '../client/print.ts'
import { useMessages } from '../client/settings.tsx'
import { TakeSeriesContext, TakingArticlesContext } from '../client/taking.ts'
import type { TakeSeries } from '../client/taking.ts'
import { BookPrint } from '../reader/BookPrint.tsx'
import { useTakeArticles } from './use-take-articles.ts'

type Printing = { readonly book: Book; readonly onReady: () => void }

/** Has the page hold a book while `print` prints it. One after the other: what waits finds the page free. */
export type InPage = <Result>(book: Book, print: () => Promise<Result>) => Promise<Result>

function createInPage(show: (printing: Printing | null) => void): InPage {
  let last: Promise<unknown> = Promise.resolve()
  async function printed<Result>(book: Book, print: () => Promise<Result>): Promise<Result> {
    const { promise, resolve } = Promise.withResolvers<void>()
    show({ book, onReady: resolve })
    try {
      await promise
      return await print()
    } finally {
      show(null)
    }
  }
  return (book, print) => {
    const turn = last.then(() => printed(book, print))
    last = turn.catch(() => undefined)
    return turn
  }
}

export function Taking({ children }: { readonly children: ReactNode }) {
  const t = useMessages()
  const { tell, tellCaught } = useNotices()
  const [printing, setPrinting] = useState<Printing | null>(null)

  const [inPage] = useState(() => createInPage(setPrinting))

  const takeSeries = useCallback<TakeSeries>(
    (series, as) => {
      async function carryOut(): Promise<void> {
        const articles = await Promise.all(savedParts(series).map((id) => call('library:article', { id })))
        const book = bookOfSeries(series, articles)
        if (as === 'print') {
          await inPage(book, printPage)
          return
        }
        const cover = as === 'epub' ? await drawCover(book) : null
        const write = () => call('article:exportSeries', { id: series.id, format: as, cover })
        const { saved } = await (as === 'pdf' ? inPage(book, write) : write())
        if (saved) tell(t.done.exported)
      }
      carryOut().catch(tellCaught)
    },
    [t, tell, tellCaught, inPage],
  )
  const takingArticles = useTakeArticles(inPage)

  return (
    <TakeSeriesContext value={takeSeries}>
      <TakingArticlesContext value={takingArticles}>
        {children}
        {printing && <BookPrint key={printing.book.key} book={printing.book} onReady={printing.onReady} />}
      </TakingArticlesContext>
    </TakeSeriesContext>
  )
}
