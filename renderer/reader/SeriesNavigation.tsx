// The parts of a series as a row of stops: read ones filled, the present one ringed, missing ones dashed. Under the
// row stands the name of the stop that is pointed at; folded out, all names.
import { ChevronDown } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useId, useState } from 'react'
import type { Series } from '../../domain/series.ts'
import { seriesSlots } from '../../domain/series-slots.ts'
import { useSeriesActions } from '../client/series-actions.ts'
import { useSettings } from '../client/settings.tsx'
import { TakeSeriesMenu } from '../client/TakeSeriesMenu.tsx'
import { printedPart, seriesProgressIn, unknownLast } from '../client/wording.ts'
import { Button } from '../interface/controls.tsx'
import { useReaderCommand, useReaderPage } from './reader-page.ts'
import styles from './SeriesNavigation.module.css'
import { SeriesParts } from './SeriesParts.tsx'
import { SeriesStop } from './SeriesStop.tsx'
import { neighbours } from './series-walk.ts'

type SeriesNavigationProps = {
  readonly series: Series
  readonly presentId: string
  readonly place: 'above' | 'below'
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

export function SeriesNavigation({ series, presentId, place, onOpen, onSaveAddress }: SeriesNavigationProps) {
  const { settings, messages: t } = useSettings()
  const { edit, findParts } = useSeriesActions()
  useReaderCommand('findParts', () => findParts(series), place === 'above' && !series.complete)
  const [pointedAt, pointAt] = useState<string | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const namesId = useId()
  // The parts of a series speak one language.
  const lang = useReaderPage().article.lang ?? undefined
  const slots = seriesSlots(series)
  const { previous, next } = neighbours(series, presentId)
  const named =
    slots.find(({ key }) => key === pointedAt) ?? slots.find((slot) => slot.articleId === presentId)
  const open = (id: string) => (event: MouseEvent) => {
    event.preventDefault()
    onOpen(id)
  }
  const key = (name: string) => settings.singleKeys && <kbd aria-hidden="true">{name}</kbd>
  return (
    <nav
      className={styles.series}
      data-place={place}
      data-interface=""
      aria-label={place === 'above' ? t.series.heading(series.name) : t.series.headingEnd(series.name)}
    >
      <div className={styles.head}>
        <span className={styles.name}>{t.series.heading(series.name)}</span>
        <span className={styles.state}>{seriesProgressIn(t, series)}</span>
        {place === 'above' && <TakeSeriesMenu series={series} />}
      </div>
      <ol className={styles.parts}>
        {slots.map((slot) => (
          <li key={slot.key} className={styles.part}>
            <SeriesStop
              slot={slot}
              present={slot.articleId === presentId}
              onOpen={open}
              onSaveAddress={onSaveAddress}
              onPoint={(here) => pointAt(here ? slot.key : null)}
            />
          </li>
        ))}
        {series.lastMissing && (
          <li className={styles.part}>
            <span
              className={styles.stop}
              data-state="missing"
              role="img"
              aria-label={t.series.partNotSaved(unknownLast(series))}
              title={t.series.partNotSaved(unknownLast(series))}
            >
              …
            </span>
          </li>
        )}
      </ol>
      {/* For the eye: the stops have these names themselves. */}
      <p className={styles.pointed} aria-hidden="true">
        {named && (
          <>
            <b>{printedPart(named, 0)}</b> <span lang={lang}>{named.partTitle ?? named.title}</span>
            {named.articleId === null && <i>{t.series.notSaved}</i>}
          </>
        )}
      </p>
      <div className={styles.walk}>
        {previous !== null && (
          <a href={`#${previous}`} aria-keyshortcuts="[" onClick={open(previous)}>
            {key('[')}
            {t.series.previous}
          </a>
        )}
        <button
          type="button"
          className={styles.unfold}
          aria-expanded={unfolded}
          aria-controls={namesId}
          onClick={() => setUnfolded(!unfolded)}
        >
          <ChevronDown size={16} aria-hidden="true" />
          {t.series.allParts}
        </button>
        {next !== null && (
          <a href={`#${next}`} data-next aria-keyshortcuts="]" onClick={open(next)}>
            {t.series.next}
            {key(']')}
          </a>
        )}
      </div>
      <div id={namesId} hidden={!unfolded}>
        {unfolded && (
          <SeriesParts
            slots={slots}
            lang={lang}
            presentId={presentId}
            onOpen={onOpen}
            onSaveAddress={onSaveAddress}
          />
        )}
      </div>
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
