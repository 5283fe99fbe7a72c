// What can be done with a tag from wherever one is shown: the dialogs for it are the window's.
import { createContext, useContext } from 'react'
import type { KnownTag } from '../../domain/tag-change.ts'

export type TagRenaming = { readonly from: string; readonly to: string }

export type TagActions = {
  /** Every tag of the library, those of the trash too. */
  readonly tags: readonly KnownTag[]
  /** Asks for another name or colour. */
  readonly edit: (tag: string) => void
  /** The name that was changed last: its entry has gone, and the other is where it was. */
  readonly renamed: TagRenaming | null
  /** Takes it from all articles. */
  readonly remove: (tag: string) => void
  /** "Quản lý thẻ" */
  readonly manage: () => void
}

export const TagActionsContext = createContext<TagActions | null>(null)

export function useTagActions(): TagActions {
  const actions = useContext(TagActionsContext)
  if (!actions) throw new Error('useTagActions outside its provider')
  return actions
}
