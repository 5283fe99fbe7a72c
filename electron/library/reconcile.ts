// Taking in what other programs have changed in the library's folder: a sync tool, a text editor, a person who deletes
// or copies folders. The files are only looked at; what differs from what was read last is read anew, in the turn of
// its article, so that no change of our own is taken for another's and none is undone.
import { join } from 'node:path'
import { stat } from 'node:fs/promises'
import type { ArticleId } from '../../domain/article.ts'
import { ARTICLE, CONTENT, NOTES, STATE } from './article-files.ts'
import { findFolders, namesInArticles, readFolder, take } from './article-store.ts'
import type { ArticleFolder, FolderReading, Loaded, StoredArticle } from './article-store.ts'
import { ABSENT, lookAtFile, lookAtFiles, UNKNOWN } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import type { Notes } from './collections.ts'
import type { ListIndex } from './list-index.ts'
import type { Marks } from './marks.ts'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'
import type { Serial } from './parallel.ts'

/** Articles that are told of one by one; more are told of as everything. */
const TOLD_SINGLY = 200
/** A damaged file that was changed so lately is perhaps still being written: milliseconds. */
const STILL_WRITTEN = 60_000

export type ReconcileParts = {
  /** The library's folder. */
  readonly library: string
  readonly index: ListIndex
  readonly serial: Serial
  readonly marks: Pick<Marks, 'stampOf' | 'reread' | 'forget'>
  readonly notes: Pick<Notes, 'freshen'>
  /** Whether damaged documents are set aside. */
  readonly repair: boolean
  /** Articles that are gone. */
  readonly forget: (ids: ReadonlySet<ArticleId>) => void
  readonly notify: (ids: readonly ArticleId[] | null) => void
  readonly isClosed: () => boolean
}

/** What was set aside or left where it is, as `Loaded`. */
export type Reconciled = Pick<Loaded, 'recovered' | 'skipped'> & {
  /** How many articles have come, changed or gone. */
  readonly changed: number
}

export type Reconciling = {
  /**
   * Takes in what others have changed.
   * @param opening nothing has been shown yet: what is damaged is set aside however new it is
   * @throws AppFailure 'library-unavailable' where a folder cannot be read
   */
  reconcile(opening: boolean): Promise<Reconciled>
  /**
   * Before an article is changed, in its turn: what others have written is what is changed. Never fails.
   * @returns whether what is known of it is what is on the disk
   */
  freshen(id: ArticleId): Promise<boolean>
  /** The body of an article was written by ourselves. */
  wrote(folder: ArticleFolder): Promise<void>
}

type Looks = { readonly [File in 'article' | 'state' | 'notes' | 'content']: FileStamp }

async function lookAt({ path }: ArticleFolder): Promise<Looks> {
  const files = [ARTICLE, STATE, NOTES, CONTENT].map((file) => join(path, file))
  const [article = UNKNOWN, state = UNKNOWN, notes = UNKNOWN, content = UNKNOWN] = await lookAtFiles(files)
  return { article, state, notes, content }
}

/** Whether the documents are those that were read. */
const isRead = ({ stamp, state }: StoredArticle, looks: Pick<Looks, 'article' | 'state'>): boolean =>
  stamp === looks.article && state.stamp === looks.state

export function createReconciling(parts: ReconcileParts): Reconciling {
  const { library, index, serial, marks, notes: collections, repair, forget, notify, isClosed } = parts
  /** What each content.html was when it was last looked at. */
  const bodies = new Map<ArticleId, FileStamp>()

  /** Notes that cannot be read are looked for again when they are asked for. */
  const isOthers = (held: FileStamp | null, now: FileStamp): boolean =>
    held !== null && held !== UNKNOWN && held !== now

  function differs(folder: ArticleFolder, looks: Looks): boolean {
    const known = index.get(folder.id)
    if (!known || known.folder.path !== folder.path || !isRead(known, looks)) return true
    if (!bodies.has(folder.id)) bodies.set(folder.id, looks.content)
    const notes = marks.stampOf(folder.id)
    return isOthers(notes, looks.notes) || bodies.get(folder.id) !== looks.content
  }

  /** Not so: another program may be in the middle of writing what cannot be read, or of putting files into the folder. */
  async function isSettled({ path }: ArticleFolder): Promise<boolean> {
    const times = await Promise.all(
      [path, join(path, ARTICLE), join(path, STATE)].map((file) =>
        stat(file).then(
          ({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs),
          () => 0,
        ),
      ),
    )
    return Math.max(...times) < Date.now() - STILL_WRITTEN
  }

  async function read(folder: ArticleFolder, opening: boolean): Promise<FolderReading> {
    const reading = await readFolder(library, folder, repair && opening)
    if (reading.kind === 'article' || opening || !repair || !(await isSettled(folder))) return reading
    return readFolder(library, folder, true)
  }

  /**
   * Takes one folder in as it is now.
   * @returns what came of reading it; 'beside' where only its other files differ, 'gone' where it went meanwhile
   */
  async function takeIn(
    folder: ArticleFolder,
    opening: boolean,
  ): Promise<FolderReading | 'same' | 'beside' | 'gone'> {
    const { id } = folder
    const looks = await lookAt(folder)
    if (!differs(folder, looks)) return 'same'
    const known = index.get(id)
    let reading: FolderReading | null = null
    if (!known || known.folder.path !== folder.path || !isRead(known, looks)) {
      // Of two folders of one article the one that is known stays, as long as it is there.
      if (known && known.folder.path !== folder.path && (await isThere(known.folder))) return 'same'
      reading = await read(folder, opening)
      if (reading.kind !== 'article') {
        const wasShown = known?.folder.path === folder.path
        const isGone = reading.kind === 'skipped' && (await lookAtFile(folder.path)) === ABSENT
        if (reading.kind === 'skipped' && !opening && !isGone && !(await isSettled(folder))) return 'same'
        if (wasShown || reading.kind === 'aside') leave(id)
        if (isGone) return wasShown ? 'gone' : 'same'
        return reading
      }
      // Its notes are looked for where they are now, when they are asked for.
      if (known?.folder.path !== folder.path) marks.forget([id])
      index.put(reading.article)
    }
    const article = index.get(id)
    const notes = marks.stampOf(id)
    if (article && isOthers(notes, looks.notes)) await marks.reread(article)
    if (bodies.has(id) && bodies.get(id) !== looks.content) index.bodyChanged(id)
    bodies.set(id, looks.content)
    return reading ?? 'beside'
  }

  const isThere = async ({ path }: ArticleFolder): Promise<boolean> =>
    (await lookAtFile(join(path, ARTICLE))) !== ABSENT

  function leave(id: ArticleId): void {
    marks.forget([id])
    index.remove(id)
    bodies.delete(id)
    forget(new Set([id]))
  }

  /** Where a folder has gone in the meantime, and not only moved, its article has. */
  const takeAway = (id: ArticleId): Promise<boolean> =>
    serial.run(id, async () => {
      const known = index.get(id)
      if (!known || (await isThere(known.folder))) return false
      leave(id)
      return true
    })

  async function suspects(): Promise<{ folders: ArticleFolder[]; gone: ArticleId[] }> {
    const { found } = await findFolders(library)
    const folders: ArticleFolder[] = []
    await mapLimited(found, READING_AT_ONCE, async (folder) => {
      if (isClosed()) return
      if (differs(folder, await lookAt(folder))) folders.push(folder)
    })
    const there = new Set(found.map(({ id }) => id))
    const gone = index.all().flatMap(({ document: { id } }) => (there.has(id) ? [] : id))
    // Of a disk that was unplugged meanwhile nothing has gone.
    if (gone.length > 0) await namesInArticles(library)
    return { folders, gone }
  }

  return {
    async reconcile(opening) {
      const { folders, gone } = await suspects()
      const result = { articles: [], recovered: [], skipped: [] } satisfies Loaded as Loaded
      const changed = new Set<ArticleId>()
      let isGone = false
      await mapLimited(folders, READING_AT_ONCE, async (folder) => {
        if (isClosed()) return
        const work = () => serial.run(folder.id, () => takeIn(folder, opening))
        // A new folder may be one that is being saved at this moment.
        const wasShown = index.get(folder.id) !== null
        const came = await (wasShown ? work() : serial.run('save', work))
        if (came === 'same') return
        if (typeof came !== 'string') take(library, came, result)
        const isShown = index.get(folder.id) !== null
        // What could not be read before either is in no list.
        if (!wasShown && !isShown) return
        changed.add(folder.id)
        if (!isShown) isGone = true
      })
      for (const id of gone) {
        if (isClosed()) break
        if (!(await takeAway(id))) continue
        isGone = true
        changed.add(id)
      }
      const { recovered, skipped } = result
      const told = [...new Set([...changed].flatMap((id) => index.together(id)))]
      const areOthers = await serial.run('action', collections.freshen)
      if (isGone || areOthers || told.length > TOLD_SINGLY) notify(null)
      else notify(told)
      return { recovered, skipped, changed: changed.size }
    },
    async freshen(id) {
      const known = index.get(id)
      if (!known) return true
      const [article, state] = await Promise.all([
        lookAtFile(join(known.folder.path, ARTICLE)),
        lookAtFile(join(known.folder.path, STATE)),
      ])
      if (isRead(known, { article, state })) return true
      // What is away, perhaps only for a moment, says nothing; writing tells whether it can be written.
      if (article === ABSENT || article === UNKNOWN) return false
      if (state === UNKNOWN || (state === ABSENT && known.state.stamp !== ABSENT)) return false
      const reading = await readFolder(library, known.folder, false).catch(() => null)
      if (reading?.kind !== 'article') return false
      index.put(reading.article)
      notify([id])
      return true
    },
    async wrote(folder) {
      bodies.set(folder.id, await lookAtFile(join(folder.path, CONTENT)))
    },
  }
}
