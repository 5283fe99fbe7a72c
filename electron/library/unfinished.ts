// Changes of articles that have happened while their files could not all be put in their places: the disk failed in
// between. The next who wants the article finishes the change first, so that nobody sees files of two versions, and no
// later change is written over by what was still to come of this one.
import type { ArticleId } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { finishChange, isPending } from './article-files.ts'
import type { ArticleFolder } from './article-store.ts'
import type { Serial } from './parallel.ts'

export type UnfinishedParts = {
  /** The library's `articles` folder. */
  readonly articles: string
  readonly serial: Serial
  /** Where an article lies; null: there is none of that key. */
  readonly pathOf: (key: string) => string | null
  /** Reads an article anew whose change was finished. */
  readonly reread: (place: ArticleFolder) => Promise<unknown>
}

export type Unfinished = {
  /** Turns in which a change that failed half-way before is finished first, where the disk lets it. */
  readonly serial: Serial
  /** @throws AppFailure why a change of the article cannot be finished; nothing else may change it before */
  demandFinished(id: ArticleId): void
}

const asFailure = (error: unknown): AppFailure =>
  error instanceof AppFailure ? error : new AppFailure('unexpected', undefined, { cause: error })

export function createUnfinished({ articles, serial, pathOf, reread }: UnfinishedParts): Unfinished {
  /** By article that may have one: why its change could not be finished since; null: nobody has tried. */
  const suspects = new Map<ArticleId, AppFailure | null>()

  /** A disk that does not even tell has perhaps failed within one. */
  const mayBeHalfDone = (id: ArticleId): Promise<boolean> => isPending(articles, id).catch(() => true)

  async function finish(id: ArticleId): Promise<void> {
    const path = pathOf(id)
    if (path === null) return void suspects.delete(id)
    try {
      await finishChange(articles, id, path)
      suspects.set(id, null)
    } catch (error) {
      // It can still be read.
      return void suspects.set(id, asFailure(error))
    }
    // Also where nothing was left: the last call may have been the one that failed.
    await reread({ id, path }).then(
      () => suspects.delete(id),
      () => undefined,
    )
  }

  return {
    serial: {
      run: (key, task) =>
        serial.run(key, async () => {
          if (suspects.has(key)) await finish(key)
          try {
            return await task()
          } catch (error) {
            if (pathOf(key) !== null && !suspects.has(key) && (await mayBeHalfDone(key)))
              suspects.set(key, null)
            throw error
          }
        }),
      idle: serial.idle,
    },
    demandFinished(id) {
      const failure = suspects.get(id)
      if (failure) throw failure
    },
  }
}
