// The tags of an article: add with completion from those in use, take away, each undoable.
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import type { ArticleSummary } from '../../domain/article.ts'
import { useAct } from '../client/actions.ts'
import { useMessages } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './TagsDialog.module.css'

type TagsDialogProps = {
  readonly article: ArticleSummary
  readonly knownTags: readonly string[]
  readonly onClose: () => void
}

export function TagsDialog({ article, knownTags, onClose }: TagsDialogProps) {
  const { tags: t } = useMessages()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const listId = useId()
  const tag = typed.trim()
  const add = () => {
    if (tag === '' || article.tags.includes(tag)) return setTyped('')
    setTyped('')
    void act({ action: 'addTag', ids: [article.id], tag })
  }
  return (
    <Dialog title={t.title} closeLabel={t.close} onClose={onClose}>
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
            .filter((known) => !article.tags.includes(known))
            .map((known) => (
              <option key={known} value={known} />
            ))}
        </datalist>
        <Button type="submit" disabled={tag === ''}>
          {t.add}
        </Button>
      </form>
      <p className={styles.hint}>{t.hint}</p>
      {article.tags.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className={styles.tags}>
          {article.tags.map((one) => (
            <li key={one}>
              {one}
              <IconButton
                label={t.remove(one)}
                onClick={() => void act({ action: 'removeTag', ids: [article.id], tag: one })}
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
