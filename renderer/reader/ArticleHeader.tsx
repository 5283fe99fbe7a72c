// How an article opens: source and series, title, lead, then byline, date and minutes between two hairlines.
import type { ReactNode } from 'react'
import type { ArticleDetail } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'
import { useSettings } from '../client/settings.tsx'
import { UnbrokenTitle } from '../interface/UnbrokenTitle.tsx'
import { inSeries, printedDay, printedPart } from '../client/wording.ts'
import styles from './Reader.module.css'

/** Tags beyond these are counted; the dialog lists them all. */
const TAGS_SHOWN = 6

type ArticleHeaderProps = {
  readonly article: ArticleDetail
  readonly series: Series | null
  readonly onOpenLink: (url: string) => void
}

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
          {series && (
            <span className="print-only" data-interface="">
              {t.series.heading(series.name)} ·{' '}
            </span>
          )}
          {article.series && (
            <span className={styles.part}>
              {printedPart(inSeries(article.series, article.id, series), total)}
            </span>
          )}
          {article.series && kicker.length > 0 && ' · '}
          {kicker.join(' · ')}
        </p>
      )}
      <h1 className={styles.title}>
        <UnbrokenTitle title={article.title} />
      </h1>
      {article.lead && <p className={styles.lead}>{article.lead}</p>}
      <p className={styles.facts} lang={settings.language}>
        {article.byline && <Fact className={styles.byline}>{article.byline}</Fact>}
        {source &&
          (url === null ? (
            <Fact>{source}</Fact>
          ) : (
            <Fact>
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
            </Fact>
          ))}
        {article.publishedAt && (
          <Fact>
            <time dateTime={article.publishedAt}>
              {printedDay(article.publishedAt, settings.language, 'long')}
            </time>
          </Fact>
        )}
        <Fact>{t.reader.minutes(article.readingMinutes)}</Fact>
        {article.tags.slice(0, TAGS_SHOWN).map((tag) => (
          <Fact key={tag}>#{tag}</Fact>
        ))}
        {article.tags.length > TAGS_SHOWN && (
          <span title={article.tags.slice(TAGS_SHOWN).join(', ')}>+{article.tags.length - TAGS_SHOWN}</span>
        )}
      </p>
    </header>
  )
}

/** One of the facts, in its own direction: they follow one another in the article's. */
const Fact = ({
  className,
  children,
}: {
  readonly className?: string | undefined
  readonly children: ReactNode
}) => (
  <span className={className}>
    <bdi>{children}</bdi>
  </span>
)
