// Restoring from a backup: the present state is backed up first, then each article is put in its place, or kept.
import type { ArticleId } from '../../domain/article.ts'
import type { BackupDifference, RestoreProgress, RestoreRequest, Restored } from '../../domain/backup.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import type { ErrorCode } from '../../domain/result.ts'
import type { CollectionsDocument } from '../../domain/collections.ts'
import type { Library } from '../library/library.ts'
import type { BackupWork } from './backup-work.ts'

/** After these nothing more will go well. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  'library-unavailable',
  'disk-full',
  'read-only',
  'backup-unsafe',
  'file-gone',
])

/**
 * Restores what was asked for. One article that cannot be restored is told of, and the others are.
 * @throws AppFailure of the backup, of making one of the present state, or that ends everything
 */
export async function restoreBackup(
  library: Library,
  work: BackupWork,
  { name, ids, newer }: RestoreRequest,
  onProgress: (progress: RestoreProgress | null) => void = () => undefined,
): Promise<Restored> {
  if (library.readOnly) throw new AppFailure('read-only', { file: library.folder })
  const { differences, collections, seen } = await work.compare(name)
  const wanted = ids === null ? null : new Set(ids)
  const asked = differences.filter(({ id }) => wanted === null || wanted.has(id))
  const isLeft = ({ kind }: Pick<BackupDifference, 'kind'>) => kind === 'newer' && newer === 'keep'
  const chosen = asked.filter((difference) => !isLeft(difference))
  const withCollections = wanted === null && collections !== 'same' && !isLeft({ kind: collections })
  let kept = asked.length - chosen.length
  if (chosen.length === 0 && !withCollections) return { restored: 0, kept, failed: [], undoId: null }

  const { name: before } = await work.make(name)
  const backedUp = withCollections ? await work.collections(name) : null
  const created: ArticleId[] = []
  const replaced: ArticleId[] = []
  const failed: { id: ArticleId; title: string; error: Restored['failed'][number]['error'] }[] = []
  let collectionsBefore: CollectionsDocument | null = null
  let failure: unknown = null
  try {
    for (const [done, { id, title }] of chosen.entries()) {
      onProgress({ done, total: chosen.length })
      try {
        const result = await library.restore(await work.article(name, id), seen[id] ?? null)
        if (result === 'created') created.push(id)
        else if (result === 'replaced') replaced.push(id)
        else kept++
      } catch (caught) {
        const error = asAppError(caught)
        failed.push({ id, title, error })
        if (FATAL.has(error.code)) break
      }
    }
    const isOver = failed.some(({ error }) => FATAL.has(error.code))
    if (backedUp && !isOver) collectionsBefore = await library.restoreCollections(backedUp)
  } catch (caught) {
    // What has been restored by then can be taken back all the same.
    failure = caught
  } finally {
    onProgress(null)
  }
  const articles = created.length + replaced.length
  // What was made of articles together counts as one thing where nothing else came back.
  const count = articles === 0 && collectionsBefore !== null ? 1 : articles
  const undoId =
    count === 0
      ? null
      : library.restored({
          ...{ count, created, replaced, collections: collectionsBefore },
          articleBefore: (id) => work.article(before, id),
        }).undoId
  if (failure !== null) throw failure
  return { restored: count, kept, failed, undoId }
}
