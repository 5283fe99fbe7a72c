// One article of the list: a link named by its title, with what one wants to know before opening it.
import { Bookmark } from 'lucide-react'
import { memo, useId, useState } from 'react'
import type { MouseEvent } from 'react'
import type { ListRow } from '../../domain/list-query.ts'
import type { Query } from '../../domain/search.ts'
import type { Series } from '../../domain/series.ts'
import { useSettings } from '../client/settings.tsx'
import { inSeries, localDay, printedDay, printedPart } from '../client/wording.ts'
import { UnbrokenTitle } from '../interface/UnbrokenTitle.tsx'
import styles from './ArticleList.module.css'
import { Snippet } from './snippet.tsx'
import { DaysLeft } from './TrashDays.tsx'

type ArticleRowProps = {
  /** null while it is asked for: its room is kept. */
  readonly row: ListRow | null
  /** Where it stands among headings and rows, and what measures it there. */
  readonly item: number
  readonly measure: (element: HTMLElement | null) => void
  /** Room above it for rows that are not in the page, in pixels. */
  readonly room: number
  /** What is kept for it until it is there. */
  readonly height: number
  /** Its number in its day's list, of so many: those that are not in the page count too. */
  readonly place: number
  readonly of: number
  /** The series it is a part of, for "Kỳ II/3". */
  readonly series: Series | null
  /** What the list was searched for. */
  readonly query: Query
  readonly open: boolean
  readonly selected: boolean
  /** Articles are being chosen: each row has a box for it. */
  readonly selecting: boolean
  /** Its picture may be asked for; one that it has, it keeps. */
  readonly pictured: boolean
  readonly onOpen: (id: string) => void
  /** Ctrl/Cmd and a click: one more; Shift: up to this one. */
  readonly onSelect: (id: string, how: 'one' | 'range') => void
}

/** The height is only of use while the row is awaited, and what has its picture needs no leave for it any more. */
const sameRow = (before: ArticleRowProps, next: ArticleRowProps): boolean =>
  (Object.keys(next) as (keyof ArticleRowProps)[]).every(
    (name) =>
      Object.is(before[name], next[name]) ||
      (name === 'height' && next.row !== null) ||
      (name === 'pictured' && before.pictured),
  )

const howSelected = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): 'one' | 'range' | null =>
  shiftKey ? 'range' : ctrlKey || metaKey ? 'one' : null

type ShownRowProps = ArticleRowProps & { readonly row: ListRow }

export const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const { row, room, height, place, of } = props
  if (row !== null) return <ShownRow {...props} row={row} />
  return (
    <li
      className={styles.awaited}
      aria-setsize={of}
      aria-posinset={place}
      aria-busy="true"
      style={{ marginBlockStart: room, height }}
    />
  )
}, sameRow)

function ShownRow(props: ShownRowProps) {
  const { row, series, query, open, selected, selecting, pictured, onOpen, onSelect } = props
  const { measure, item, room, place, of } = props
  const selectedId = useId()
  const { settings, messages: t } = useSettings()
  const percent = Math.round(row.progress * 100)
  const date = row.publishedAt ?? row.savedAt
  return (
    <li
      ref={measure}
      data-index={item}
      aria-setsize={of}
      aria-posinset={place}
      style={room > 0 ? { marginBlockStart: room } : undefined}
      className={styles.row}
      data-open={open || undefined}
      data-selected={selected || undefined}
      data-selecting={selecting || undefined}
      data-reading={row.reading}
      data-bookmarked={row.bookmarked || undefined}
      lang={row.lang ?? undefined}
    >
      {selecting && (
        <label className={styles.choose}>
          <input
            type="checkbox"
            aria-label={t.selection.select(row.title)}
            checked={selected}
            onChange={() => onSelect(row.id, 'one')}
          />
        </label>
      )}
      <p className={styles.facts} lang={settings.language}>
        {row.series && (
          <span className={styles.part}>
            {printedPart(inSeries(row.series, row.id, series), series?.complete ? series.parts.length : 0)}
          </span>
        )}
        <span>{row.sample ? t.list.sample : (row.siteName ?? row.host ?? t.list.noSource)}</span>
        <time dateTime={date}>
          {row.publishedAt
            ? printedDay(row.publishedAt, settings.language, 'short')
            : t.list.savedOn(localDay(row.savedAt, settings.language))}
        </time>
        <DaysLeft id={row.id}>
          <span>{t.list.minutes(row.readingMinutes)}</span>
        </DaysLeft>
      </p>
      <div className={styles.text}>
        <h3 className={styles.title} dir="auto" title={row.title}>
          <a
            href={`#${row.id}`}
            className={styles.link}
            data-article={row.id}
            aria-current={open ? 'true' : undefined}
            aria-describedby={selected ? selectedId : undefined}
            draggable={false}
            onMouseDown={(event) => {
              // Shift would select the text between.
              if (!event.shiftKey) return
              event.preventDefault()
              event.currentTarget.focus()
            }}
            onClick={(event) => {
              event.preventDefault()
              const how = howSelected(event)
              if (how === null) onOpen(row.id)
              else onSelect(row.id, how)
            }}
          >
            <UnbrokenTitle title={row.title} />
          </a>
        </h3>
        {selected && (
          <span id={selectedId} className="visually-hidden" lang={settings.language}>
            {t.selection.selected}
          </span>
        )}
        <p className={styles.lead} dir="auto">
          {row.snippet === null ? (row.lead ?? row.excerpt) : <Snippet text={row.snippet} query={query} />}
        </p>
      </div>
      {row.thumbnail && <Thumbnail address={`article-image/${row.id}/${row.thumbnail}`} wanted={pictured} />}
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
}

/** Its room is kept until it is wanted. */
function Thumbnail({ address, wanted }: { readonly address: string; readonly wanted: boolean }) {
  const [asked, setAsked] = useState(wanted)
  if (wanted && !asked) setAsked(true)
  if (!asked) return <span className={styles.thumbnail} />
  return (
    <img
      className={styles.thumbnail}
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  )
}
