// How an article opens: source and series, title, lead, then byline, date and minutes between two hairlines.
import { Fragment } from 'react'
import type { ArticleDetail } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'
import { useSettings } from '../client/settings.tsx'
import { printedDay, printedPart } from '../client/wording.ts'
import styles from './Reader.module.css'

type ArticleHeaderProps = {
  readonly article: ArticleDetail
  readonly series: Series | null
  readonly onOpenLink: (url: string) => void
}

/** Short brackets of a title, such as "(kỳ II)", stay on one line. */
const unbrokenBrackets = (title: string) =>
  title.split(/(\([^()]{1,14}\))/).map((piece, index) =>
    piece.startsWith('(') && piece.length <= 16 ? (
      <span key={piece} className={styles.unbroken}>
        {piece}
      </span>
    ) : (
      <Fragment key={index}>{piece}</Fragment>
    ),
  )

export function ArticleHeader({ article, series, onOpenLink }: ArticleHeaderProps) {
  const { settings, messages: t } = useSettings()
  const { url } = article
  const source = article.siteName ?? article.host
  const total = series?.complete ? series.parts.length : 0
  const kicker = [article.section].filter((one) => one !== null)
  return (
    <header className={styles.opening}>
      {(article.series || kicker.length > 0) && (
        <p className={styles.kicker} lang={settings.language}>
          {article.series && <span className={styles.part}>{printedPart(article.series, total)}</span>}
          {article.series && kicker.length > 0 && ' · '}
          {kicker.join(' · ')}
        </p>
      )}
      <h1 className={styles.title}>{unbrokenBrackets(article.title)}</h1>
      {article.lead && <p className={styles.lead}>{article.lead}</p>}
      <p className={styles.facts} lang={settings.language}>
        {article.byline && <span className={styles.byline}>{article.byline}</span>}
        {source &&
          (url === null ? (
            <span>{source}</span>
          ) : (
            <span>
              <a
                href={url}
                title={url}
                onClick={(event) => {
                  event.preventDefault()
                  onOpenLink(url)
                }}
              >
                {source}
              </a>
            </span>
          ))}
        {article.publishedAt && (
          <time dateTime={article.publishedAt}>
            {printedDay(article.publishedAt, settings.language, 'long')}
          </time>
        )}
        <span>{t.reader.minutes(article.readingMinutes)}</span>
        {article.tags.map((tag) => (
          <span key={tag}>#{tag}</span>
        ))}
      </p>
    </header>
  )
}
