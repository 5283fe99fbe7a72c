// Highlights and notes of an open library: each article's notes.json, read when it is first asked for. Most articles
// have none, and opening a library looks for none of them.
import { randomUUID } from 'node:crypto'
import { basename, join, relative } from 'node:path'
import { notesDocumentSchema } from '../../domain/annotation.ts'
import type { Mark, MarkChange, NotesDocument } from '../../domain/annotation.ts'
import { DOCUMENT_VERSION } from '../../domain/article.ts'
import type { ArticleId, MarkedArticle } from '../../domain/article.ts'
import { changeMarks, inTextOrder, takeMarksBack } from '../../domain/mark-change.ts'
import type { MarksChanged } from '../../domain/mark-change.ts'
import { AppFailure } from '../../domain/result.ts'
import { NOTES } from './article-files.ts'
import { ARTICLES, setAside } from './article-store.ts'
import type { ArticleFolder, StoredArticle } from './article-store.ts'
import { openDocument } from './document.ts'
import type { StoredDocument } from './document.ts'
import { ABSENT, lookAtFile } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import type { ListIndex } from './list-index.ts'
import { createListeners } from './listeners.ts'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'
import type { Serial } from './parallel.ts'

type NotesFile = StoredDocument<NotesDocument> & {
  /** It is there and cannot be read; `stamp`: what it was then. */
  readonly isUnreadable?: true
}

/** Notes that could not be read. `recovered`: set aside, to this path; `skipped`: left where they are. */
export type Damage = {
  readonly kind: 'recovered' | 'skipped'
  /** Relative to the library, with `/`. */
  readonly file: string
  /** Of so many files this is the first; 1 where not given. */
  readonly count?: number
}

export type Marks = {
  /** An article's marks, in the order in which they were made. */
  of(article: StoredArticle): Promise<readonly Mark[]>
  /** @throws AppFailure as `Library.changeMarks` */
  change(
    id: ArticleId,
    change: MarkChange,
  ): Promise<Omit<MarksChanged, 'marks'> & { readonly takeBack: () => Promise<void> }>
  /** `Library.marked` */
  all(): Promise<readonly MarkedArticle[]>
  /** Resolves when the notes of all articles have been looked for. */
  loaded(): Promise<void>
  /** What an article's notes.json was when it was last read or written; null: nobody has looked at it. */
  stampOf(id: ArticleId): FileStamp | null
  /** Reads an article's notes anew, which another program has changed. Only within the turn of its article. */
  reread(article: StoredArticle): Promise<void>
  /** Articles that are gone, or are to be read anew. */
  forget(ids: Iterable<ArticleId>): void
  onDamage(listener: (damage: Damage) => void): () => void
  /** Tells those who listen of a file, once. */
  tell(damage: Damage): void
}

export type MarksParts = {
  /** The library's folder. */
  readonly library: string
  readonly index: ListIndex
  readonly serial: Serial
  /** Whether damaged notes are set aside; else they are passed over. */
  readonly repair: boolean
  /** @throws AppFailure 'article-not-found' | 'library-newer' */
  demandChangeable(id: ArticleId): StoredArticle
  notify(ids: readonly ArticleId[]): void
  isClosed(): boolean
}

const fresh: NotesDocument = { version: DOCUMENT_VERSION, marks: [] }

/** What a person wrote and highlighted, for searching: a passage is found also where its words have gone from the body. */
const noteTextOf = (marks: readonly Mark[]): string =>
  marks
    .map(({ note, target }) => [note, target?.quote.exact ?? ''].filter((text) => text !== '').join(' · '))
    .join('\n')

const newestOf = (marks: readonly Mark[]): number =>
  marks.reduce((newest, { createdAt }) => Math.max(newest, Date.parse(createdAt)), 0)

function markedArticle(
  { id, url, title, byline, publishedAt, siteName, host, lang, series, seriesId, shelf }: MarkedArticle,
  marks: readonly Mark[],
): MarkedArticle {
  return {
    id,
    url,
    title,
    byline,
    publishedAt,
    siteName,
    host,
    lang,
    series,
    seriesId,
    shelf,
    marks: inTextOrder(marks),
  }
}

/** The marks over the articles of `index`. */
export function createMarks(parts: MarksParts): Marks {
  const { library, index, serial, repair, demandChangeable, notify, isClosed } = parts
  /** Those that are there. An article without any is looked at again: other tools may sync one in. */
  const files = new Map<ArticleId, NotesFile>()
  /** What each notes.json was when it was last read; of those that nobody has looked at nothing. */
  const stamps = new Map<ArticleId, FileStamp>()
  const listeners = createListeners<[Damage]>()
  const told = new Set<string>()
  const scratch = join(library, ARTICLES)

  function tell(damage: Damage): void {
    if (told.has(damage.file)) return
    told.add(damage.file)
    listeners.tell(damage)
  }

  /** Reads a notes.json; a damaged one is set aside where that may be, and can be. */
  async function read(folder: ArticleFolder, mayRepair: boolean): Promise<NotesFile> {
    const path = join(folder.path, NOTES)
    // Before it is read: once it is another, it is worth reading again.
    const stamp = await lookAtFile(path)
    try {
      return await openDocument(path, notesDocumentSchema, fresh, { scratch, newer: 'read' })
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      if (mayRepair && error.appError.code === 'document-damaged') {
        const aside = await setAside(library, path, `${basename(folder.path)}-${NOTES}`).catch(() => null)
        if (aside !== null) tell({ kind: 'recovered', file: aside })
        return read(folder, false)
      }
      // The article is read without them, and they are never rewritten.
      tell({ kind: 'skipped', file: relative(library, path).replaceAll('\\', '/') })
      const update = () => Promise.reject(error)
      return { path, data: fresh, newer: true, stamp, update, isUnreadable: true }
    }
  }

  function hold(id: ArticleId, file: NotesFile): void {
    stamps.set(id, file.stamp)
    if (file.data !== fresh) files.set(id, file)
    index.setNoteText(id, noteTextOf(file.data.marks))
  }

  /** One that is away is perhaps being put in place: a look at the whole folder tells `reread` of it. */
  async function isChangedByOthers(held: NotesFile): Promise<boolean> {
    const now = await lookAtFile(held.path)
    return now !== ABSENT && now !== held.stamp
  }

  /** Only within the turn of its article. */
  async function fileOf({ document: { id }, folder }: StoredArticle): Promise<NotesFile> {
    const held = files.get(id)
    if (held && !(await isChangedByOthers(held))) return held
    // One that others have changed while the library is open is perhaps still being written.
    const file = await read(folder, held === undefined && repair && !isClosed())
    // What others have put in its place cannot be read: what was there is shown on, and theirs is not written over.
    if (held && file.isUnreadable) return { ...held, data: held.data, newer: true, update: file.update }
    // Away by now: see `isChangedByOthers`.
    if (held && file.data === fresh) return held
    hold(id, file)
    return file
  }

  /** Writes what `next` makes of an article's marks; answers with that, and with the marks before. */
  const write = <Next extends { readonly marks: readonly Mark[] }>(
    id: ArticleId,
    next: (marks: readonly Mark[]) => Next,
  ): Promise<Next & { readonly before: readonly Mark[] }> =>
    serial.run(id, async () => {
      const file = await fileOf(demandChangeable(id))
      // What may not be written says why, before anything is asked of what could be read of it.
      if (file.newer) await file.update((data) => data)
      const { marks: before } = file.data
      const made = next(before)
      if (made.marks !== before) {
        await file.update((data) => ({ ...data, marks: [...made.marks] }))
        hold(id, file)
        notify([id])
      }
      return { ...made, before }
    })

  async function change(id: ArticleId, wanted: MarkChange) {
    const given = { id: randomUUID(), now: new Date().toISOString() }
    const { action, count, markId, before } = await write(id, (marks) => changeMarks(marks, wanted, given))
    const takeBack = async (): Promise<void> => {
      await write(id, (marks) => ({ marks: takeMarksBack(marks, wanted, before, markId) }))
    }
    return { action, count, markId, takeBack }
  }

  async function load(): Promise<void> {
    await mapLimited(index.all(), READING_AT_ONCE, async ({ document: { id } }) => {
      if (isClosed() || stamps.has(id)) return
      await serial.run(id, async () => {
        const article = index.get(id)
        if (!article || isClosed() || stamps.has(id)) return
        // Most have none, and opening what is not there makes an error of each.
        const isThere = (await lookAtFile(join(article.folder.path, NOTES))) !== ABSENT
        if (isThere) await fileOf(article)
        else stamps.set(id, ABSENT)
      })
    })
  }
  let loading: Promise<void> | null = null
  const loaded = () => (loading ??= load())

  return {
    of: async (article) => (await fileOf(article)).data.marks,
    change,
    async all() {
      await loaded()
      return [...files]
        .flatMap(([id, { data }]) => {
          const summary = index.summary(id)
          if (!summary || summary.shelf === 'trash' || data.marks.length === 0) return []
          return {
            newest: newestOf(data.marks),
            article: markedArticle({ ...summary, marks: [] }, data.marks),
          }
        })
        .toSorted((one, other) => other.newest - one.newest || (one.article.id < other.article.id ? -1 : 1))
        .map(({ article }) => article)
    },
    loaded,
    stampOf: (id) => stamps.get(id) ?? null,
    async reread(article) {
      const { id } = article.document
      const file = await read(article.folder, false)
      if (files.has(id) && file.isUnreadable) return void stamps.set(id, file.stamp)
      files.delete(id)
      hold(id, file)
    },
    forget(ids) {
      for (const id of ids) {
        files.delete(id)
        stamps.delete(id)
        index.setNoteText(id, '')
      }
      loading = null
    },
    tell,
    onDamage: listeners.add,
  }
}
