// One backup: how its articles stand in the library now, and restoring all of them or one.
import { useEffect, useId, useRef, useState } from 'react'
import type { Backup, BackupComparison, BackupDifference } from '../../domain/backup.ts'
import { fold } from '../../domain/fold.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { DialogActions } from '../interface/Dialog.tsx'
import { useFocusHandOver } from '../interface/focus-hand-over.ts'
import { AskNewer } from './AskNewer.tsx'
import { useRestore } from './use-restore.ts'
import { momentText } from './wording.ts'
import styles from './backups.module.css'

/** Articles that are shown at once; a search finds the others. */
const MOST_SHOWN = 100
/** With more than this there is a search. */
const MANY = 8

/** What is to be restored, once it is known what becomes of newer ones. */
type Asked = { readonly ids: string[] | null; readonly newer: readonly BackupDifference[] }

export function BackupView({ backup, onBack }: { readonly backup: Backup; readonly onBack: () => void }) {
  const { settings, messages } = useSettings()
  const t = messages.backups
  const { comparison, error, progress, restore } = useRestore(backup.name)
  const [asked, setAsked] = useState<Asked | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), [])
  // What was restored has no button any more.
  useEffect(() => {
    if (comparison !== null && document.activeElement === document.body) heading.current?.focus()
  }, [comparison])
  const view = useRef<HTMLDivElement>(null)
  useFocusHandOver(view, (going) => {
    const dialog = going.closest('dialog')
    requestAnimationFrame(() => {
      const buttons = [...(dialog?.querySelectorAll<HTMLElement>('[data-backup]') ?? [])]
      const here = buttons.find(({ dataset }) => dataset['backup'] === backup.name)
      ;(here ?? dialog?.querySelector('h2'))?.focus()
    })
  })
  const progressId = useId()

  const ask = (ids: string[] | null, chosen: readonly BackupDifference[]): void => {
    const newer = chosen.filter(({ kind }) => kind === 'newer')
    const isAsked = newer.length > 0 || (ids === null && comparison?.collections === 'newer')
    if (isAsked) setAsked({ ids, newer })
    else restore(ids, 'keep')
  }
  const answer = (newer: 'keep' | 'replace') => {
    if (asked) restore(asked.ids, newer)
    setAsked(null)
  }

  return (
    <div ref={view} className={styles.view}>
      <h3 ref={heading} tabIndex={-1}>
        {momentText(backup.madeAt, settings.language)}
      </h3>
      {error !== null ? (
        <p role="alert">{errorSentence(messages, error)}</p>
      ) : comparison === null ? (
        <p role="status">{t.comparing}</p>
      ) : (
        <Differences comparison={comparison} disabled={progress !== null} onRestore={ask} />
      )}
      {progress !== null && (
        <div role="status" className={styles.progress}>
          <p id={progressId}>
            {progress === 'preparing' ? t.preparing : t.restoring(progress.done, progress.total)}
          </p>
          <progress
            aria-labelledby={progressId}
            {...(progress !== 'preparing' && { max: progress.total, value: progress.done })}
          />
        </div>
      )}
      <DialogActions>
        <Button onClick={onBack}>{t.back}</Button>
        {comparison !== null && isUnlike(comparison) && (
          <Button
            tone="primary"
            aria-disabled={progress !== null}
            onClick={() => progress === null && ask(null, comparison.differences)}
          >
            {comparison.differences.length > 0
              ? t.restoreAll(comparison.differences.length)
              : t.restoreCollections}
          </Button>
        )}
      </DialogActions>
      {asked !== null && <AskNewer newer={asked.newer} onAnswer={answer} onClose={() => setAsked(null)} />}
    </div>
  )
}

const isUnlike = ({ differences, collections }: BackupComparison): boolean =>
  differences.length > 0 || collections !== 'same'

type DifferencesProps = {
  readonly comparison: BackupComparison
  readonly disabled: boolean
  readonly onRestore: (ids: string[], chosen: readonly BackupDifference[]) => void
}

function Differences({ comparison, disabled, onRestore }: DifferencesProps) {
  const t = useSettings().messages.backups
  const [search, setSearch] = useState('')
  const { counts, differences, collections } = comparison
  if (!isUnlike(comparison))
    return <p role="status">{[t.same, t.others(0, counts.added)].filter(Boolean).join(' ')}</p>
  const others = t.others(counts.same, counts.added)
  const wanted = fold(search.trim())
  const found = differences.filter(({ title }) => fold(title).includes(wanted))
  const shown = found.slice(0, MOST_SHOWN)
  const sentences = (['gone', 'newer', 'changed'] as const).flatMap((kind) =>
    counts[kind] > 0 ? t[kind](counts[kind]) : [],
  )
  return (
    <>
      <div role="status">
        <ul className={styles.counts}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {others !== '' && <li className={styles.facts}>{others}</li>}
          {collections !== 'same' && <li>{t.collections}</li>}
        </ul>
      </div>
      {differences.length > MANY && (
        <input
          type="search"
          className={styles.search}
          aria-label={t.search}
          placeholder={t.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {found.length === 0 && differences.length > 0 && <p role="status">{t.nothingFound}</p>}
      <ul className={styles.differences}>
        {shown.map((difference) => (
          <Difference
            key={difference.id}
            difference={difference}
            disabled={disabled}
            onRestore={() => onRestore([difference.id], [difference])}
          />
        ))}
      </ul>
      {found.length > shown.length && <p className={styles.facts}>{t.more(found.length - shown.length)}</p>}
      <p className={styles.facts}>{t.safe}</p>
    </>
  )
}

type DifferenceProps = {
  readonly difference: BackupDifference
  readonly disabled: boolean
  readonly onRestore: () => void
}

function Difference({ difference, disabled, onRestore }: DifferenceProps) {
  const t = useSettings().messages.backups
  const { title, kind, parts } = difference
  const item = useRef<HTMLLIElement>(null)
  // Restored, it goes: the next one is where one is then.
  useFocusHandOver(item, (going) => {
    const beside = going.nextElementSibling ?? going.previousElementSibling
    if (beside) requestAnimationFrame(() => beside.querySelector('button')?.focus())
  })
  return (
    <li ref={item} className={styles.difference}>
      <span className={styles.title}>
        {title}
        <span className={styles.facts}>
          {[t.kinds[kind], ...parts.map((part) => t.parts[part])].join(' · ')}
        </span>
      </span>
      <Button
        small
        aria-label={t.restoreNamed(title)}
        aria-disabled={disabled}
        onClick={() => !disabled && onRestore()}
      >
        {t.restoreOne}
      </Button>
    </li>
  )
}
