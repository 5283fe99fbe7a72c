// Saving: a new folder, or the change of one whose address is saved already.
import { join } from 'node:path'
import { articleDocumentSchema } from '../../domain/article.ts'
import type { ArticleId, ArticleSummary, CapturedArticle } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { AppFailure } from '../../domain/result.ts'
import { addressKey } from '../../domain/url-policy.ts'
import { ARTICLE, changeFolder, createFolder, finishChange } from './article-files.ts'
import { ARTICLES, readFolder } from './article-store.ts'
import type { ArticleFolder, StoredArticle } from './article-store.ts'
import { openDocument } from './document.ts'
import { removeFolderWhole } from './durable-file.ts'
import type { SaveOptions, Saved } from './library.ts'
import type { ListIndex } from './list-index.ts'
import {
  changedContent,
  folderName,
  newArticleId,
  newContent,
  otherAddresses,
  stateSavedAgain,
} from './new-article.ts'
import type { Serial } from './parallel.ts'

export type SavingParts = {
  /** The library's folder. */
  readonly folder: string
  readonly index: ListIndex
  readonly serial: Serial
  /** `Reconciling.freshen` */
  freshen(id: ArticleId): Promise<boolean>
  /** @throws AppFailure 'article-not-found' | 'library-newer' */
  demandChangeable(id: ArticleId): StoredArticle
  /** Reads an article that was just written, as an opening would, and shows it. */
  show(place: ArticleFolder): Promise<ArticleSummary>
}

/** `SavingParts.show`; `notify` is told of the articles whose rows have changed. */
export const createShow =
  (folder: string, index: ListIndex, notify: (ids: readonly ArticleId[]) => void): SavingParts['show'] =>
  async (place) => {
    const reading = await readFolder(folder, place, false)
    if (reading.kind === 'skipped') throw reading.error
    if (reading.kind === 'article') index.put(reading.article)
    const summary = index.summary(place.id)
    if (!summary) throw new AppFailure('article-not-found', { id: place.id })
    notify(index.together(place.id))
    return summary
  }

/** `Library.save` and `Library.keepUnchanged` over the parts of an open library. */
export function createSaving({ folder, index, serial, freshen, demandChangeable, show }: SavingParts) {
  const articles = join(folder, ARTICLES)

  async function saveNew(captured: CapturedArticle, options: SaveOptions): Promise<Saved> {
    const id = options.id ?? newArticleId()
    const savedAt = options.savedAt ?? new Date().toISOString()
    const content = await newContent(captured, id, savedAt, options.tags ?? [])
    const path = join(articles, savedAt.slice(0, 4), folderName(captured.title, id))
    await createFolder(articles, path, content)
    try {
      return { summary: await show({ id, path }), updated: false }
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
    await freshen(id)
    const stored = demandChangeable(id)
    const { content, remove } = await changedContent(captured, stored, tags, new Date().toISOString())
    await changeFolder(articles, stored.folder.path, content, remove)
    return { summary: await show(stored.folder), updated: true }
  }

  /**
   * Whether another address that led to what was captured means the saved article that it leads to: it is that one's own,
   * or the title is the same. An address that leads elsewhere every day ("the newest") must not swallow an article.
   */
  function leadsTo(id: ArticleId, address: string, { title }: CapturedArticle): boolean {
    const saved = index.get(id)?.document
    if (!saved) return false
    const isOwn = saved.url !== null && addressKey(saved.url) === addressKey(address)
    return isOwn || fold(saved.title) === fold(title)
  }

  /** The article that is saved again: the one of an address of this, else the one that was named. */
  function savedAlready(captured: CapturedArticle, id: ArticleId | undefined): ArticleId | null {
    const own = captured.url === null ? null : index.byAddress(captured.url)
    if (own !== null) return own
    for (const address of captured.addresses ?? []) {
      const found = index.byAddress(address)
      if (found !== null && leadsTo(found, address, captured)) return found
    }
    return id !== undefined && index.get(id) ? id : null
  }

  /**
   * Its page is what it was: only when it was last saved is written, and that it is wanted (out of the trash).
   * `address`: the one that was given for it.
   */
  async function keepUnchanged(
    id: ArticleId,
    address: string | null,
    tags: readonly string[],
  ): Promise<Saved> {
    await freshen(id)
    const stored = demandChangeable(id)
    const { folder: place, document } = stored
    // A change that failed half-way would put its own article.json over this one.
    await finishChange(articles, id, place.path)
    await stored.state.update((state) => stateSavedAgain(state, tags))
    const saved = await openDocument(join(place.path, ARTICLE), articleDocumentSchema, document, {
      scratch: articles,
    })
    await saved.update((present) => ({
      ...present,
      updatedAt: new Date().toISOString(),
      addresses: [...otherAddresses(present.url, [address], present.addresses)],
    }))
    return { summary: await show(place), updated: true }
  }

  // One save at a time: of two saves of one address the second must see the first.
  return {
    save: (captured: CapturedArticle, options: SaveOptions): Promise<Saved> =>
      serial.run('save', async () => {
        const known = savedAlready(captured, options.id)
        if (known === null) return saveNew(captured, options)
        return serial.run(known, async () =>
          // It may have been deleted for good while this waited.
          index.get(known) ? saveAgain(captured, known, options.tags ?? []) : saveNew(captured, options),
        )
      }),
    keepUnchanged: (id: ArticleId, address: string | null, tags: readonly string[]): Promise<Saved> =>
      serial.run('save', () => serial.run(id, () => keepUnchanged(id, address, tags))),
  }
}
