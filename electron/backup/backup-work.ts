// Everything that is done with the backups of one library, but for writing to the library itself. The app has it done
// in a process of its own, the terminal in its own.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArticleId } from '../../domain/article.ts'
import type { Backup } from '../../domain/backup.ts'
import { AppFailure } from '../../domain/result.ts'
import { collectionsDocumentSchema } from '../../domain/collections.ts'
import type { CollectionsDocument } from '../../domain/collections.ts'
import { IMAGES } from '../library/article-files.ts'
import type { ArticleFile } from '../library/article-files.ts'
import { findFolders } from '../library/article-store.ts'
import { COLLECTIONS_FILE } from '../library/collections.ts'
import type { RestoredArticle } from '../library/restoring.ts'
import { backedUpArticle, parseBackedUp } from './backed-up-article.ts'
import { articlesOf, compareBackup } from './compare.ts'
import type { ArticleEntries, FullComparison } from './compare.ts'
import { backupsFolder, listBackups, makeBackup, readBackupDocument } from './make-backup.ts'
import { openBackup } from './zip-reader.ts'
import type { OpenBackup } from './zip-reader.ts'

export type BackupWork = {
  /**
   * Makes one, unless nothing has changed since the newest.
   * @param keep one that is needed still, whatever the rule of thinning says
   * @throws AppFailure 'backup-failed'
   */
  make(keep?: string): Promise<{ readonly name: string; readonly made: boolean }>
  /** The newest first. @throws AppFailure 'file-unreadable' */
  list(): Promise<readonly Backup[]>
  /** @throws AppFailure 'file-gone' | 'backup-damaged' | 'backup-unsafe' | 'backup-newer' with `file` */
  compare(name: string): Promise<FullComparison>
  /** An article of a backup, fit to be restored. @throws AppFailure as `compare`, or 'article-not-found' */
  article(name: string, id: ArticleId): Promise<RestoredArticle>
  /** What was made of articles together; null: the backup has no such document. @throws AppFailure as `compare` */
  collections(name: string): Promise<CollectionsDocument | null>
  close(): Promise<void>
}

type Held = {
  readonly name: string
  readonly file: string
  readonly backup: OpenBackup
  readonly madeAt: number
  readonly articles: ReadonlyMap<ArticleId, ArticleEntries>
  /** Folders of the library's articles when it was opened. */
  readonly places: ReadonlyMap<ArticleId, string>
}

/** @param library the library's folder */
export function createBackupWork(library: string): BackupWork {
  /** The one that is being looked into: many articles may be asked of it. */
  let held: Held | null = null

  function letGo(): void {
    held?.backup.close()
    held = null
  }

  async function hold(name: string): Promise<Held> {
    if (held?.name === name) return held
    letGo()
    const file = join(backupsFolder(library), name)
    const backup = await openBackup(file)
    try {
      const { madeAt } = await readBackupDocument(file, backup)
      const { found } = await findFolders(library)
      const places = new Map(found.map((place) => [place.id, place.path]))
      const made = Date.parse(madeAt)
      // Of one that says that it is yet to come nothing is known: whatever is unlike may be newer.
      const since = made > Date.now() ? 0 : made
      held = { name, file, backup, madeAt: since, articles: articlesOf(backup), places }
      return held
    } catch (error) {
      backup.close()
      throw error
    }
  }

  return {
    make(keep) {
      letGo()
      return makeBackup(library, new Date(), keep)
    },
    list: () => listBackups(library),
    async compare(name) {
      // What lies on the disk may have changed, the backup too.
      letGo()
      const { backup, madeAt } = await hold(name)
      return compareBackup(library, backup, madeAt)
    },
    async article(name, id) {
      const { backup, file, articles, places } = await hold(name)
      const entries = articles.get(id)
      const [first] = entries?.values() ?? []
      if (!entries || !first) throw new AppFailure('article-not-found', { id })
      const files = new Map<ArticleFile, Buffer>()
      for (const [document, entry] of entries) files.set(document, await backup.read(entry))
      const place = places.get(id)
      const pictures = new Set(place ? await readdir(join(place, IMAGES)).catch(() => []) : [])
      const { year, folder } = first.name
      return backedUpArticle({ id, year, folder, files }, file, (picture) => pictures.has(picture))
    },
    async collections(name) {
      const { backup, file } = await hold(name)
      const entry = backup.entries.find(
        (one) => one.name.kind === 'library' && one.name.file === COLLECTIONS_FILE,
      )
      return entry
        ? parseBackedUp(await backup.read(entry), 'collections', collectionsDocumentSchema, file)
        : null
    },
    async close() {
      letGo()
    },
  }
}
