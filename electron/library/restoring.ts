// Restoring articles from a backup. Each changes as a whole, as one that is saved again does: a process that is killed
// leaves it as it was, or as the backup has it.
import { join } from 'node:path'
import type { NotesDocument } from '../../domain/annotation.ts'
import type { ArticleDocument, ArticleId, StateDocument } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import type { CollectionsDocument } from '../../domain/collections.ts'
import type { Actions } from './actions.ts'
import {
  ARTICLE_FILES,
  bytesOf,
  changeFolder,
  createFolder,
  finishChange,
  NOTES,
  STATE,
  pendingChange,
  PREVIOUS,
  UNEDITED,
} from './article-files.ts'
import type { FolderContent } from './article-files.ts'
import { lookAtFile, writingOf } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import { ARTICLES, findFolders } from './article-store.ts'
import { openCollections } from './collections.ts'
import type { Notes } from './collections.ts'
import { removeFolderWhole } from './durable-file.ts'
import type { Marks } from './marks.ts'
import { checkArticleDocument, folderName } from './new-article.ts'
import type { SavingParts } from './saving.ts'

/** An article as a backup has it, checked; null: the backup has no such document. */
export type RestoredArticle = {
  readonly id: ArticleId
  readonly year: string
  /** Name of its folder; one of another's making is not used. */
  readonly folder: string
  readonly document: ArticleDocument
  readonly state: StateDocument | null
  readonly notes: NotesDocument | null
  readonly contentHtml: string
  readonly uneditedHtml: string | null
  readonly previousHtml: string | null
}

/** What a restoring has done, and how it was before. */
export type RestoredBefore = {
  readonly count: number
  readonly created: readonly ArticleId[]
  readonly replaced: readonly ArticleId[]
  /** null: they were not touched. */
  readonly collections: CollectionsDocument | null
  /** A replaced article as it was. @throws AppFailure of reading it */
  articleBefore(id: ArticleId): Promise<RestoredArticle>
}

type RestoringParts = Omit<SavingParts, 'freshen'> & {
  readonly marks: Pick<Marks, 'forget'>
  readonly notes: Pick<Notes, 'data' | 'replace'>
  readonly changeState: Actions['changeState']
  notify(ids: null): void
}

/** When the documents of an article's folder were written last: milliseconds since 1970. */
async function changedAt(folder: string): Promise<number> {
  const stamps = await Promise.all(ARTICLE_FILES.map((file) => writingOf(join(folder, file))))
  return Math.max(...stamps.map(({ writtenAt }) => writtenAt))
}

/** Folder names as the app makes them; any other name of a backup is made anew. */
const OWN_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** What a person makes of an article, apart from the article. */
const WORK = [STATE, NOTES] as const
type Work = Readonly<Record<(typeof WORK)[number], FileStamp>>

async function workIn(folder: string): Promise<Work> {
  const [state, notes] = await Promise.all([lookAtFile(join(folder, STATE)), lookAtFile(join(folder, NOTES))])
  return { [STATE]: state, [NOTES]: notes }
}

/** Restoring over the parts of an open library. */
export function createRestoring(parts: RestoringParts) {
  const { folder, index, serial, demandChangeable, show, marks, notes, changeState, notify } = parts
  const articles = join(folder, ARTICLES)
  /** What the person's files of a replaced article were right after it. */
  const restoredAs = new Map<ArticleId, Work>()

  function contentOf(article: RestoredArticle): FolderContent {
    const { document, state, contentHtml, previousHtml, uneditedHtml } = article
    checkArticleDocument(document)
    const files = { images: [], thumbnail: null, original: null }
    return { document, state, notes: article.notes, contentHtml, previousHtml, uneditedHtml, ...files }
  }

  async function create(article: RestoredArticle): Promise<void> {
    const { id, year } = article
    const { found } = await findFolders(folder)
    const there = found.find((place) => place.id === id)
    // It is there and was not understood: what it holds is not thrown away.
    if (there) throw new AppFailure('document-damaged', { file: there.path })
    const content = contentOf(article)
    const name = OWN_NAME.test(article.folder) ? article.folder : folderName(article.document.title, id)
    const path = join(articles, year, name)
    const document = { ...content.document, bytes: bytesOf(content) }
    await createFolder(articles, path, { ...content, document })
    marks.forget([id])
    try {
      await show({ id, path })
    } catch (error) {
      // Not acknowledged: it must not be there when the person tries again.
      await removeFolderWhole(path, articles).catch(() => undefined)
      throw error
    }
  }

  /** @param work files of it that a person has changed since: they stay */
  async function replace(given: RestoredArticle, work: readonly string[] = []): Promise<void> {
    const article = {
      ...given,
      state: work.includes(STATE) ? null : given.state,
      notes: work.includes(NOTES) ? null : given.notes,
    }
    const { folder: place } = demandChangeable(article.id)
    const remove = [
      ...(article.notes === null && !work.includes(NOTES) ? [NOTES] : []),
      ...(article.uneditedHtml === null ? [UNEDITED] : []),
      ...(article.previousHtml === null ? [PREVIOUS] : []),
    ]
    try {
      await changeFolder(articles, place.path, contentOf(article), remove)
    } catch (error) {
      const hasHappened = (await pendingChange(articles, article.id).catch(() => null)) !== null
      // From its moment on a change can only be carried out: half of it must not be shown.
      if (hasHappened) await finishChange(articles, article.id, place.path)
      else {
        marks.forget([article.id])
        await show(place).catch(() => undefined)
        throw error
      }
    }
    marks.forget([article.id])
    // Once more: what is in its place now must not be shown as it was before.
    await show(place).catch(() => show(place))
  }

  async function replaceCollections(document: CollectionsDocument): Promise<CollectionsDocument> {
    const { document: stored } = await openCollections(folder, true)
    const before = stored.data
    await stored.update(() => document)
    notes.replace(stored)
    notify(null)
    return before
  }

  /** `Library.restore` */
  async function restore(
    article: RestoredArticle,
    seen: number | null,
  ): Promise<'created' | 'replaced' | 'kept'> {
    const { id } = article
    if (seen === null)
      return serial.run('save', () =>
        serial.run(id, async () => {
          if (index.get(id)) return 'kept'
          await create(article)
          return 'created'
        }),
      )
    return serial.run(id, async () => {
      const { path } = demandChangeable(id).folder
      // One that failed half-way has happened.
      await finishChange(articles, id, path)
      if ((await changedAt(path)) !== seen) return 'kept'
      await replace(article)
      restoredAs.set(id, await workIn(path))
      return 'replaced'
    })
  }

  return {
    restore,
    replaceCollections,
    /** Makes everything what it was: what was replaced, as it was before; what was gone, in the trash. */
    async takeBack({ created, replaced, collections, articleBefore }: RestoredBefore): Promise<void> {
      for (const id of replaced) {
        if (!index.get(id)) continue
        const before = await articleBefore(id)
        await serial.run(id, async () => {
          const { path } = demandChangeable(id).folder
          await finishChange(articles, id, path)
          // What was read, tagged and marked since is later than what is taken back.
          const now = await workIn(path)
          const then = restoredAs.get(id)
          await replace(before, then ? WORK.filter((file) => now[file] !== then[file]) : [])
        })
      }
      const now = new Date().toISOString()
      for (const id of created)
        if (index.get(id)) await changeState(id, (state) => ({ ...state, trashedAt: state.trashedAt ?? now }))
      if (collections) await replaceCollections(collections)
      notify(null)
    },
  }
}
