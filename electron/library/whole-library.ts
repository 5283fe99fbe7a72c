// What is done to the articles of an open library as a whole: emptying the trash, reading everything anew.
import { join } from 'node:path'
import type { ArticleId } from '../../domain/article.ts'
import { ARTICLES, findFolders, readFolder } from './article-store.ts'
import type { StoredArticle } from './article-store.ts'
import { openCollections } from './collections.ts'
import type { Notes } from './collections.ts'
import { removeFolderWhole } from './durable-file.ts'
import { ABSENT, lookAtFile } from './file-stamp.ts'
import type { ListIndex } from './list-index.ts'
import type { Marks } from './marks.ts'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'
import type { Serial } from './parallel.ts'
import { trashedIn } from './trashed.ts'

export type WholeParts = {
  /** The library's folder. */
  readonly folder: string
  readonly index: ListIndex
  readonly serial: Serial
  readonly notes: Pick<Notes, 'replace'>
  readonly marks: Pick<Marks, 'forget'>
  /** Whether damaged documents are set aside. */
  readonly repair: boolean
  /** `Reconciling.freshen` */
  freshen(id: ArticleId): Promise<boolean>
  /** @throws AppFailure where it may not be changed */
  demandChangeable(id: ArticleId): StoredArticle
  /** Articles that are gone for good have nothing to take back. */
  forget(ids: ReadonlySet<ArticleId>): void
  /** Makes what is derived from the articles anew. */
  rebuildIndex(): Promise<void>
  notify(ids: readonly ArticleId[] | null): void
}

export function createWhole(parts: WholeParts) {
  const { folder, index, serial, notes, marks, repair, freshen, notify } = parts
  const { demandChangeable, forget, rebuildIndex } = parts

  /** `Library.deleteForever` */
  async function deleteForever(
    ids: readonly ArticleId[] | null,
    isMeant: (trashedAt: string) => boolean = () => true,
  ): Promise<number> {
    const wanted = ids ?? trashedIn(index).map(({ id }) => id)
    const deleted = new Set<ArticleId>()
    try {
      for (const id of new Set(wanted)) {
        await serial.run(id, async () => {
          const known = index.get(id)
          if (!known || known.state.data.trashedAt === null) return
          // What another program has taken out of the trash is not deleted, nor what cannot be learned now; of a folder
          // that is away only the rest is.
          const isGone = (await lookAtFile(known.folder.path)) === ABSENT
          if (!(await freshen(id)) && !isGone) return
          const trashedAt = index.get(id)?.state.data.trashedAt ?? null
          if (trashedAt === null || !isMeant(trashedAt)) return
          await removeFolderWhole(demandChangeable(id).folder.path, join(folder, ARTICLES))
          marks.forget([id])
          index.remove(id)
          deleted.add(id)
        })
      }
    } finally {
      forget(deleted)
      if (deleted.size > 0) notify(null)
    }
    return deleted.size
  }

  /** Reads every document again, each after the changes of its article that are under way. */
  async function readAnew(): Promise<void> {
    await serial.run('save', async () => {
      const read = await openCollections(folder, repair)
      await serial.run('action', async () => notes.replace(read.document))
      const { found } = await findFolders(folder)
      const gone = new Set(index.all().map(({ document }) => document.id))
      await mapLimited(found, READING_AT_ONCE, (place) =>
        serial.run(place.id, async () => {
          const reading = await readFolder(folder, place, repair)
          if (reading.kind !== 'article') return
          gone.delete(place.id)
          index.put(reading.article)
        }),
      )
      for (const id of gone) index.remove(id)
      forget(gone)
      marks.forget(index.all().map(({ document }) => document.id))
    })
    await rebuildIndex()
    notify(null)
  }

  return { deleteForever, readAnew }
}
