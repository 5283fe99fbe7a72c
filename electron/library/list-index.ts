// The library in memory: a row for every article, in the order, view and search that is asked for. Derived from the
// documents and nothing else.
import type { ArticleId, ArticleSummary, SeriesPart } from '../../domain/article.ts'
import { foldExact } from '../../domain/fold.ts'
import type { LibraryOverview, ListQuery, ListRow, NamedCount } from '../../domain/ipc-contract.ts'
import { readingMinutes, readingState, shelfOf } from '../../domain/reading.ts'
import { seriesPartOf } from '../../domain/series-assembly.ts'
import type { SeriesNotes } from '../../domain/series-correction.ts'
import type { Series } from '../../domain/series.ts'
import { hostOf } from '../../domain/url-policy.ts'
import { isInView, isSearchedFrom, views } from '../../domain/views.ts'
import type { SortOrder, View } from '../../domain/views.ts'
import type { StoredArticle } from './article-store.ts'
import { createAddressIndex } from './address-index.ts'
import { createLibrarySeries } from './library-series.ts'
import { createTextIndex } from './text-index.ts'

/** Rows of a search that show what was found; those far below show their lead. */
const SNIPPETS = 200

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
  /** Articles whose body is not yet searched. */
  withoutBody(): readonly StoredArticle[]
  setBody(id: ArticleId, text: string): void
  /** What a person wrote in an article's notes. */
  setNoteText(id: ArticleId, text: string): void
  /** The article of an address, its own or another that led to it. */
  byAddress(url: string): ArticleId | null
  summary(id: ArticleId): ArticleSummary | null
  list(query: ListQuery): readonly ListRow[]
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

/** An empty index. */
export function createListIndex(): ListIndex {
  const entries = new Map<ArticleId, Entry>()
  const addresses = createAddressIndex()
  const text = createTextIndex()
  const collator = new Intl.Collator('vi', { numeric: true })
  const compareBy = sorters(collator)
  const series = createLibrarySeries()

  function complete({ article, own }: Entry): ArticleSummary {
    const its = series.of(own.id)
    const standsAlone = article.state.data.series?.kind === 'alone'
    return { ...own, series: partIn(article, own.series, its), seriesId: its?.id ?? null, standsAlone }
  }

  const rows = () => [...entries.values()].map(complete)

  function remove(id: ArticleId): void {
    addresses.remove(id)
    entries.delete(id)
    text.remove(id)
    series.remove(id)
  }

  /** The texts of notes, by article: they stay when it is read anew. */
  const noteTexts = new Map<ArticleId, string>()

  function filtered(query: ListQuery): ArticleSummary[] {
    const searching = query.search.trim() !== ''
    const tag = query.tag === null ? null : foldExact(query.tag)
    return rows().filter(
      (row) =>
        (searching ? isSearchedFrom(row, query.view) : isInView(row, query.view)) &&
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
      text.put(article, noteTexts.get(id) ?? '')
      series.put(article)
    },
    remove(id) {
      remove(id)
      noteTexts.delete(id)
    },
    get: (id) => entries.get(id)?.article ?? null,
    all: () => [...entries.values()].map(({ article }) => article),
    touch(id) {
      const entry = entries.get(id)
      if (!entry) return
      const before = entry.own.tags
      entry.own = ownSummary(entry.article)
      if (before !== entry.own.tags) text.putTags(id, entry.own.tags)
      series.put(entry.article)
    },
    withoutBody: () =>
      [...entries.values()].flatMap(({ article }) => (text.hasBody(article.document.id) ? [] : article)),
    setBody: (id, body) => {
      if (entries.has(id)) text.setBody(id, body)
    },
    setNoteText(id, notes) {
      if (notes === (noteTexts.get(id) ?? '')) return
      if (notes === '') noteTexts.delete(id)
      else noteTexts.set(id, notes)
      text.putNotes(id, notes)
    },
    byAddress: addresses.find,
    summary(id) {
      const entry = entries.get(id)
      return entry ? complete(entry) : null
    },
    list(query) {
      const compare = compareBy[query.sort]
      const found = filtered(query)
      if (query.search.trim() === '')
        return found
          .toSorted((one, other) => compare(one, other) || bySaved(one, other))
          .map((row) => ({ ...row, snippet: null }))
      const matches = text.search(query.search)
      return found
        .flatMap((row) => {
          const match = matches.get(row.id)
          return match ? { row, match } : []
        })
        .toSorted(
          (one, other) =>
            other.match.score - one.match.score || compare(one.row, other.row) || bySaved(one.row, other.row),
        )
        .map(({ row, match }, place) => ({ ...row, snippet: place < SNIPPETS ? match.snippet() : null }))
    },
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
