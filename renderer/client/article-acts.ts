// What one act does to several articles at once: the same to all, chosen by how they stand.
import type { StateAction } from '../../domain/ipc-contract.ts'
import { isAllInTrash } from '../../domain/standing.ts'
import type { Meant } from '../../domain/standing.ts'

/** What is done to articles as they are, without a word of the person's. */
export type ArticleAct = Extract<StateAction, { readonly action: string; readonly ids: string[] }> & {
  readonly action: Exclude<StateAction['action'], 'addTag' | 'removeTag'>
}

/** Bookmarks all, or takes the bookmarks away where all have one. */
export const bookmarkAct = ({ ids, standing }: Meant): ArticleAct => ({
  action: standing.bookmarked === standing.count ? 'removeBookmark' : 'bookmark',
  ids: [...ids],
})

export const readAct = ({ ids, standing }: Meant): ArticleAct => ({
  action: standing.read === standing.count ? 'markUnread' : 'markRead',
  ids: [...ids],
})

/** Archives all, or takes them back where none is in the library itself. */
export const archiveAct = ({ ids, standing }: Meant): ArticleAct => ({
  action: standing.inLibrary > 0 ? 'archive' : 'restore',
  ids: [...ids],
})

export const trashAct = ({ ids, standing }: Meant): ArticleAct => ({
  action: isAllInTrash(standing) ? 'restore' : 'trash',
  ids: [...ids],
})
