// The tags of one article or of several: add with completion from those in use, take away, each undoable.
import { X } from 'lucide-react'
import { useState } from 'react'
import type { ArticleSummary } from '../../domain/article.ts'
import { beginningWith } from '../../domain/search-completion.ts'
import { sameTag } from '../../domain/tag-change.ts'
import { useAct } from '../client/actions.ts'
import { useMessages } from '../client/settings.tsx'
import { Combobox } from '../interface/Combobox.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './TagsDialog.module.css'

type TagsDialogProps = {
  /** One at least. */
  readonly articles: readonly ArticleSummary[]
  readonly knownTags: readonly string[]
  readonly onClose: () => void
}

/** What is offered at once: whoever does not see it types more. */
const OFFERED = 8

export function TagsDialog({ articles, knownTags, onClose }: TagsDialogProps) {
  const { tags: t, selection, query } = useMessages()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const many = articles.length > 1
  /** Those that some of them have. */
  const shown = [...new Set(articles.flatMap(({ tags }) => tags))]
  const idsWith = (name: string, wanted: boolean) =>
    articles.filter(({ tags }) => tags.some((other) => sameTag(other, name)) === wanted).map(({ id }) => id)
  const add = (given: string) => {
    setTyped('')
    const tag = given.trim()
    // Known by another spelling, it is that one.
    const known = knownTags.find((one) => sameTag(one, tag)) ?? tag
    const ids = idsWith(tag, false)
    if (tag !== '' && ids.length > 0) void act({ action: 'addTag', ids, tag: known })
  }
  const offered = beginningWith(
    knownTags.filter((known) => idsWith(known, false).length > 0),
    typed,
    (known) => [known],
  ).slice(0, OFFERED)
  return (
    <Dialog title={many ? selection.tagsOf(articles.length) : t.title} closeLabel={t.close} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add(typed)
        }}
      >
        <Combobox
          label={t.field}
          suggestionsLabel={query.suggestions}
          maxLength={80}
          value={typed}
          suggestions={typed.trim() === '' ? [] : offered.map((name) => ({ value: name, label: name }))}
          onChange={setTyped}
          onTake={add}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
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
