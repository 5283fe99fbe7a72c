// Articles by a few letters of their names, for the command palette. Names are folded once and kept.
import type { ArticleId } from '../../domain/article.ts'
import type { FindQuery, FoundArticle, FoundArticles, FoundName } from '../../domain/find-articles.ts'
import { quickMatch, quickQuery, quickTarget } from '../../domain/quick-find.ts'
import type { QuickMatch, Target } from '../../domain/quick-find.ts'

/** An article as it may be found. */
export type Findable = {
  readonly id: ArticleId
  readonly title: string
  readonly lang: string | null
  readonly source: string | null
  readonly series: string | null
  /** When it was last opened, else saved: ISO 8601. */
  readonly touchedAt: string
}

export type ArticleFinder = {
  /** The best of the articles that answer a query; without words, the latest. */
  find(query: FindQuery, articles: Iterable<Findable>): FoundArticles
  forget(id: ArticleId): void
}

type Names = {
  readonly title: Target
  readonly series: Target | null
  readonly source: Target | null
  /** Those that are there, the title first. */
  readonly targets: readonly Target[]
}

type Candidate = {
  readonly article: Findable
  readonly names: Names
  readonly match: QuickMatch
  /** Place among what was open in the window: lower is later. */
  readonly recency: number
}

const isSame = (target: Target | null, text: string | null): boolean => (target?.text ?? null) === text

/** A finder that has seen no article. */
export function createArticleFinder(): ArticleFinder {
  const known = new Map<ArticleId, Names>()
  /** Many articles have the same source, and the parts of a series its name. */
  const shared = new Map<string, Target>()
  const sharedTarget = (text: string | null): Target | null => {
    if (text === null) return null
    const target = shared.get(text) ?? quickTarget(text)
    shared.set(text, target)
    return target
  }

  function namesOf({ id, title, source, series }: Findable): Names {
    const before = known.get(id)
    if (before?.title.text === title && isSame(before.source, source) && isSame(before.series, series))
      return before
    const own = before?.title.text === title ? before.title : quickTarget(title)
    const [itsSeries, itsSource] = [sharedTarget(series), sharedTarget(source)]
    const targets = [own, itsSeries, itsSource].filter((target) => target !== null)
    const names = { title: own, series: itsSeries, source: itsSource, targets }
    known.set(id, names)
    return names
  }

  function found({ article, names, match }: Candidate): FoundArticle {
    const ranges = match.ranges()
    const named = (target: Target): FoundName => ({
      text: target.text,
      ranges: ranges[names.targets.indexOf(target)] ?? [],
    })
    return {
      id: article.id,
      title: named(names.title),
      lang: article.lang,
      series: names.series && named(names.series),
      source: names.source && named(names.source),
      score: match.score,
    }
  }

  return {
    find({ typed, recent, limit }, articles) {
      const query = quickQuery(typed)
      const places = new Map(recent.map((id, place) => [id, place]))
      const best: Candidate[] = []
      let count = 0
      for (const article of articles) {
        const names = namesOf(article)
        const match = quickMatch(query, names.targets)
        if (match === null) continue
        count++
        const recency = places.get(article.id) ?? Number.MAX_SAFE_INTEGER
        keepBest(best, { article, names, match, recency }, limit)
      }
      return { articles: best.map(found), count }
    },
    forget: (id) => void known.delete(id),
  }
}

/** Times are kept in UTC as `Date` prints them: their texts have their order. */
const compareTimes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The better match first, then what was open last in the window, then what was touched last. */
const compare = (one: Candidate, other: Candidate): number =>
  other.match.score - one.match.score ||
  one.recency - other.recency ||
  compareTimes(other.article.touchedAt, one.article.touchedAt) ||
  compareTimes(one.article.id, other.article.id)

/** Puts a candidate at its place among the best so far. Most are worse than all of them, and are only looked at. */
function keepBest(best: Candidate[], candidate: Candidate, limit: number): void {
  const last = best.at(-1)
  if (best.length === limit && last && compare(last, candidate) <= 0) return
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = best[middle]
    if (there && compare(there, candidate) <= 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, candidate)
  if (best.length > limit) best.pop()
}
