// How an article ends: a small ornament, then what comes next, of the series or of the unread.
import type { ArticleSummary } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'
import { useSettings } from '../client/settings.tsx'
import { partInSentence, printedInSentence, printedPart } from '../client/wording.ts'
import { Button } from '../interface/controls.tsx'
import styles from './Reader.module.css'
import { useReaderPage } from './reader-page.ts'
import { missingNext, neighbours } from './series-walk.ts'

type ReadingEndProps = {
  readonly articleId: string
  readonly series: Series | null
  /** The next unread article of the library that is not of this series. */
  readonly nextUnread: ArticleSummary | null
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

type Card = {
  readonly id: string
  readonly label: string
  /** The key that opens it too. */
  readonly key: string | null
  readonly title: string
  /** BCP 47 of title and lead. */
  readonly lang: string | undefined
  readonly lead: string | null
  readonly thumbnail: string | null
}

export function ReadingEnd({ articleId, series, nextUnread, onOpen, onSaveAddress }: ReadingEndProps) {
  const { settings, messages: t } = useSettings()
  const lang = useReaderPage().article.lang ?? undefined
  const nextId = series ? neighbours(series, articleId).next : null
  const nextPart = series?.parts.find((part) => part.articleId === nextId && nextId !== null)
  const missing = series && missingNext(series, articleId)
  let card: Card | null = null
  if (series && nextPart && nextId !== null) {
    const name = printedPart({ ...nextPart, word: series.word }, 0)
    card = {
      id: nextId,
      label: missing ? name : `${t.series.upNext} · ${name}`,
      key: settings.singleKeys ? t.series.pressForNext : null,
      title: nextPart.partTitle ?? nextPart.title,
      // The parts of a series speak one language.
      lang,
      lead: nextPart.lead,
      thumbnail: nextPart.thumbnail,
    }
  } else if (nextUnread) {
    card = {
      id: nextUnread.id,
      label: t.reader.nextUnread,
      key: null,
      title: nextUnread.title,
      lang: nextUnread.lang ?? undefined,
      lead: nextUnread.lead,
      thumbnail: nextUnread.thumbnail,
    }
  }
  const address = missing?.url ?? null
  return (
    <>
      <svg
        className={styles.ornament}
        viewBox="0 0 64 12"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
      >
        <path d="M0 6h22M42 6h22M32 1.5 36.5 6 32 10.5 27.5 6Z" />
      </svg>
      {missing && (
        <section className={styles.missing} aria-label={`${t.series.upNext} · ${printedPart(missing, 0)}`}>
          <div>
            <p className={styles.label}>
              {t.series.upNext} · {t.series.partNotSaved(printedPart(missing, 0))}
            </p>
            {missing.title !== '' && <h2 lang={lang}>{missing.partTitle ?? missing.title}</h2>}
          </div>
          {address !== null && (
            <Button
              tone="primary"
              aria-label={t.series.savePart(partInSentence(missing))}
              onClick={() => onSaveAddress(address)}
            >
              {t.series.savePart(printedInSentence(missing))}
            </Button>
          )}
        </section>
      )}
      {card && (
        <section className={styles.next} aria-label={card.label}>
          <p className={styles.label}>
            {card.label}
            {card.key !== null && <span>{card.key}</span>}
          </p>
          <h2 lang={card.lang} dir="auto">
            <a
              href={`#${card.id}`}
              onClick={(event) => {
                event.preventDefault()
                onOpen(card.id)
              }}
            >
              {card.title}
            </a>
          </h2>
          {card.lead && (
            <p lang={card.lang} dir="auto">
              {card.lead}
            </p>
          )}
          {card.thumbnail && <img src={`article-image/${card.id}/${card.thumbnail}`} alt="" loading="lazy" />}
        </section>
      )}
    </>
  )
}
