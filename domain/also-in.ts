// The same story from other papers, as the reader shows it beside an article: "Cũng có ở: Tuổi Trẻ, VnExpress".
import * as v from 'valibot'
import { articleIdSchema } from './article.ts'
import type { ArticleSummary } from './article.ts'
import { foldExact } from './fold.ts'

export type AlsoIn = Pick<ArticleSummary, 'id' | 'title' | 'siteName' | 'host' | 'publishedAt'> & {
  /** Highlights and notes that it bears: they stay with it. */
  readonly marks: number
}

/** Keeping one of several that tell the same story. */
export const keepOneSchema = v.strictObject({
  keep: articleIdSchema,
  others: v.pipe(v.array(articleIdSchema), v.minLength(1), v.maxLength(100)),
})
export type KeepOne = v.InferOutput<typeof keepOneSchema>

/** What came of it, beside the act that can be taken back. */
export type KeptOne = {
  readonly undoId: number
  readonly count: number
  readonly action: 'keepOne'
  /** Highlights and notes of those that went to the trash, where they still are. */
  readonly marks: number
}

type Carried = { readonly bookmarkedAt: string | null; readonly tags: readonly string[] }

/**
 * What the kept article takes over: the oldest bookmark where it has none, and the tags that it lacks, as many as there
 * is room for.
 */
export function carriedOver(kept: Carried, others: readonly Carried[], mostTags: number): Carried {
  const bookmarks = others.flatMap(({ bookmarkedAt }) => bookmarkedAt ?? []).toSorted()
  const known = new Set(kept.tags.map(foldExact))
  const tags: string[] = []
  for (const tag of others.flatMap((other) => other.tags)) {
    if (known.has(foldExact(tag)) || kept.tags.length + tags.length >= mostTags) continue
    known.add(foldExact(tag))
    tags.push(tag)
  }
  return { bookmarkedAt: kept.bookmarkedAt === null ? (bookmarks[0] ?? null) : null, tags }
}

/** The papers' names, each with its articles; one without a name is under `unknown`. */
export function byPaper(
  articles: readonly AlsoIn[],
  unknown: string,
): readonly { readonly paper: string; readonly articles: readonly AlsoIn[] }[] {
  const papers = new Map<string, AlsoIn[]>()
  for (const article of articles) {
    const paper = article.siteName ?? article.host ?? unknown
    papers.set(paper, [...(papers.get(paper) ?? []), article])
  }
  return [...papers].map(([paper, its]) => ({ paper, articles: its }))
}
