// How an article ends: a small ornament, then what comes next, of the series or of the unread.
import type { ArticleSummary } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'
import { useMessages } from '../client/settings.tsx'
import { printedPart } from '../client/wording.ts'
import styles from './Reader.module.css'
import { neighbours } from './SeriesNavigation.tsx'

type ReadingEndProps = {
  readonly articleId: string
  readonly series: Series | null
  /** The next unread article of the library that is not of this series. */
  readonly nextUnread: ArticleSummary | null
  readonly onOpen: (id: string) => void
}

type Card = {
  readonly id: string
  readonly label: string
  readonly title: string
  readonly lead: string | null
  readonly thumbnail: string | null
}

export function ReadingEnd({ articleId, series, nextUnread, onOpen }: ReadingEndProps) {
  const t = useMessages()
  const nextId = series ? neighbours(series, articleId).next : null
  const nextPart = series?.parts.find((part) => part.articleId === nextId && nextId !== null)
  let card: Card | null = null
  if (series && nextPart && nextId !== null) {
    const label = `${t.series.upNext} · ${printedPart({ ...nextPart, word: series.word }, 0)}`
    card = {
      id: nextId,
      label,
      title: nextPart.partTitle ?? nextPart.title,
      lead: nextPart.lead,
      thumbnail: nextPart.thumbnail,
    }
  } else if (nextUnread) {
    card = {
      id: nextUnread.id,
      label: t.reader.nextUnread,
      title: nextUnread.title,
      lead: nextUnread.lead,
      thumbnail: nextUnread.thumbnail,
    }
  }
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
      {card && (
        <section className={styles.next} aria-label={card.label}>
          <p className={styles.label}>{card.label}</p>
          <h2>
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
          {card.lead && <p>{card.lead}</p>}
          {card.thumbnail && <img src={`article-image/${card.id}/${card.thumbnail}`} alt="" loading="lazy" />}
        </section>
      )}
    </>
  )
}
