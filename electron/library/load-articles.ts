// Filling an open library with its articles.
import type { LoadedArticles } from './opening.ts'
import type { Reconciled } from './reconcile.ts'

/** Folders of so many articles are looked at in the moment that opening takes anyhow. */
const SOON_LOOKED_AT = 1000

export type LoadParts = {
  readonly load: () => Promise<LoadedArticles>
  /** How many articles there are. */
  readonly count: () => number
  readonly onLoaded: (isSnapshotWhole: boolean) => void
  readonly reconcile: () => Promise<Reconciled>
  /** `OpenOptions.reconcile` is 'after'. */
  readonly isLater: boolean
}

export type Filled = Pick<LoadedArticles, 'recovered' | 'skipped'> & {
  /** What other programs have changed since the articles were kept is not looked for yet. */
  readonly isStale: boolean
}

/** Loads all articles. What others have changed is taken in too, but for a large library that is to be open at once. */
export async function loadArticles(parts: LoadParts): Promise<Filled> {
  const { load, count, onLoaded, reconcile, isLater } = parts
  const { recovered, skipped, isRead, isSnapshotWhole } = await load()
  onLoaded(isSnapshotWhole)
  if (isRead) return { recovered, skipped, isStale: false }
  if (isLater && count() > SOON_LOOKED_AT) return { recovered, skipped, isStale: true }
  const came = await reconcile()
  return {
    recovered: [...recovered, ...came.recovered],
    skipped: [...skipped, ...came.skipped],
    isStale: false,
  }
}
