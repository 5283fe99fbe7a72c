// The parts of a series as a row of stops: read ones filled, the present one ringed, missing ones dashed.
import type { MouseEvent } from 'react'
import type { Series } from '../../domain/series.ts'
import { useSeriesActions } from '../client/series-actions.ts'
import { useMessages } from '../client/settings.tsx'
import { partInSentence, seriesSlots, shortPart, spokenPart } from '../client/wording.ts'
import type { SeriesSlot } from '../client/wording.ts'
import { Button } from '../interface/controls.tsx'
import styles from './SeriesNavigation.module.css'

type SeriesNavigationProps = {
  readonly series: Series
  readonly presentId: string
  readonly place: 'above' | 'below'
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

/** The saved parts before and after the present one. */
export function neighbours(
  series: Series,
  presentId: string,
): { previous: string | null; next: string | null } {
  const saved = series.parts.flatMap((part) => (part.articleId === null ? [] : [part.articleId]))
  const at = saved.indexOf(presentId)
  return { previous: at > 0 ? (saved[at - 1] ?? null) : null, next: at >= 0 ? (saved[at + 1] ?? null) : null }
}

export function SeriesNavigation({ series, presentId, place, onOpen, onSaveAddress }: SeriesNavigationProps) {
  const t = useMessages()
  const { edit, findParts } = useSeriesActions()
  const slots = seriesSlots(series)
  const { previous, next } = neighbours(series, presentId)
  const open = (id: string) => (event: MouseEvent) => {
    event.preventDefault()
    onOpen(id)
  }
  const saved = series.parts.filter((part) => part.articleId !== null)
  const read = saved.filter((part) => part.read).length
  return (
    <nav
      className={styles.series}
      data-place={place}
      aria-label={place === 'above' ? t.series.heading(series.name) : t.series.headingEnd(series.name)}
    >
      <div className={styles.head}>
        <span className={styles.name}>{t.series.heading(series.name)}</span>
        <span className={styles.state}>
          {series.complete
            ? t.series.partsRead(read, saved.length, series.word)
            : t.series.partsSaved(saved.length, read, series.word)}
        </span>
      </div>
      <ol className={styles.parts}>
        {slots.map((slot) => (
          <li key={slot.key} className={styles.part}>
            <Stop
              slot={slot}
              present={slot.articleId === presentId}
              onOpen={open}
              onSaveAddress={onSaveAddress}
            />
          </li>
        ))}
        {series.lastMissing && (
          <li className={styles.part}>
            <span
              className={styles.stop}
              data-state="missing"
              role="img"
              aria-label={t.series.lastMissing}
              title={t.series.lastMissing}
            >
              …
            </span>
          </li>
        )}
      </ol>
      {(previous !== null || next !== null) && (
        <div className={styles.walk}>
          {previous !== null && (
            <a href={`#${previous}`} onClick={open(previous)}>
              {t.series.previous}
            </a>
          )}
          {next !== null && (
            <a href={`#${next}`} data-next onClick={open(next)}>
              {t.series.next}
            </a>
          )}
        </div>
      )}
      <div className={styles.acts}>
        {!series.complete && (
          <Button small tone="plain" onClick={() => findParts(series)}>
            {t.findParts.open}
          </Button>
        )}
        {place === 'above' && (
          <Button small tone="plain" onClick={() => edit(series)}>
            {t.editSeries.open}
          </Button>
        )}
      </div>
    </nav>
  )
}

type StopProps = {
  readonly slot: SeriesSlot
  readonly present: boolean
  readonly onOpen: (id: string) => (event: MouseEvent) => void
  readonly onSaveAddress: (url: string) => void
}

/** A stop is named in words ("Kỳ 2") and drawn as printed ("II"): the print is the style sheet's, not a second name. */
function Stop({ slot, present, onOpen, onSaveAddress }: StopProps) {
  const t = useMessages()
  const name = spokenPart(slot)
  const title = slot.partTitle ?? slot.title
  const { articleId, url } = slot
  if (articleId === null) {
    const label = t.series.partNotSaved(name)
    return url === null ? (
      <span
        className={styles.stop}
        data-state="missing"
        data-printed={shortPart(slot)}
        role="img"
        aria-label={label}
        title={label}
      />
    ) : (
      <button
        type="button"
        className={styles.stop}
        data-state="missing"
        data-printed={shortPart(slot)}
        aria-label={`${label}. ${t.series.savePart(partInSentence(slot))}`}
        title={t.series.savePart(partInSentence(slot))}
        onClick={() => onSaveAddress(url)}
      />
    )
  }
  return (
    <a
      href={`#${articleId}`}
      className={styles.stop}
      data-state={present ? 'present' : slot.read ? 'read' : 'unread'}
      aria-current={present ? 'page' : undefined}
      aria-label={slot.read ? t.series.partRead(name) : name}
      title={title ? `${name}: ${title}` : name}
      data-printed={shortPart(slot)}
      onClick={onOpen(articleId)}
    />
  )
}
