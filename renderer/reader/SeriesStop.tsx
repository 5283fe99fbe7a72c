// One stop of the series row.
import type { MouseEvent } from 'react'
import { useMessages } from '../client/settings.tsx'
import { partInSentence, shortPart, spokenPart } from '../client/wording.ts'
import type { SeriesSlot } from '../../domain/series-slots.ts'
import styles from './SeriesNavigation.module.css'

type SeriesStopProps = {
  readonly slot: SeriesSlot
  readonly present: boolean
  readonly onOpen: (id: string) => (event: MouseEvent) => void
  readonly onSaveAddress: (url: string) => void
  /** The pointer or the focus comes, or goes. */
  readonly onPoint: (here: boolean) => void
}

/** A stop is named in words ("Kỳ 2") and drawn as printed ("II"): the print is the style sheet's, not a second name. */
export function SeriesStop({ slot, present, onOpen, onSaveAddress, onPoint }: SeriesStopProps) {
  const t = useMessages()
  const name = spokenPart(slot)
  const { articleId, url } = slot
  const drawn = {
    className: styles.stop,
    'data-printed': shortPart(slot),
    onMouseEnter: () => onPoint(true),
    onMouseLeave: () => onPoint(false),
    onFocus: () => onPoint(true),
    onBlur: () => onPoint(false),
  }
  if (articleId === null) {
    const label = t.series.partNotSaved(name)
    return url === null ? (
      <span {...drawn} data-state="missing" role="img" aria-label={label} />
    ) : (
      <button
        type="button"
        {...drawn}
        data-state="missing"
        aria-label={`${label}. ${t.series.savePart(partInSentence(slot))}`}
        onClick={() => onSaveAddress(url)}
      />
    )
  }
  return (
    <a
      href={`#${articleId}`}
      {...drawn}
      data-state={present ? 'present' : slot.read ? 'read' : 'unread'}
      aria-current={present ? 'page' : undefined}
      aria-label={slot.read ? t.series.partRead(name) : name}
      onClick={onOpen(articleId)}
    />
  )
}
