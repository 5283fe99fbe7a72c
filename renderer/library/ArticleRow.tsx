// One article of the list: a link named by its title, with what one wants to know before opening it.
import { Bookmark } from 'lucide-react'
import { memo } from 'react'
import type { ListRow } from '../../domain/ipc-contract.ts'
import { useSettings } from '../client/settings.tsx'
import { localDay, printedDay, printedPart } from '../client/wording.ts'
import styles from './ArticleList.module.css'
import { Snippet } from './snippet.tsx'

type ArticleRowProps = {
  readonly row: ListRow
  /** Parts of its series that are known, for "Kỳ II/3"; 0 where the last is not known. */
  readonly seriesTotal: number
  readonly open: boolean
  readonly onOpen: (id: string) => void
}

export const ArticleRow = memo(function ArticleRow({ row, seriesTotal, open, onOpen }: ArticleRowProps) {
  const { settings, messages: t } = useSettings()
  const percent = Math.round(row.progress * 100)
  const date = row.publishedAt ?? row.savedAt
  return (
    <li
      className={styles.row}
      data-open={open || undefined}
      data-reading={row.reading}
      data-bookmarked={row.bookmarked || undefined}
      lang={row.lang ?? undefined}
    >
      <p className={styles.facts} lang={settings.language}>
        {row.series && <span className={styles.part}>{printedPart(row.series, seriesTotal)}</span>}
        <span>{row.sample ? t.list.sample : (row.siteName ?? row.host ?? t.list.noSource)}</span>
        <time dateTime={date}>
          {row.publishedAt
            ? printedDay(row.publishedAt, settings.language, 'short')
            : localDay(row.savedAt, settings.language)}
        </time>
        <span>{t.list.minutes(row.readingMinutes)}</span>
      </p>
      <div className={styles.text}>
        <h3 className={styles.title}>
          <a
            href={`#${row.id}`}
            className={styles.link}
            data-article={row.id}
            aria-current={open ? 'true' : undefined}
            draggable={false}
            onClick={(event) => {
              event.preventDefault()
              onOpen(row.id)
            }}
          >
            {row.title}
          </a>
        </h3>
        <p className={styles.lead}>
          {row.snippet === null ? (row.lead ?? row.excerpt) : <Snippet text={row.snippet} />}
        </p>
      </div>
      {row.thumbnail && (
        <img
          className={styles.thumbnail}
          src={`article-image/${row.id}/${row.thumbnail}`}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
        />
      )}
      {row.bookmarked && (
        <span className={styles.ribbon}>
          <Bookmark size={16} fill="currentColor" role="img" aria-label={t.list.bookmarked} />
        </span>
      )}
      {row.reading === 'reading' && percent > 0 && (
        <span
          className={styles.progress}
          role="progressbar"
          aria-label={t.list.percentRead(percent)}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          style={{ width: `${percent}%` }}
        />
      )}
    </li>
  )
})
