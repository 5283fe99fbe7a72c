// The view "Loạt bài": every series with its cover and its parts, what is read and what is missing.
import type { Series } from '../../domain/series.ts'
import { savedParts } from '../../domain/book.ts'
import { partToOpen } from '../../domain/series-progress.ts'
import { seriesSlots } from '../../domain/series-slots.ts'
import type { SeriesSlot } from '../../domain/series-slots.ts'
import { useSeriesActions } from '../client/series-actions.ts'
import { useMessages } from '../client/settings.tsx'
import { TakeSeriesMenu } from '../client/TakeSeriesMenu.tsx'
import { partInSentence, printedPart, seriesProgressIn, unknownLast } from '../client/wording.ts'
import { Button } from '../interface/controls.tsx'
import { LongList } from './LongList.tsx'
import { SeriesCover } from './SeriesCover.tsx'
import styles from './SeriesList.module.css'

type SeriesListProps = {
  readonly series: readonly Series[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

/** CSS pixels of a series of three parts. */
const ENTRY = 240

export function SeriesList({ series, openId, onOpen, onSaveAddress }: SeriesListProps) {
  const t = useMessages()
  const { edit, findParts } = useSeriesActions()
  return (
    <LongList name="series" items={series} keyOf={({ id }) => id} height={ENTRY}>
      {(one, entry) => {
        const first = partToOpen(one)
        const open = one.parts.some((part) => part.articleId !== null && part.articleId === openId)
        return (
          <li
            key={one.id}
            {...entry}
            className={styles.series}
            data-open={open || undefined}
            data-of-articles={savedParts(one).join(' ')}
          >
            <div className={styles.head}>
              <div>
                <p className={styles.facts}>
                  {one.source ?? t.list.noSource}
                  {one.complete && ` · ${t.series.complete}`}
                </p>
                <h2 className={styles.name}>
                  <a
                    href={`#${first ?? ''}`}
                    data-article={first ?? undefined}
                    lang={one.lang ?? undefined}
                    onClick={(event) => {
                      event.preventDefault()
                      if (first !== null) onOpen(first)
                    }}
                  >
                    {one.name}
                  </a>
                </h2>
                <p className={styles.facts}>{seriesProgressIn(t, one)}</p>
              </div>
              <SeriesCover series={one} />
            </div>
            <ol className={styles.parts}>
              {seriesSlots(one).map((slot) => (
                <Part
                  key={slot.key}
                  slot={slot}
                  lang={one.lang ?? undefined}
                  present={slot.articleId !== null && slot.articleId === openId}
                  onOpen={onOpen}
                  onSaveAddress={onSaveAddress}
                />
              ))}
              {one.lastMissing && (
                <li className={styles.part} data-state="missing">
                  <span className={styles.number}>{unknownLast(one)}</span>
                  <i>{t.series.notSaved}</i>
                </li>
              )}
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
              <TakeSeriesMenu series={one} />
            </div>
          </li>
        )
      }}
    </LongList>
  )
}

type PartProps = {
  readonly slot: SeriesSlot
  readonly lang: string | undefined
  readonly present: boolean
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

function Part({ slot, lang, present, onOpen, onSaveAddress }: PartProps) {
  const t = useMessages()
  const { articleId, url } = slot
  const title = slot.partTitle ?? slot.title
  const state = articleId === null ? 'missing' : present ? 'present' : slot.read ? 'read' : 'unread'
  return (
    <li className={styles.part} data-state={state} data-of-article={articleId ?? undefined}>
      <span className={styles.number}>{printedPart(slot, 0)}</span>
      {articleId !== null ? (
        <a
          href={`#${articleId}`}
          lang={lang}
          aria-current={present ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            onOpen(articleId)
          }}
        >
          {title}
        </a>
      ) : (
        <span>
          <span lang={lang}>{title}</span> <i>{t.series.notSaved}</i>
        </span>
      )}
      {articleId === null && url !== null && (
        <Button small aria-label={t.series.savePart(partInSentence(slot))} onClick={() => onSaveAddress(url)}>
          {t.save.submit}
        </Button>
      )}
    </li>
  )
}
