// What lies in the trash of an open library.
import type { ArticleId } from '../../domain/article.ts'
import type { ListIndex } from './list-index.ts'
import type { Trashed } from './trash-keeper.ts'

/** The articles in the trash, with the times that its rule asks for. */
export const trashedIn = (index: ListIndex): readonly Trashed[] =>
  index.all().flatMap(({ document, state, newer }) => {
    const { trashedAt } = state.data
    return trashedAt === null ? [] : [{ id: document.id, savedAt: document.savedAt, trashedAt, newer }]
  })

/** Folders of articles of the trash, of all of them for null. */
export const trashFolders = (index: ListIndex, ids: readonly ArticleId[] | null): readonly string[] =>
  (ids?.flatMap((id) => index.get(id) ?? []) ?? index.all())
    .filter(({ state }) => state.data.trashedAt !== null)
    .map(({ folder }) => folder.path)
