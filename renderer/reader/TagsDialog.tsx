// The tags of one article or of several: add with completion from those in use, take away, each undoable.
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import type { ArticleSummary } from '../../domain/article.ts'
import { useAct } from '../client/actions.ts'
import { useMessages } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './TagsDialog.module.css'

type TagsDialogProps = {
  /** One at least. */
  readonly articles: readonly ArticleSummary[]
  readonly knownTags: readonly string[]
  readonly onClose: () => void
}

export function TagsDialog({ articles, knownTags, onClose }: TagsDialogProps) {
  const { tags: t, selection } = useMessages()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const listId = useId()
  const tag = typed.trim()
  const many = articles.length > 1
  /** Those that some of them have. */
  const shown = [...new Set(articles.flatMap(({ tags }) => tags))]
  const idsWith = (name: string, wanted: boolean) =>
    articles.filter(({ tags }) => tags.includes(name) === wanted).map(({ id }) => id)
  const add = () => {
    setTyped('')
    const ids = idsWith(tag, false)
    if (tag !== '' && ids.length > 0) void act({ action: 'addTag', ids, tag })
  }
  return (
    <Dialog title={many ? selection.tagsOf(articles.length) : t.title} closeLabel={t.close} onClose={onClose}>
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
            .filter((known) => idsWith(known, false).length > 0)
            .map((known) => (
              <option key={known} value={known} />
            ))}
        </datalist>
        <Button type="submit" disabled={tag === ''}>
          {t.add}
        </Button>
      </form>
      <p className={styles.hint}>{t.hint}</p>
      {shown.length === 0 ? (
        <p>{many ? selection.noTags : t.none}</p>
      ) : (
        <ul className={styles.tags}>
          {shown.map((one) => (
            <li key={one}>
              {one}
              {many && <span className={styles.share}>{idsWith(one, true).length}</span>}
              <IconButton
                label={t.remove(one)}
                onClick={() => void act({ action: 'removeTag', ids: idsWith(one, true), tag: one })}
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
