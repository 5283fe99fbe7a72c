// The parts of a series that is corrected: number, order, which is the last, what leaves.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useMessages } from '../client/settings.tsx'
import { spokenPart } from '../client/wording.ts'
import { Button, IconButton } from '../interface/controls.tsx'
import { moved, neighbourOf, partsWith, splitFrom, withLast, withPart } from './series-draft.ts'
import type { DraftPart, SeriesDraft } from './series-draft.ts'
import styles from './series.module.css'

type SeriesPartsProps = {
  readonly draft: SeriesDraft
  /** The parts that are split off, not those that stay. */
  readonly split: boolean
  readonly onDraft: (draft: SeriesDraft) => void
}

export function SeriesParts({ draft, split, onDraft }: SeriesPartsProps) {
  const shown = draft.parts.filter(({ fate }) => (fate === 'splits') === split)
  const first = partsWith(draft, 'stays')[0]?.id
  return (
    <ol className={styles.parts}>
      {shown.map((part) => (
        <PartRow
          key={part.id}
          part={part}
          draft={draft}
          maySplit={!split && part.id !== first}
          onDraft={onDraft}
        />
      ))}
    </ol>
  )
}

type PartRowProps = {
  readonly part: DraftPart
  readonly draft: SeriesDraft
  readonly maySplit: boolean
  readonly onDraft: (draft: SeriesDraft) => void
}

function PartRow({ part, draft, maySplit, onDraft }: PartRowProps) {
  const { editSeries: t } = useMessages()
  const { id, title, number, isLast, fate } = part
  const lang = draft.series?.lang ?? undefined
  const row = useRef<HTMLLIElement>(null)
  const shownFate = useRef(fate)
  // The button that was pressed gives way to its opposite, which takes the focus over.
  useEffect(() => {
    if (shownFate.current !== fate) row.current?.querySelector<HTMLElement>('[data-turn]')?.focus()
    shownFate.current = fate
  }, [fate])
  if (fate === 'leaves')
    return (
      <li ref={row} className={styles.part} data-fate="leaves">
        <span className={styles.title}>
          <s lang={lang}>{title}</s>
          <span className={styles.hint}>{t.leaves}</span>
        </span>
        <Button
          small
          data-turn
          aria-label={t.keepOf(title)}
          onClick={() => onDraft(withPart(draft, id, { fate: 'stays' }))}
        >
          {t.keep}
        </Button>
      </li>
    )
  const last = spokenPart({ word: draft.word, part: null, isLast: true })
  const move = (by: 1 | -1) => () => onDraft(moved(draft, id, by))
  return (
    <li ref={row} className={styles.part}>
      <input
        type="text"
        inputMode="numeric"
        className={styles.number}
        aria-label={t.number(title)}
        maxLength={4}
        value={number}
        onChange={(event) => onDraft(withPart(draft, id, { number: event.target.value.replace(/\D/g, '') }))}
      />
      <span className={styles.title} lang={lang}>
        {title}
      </span>
      {/* Never disabled: one that has the focus would lose it at the end of its way. */}
      <span className={styles.order}>
        <IconButton
          label={t.up(title)}
          aria-disabled={neighbourOf(draft, id, -1) === null}
          onClick={move(-1)}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t.down(title)}
          aria-disabled={neighbourOf(draft, id, 1) === null}
          onClick={move(1)}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </IconButton>
      </span>
      <span className={styles.acts}>
        <label className={styles.last}>
          <input
            type="checkbox"
            aria-label={`${last}: ${title}`}
            checked={isLast}
            onChange={(event) => onDraft(withLast(draft, id, event.target.checked))}
          />
          {last}
        </label>
        {maySplit && (
          <Button
            small
            tone="plain"
            aria-label={t.splitOf(title)}
            onClick={() => onDraft(splitFrom(draft, id))}
          >
            {t.split}
          </Button>
        )}
        <Button
          small
          tone="plain"
          data-turn
          aria-label={t.takeOutOf(title)}
          onClick={() => onDraft(withPart(draft, id, { fate: 'leaves' }))}
        >
          {t.takeOut}
        </Button>
      </span>
    </li>
  )
}
