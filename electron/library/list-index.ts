// The library in memory: a row for every article, in the order, view and search that is asked for. Derived from the
// documents and nothing else.
import type { ArticleId, ArticleSummary } from '../../domain/article.ts'
import type { FindQuery, FoundArticles } from '../../domain/find-articles.ts'
import { foldExact } from '../../domain/fold.ts'
import type { LibraryOverview, ListQuery } from '../../domain/list-query.ts'
import { searchedRows } from '../../domain/search-filters.ts'
import { parseSearch } from '../../domain/search-query.ts'
import type { SeriesNotes } from '../../domain/series-correction.ts'
import type { Series } from '../../domain/series.ts'
import { isInView, isSearchedFrom } from '../../domain/views.ts'
import type { Ranking } from '../index/search-store.ts'
import type { StoredArticle } from './article-store.ts'
import { createAddressIndex } from './address-index.ts'
import { createArticleFinder } from './article-finder.ts'
import type { Findable } from './article-finder.ts'
import { createFoundOrder } from './found-order.ts'
import { createLibrarySeries } from './library-series.ts'
import { createNameKeys, createListCounts } from './list-counts.ts'
import { createOrders } from './list-order.ts'
import { ownSummary, summaryOf } from './summary.ts'
import type { OwnSummary } from './summary.ts'

type Entry = {
  readonly article: StoredArticle
  own: OwnSummary
  readonly savedAt: number
  readonly publishedAt: number | null
  /** Its row while it stood in `series`; null after its state has changed. */
  row: ArticleSummary | null
  series: Series | null
}

export type ListIndex = {
  put(article: StoredArticle): void
  remove(id: ArticleId): void
  get(id: ArticleId): StoredArticle | null
  all(): readonly StoredArticle[]
  /** The state of an article has changed. */
  touch(id: ArticleId): void
  /** The body of an article has changed on the disk. */
  bodyChanged(id: ArticleId): void
  /** What a person wrote in an article's notes. */
  setNoteText(id: ArticleId, text: string): void
  /** The article of an address, its own or another that led to it. */
  byAddress(url: string): ArticleId | null
  summary(id: ArticleId): ArticleSummary | null
  /**
   * Rows of a view in their order, or of those that a search found, the best first.
   * @param ranking null without a search
   */
  list(query: ListQuery, ranking: Ranking | null): readonly ArticleSummary[]
  /** Their ids: of tens of thousands that are found only a screen is looked at. */
  ids(query: ListQuery, ranking: Ranking | null): readonly ArticleId[]
  find(query: FindQuery): FoundArticles
  /** What names of tags are told apart by (`foldExact`); each name is folded once. */
  nameKey(name: string): string
  overview(): LibraryOverview
  series(): readonly Series[]
  /** Takes what the person said of whole series. */
  setNotes(notes: SeriesNotes): void
  /** The article and those that stand in one series with it. */
  together(id: ArticleId): readonly ArticleId[]
}

/** Hears of what is searched of the articles. */
export type SearchedTextsSink = {
  put(article: StoredArticle, notes: string): void
  remove(id: ArticleId): void
}

/** Hears of every change of an article's documents. */
export type DocumentsSink = {
  put(article: StoredArticle): void
  remove(id: ArticleId): void
}

/** An empty index. */
export function createListIndex(searched: SearchedTextsSink, kept: DocumentsSink): ListIndex {
  const entries = new Map<ArticleId, Entry>()
  const addresses = createAddressIndex()
  const collator = new Intl.Collator('vi', { numeric: true })
  const fold = createNameKeys()
  const orders = createOrders(collator, () => entries.values())
  const found = createFoundOrder(orders, (id) => entries.get(id))
  const counts = createListCounts(collator, fold)
  const series = createLibrarySeries()
  const finder = createArticleFinder()

  /** Made once, and again when its article or its series has changed. */
  function complete(entry: Entry): ArticleSummary {
    const its = series.of(entry.own.id)
    if (entry.row && entry.series === its) return entry.row
    entry.series = its
    entry.row = summaryOf(entry.article, entry.own, its)
    return entry.row
  }

  function remove(id: ArticleId): void {
    const entry = entries.get(id)
    if (!entry) return
    orders.remove(entry)
    found.forget()
    counts.change(entry.own, null)
    addresses.remove(id)
    entries.delete(id)
    series.remove(id)
    finder.forget(id)
  }

  /** What is found by name: not what is in the trash. */
  function* findable(): Generator<Findable> {
    for (const { article, own } of entries.values()) {
      if (own.shelf === 'trash') continue
      const { id, title, lang, siteName, host, savedAt } = own
      const touchedAt = article.state.data.openedAt ?? savedAt
      yield { id, title, lang, source: siteName ?? host, series: series.of(id)?.name ?? null, touchedAt }
    }
  }

  /** The texts of notes, by article: they stay when it is read anew. */
  const noteTexts = new Map<ArticleId, string>()

  /** Which articles a list shows; null: all that do not lie in the trash. */
  function shownBy(query: ListQuery): ((entry: Entry) => boolean) | null {
    const { view, search, host } = query
    const tag = query.tag === null ? null : foldExact(query.tag)
    const isBeside = ({ own }: Entry) =>
      (tag === null || own.tags.some((other) => fold(other) === tag)) && (host === null || own.host === host)
    if (search.trim() === '') return (entry) => isInView(entry.own, view) && isBeside(entry)
    if (parseSearch(search).filters.length === 0) {
      const isWhole = view !== 'trash' && tag === null && host === null
      return isWhole ? null : (entry) => isSearchedFrom(entry.own, view) && isBeside(entry)
    }
    // What its series is called is known of the whole row only.
    const isSearched = searchedRows(search, view)
    return (entry) => isSearched(complete(entry)) && isBeside(entry)
  }

  function inOrder(query: ListQuery): readonly Entry[] {
    const isShown = shownBy(query) ?? (({ own }) => isSearchedFrom(own, query.view))
    return orders.of(query.sort).filter(isShown)
  }

  return {
    put(article) {
      const { id, url, addresses: others, savedAt, publishedAt } = article.document
      const entry: Entry = {
        article,
        own: ownSummary(article),
        savedAt: Date.parse(savedAt),
        publishedAt: publishedAt === null ? null : Date.parse(publishedAt),
        row: null,
        series: null,
      }
      remove(id)
      entries.set(id, entry)
      orders.put(entry)
      found.forget()
      counts.change(null, entry.own)
      addresses.put(id, url, others)
      searched.put(article, noteTexts.get(id) ?? '')
      kept.put(article)
      series.put(article)
    },
    remove(id) {
      remove(id)
      noteTexts.delete(id)
      searched.remove(id)
      kept.remove(id)
    },
    get: (id) => entries.get(id)?.article ?? null,
    all: () => [...entries.values()].map(({ article }) => article),
    touch(id) {
      const entry = entries.get(id)
      if (!entry) return
      const before = entry.own
      entry.own = ownSummary(entry.article)
      entry.row = null
      counts.change(before, entry.own)
      if (before.shelf !== entry.own.shelf) found.forget()
      if (before.tags !== entry.own.tags) searched.put(entry.article, noteTexts.get(id) ?? '')
      kept.put(entry.article)
      series.put(entry.article)
    },
    setNoteText(id, notes) {
      if (notes === (noteTexts.get(id) ?? '')) return
      if (notes === '') noteTexts.delete(id)
      else noteTexts.set(id, notes)
      const article = entries.get(id)?.article
      if (article) searched.put(article, notes)
    },
    bodyChanged(id) {
      const article = entries.get(id)?.article
      if (article) searched.put(article, noteTexts.get(id) ?? '')
    },
    byAddress: addresses.find,
    summary(id) {
      const entry = entries.get(id)
      return entry ? complete(entry) : null
    },
    list(query, ranking) {
      const shown = ranking === null ? inOrder(query) : found.items(ranking, query.sort, shownBy(query))
      return shown.map(complete)
    },
    ids: (query, ranking) =>
      ranking === null
        ? inOrder(query).map(({ own }) => own.id)
        : found.ids(ranking, query.sort, shownBy(query)),
    find: (query) => finder.find(query, findable()),
    nameKey: fold,
    overview: () => ({
      counts: { ...counts.views(), series: series.series().length },
      tags: counts.tags(),
      sources: counts.sources(),
    }),
    series: () => series.series(),
    setNotes: (notes) => series.setNotes(notes),
    together: (id) => series.together(id),
  }
}
