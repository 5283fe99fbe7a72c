// How several articles stand that are to be acted on together: what an act does to them is chosen by it.
import type { ArticleId, ArticleSummary } from './article.ts'
import type { NamedCount } from './list-query.ts'

export type Standing = {
  readonly count: number
  readonly bookmarked: number
  readonly read: number
  /** Those in the library itself, and in the trash; the others are archived. */
  readonly inLibrary: number
  readonly inTrash: number
  /** Tags as they are written, with how many of the articles bear each; in the order they are met. */
  readonly tags: readonly NamedCount[]
}

/** Articles that are to be acted on: which, and how they stand. */
export type Meant = { readonly ids: readonly ArticleId[]; readonly standing: Standing }

type Standable = Pick<ArticleSummary, 'bookmarked' | 'reading' | 'shelf' | 'tags'>

export function standingOf(articles: Iterable<Standable>): Standing {
  const tags = new Map<string, number>()
  const all = { count: 0, bookmarked: 0, read: 0, inLibrary: 0, inTrash: 0 }
  for (const article of articles) {
    all.count++
    if (article.bookmarked) all.bookmarked++
    if (article.reading === 'read') all.read++
    if (article.shelf === 'library') all.inLibrary++
    if (article.shelf === 'trash') all.inTrash++
    for (const tag of article.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1)
  }
  return { ...all, tags: [...tags].map(([name, count]) => ({ name, count })) }
}

export const isAllInTrash = ({ inTrash, count }: Standing): boolean => inTrash === count

/** One article that is meant. */
export const meantOne = (article: ArticleSummary): Meant => ({
  ids: [article.id],
  standing: standingOf([article]),
})
