// The cover of a series: its first picture, or a drawn sheet of newspaper, on the edges of the parts beneath it.
import { seriesCover } from '../../domain/series-progress.ts'
import type { Series } from '../../domain/series.ts'
import styles from './SeriesCover.module.css'

export function SeriesCover({ series }: { readonly series: Series }) {
  const cover = seriesCover(series)
  return (
    <span className={styles.cover} data-parts={Math.min(3, series.parts.length)} aria-hidden="true">
      {cover ? (
        <img
          src={`article-image/${cover.articleId}/${cover.thumbnail}`}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
        />
      ) : (
        <svg viewBox="0 0 84 56" fill="none" stroke="currentColor">
          <path d="M14 14h56M14 20h32" strokeWidth="2" />
          <path d="M14 29h24M14 34h24M14 39h24M14 44h16M46 29h24M46 34h24M46 39h24M46 44h18" />
        </svg>
      )}
    </span>
  )
}
