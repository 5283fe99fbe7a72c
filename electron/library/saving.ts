// Saving: a new folder, or the change of one whose address is saved already.
import { join } from 'node:path'
import type { ArticleId, ArticleSummary, CapturedArticle } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { changeFolder, createFolder } from './article-files.ts'
import { ARTICLES, readFolder } from './article-store.ts'
import type { ArticleFolder, StoredArticle } from './article-store.ts'
import { bodyText } from './body-text.ts'
import { removeFolderWhole } from './durable-file.ts'
import type { SaveOptions, Saved } from './library.ts'
import type { ListIndex } from './list-index.ts'
import { changedContent, folderName, newArticleId, newContent } from './new-article.ts'
import type { Serial } from './parallel.ts'

export type SavingParts = {
  /** The library's folder. */
  readonly folder: string
  readonly index: ListIndex
  readonly serial: Serial
  /** @throws AppFailure 'article-not-found' | 'library-newer' */
  demandChangeable(id: ArticleId): StoredArticle
  /** Reads an article that was just written, as an opening would, and shows it. */
  show(place: ArticleFolder, contentHtml: string): Promise<ArticleSummary>
}

/** `SavingParts.show`; `notify` is told of the articles whose rows have changed. */
export const createShow =
  (folder: string, index: ListIndex, notify: (ids: readonly ArticleId[]) => void): SavingParts['show'] =>
  async (place, contentHtml) => {
    const reading = await readFolder(folder, place, false)
    if (reading.kind === 'skipped') throw reading.error
    if (reading.kind === 'article') index.put(reading.article)
    index.setBody(place.id, bodyText(contentHtml))
    const summary = index.summary(place.id)
    if (!summary) throw new AppFailure('article-not-found', { id: place.id })
    notify(index.together(place.id))
    return summary
  }

/** `Library.save` over the parts of an open library. */
export function createSaving({ folder, index, serial, demandChangeable, show }: SavingParts) {
  const articles = join(folder, ARTICLES)

  async function saveNew(captured: CapturedArticle, options: SaveOptions): Promise<Saved> {
    const id = options.id ?? newArticleId()
    const savedAt = options.savedAt ?? new Date().toISOString()
    const content = await newContent(captured, id, savedAt, options.tags ?? [])
    const path = join(articles, savedAt.slice(0, 4), folderName(captured.title, id))
    await createFolder(articles, path, content)
    try {
      return { summary: await show({ id, path }, content.contentHtml), updated: false }
    } catch (error) {
      // Not acknowledged: it must not be there a second time after the person has tried again.
      await removeFolderWhole(path, articles).catch(() => undefined)
      throw error
    }
  }

  async function saveAgain(
    captured: CapturedArticle,
    id: ArticleId,
    tags: readonly string[],
  ): Promise<Saved> {
    const stored = demandChangeable(id)
    const { content, remove } = await changedContent(captured, stored, tags, new Date().toISOString())
    await changeFolder(articles, stored.folder.path, content, remove)
    return { summary: await show(stored.folder, content.contentHtml), updated: true }
  }

  /** The article that is saved again: the one of this address, else the one that was named. */
  function savedAlready({ url }: CapturedArticle, id: ArticleId | undefined): ArticleId | null {
    const known = url === null ? null : index.byAddress(url)
    return known ?? (id !== undefined && index.get(id) ? id : null)
  }

  // One save at a time: of two saves of one address the second must see the first.
  return (captured: CapturedArticle, options: SaveOptions): Promise<Saved> =>
    serial.run('save', async () => {
      const known = savedAlready(captured, options.id)
      if (known === null) return saveNew(captured, options)
      return serial.run(known, async () =>
        // It may have been deleted for good while this waited.
        index.get(known) ? saveAgain(captured, known, options.tags ?? []) : saveNew(captured, options),
      )
    })
}
