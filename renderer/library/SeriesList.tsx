// The view "Loạt bài": every series with its parts, what is read and what is missing.
import type { Series } from '../../domain/series.ts'
import { useSeriesActions } from '../client/series-actions.ts'
import { useMessages } from '../client/settings.tsx'
import { partInSentence, printedPart, seriesSlots } from '../client/wording.ts'
import { Button } from '../interface/controls.tsx'
import styles from './SeriesList.module.css'

type SeriesListProps = {
  readonly series: readonly Series[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

/** Where a series is opened: its first unread part, else its first. */
function firstToRead(series: Series): string | null {
  const saved = series.parts.filter((part) => part.articleId !== null)
  return (saved.find((part) => !part.read) ?? saved[0])?.articleId ?? null
}

export function SeriesList({ series, openId, onOpen, onSaveAddress }: SeriesListProps) {
  const t = useMessages()
  const { edit, findParts } = useSeriesActions()
  return (
    <ul>
      {series.map((one) => {
        const first = firstToRead(one)
        const saved = one.parts.filter((part) => part.articleId !== null)
        const read = saved.filter((part) => part.read).length
        const open = saved.some((part) => part.articleId === openId)
        return (
          <li key={one.id} className={styles.series} data-open={open || undefined}>
            <p className={styles.facts}>
              {one.source ?? t.list.noSource} ·{' '}
              {one.complete
                ? t.series.partsRead(read, saved.length, one.word)
                : t.series.partsSaved(saved.length, read, one.word)}
              {one.complete && ` · ${t.series.complete}`}
            </p>
            <h2 className={styles.name}>
              <a
                href={`#${first ?? ''}`}
                data-article={first ?? undefined}
                onClick={(event) => {
                  event.preventDefault()
                  if (first !== null) onOpen(first)
                }}
              >
                {one.name}
              </a>
            </h2>
            <ol className={styles.parts}>
              {seriesSlots(one).map((slot) => {
                const { articleId, url } = slot
                const state = articleId === null ? 'missing' : slot.read ? 'read' : 'unread'
                return (
                  <li key={slot.key} className={styles.part} data-state={state}>
                    <span className={styles.number}>{printedPart(slot, 0)}</span>
                    {articleId !== null ? (
                      <a
                        href={`#${articleId}`}
                        onClick={(event) => {
                          event.preventDefault()
                          onOpen(articleId)
                        }}
                      >
                        {slot.partTitle ?? slot.title}
                      </a>
                    ) : (
                      <span>{t.series.notSaved}</span>
                    )}
                    {articleId === null && url !== null && (
                      <Button
                        small
                        aria-label={t.series.savePart(partInSentence(slot))}
                        onClick={() => onSaveAddress(url)}
                      >
                        {t.save.submit}
                      </Button>
                    )}
                  </li>
                )
              })}
            </ol>
            <div className={styles.acts}>
              {!one.complete && (
                <Button small tone="plain" onClick={() => findParts(one)}>
                  {t.findParts.open}
                </Button>
              )}
              <Button small tone="plain" onClick={() => edit(one)}>
                {t.editSeries.open}
              </Button>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
