// All parts of a series by name: what the series navigation folds out.
import { useMessages } from '../client/settings.tsx'
import { partInSentence, printedPart } from '../client/wording.ts'
import type { SeriesSlot } from '../../domain/series-slots.ts'
import { Button } from '../interface/controls.tsx'
import styles from './SeriesNavigation.module.css'

type SeriesPartsProps = {
  readonly slots: readonly SeriesSlot[]
  /** Of their names: BCP 47. */
  readonly lang: string | undefined
  readonly presentId: string
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

export function SeriesParts({ slots, lang, presentId, onOpen, onSaveAddress }: SeriesPartsProps) {
  const t = useMessages()
  return (
    <ol className={styles.names}>
      {slots.map((slot) => {
        const { articleId, url } = slot
        const words = slot.partTitle ?? slot.title
        const state =
          articleId === null ? 'missing' : articleId === presentId ? 'present' : slot.read ? 'read' : 'unread'
        return (
          <li key={slot.key} data-state={state}>
            <span className={styles.number}>{printedPart(slot, 0)}</span>
            {articleId === null ? (
              <span className={styles.words}>
                <span lang={lang}>{words}</span> <i>{t.series.notSaved}</i>
              </span>
            ) : (
              <a
                className={styles.words}
                lang={lang}
                href={`#${articleId}`}
                aria-current={state === 'present' ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  onOpen(articleId)
                }}
              >
                {words}
              </a>
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
  )
}
