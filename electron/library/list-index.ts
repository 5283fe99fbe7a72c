// The library in memory: a row for every article, in the order, view and search that is asked for. Derived from the
// documents and nothing else.
import type { ArticleId, ArticleSummary, SeriesPart } from '../../domain/article.ts'
import { foldExact } from '../../domain/fold.ts'
import type { FindQuery, FoundArticles } from '../../domain/find-articles.ts'
import type { LibraryOverview, ListQuery, NamedCount } from '../../domain/list-query.ts'
import { readingMinutes, readingState, shelfOf } from '../../domain/reading.ts'
import { searchedRows } from '../../domain/search-filters.ts'
import { seriesPartOf } from '../../domain/series-assembly.ts'
import type { SeriesNotes } from '../../domain/series-correction.ts'
import type { Series } from '../../domain/series.ts'
import { hostOf } from '../../domain/url-policy.ts'
import { isInView, views } from '../../domain/views.ts'
import type { SortOrder, View } from '../../domain/views.ts'
import type { Ranking } from '../index/search-store.ts'
import type { StoredArticle } from './article-store.ts'
import { createAddressIndex } from './address-index.ts'
import { createArticleFinder } from './article-finder.ts'
import type { Findable } from './article-finder.ts'
import { createLibrarySeries } from './library-series.ts'

/** A row without what depends on the other articles. */
type OwnSummary = Omit<ArticleSummary, 'seriesId' | 'standsAlone'>

type Entry = { readonly article: StoredArticle; own: OwnSummary }

export type ListIndex = {
  put(article: StoredArticle): void
  remove(id: ArticleId): void
  get(id: ArticleId): StoredArticle | null
  all(): readonly StoredArticle[]
  /** The state of an article has changed. */
  touch(id: ArticleId): void
  /** What a person wrote in an article's notes. */
  setNoteText(id: ArticleId, text: string): void
  /** The article of an address, its own or another that led to it. */
  byAddress(url: string): ArticleId | null
  summary(id: ArticleId): ArticleSummary | null
  /**
   * Rows of a view in their order, or of those that a search found, the best first.
   * @param found null without a search
   */
  list(query: ListQuery, found: Ranking | null): readonly ArticleSummary[]
  find(query: FindQuery): FoundArticles
  overview(): LibraryOverview
  series(): readonly Series[]
  /** Takes what the person said of whole series. */
  setNotes(notes: SeriesNotes): void
  /** The article and those that stand in one series with it. */
  together(id: ArticleId): readonly ArticleId[]
}

function ownSummary({ document, state: { data: state } }: StoredArticle): OwnSummary {
  const { id, url, title, lead, byline, publishedAt, savedAt, siteName, lang, wordCount, thumbnail } =
    document
  return {
    id,
    url,
    title,
    lead,
    byline,
    publishedAt,
    savedAt,
    siteName,
    lang,
    wordCount,
    thumbnail,
    host: hostOf(url),
    readingMinutes: readingMinutes(wordCount),
    excerpt: document.excerpt || (lead ?? ''),
    sample: document.origin === 'sample',
    series: seriesPartOf(document),
    shelf: shelfOf(state),
    reading: readingState(state),
    bookmarked: state.bookmarkedAt !== null,
    progress: state.progress,
    tags: state.tags,
  }
}

/** An article's part as the person said it, else as its title says it. */
function partIn(
  article: StoredArticle,
  recognised: SeriesPart | null,
  series: Series | null,
): SeriesPart | null {
  const correction = article.state.data.series
  if (correction?.kind === 'alone') return null
  const name = series?.corrected ? series.name : (recognised?.name ?? '')
  if (correction === null) return recognised && { ...recognised, name }
  const { word, place } = correction
  return { name, word, part: place.part, isLast: place.isLast, partTitle: recognised?.partTitle ?? null }
}

type Compare = (one: ArticleSummary, other: ArticleSummary) => number

const newest = (one: string, other: string) => Date.parse(other) - Date.parse(one)
const bySaved: Compare = (one, other) => newest(one.savedAt, other.savedAt) || (one.id < other.id ? -1 : 1)

/** Orders what has a value, and puts what has none at the end. */
function valued(
  value: (row: ArticleSummary) => string | null,
  compare: (one: string, other: string) => number,
): Compare {
  return (one, other) => {
    const [first, second] = [value(one), value(other)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return compare(first, second)
  }
}

function sorters(collator: Intl.Collator): Readonly<Record<SortOrder, Compare>> {
  return {
    saved: bySaved,
    published: valued((row) => row.publishedAt, newest),
    title: (one, other) => collator.compare(one.title, other.title),
    length: (one, other) => one.wordCount - other.wordCount,
    source: valued((row) => row.siteName ?? row.host, collator.compare),
  }
}

/** Counts names that are the same after folding; the spelling met first stands for all. */
function countNames(names: Iterable<string>, collator: Intl.Collator): NamedCount[] {
  const counts = new Map<string, NamedCount>()
  for (const name of names) {
    const key = foldExact(name)
    const known = counts.get(key)
    counts.set(key, { name: known?.name ?? name, count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((one, other) => collator.compare(one.name, other.name))
}

/** What a paper calls itself most often; of names met as often, the newest. Its host where no page gave a name. */
function labelOf(host: string, rows: readonly ArticleSummary[]): string {
  const names = new Map<string, { count: number; savedAt: string }>()
  for (const { siteName, savedAt } of rows) {
    // Pages that give no name were once stored under their host.
    if (siteName === null || siteName.toLowerCase().replace(/^www\./, '') === host) continue
    const { count = 0, savedAt: before = savedAt } = names.get(siteName) ?? {}
    names.set(siteName, { count: count + 1, savedAt: newest(savedAt, before) < 0 ? savedAt : before })
  }
  const [first] = [...names].toSorted(
    ([, one], [, other]) => other.count - one.count || newest(one.savedAt, other.savedAt),
  )
  return first?.[0] ?? host
}

function sourcesOf(shown: readonly ArticleSummary[], collator: Intl.Collator): LibraryOverview['sources'] {
  const byHost = new Map<string, ArticleSummary[]>()
  for (const row of shown) {
    if (row.host === null) continue
    const known = byHost.get(row.host)
    if (known) known.push(row)
    else byHost.set(row.host, [row])
  }
  return [...byHost]
    .map(([name, rows]) => ({ name, count: rows.length, label: labelOf(name, rows) }))
    .toSorted((one, other) => collator.compare(one.label, other.label) || (one.name < other.name ? -1 : 1))
}

/** Hears of what is searched of the articles. */
export type SearchedTextsSink = {
  put(article: StoredArticle, notes: string): void
  remove(id: ArticleId): void
}

/** The rank of each article that a search found, 0 the best. */
function ranksOf({ ids, rankEnds }: Ranking): ReadonlyMap<ArticleId, number> {
  const ranks = new Map<ArticleId, number>()
  let at = 0
  for (const [rank, end] of rankEnds.entries()) for (; at < end; at++) ranks.set(ids[at] ?? '', rank)
  return ranks
}

/** An empty index. */
export function createListIndex(searched: SearchedTextsSink): ListIndex {
  const entries = new Map<ArticleId, Entry>()
  const addresses = createAddressIndex()
  const collator = new Intl.Collator('vi', { numeric: true })
  const compareBy = sorters(collator)
  const series = createLibrarySeries()
  const finder = createArticleFinder()

  function complete({ article, own }: Entry): ArticleSummary {
    const its = series.of(own.id)
    const standsAlone = article.state.data.series?.kind === 'alone'
    return { ...own, series: partIn(article, own.series, its), seriesId: its?.id ?? null, standsAlone }
  }

  const rows = () => [...entries.values()].map(complete)

  function remove(id: ArticleId): void {
    addresses.remove(id)
    entries.delete(id)
    series.remove(id)
    finder.forget(id)
  }

  /** What is found by name: not what is in the trash. */
  function* findable(): Generator<Findable> {
    for (const { article, own } of entries.values()) {
      if (own.shelf === 'trash') continue
      const { id, title, siteName, host, savedAt } = own
      const touchedAt = article.state.data.openedAt ?? savedAt
      yield { id, title, source: siteName ?? host, series: series.of(id)?.name ?? null, touchedAt }
    }
  }

  /** The texts of notes, by article: they stay when it is read anew. */
  const noteTexts = new Map<ArticleId, string>()

  function filtered(query: ListQuery): ArticleSummary[] {
    const isSearched = query.search.trim() === '' ? null : searchedRows(query.search, query.view)
    const tag = query.tag === null ? null : foldExact(query.tag)
    return rows().filter(
      (row) =>
        (isSearched?.(row) ?? isInView(row, query.view)) &&
        (tag === null || row.tags.some((other) => foldExact(other) === tag)) &&
        (query.host === null || row.host === query.host),
    )
  }

  return {
    put(article) {
      const { id, url, addresses: others } = article.document
      remove(id)
      entries.set(id, { article, own: ownSummary(article) })
      addresses.put(id, url, others)
      searched.put(article, noteTexts.get(id) ?? '')
      series.put(article)
    },
    remove(id) {
      remove(id)
      noteTexts.delete(id)
      searched.remove(id)
    },
    get: (id) => entries.get(id)?.article ?? null,
    all: () => [...entries.values()].map(({ article }) => article),
    touch(id) {
      const entry = entries.get(id)
      if (!entry) return
      const before = entry.own.tags
      entry.own = ownSummary(entry.article)
      if (before !== entry.own.tags) searched.put(entry.article, noteTexts.get(id) ?? '')
      series.put(entry.article)
    },
    setNoteText(id, notes) {
      if (notes === (noteTexts.get(id) ?? '')) return
      if (notes === '') noteTexts.delete(id)
      else noteTexts.set(id, notes)
      const article = entries.get(id)?.article
      if (article) searched.put(article, notes)
    },
    byAddress: addresses.find,
    summary(id) {
      const entry = entries.get(id)
      return entry ? complete(entry) : null
    },
    list(query, found) {
      const compare = compareBy[query.sort]
      const inOrder: Compare = (one, other) => compare(one, other) || bySaved(one, other)
      const shown = filtered(query)
      if (found === null) return shown.toSorted(inOrder)
      const ranks = ranksOf(found)
      const rankOf = ({ id }: ArticleSummary) => ranks.get(id) ?? 0
      return shown
        .filter(({ id }) => ranks.has(id))
        .toSorted((one, other) => rankOf(one) - rankOf(other) || inOrder(one, other))
    },
    find: (query) => finder.find(query, findable()),
    overview() {
      const all = rows()
      const counts = Object.fromEntries(
        views.map((view) => [
          view,
          view === 'series' ? series.series().length : all.filter((row) => isInView(row, view)).length,
        ]),
      ) as Record<View, number>
      const shown = all.filter((row) => isInView(row, 'all'))
      return {
        counts,
        tags: countNames(
          shown.flatMap(({ tags }) => tags),
          collator,
        ),
        sources: sourcesOf(shown, collator),
      }
    },
    series: () => series.series(),
    setNotes: (notes) => series.setNotes(notes),
    together: (id) => series.together(id),
  }
}
