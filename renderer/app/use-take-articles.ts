// Several articles on their way out: a file each, one after the other, so that one that fails stops no other; or all
// of them together on paper.
import { useRef, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import { bookOfArticle, bookOfArticles } from '../../domain/book.ts'
import { bookLanguage, bookMessagesIn } from '../../domain/language/book.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import { useTellDone } from '../client/actions.ts'
import { call, errorOf } from '../client/bridge.ts'
import { drawCover } from '../client/draw-cover.ts'
import { useNotices } from '../client/notices.tsx'
import { printPage } from '../client/print.ts'
import { useSettings } from '../client/settings.tsx'
import type { FailedArticle, TakingArticles } from '../client/taking.ts'
import type { InPage } from './Taking.tsx'

async function writeFile(exportId: string, id: string, format: ExportFormat, inPage: InPage): Promise<void> {
  const book = bookOfArticle(await call('library:article', { id }))
  const cover = format === 'epub' ? await drawCover(book) : null
  const write = () => call('article:exportInto', { exportId, id, format, cover })
  await (format === 'pdf' ? inPage(book, write) : write())
}

/** For an article whose own file may be what cannot be read; empty where it is gone. */
const titleOf = (id: ArticleId): Promise<string> =>
  call('library:rows', { ids: [id], search: '' }).then(
    ([row]) => row?.title ?? '',
    () => '',
  )

export function useTakeArticles(inPage: InPage): TakingArticles {
  const { settings, messages: t } = useSettings()
  const { tell, tellCaught } = useNotices()
  const tellDone = useTellDone()
  const [progress, setProgress] = useState<TakingArticles['progress']>(null)
  const [failed, setFailed] = useState<TakingArticles['failed']>(null)
  /** The one that is going on; cancelled, it ends after the present article. */
  const running = useRef<{ cancelled: boolean } | null>(null)

  async function print(ids: readonly ArticleId[]): Promise<void> {
    const details = await Promise.all(ids.map((id) => call('library:article', { id })))
    const book = bookOfArticles(details, (lang) =>
      bookMessagesIn(bookLanguage(lang, settings.language)).chosen(details.length),
    )
    await inPage(book, printPage)
  }

  async function writeAll(ids: readonly ArticleId[], format: ExportFormat): Promise<void> {
    if (running.current !== null) return
    const run = { cancelled: false }
    running.current = run
    try {
      const { exportId } = await call('article:exportFolder')
      if (exportId === null) return
      setFailed(null)
      const total = ids.length
      const failures: FailedArticle[] = []
      let done = 0
      for (const id of ids) {
        if (run.cancelled) break
        setProgress({ done: done + 1, total })
        try {
          await writeFile(exportId, id, format, inPage)
        } catch (caught) {
          failures.push({ id, title: await titleOf(id), error: errorOf(caught) })
        }
        done++
      }
      if (failures.length > 0) setFailed({ articles: failures, total })
      const stopped = done < total ? t.selection.stopped(done - failures.length, total) : undefined
      const written = await call('article:exportEnd', { exportId })
      if (written !== null) tellDone(written, stopped)
      else if (stopped !== undefined) tell(stopped)
    } finally {
      running.current = null
      setProgress(null)
    }
  }

  return {
    take: (ids, as) => void (as === 'print' ? print(ids) : writeAll(ids, as)).catch(tellCaught),
    progress,
    cancel: () => {
      if (running.current) running.current.cancelled = true
    },
    failed,
    closeFailed: () => setFailed(null),
  }
}
