// "Lưu tìm kiếm", and another name for one that is kept.
import { useState } from 'react'
import { searchNamed } from '../../domain/saved-search.ts'
import type { SavedSearch } from '../../domain/saved-search.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './collections.module.css'

type SearchNameDialogProps = {
  /** It is to be kept; else one that is kept gets another name. */
  readonly isNew: boolean
  /** Its name so far, or one that would do. */
  readonly name: string
  readonly query: string
  readonly searches: readonly SavedSearch[]
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

export function SearchNameDialog(props: SearchNameDialogProps) {
  const { isNew, query, searches, onName, onClose } = props
  const { searches: t } = useMessages()
  const [typed, setTyped] = useState(props.name.slice(0, 80))
  const name = typed.trim()
  const other = isNew ? searchNamed(searches, name) : null
  return (
    <Dialog title={isNew ? t.saveTitle : t.renameTitle} closeLabel={t.cancel} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name !== '') onName(name)
        }}
      >
        <label className={styles.field}>
          {t.name}
          <input
            type="text"
            data-first
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p className={styles.query}>{query}</p>
        <p role="status" className={styles.hint}>
          {other === null ? '' : t.replaces(other.name)}
        </p>
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" tone="primary" disabled={name === ''}>
            {t.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
