// What a library asks of its search index, wherever that runs: in a process of its own, or in this one.
import type { ArticleId } from '../../domain/article.ts'
import { parseQuery, snippet } from '../../domain/search.ts'
import type { Query } from '../../domain/search.ts'
import { mapLimited, READING_AT_ONCE } from '../library/parallel.ts'
import type { SearchedTexts } from './article-words.ts'
import { createBodyTexts, readBodyText } from './body-texts.ts'
import { deleteIndexFiles, isDamage } from './index-files.ts'
import { openSearchStore } from './search-store.ts'
import type { SnapshotChange } from './snapshot.ts'
import type { Ranking, SearchStore } from './search-store.ts'

/** An article for the index, which reads its body from the article's folder itself. */
export type IndexedArticle = {
  readonly id: ArticleId
  readonly folder: string
  /** Another one says that something of the article has changed. */
  readonly stamp: string
  readonly texts: Omit<SearchedTexts, 'body'>
}

export type SearchIndex = {
  /** What each article was when it was put. */
  stamps(): Promise<ReadonlyMap<ArticleId, string>>
  put(articles: readonly IndexedArticle[]): Promise<void>
  remove(ids: readonly ArticleId[]): Promise<void>
  /** @param most as in `SearchStore.search` */
  search(text: string, most: number | null): Promise<Ranking>
  /** For each article the text that shows why it was found, as `domain/snippet.ts` marks it. */
  snippets(text: string, articles: readonly IndexedArticle[]): Promise<readonly string[]>
  /** As `SearchStore.near`. */
  near(id: ArticleId): Promise<readonly ArticleId[]>
  /** Keeps the articles' documents for the next opening. @returns whether all of them are kept */
  keep(change: SnapshotChange): Promise<boolean>
  /** Deletes what it holds. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** The first text that shows something of what was found: the article's own before its title, which the row shows. */
function snippetOf(
  query: Query,
  { title, lead, other, tags, notes }: IndexedArticle['texts'],
  body: string,
): string {
  const own = snippet(query, `${lead}\n${body}`)
  if (own.includes('<mark>')) return own
  for (const text of [title, notes, other, tags.join(' · ')]) {
    const found = snippet(query, text)
    if (found.includes('<mark>')) return found
  }
  return own
}

/**
 * An index in this process.
 * @param file where it is kept; `:memory:` for nowhere
 */
export function createSearchIndex(file: string): SearchIndex {
  let store: SearchStore | null = null
  const textOf = createBodyTexts()
  const opened = () => (store ??= openSearchStore(file))
  function discard(): void {
    store?.close()
    store = null
    deleteIndexFiles(file)
  }
  /** A damaged index is deleted: who keeps it in step puts everything into a new one. */
  async function guarded<Answer>(work: (open: SearchStore) => Answer): Promise<Answer> {
    try {
      return work(opened())
    } catch (error) {
      if (isDamage(error)) discard()
      throw error
    }
  }
  return {
    stamps: () => guarded((open) => open.stamps()),
    async put(articles) {
      const read = await mapLimited(articles, READING_AT_ONCE, async ({ id, folder, stamp, texts }) => ({
        ...{ id, stamp },
        texts: { ...texts, body: await readBodyText(folder) },
      }))
      await guarded((open) => open.put(read))
    },
    remove: (ids) => guarded((open) => open.remove(ids)),
    search: (text, most) => guarded((open) => open.search(parseQuery(text), most)),
    snippets(text, articles) {
      const query = parseQuery(text)
      return mapLimited(articles, READING_AT_ONCE, async ({ folder, texts }) =>
        snippetOf(query, texts, await textOf(folder)),
      )
    },
    near: (id) => guarded((open) => open.near(id)),
    keep: (change) => guarded((open) => open.snapshot.keep(change)),
    async reset() {
      discard()
    },
    async close() {
      store?.close()
      store = null
    },
  }
}
