// Who is told that articles have changed.
import type { ArticleId } from '../../domain/article.ts'
import { createListeners } from './listeners.ts'

/** How long changes of place alone are gathered before they are told: milliseconds. */
const MOVED_TOLD_AFTER = 3000

/**
 * `ids`: the articles that have changed; null: anything may have. `onlyMoved`: only how far they have been read, within
 * the same state of reading.
 */
export type ChangeListener = (ids: readonly ArticleId[] | null, onlyMoved: boolean) => void

export type Changes = {
  tell(ids: readonly ArticleId[] | null): void
  /** Its place alone has changed: told now and then, or every scrolled line would ask for the list anew. */
  tellMoved(id: ArticleId): void
  /** @returns what ends it */
  onChange(listener: ChangeListener): () => void
  close(): void
}

export function createChanges(): Changes {
  const listeners = createListeners<Parameters<ChangeListener>>()
  const moved = new Set<ArticleId>()
  let later: NodeJS.Timeout | undefined

  const tell = (ids: readonly ArticleId[] | null, onlyMoved: boolean) => {
    if (ids === null || ids.length > 0) listeners.tell(ids, onlyMoved)
  }
  return {
    tell: (ids) => tell(ids, false),
    tellMoved(id) {
      moved.add(id)
      later ??= setTimeout(() => {
        later = undefined
        const ids = [...moved]
        moved.clear()
        tell(ids, true)
      }, MOVED_TOLD_AFTER).unref()
    },
    onChange: listeners.add,
    close: () => clearTimeout(later),
  }
}
