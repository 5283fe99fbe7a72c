// The tags of one article or of several: add with completion from those in use, take away, each undoable.
import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { beginningWith } from '../../domain/search-completion.ts'
import type { Meant } from '../../domain/standing.ts'
import { sameTag } from '../../domain/tag-change.ts'
import { useAct } from '../client/actions.ts'
import { useMessages } from '../client/settings.tsx'
import { useTagActions } from '../client/tag-actions.ts'
import { Combobox } from '../interface/Combobox.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import { useFocusHandOver } from '../interface/focus-hand-over.ts'
import styles from './TagsDialog.module.css'

type TagsDialogProps = {
  /** One article at least. */
  readonly articles: Meant
  readonly onClose: () => void
}

/** What is offered at once: whoever does not see it types more. */
const OFFERED = 8

export function TagsDialog({ articles, onClose }: TagsDialogProps) {
  const { tags: t, selection, query } = useMessages()
  const act = useAct()
  const knownTags = useTagActions().tags.map(({ name }) => name)
  const [typed, setTyped] = useState('')
  const { standing } = articles
  const ids = [...articles.ids]
  const many = ids.length > 1
  const allHave = (name: string) =>
    standing.tags.some((one) => sameTag(one.name, name) && one.count === standing.count)
  const add = (given: string) => {
    setTyped('')
    const tag = given.trim()
    // Known by another spelling, it is that one. Those that have it already stay as they are.
    const known = knownTags.find((one) => sameTag(one, tag)) ?? tag
    if (tag !== '' && !allHave(tag)) void act({ action: 'addTag', ids, tag: known })
  }
  const offered = beginningWith(
    knownTags.filter((known) => !allHave(known)),
    typed,
    (known) => [known],
  ).slice(0, OFFERED)
  return (
    <Dialog title={many ? selection.tagsOf(ids.length) : t.title} closeLabel={t.close} onClose={onClose}>
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
      {standing.tags.length === 0 ? (
        <p>{many ? selection.noTags : t.none}</p>
      ) : (
        <ul className={styles.tags}>
          {standing.tags.map(({ name, count }) => (
            <ShownTag
              key={name}
              name={name}
              share={many ? count : null}
              onRemove={() => void act({ action: 'removeTag', ids, tag: name })}
            />
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

type ShownTagProps = {
  readonly name: string
  /** How many of the articles have it; null where there is one. */
  readonly share: number | null
  readonly onRemove: () => void
}

function ShownTag({ name, share, onRemove }: ShownTagProps) {
  const { tags: t } = useMessages()
  const item = useRef<HTMLLIElement>(null)
  // Taken away by its own button: the next one is where one is then, or the field.
  useFocusHandOver(item, (going) => {
    const beside = going.nextElementSibling ?? going.previousElementSibling
    const field = going.closest('dialog')?.querySelector('input')
    requestAnimationFrame(() => (beside?.isConnected ? beside.querySelector('button') : field)?.focus())
  })
  return (
    <li ref={item}>
      {name}
      {share !== null && <span className={styles.share}>{share}</span>}
      <IconButton label={t.remove(name)} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  )
}
