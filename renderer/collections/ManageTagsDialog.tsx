// "Quản lý thẻ": every tag with what it is on, to be renamed, merged, coloured, or taken from all articles.
import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { beginningWith } from '../../domain/search-completion.ts'
import { sameTag } from '../../domain/tag-change.ts'
import { useTagActions } from '../client/tag-actions.ts'
import { useMessages } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './collections.module.css'
import { TagForm } from './TagForm.tsx'

/** More tags than these are looked for by name. */
const FEW = 8

type ManageTagsDialogProps = {
  readonly onRenamed: (from: string, to: string) => void
  readonly onClose: () => void
}

export function ManageTagsDialog({ onRenamed, onClose }: ManageTagsDialogProps) {
  const { tagTools: t } = useMessages()
  const { tags, remove } = useTagActions()
  const [sought, setSought] = useState('')
  const [edited, setEdited] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  /** The tag whose button gets the focus as soon as it is there: one that was renamed is told of a moment later. */
  const awaited = useRef<string | null>(null)
  const title = () => list.current?.closest('dialog')?.querySelector('h2')
  useEffect(() => {
    const tag = awaited.current
    if (tag === null) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-edit]') ?? [])]
    const button = buttons.find(({ dataset }) => sameTag(dataset['edit'] ?? '', tag))
    const { activeElement } = document
    // Who has gone elsewhere meanwhile is not called back.
    const isHere = activeElement === document.body || activeElement === title()
    if (button || !isHere) awaited.current = null
    if (isHere) (button ?? title())?.focus()
  })
  const shown = beginningWith(tags, sought, ({ name }) => [name])
  return (
    <Dialog title={t.manageTitle} closeLabel={t.close} onClose={onClose}>
      {tags.length > FEW && (
        <input
          type="search"
          className={styles.find}
          data-first
          aria-label={t.find}
          placeholder={t.find}
          spellCheck={false}
          maxLength={80}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {shown.length === 0 && <p role="status">{tags.length === 0 ? t.none : t.noneFound}</p>}
      <ul ref={list} className={styles.tags}>
        {shown.map((tag) => (
          <li key={tag.name}>
            {edited === tag.name ? (
              <TagForm
                tag={tag}
                onRenamed={onRenamed}
                onDone={(name) => {
                  awaited.current = name
                  setEdited(null)
                }}
              />
            ) : (
              <div className={styles.tag}>
                <span className={styles.dot} data-tag-color={tag.color ?? undefined} aria-hidden="true" />
                <span className={styles.tagName} dir="auto">
                  {tag.name}
                </span>
                <span className={styles.count}>{t.count(tag.count)}</span>
                <IconButton
                  label={t.editNamed(tag.name)}
                  data-edit={tag.name}
                  onClick={() => setEdited(tag.name)}
                >
                  <Pencil size={15} strokeWidth={1.7} aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={t.removeNamed(tag.name)}
                  onClick={() => {
                    remove(tag.name)
                    title()?.focus()
                  }}
                >
                  <Trash2 size={15} strokeWidth={1.7} aria-hidden="true" />
                </IconButton>
              </div>
            )}
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button tone="primary" onClick={onClose}>
          {t.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
