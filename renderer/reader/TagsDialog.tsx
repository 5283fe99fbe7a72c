// The tags of one article or of several: add with completion from those in use, take away, each undoable.
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Meant } from '../../domain/standing.ts'
import { useAct } from '../client/actions.ts'
import { useMessages } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './TagsDialog.module.css'

type TagsDialogProps = {
  /** One article at least. */
  readonly articles: Meant
  readonly knownTags: readonly string[]
  readonly onClose: () => void
}

export function TagsDialog({ articles, knownTags, onClose }: TagsDialogProps) {
  const { tags: t, selection } = useMessages()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const listId = useId()
  const tag = typed.trim()
  const { standing } = articles
  const ids = [...articles.ids]
  const many = ids.length > 1
  const allHave = (name: string) =>
    standing.tags.some((one) => one.name === name && one.count === standing.count)
  const add = () => {
    setTyped('')
    // Those that have it already stay as they are.
    if (tag !== '' && !allHave(tag)) void act({ action: 'addTag', ids, tag })
  }
  return (
    <Dialog title={many ? selection.tagsOf(ids.length) : t.title} closeLabel={t.close} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <input
          type="text"
          aria-label={t.field}
          placeholder={t.field}
          list={listId}
          maxLength={80}
          data-first
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id={listId}>
          {knownTags
            .filter((known) => !allHave(known))
            .map((known) => (
              <option key={known} value={known} />
            ))}
        </datalist>
        <Button type="submit" disabled={tag === ''}>
          {t.add}
        </Button>
      </form>
      <p className={styles.hint}>{t.hint}</p>
      {standing.tags.length === 0 ? (
        <p>{many ? selection.noTags : t.none}</p>
      ) : (
        <ul className={styles.tags}>
          {standing.tags.map(({ name, count }) => (
            <li key={name}>
              {name}
              {many && <span className={styles.share}>{count}</span>}
              <IconButton
                label={t.remove(name)}
                onClick={() => void act({ action: 'removeTag', ids, tag: name })}
              >
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <DialogActions>
        <Button tone="primary" onClick={onClose}>
          {t.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
