// Tags and saved searches, asked for once, and their dialogs, opened from wherever one is shown.
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { SavedSearch, SearchesChange } from '../../domain/saved-search.ts'
import type { KnownTag } from '../../domain/tag-change.ts'
import { useTellDone } from '../client/actions.ts'
import { useAsked } from '../client/asked.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { SavedSearchesContext } from '../client/saved-searches.ts'
import { useMessages } from '../client/settings.tsx'
import { TagActionsContext } from '../client/tag-actions.ts'
import type { TagRenaming } from '../client/tag-actions.ts'
import { ManageTagsDialog } from '../collections/ManageTagsDialog.tsx'
import { SearchNameDialog } from '../collections/SearchNameDialog.tsx'
import { TagForm } from '../collections/TagForm.tsx'
import { Dialog } from '../interface/Dialog.tsx'

const none: readonly never[] = []

type CollectionDialogsProps = {
  readonly managing: boolean
  readonly onManage: (open: boolean) => void
  readonly onTagRenamed: (from: string, to: string) => void
  readonly children: ReactNode
}

export function CollectionDialogs(props: CollectionDialogsProps) {
  const { managing, onManage, onTagRenamed, children } = props
  const t = useMessages()
  const { tellCaught } = useNotices()
  const tellDone = useTellDone()
  const tags = useAsked('tags:all', undefined).data ?? none
  const searches = useAsked('searches:all', undefined).data ?? none
  const counts = useAsked('searches:counts', searches.length === 0 ? null : undefined).data
  const [edited, setEdited] = useState<KnownTag | null>(null)
  const [named, setNamed] = useState<SavedSearch | (Omit<SavedSearch, 'id'> & { readonly id: null }) | null>(
    null,
  )

  const [renamed, setRenamed] = useState<TagRenaming | null>(null)
  const onRenamed = (from: string, to: string) => {
    setRenamed({ from, to })
    onTagRenamed(from, to)
  }

  /** The renaming that the tags have told of. */
  const seen = useRef<TagRenaming | null>(null)
  const follow = useEffectEvent((now: readonly KnownTag[], last: TagRenaming | null) => {
    if (last === null) return
    const has = (wanted: string) => now.some(({ name }) => name === wanted)
    if (has(last.to)) seen.current = last
    // Taken back: where one looks at the tag, it has its old name there too.
    else if (seen.current === last && has(last.from)) onTagRenamed(last.to, last.from)
  })
  useEffect(() => follow(tags, renamed), [tags, renamed])

  const access = useMemo(() => {
    const change = (wanted: SearchesChange) => call('searches:change', wanted).then(tellDone, tellCaught)
    return {
      change,
      searches: {
        searches,
        counts,
        save: (query: string, name: string) => setNamed({ id: null, name, query }),
        rename: (search: SavedSearch) => setNamed(search),
        remove: ({ id }: SavedSearch) => void change({ change: 'deleteSearch', id }),
      },
      tags: {
        tags,
        renamed,
        edit: (tag: string) => setEdited(tags.find(({ name }) => name === tag) ?? null),
        manage: () => onManage(true),
        remove: (tag: string) =>
          void call('tags:change', { change: 'delete', tag }).then(tellDone, tellCaught),
      },
    }
  }, [tags, renamed, searches, counts, onManage, tellDone, tellCaught])

  // Renamed, it is another one in the library before the answer is here: the form ends when it says so.
  const editedTag = edited && (tags.find(({ name }) => name === edited.name) ?? edited)
  const endEditing = (name: string) => {
    setEdited(null)
    // The entry that opened the form, to which the focus goes back, may have gone already.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const entry = document.querySelector<HTMLElement>(`[data-entry=${CSS.escape(name)}] button`)
      const shown = entry ?? document.querySelector<HTMLElement>('nav [aria-current]')
      shown?.focus()
    })
  }
  return (
    <TagActionsContext value={access.tags}>
      <SavedSearchesContext value={access.searches}>
        {children}
        {managing && <ManageTagsDialog onRenamed={onRenamed} onClose={() => onManage(false)} />}
        {editedTag && (
          <Dialog
            title={t.tagTools.editTitle(editedTag.name)}
            closeLabel={t.tagTools.close}
            onClose={() => setEdited(null)}
          >
            <TagForm tag={editedTag} onRenamed={onRenamed} onDone={endEditing} />
          </Dialog>
        )}
        {named && (
          <SearchNameDialog
            isNew={named.id === null}
            name={named.name}
            query={named.query}
            searches={searches}
            onName={(name) => {
              setNamed(null)
              void access.change(
                named.id === null
                  ? { change: 'saveSearch', name, query: named.query }
                  : { change: 'renameSearch', id: named.id, name },
              )
            }}
            onClose={() => setNamed(null)}
          />
        )}
      </SavedSearchesContext>
    </TagActionsContext>
  )
}
