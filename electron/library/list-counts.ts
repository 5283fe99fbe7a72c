// How many articles each view, tag and source has, counted as articles come, change and go.
import type { ArticleSummary } from '../../domain/article.ts'
import { foldExact } from '../../domain/fold.ts'
import type { LibraryOverview, NamedCount } from '../../domain/list-query.ts'
import { articleViews, isInView } from '../../domain/views.ts'
import type { ArticleView } from '../../domain/views.ts'

/** What of an article is counted. */
export type Counted = Pick<
  ArticleSummary,
  'shelf' | 'reading' | 'bookmarked' | 'tags' | 'host' | 'siteName' | 'savedAt'
>

export type ListCounts = {
  /** `before`: as it was counted; null: it was not. `after`: as it is to be counted; null: it is gone. */
  change(before: Counted | null, after: Counted | null): void
  views(): Readonly<Record<ArticleView, number>>
  tags(): readonly NamedCount[]
  sources(): LibraryOverview['sources']
}

type Source = { readonly rows: Set<Counted>; label: string | null }

/** What a paper calls itself most often; of names met as often, the newest. Its host where no page gave a name. */
function labelOf(host: string, rows: Iterable<Counted>): string {
  const names = new Map<string, { count: number; savedAt: number }>()
  for (const { siteName, savedAt } of rows) {
    // Pages that give no name were once stored under their host.
    if (siteName === null || siteName.toLowerCase().replace(/^www\./, '') === host) continue
    const known = names.get(siteName)
    const at = Date.parse(savedAt)
    if (!known) names.set(siteName, { count: 1, savedAt: at })
    else {
      known.count++
      known.savedAt = Math.max(known.savedAt, at)
    }
  }
  const [first] = [...names].toSorted(
    ([, one], [, other]) => other.count - one.count || other.savedAt - one.savedAt,
  )
  return first?.[0] ?? host
}

/** Tags and other short names come again and again: each is folded once. */
export function createNameKeys(): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const folded = known.get(name) ?? foldExact(name)
    known.set(name, folded)
    return folded
  }
}

/** Counts of no article. */
export function createListCounts(collator: Intl.Collator, fold: (name: string) => string): ListCounts {
  const counts = new Map<ArticleView, number>(articleViews.map((view) => [view, 0]))
  /** By its folded name, how often each spelling is met: the one met first stands for all. */
  const tags = new Map<string, Map<string, number>>()
  const sources = new Map<string, Source>()
  let tagList: readonly NamedCount[] | null = null
  let sourceList: LibraryOverview['sources'] | null = null

  function countTag(name: string, by: 1 | -1): void {
    const key = fold(name)
    const spellings = tags.get(key) ?? new Map<string, number>()
    const now = (spellings.get(name) ?? 0) + by
    if (now > 0) spellings.set(name, now)
    else spellings.delete(name)
    if (spellings.size > 0) tags.set(key, spellings)
    else tags.delete(key)
    tagList = null
  }

  function putSource(row: Counted): void {
    if (row.host === null) return
    const source = sources.get(row.host) ?? { rows: new Set(), label: null }
    source.rows.add(row)
    source.label = null
    sources.set(row.host, source)
    sourceList = null
  }

  /** The same in all that a source is counted by: it stands in the place of the row before. */
  function replaceSource(before: Counted, after: Counted): void {
    const rows = after.host === null ? null : sources.get(after.host)?.rows
    if (rows?.delete(before)) rows.add(after)
  }

  function removeSource(row: Counted): void {
    const source = row.host === null ? undefined : sources.get(row.host)
    if (!source || row.host === null) return
    source.rows.delete(row)
    source.label = null
    if (source.rows.size === 0) sources.delete(row.host)
    sourceList = null
  }

  const isSameSource = (one: Counted, other: Counted) =>
    one.host === other.host && one.siteName === other.siteName && one.savedAt === other.savedAt

  return {
    change(before, after) {
      for (const view of articleViews) {
        const by =
          Number(after !== null && isInView(after, view)) - Number(before !== null && isInView(before, view))
        if (by !== 0) counts.set(view, (counts.get(view) ?? 0) + by)
      }
      // Tags and sources are those of the articles that the library shows.
      const [was, is] = [before, after].map((row) => (row && isInView(row, 'all') ? row : null))
      if (was?.tags !== is?.tags) {
        for (const tag of is?.tags ?? []) countTag(tag, 1)
        for (const tag of was?.tags ?? []) countTag(tag, -1)
      }
      if (was && is && isSameSource(was, is)) replaceSource(was, is)
      else {
        if (was) removeSource(was)
        if (is) putSource(is)
      }
    },
    views: () => Object.fromEntries(counts) as Record<ArticleView, number>,
    tags: () =>
      (tagList ??= [...tags.values()]
        .map((spellings) => ({
          name: [...spellings.keys()][0] ?? '',
          count: [...spellings.values()].reduce((sum, count) => sum + count, 0),
        }))
        .toSorted((one, other) => collator.compare(one.name, other.name))),
    sources: () =>
      (sourceList ??= [...sources]
        .map(([name, source]) => ({
          name,
          count: source.rows.size,
          label: (source.label ??= labelOf(name, source.rows)),
        }))
        .toSorted(
          (one, other) => collator.compare(one.label, other.label) || (one.name < other.name ? -1 : 1),
        )),
  }
}
