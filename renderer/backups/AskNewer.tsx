// Asked once, before anything newer is replaced.
import type { BackupDifference } from '../../domain/backup.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './backups.module.css'

/** Titles that are named; of more, the number says enough. */
const NAMED = 6

type AskNewerProps = {
  /** None: what was made of articles together is newer. */
  readonly newer: readonly BackupDifference[]
  readonly onAnswer: (newer: 'keep' | 'replace') => void
  readonly onClose: () => void
}

export function AskNewer({ newer, onAnswer, onClose }: AskNewerProps) {
  const t = useMessages().backups
  return (
    <Dialog title={t.askTitle} closeLabel={t.cancel} onClose={onClose}>
      <p>{newer.length > 0 ? t.ask(newer.length) : t.askCollections}</p>
      {newer.length > 0 && (
        <ul className={styles.named}>
          {newer.slice(0, NAMED).map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
          {newer.length > NAMED && <li>{t.askMore(newer.length - NAMED)}</li>}
        </ul>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button onClick={() => onAnswer('replace')}>{t.replace}</Button>
        <Button tone="primary" onClick={() => onAnswer('keep')}>
          {t.keep}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
