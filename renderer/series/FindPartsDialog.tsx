// "Tìm các kỳ còn thiếu": first in what is saved, without the network; then, when the person says so, on the pages of
// the saved parts, whose hosts are named before anything is asked of them.
import { useEffect, useState } from 'react'
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import type { FoundPart, PartSearch, Series } from '../../domain/series.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import { partInSentence, printedPart } from '../client/wording.ts'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './series.module.css'

type FindPartsDialogProps = {
  readonly series: Series
  readonly onSave: (urls: readonly string[]) => void
  readonly onClose: () => void
}

export function FindPartsDialog({ series, onSave, onClose }: FindPartsDialogProps) {
  const messages = useMessages()
  const { findParts: t } = messages
  const { search, error, looking, lookOnPages, again } = useSearch(series.id)
  const [asked, setAsked] = useState<readonly string[]>([])
  const open = (search?.found ?? []).filter(({ url }) => !asked.includes(url))
  const save = (urls: readonly string[]) => {
    setAsked([...asked, ...urls])
    onSave(urls)
  }
  const isPrivate = search?.failures.some(({ code }) => code === 'private-address') ?? false
  return (
    <Dialog title={t.title} closeLabel={t.close} onClose={onClose}>
      <p className={styles.name}>{messages.series.heading(series.name)}</p>
      <div role="status" className={styles.found}>
        {looking !== null && <p>{looking === 'pages' ? t.lookingOnPages : t.looking}</p>}
        {looking === null && search !== null && (
          <p>
            {open.length > 0
              ? t.found(open.length, series.word)
              : asked.length > 0
                ? t.saving(asked.length)
                : search.onPages
                  ? t.noneOnPages
                  : t.none}
          </p>
        )}
      </div>
      {open.length > 0 && (
        <ul className={styles.parts}>
          {open.map((part) => (
            <FoundRow
              key={part.url}
              part={part}
              lang={series.lang ?? undefined}
              onSave={() => save([part.url])}
            />
          ))}
        </ul>
      )}
      {[...(error === null ? [] : [error]), ...(search?.failures ?? [])].map((failed) => (
        <p key={JSON.stringify(failed)} role="alert" className={styles.error}>
          {errorSentence(messages, failed)}
        </p>
      ))}
      {search !== null && looking === null && !search.onPages && (
        <p className={styles.hint}>
          {search.hosts.length === 0 ? t.noAddress : t.ask(search.hosts.join(', '))}
        </p>
      )}
      <DialogActions>
        {error !== null && <Button onClick={again}>{t.retry}</Button>}
        {search !== null && search.hosts.length > 0 && (!search.onPages || isPrivate) && (
          <Button disabled={looking !== null} onClick={() => lookOnPages(search.onPages && isPrivate)}>
            {search.onPages ? t.lookPrivate : t.look}
          </Button>
        )}
        <Button onClick={onClose}>{t.close}</Button>
        {open.length > 1 && (
          <Button tone="primary" onClick={() => save(open.map(({ url }) => url))}>
            {t.saveAll}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

type FoundRowProps = {
  readonly part: FoundPart
  readonly lang: string | undefined
  readonly onSave: () => void
}

function FoundRow({ part, lang, onSave }: FoundRowProps) {
  const { series, save } = useMessages()
  return (
    <li className={styles.part}>
      <span className={styles.printed}>{printedPart(part, 0)}</span>
      <span className={styles.title}>
        <span lang={lang}>{part.partTitle ?? part.title}</span>
        <span className={styles.address}>{part.url}</span>
      </span>
      <Button
        small
        aria-label={series.savePart(partInSentence(part))}
        onClick={(event) => {
          // The row leaves, and would take the focus with it.
          event.currentTarget.closest('dialog')?.querySelector('h2')?.focus()
          onSave()
        }}
      >
        {save.submit}
      </Button>
    </li>
  )
}

type Search = PartSearch & { readonly onPages: boolean }

/** What was found so far; it begins with what is saved. */
function useSearch(seriesId: string) {
  const [search, setSearch] = useState<Search | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [asked, setAsked] = useState<{ where: 'saved' | 'pages'; allowPrivate: boolean }>({
    where: 'saved',
    allowPrivate: false,
  })
  const [looking, setLooking] = useState<'saved' | 'pages' | null>('saved')
  useEffect(() => {
    let wanted = true
    call('series:findParts', { seriesId, ...asked }).then(
      (found) => {
        if (!wanted) return
        setSearch({ ...found, onPages: asked.where === 'pages' })
        setLooking(null)
      },
      (caught: unknown) => {
        if (!wanted) return
        setError(errorOf(caught))
        setLooking(null)
      },
    )
    return () => {
      wanted = false
    }
  }, [seriesId, asked])
  const look = (next: typeof asked) => {
    setError(null)
    setLooking(next.where)
    setAsked(next)
  }
  return {
    search,
    error,
    looking,
    lookOnPages: (allowPrivate: boolean) => look({ where: 'pages', allowPrivate }),
    again: () => look({ ...asked }),
  }
}
