// The same story from other papers: which of an open library's articles tell it, and keeping one of them.
import type { AlsoIn, KeepOne, KeptOne } from '../../domain/also-in.ts'
import { carriedOver } from '../../domain/also-in.ts'
import { MAX_TAGS } from '../../domain/article.ts'
import type { ArticleId, StateDocument } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import type { ListIndex } from './list-index.ts'
import type { Marks } from './marks.ts'

export type AlsoInParts = {
  readonly index: ListIndex
  /** What the index finds alike; notes are searched too, so it is asked when they are known. */
  near(id: ArticleId): Promise<readonly ArticleId[]>
  readonly marks: Pick<Marks, 'of'>
  /** As `Actions.changeAll`. */
  changeAll(
    action: { readonly action: 'keepOne'; readonly tags: readonly string[] },
    ids: readonly ArticleId[],
    change: (id: ArticleId, state: StateDocument) => StateDocument,
  ): Promise<{ readonly undoId: number; readonly count: number }>
  /** Runs after what is being done to an article. */
  inTurn<Result>(id: ArticleId, work: () => Promise<Result>): Promise<Result>
}

/** `Library.alsoIn` and `Library.keepOne` over the parts of an open library. */
export function createAlsoIn({ index, near, marks, changeAll, inTurn }: AlsoInParts) {
  const marksOf = (id: ArticleId): Promise<number> =>
    inTurn(id, async () => {
      const article = index.get(id)
      return article ? (await marks.of(article)).length : 0
    })

  /** Articles that bear an address of this one: two programs may have saved it, each for itself. */
  function ofSameAddress(id: ArticleId): readonly ArticleId[] {
    const document = index.get(id)?.document
    if (!document) return []
    return [document.url, ...document.addresses].flatMap((url) => (url && index.byAddress(url)) ?? [])
  }

  return {
    async alsoIn(id: ArticleId): Promise<readonly AlsoIn[]> {
      // Where the index cannot be asked, the article is read all the same.
      const alike = await near(id).catch(() => [])
      const others = [...new Set([...ofSameAddress(id), ...alike])].filter((other) => other !== id)
      const found: AlsoIn[] = []
      for (const other of others) {
        const summary = index.summary(other)
        if (!summary || summary.shelf === 'trash') continue
        const { title, siteName, host, publishedAt } = summary
        found.push({ id: other, title, siteName, host, publishedAt, marks: await marksOf(other) })
      }
      return found
    },

    /**
     * Moves the others to the trash; what they are bookmarked and tagged with, the kept one takes over. One act: all of
     * it or nothing.
     */
    async keepOne({ keep, others }: KeepOne): Promise<KeptOne> {
      const kept = index.get(keep)?.state.data
      const ids = [...new Set(others)].filter((id) => id !== keep && index.get(id))
      if (!kept || ids.length === 0)
        throw new AppFailure('article-not-found', { id: kept ? (others[0] ?? '') : keep })
      let noted = 0
      for (const id of ids) noted += await marksOf(id)
      const now = new Date().toISOString()
      const states = ids.flatMap((id) => index.get(id)?.state.data ?? [])
      const { undoId, count } = await changeAll(
        // Those that it has already stay with it when this is taken back.
        { action: 'keepOne', tags: states.flatMap(({ tags }) => tags) },
        [keep, ...ids],
        (id, state) => {
          if (id !== keep) return state.trashedAt === null ? { ...state, trashedAt: now } : state
          const { bookmarkedAt, tags } = carriedOver(state, states, MAX_TAGS)
          if (bookmarkedAt === null && tags.length === 0) return state
          return {
            ...state,
            bookmarkedAt: state.bookmarkedAt ?? bookmarkedAt,
            tags: [...state.tags, ...tags],
          }
        },
      )
      return { undoId, count, action: 'keepOne', marks: noted }
    },
  }
}
