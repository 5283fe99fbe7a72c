// What leaves the app as a whole: an article, or a series in reading order, as chapters, with what is missing named
// where it lies. EPUB, HTML, Markdown and paper are all set from this.
import type { ArticleDetail, ArticleId } from './article.ts'
import { fold } from './fold.ts'
import type { BookMessages } from './language/book.ts'
import { partName } from './names.ts'
import type { PartWord, Series, SeriesEntry } from './series.ts'
import { ID_PREFIX } from './sanitize-policy.ts'
import { seriesSlots } from './series-slots.ts'
import type { SeriesSlot } from './series-slots.ts'
import { addressKey } from './url-policy.ts'

/** A saved part. Of `label` and `title` at least one is there. */
export type BookPart = {
  readonly kind: 'part'
  /** "Kỳ I"; null for an article by itself. */
  readonly label: string | null
  /** The part's own title; null where it has none but the series' name and its number. */
  readonly title: string | null
  readonly article: ArticleDetail
}

/** Parts next to each other that are not saved. */
export type BookGap = {
  readonly kind: 'gap'
  /** "Kỳ II", or "Kỳ II – Kỳ IV". */
  readonly label: string
  readonly parts: readonly {
    readonly label: string
    readonly title: string | null
    readonly url: string | null
  }[]
}

export type Chapter = BookPart | BookGap

export type Book = {
  /** Stable for the same article or series: what identifiers are made of. */
  readonly key: string
  readonly title: string
  /** The paper's name. */
  readonly source: string | null
  /** BCP 47, of most of its parts; null where no page named one. */
  readonly lang: string | null
  /** What the parts are counted by; null for an article by itself. */
  readonly word: PartWord | null
  /** The series that a single article is a part of. */
  readonly collection: { readonly name: string; readonly part: number | null } | null
  readonly chapters: readonly Chapter[]
}

/** The articles that a series needs to become a book, in reading order. */
export const savedParts = (series: Series): readonly ArticleId[] =>
  series.parts.flatMap(({ articleId }) => articleId ?? [])

/** The parts of a book, without its gaps. */
export const partsOf = (book: Book): readonly BookPart[] =>
  book.chapters.filter((chapter) => chapter.kind === 'part')

/** A title that says no more than the series' name and the part's number is none of the part's own. */
function ownTitle({ title, partTitle }: SeriesEntry, series: Series): string | null {
  if (partTitle !== null) return partTitle
  const name = fold(series.name)
  return name !== '' && fold(title).includes(name) ? null : title || null
}

const printed = (slot: Pick<SeriesSlot, 'word' | 'part' | 'isLast'>): string => partName(slot, 'printed')

/** Gaps next to each other as one. */
function joinGaps(chapters: readonly Chapter[]): Chapter[] {
  const joined: Chapter[] = []
  for (const chapter of chapters) {
    const before = joined.at(-1)
    if (chapter.kind === 'gap' && before?.kind === 'gap') {
      const parts = [...before.parts, ...chapter.parts]
      joined[joined.length - 1] = { kind: 'gap', label: `${parts[0]?.label} – ${parts.at(-1)?.label}`, parts }
    } else joined.push(chapter)
  }
  return joined
}

/** The value met most often; of several the one met first. */
function commonest<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return values.find((value) => counts.get(value) === most) ?? null
}

/**
 * A series as a book.
 * @param articles the saved parts; one that is not among them counts as not saved
 */
export function bookOfSeries(series: Series, articles: readonly ArticleDetail[]): Book {
  const saved = new Map(articles.map((article) => [article.id, article]))
  const chapters = seriesSlots(series).map((slot): Chapter => {
    const article = slot.articleId === null ? undefined : saved.get(slot.articleId)
    const label = printed(slot)
    const title = ownTitle(slot, series)
    if (article) return { kind: 'part', label, title, article }
    return { kind: 'gap', label, parts: [{ label, title, url: slot.url }] }
  })
  if (series.lastMissing) {
    const label = printed({ word: series.word, part: null, isLast: true })
    chapters.push({ kind: 'gap', label, parts: [{ label, title: null, url: null }] })
  }
  return {
    key: `series:${series.id}`,
    title: series.name,
    source: series.source,
    lang: commonest(articles.flatMap(({ lang }) => lang ?? [])),
    word: series.word,
    collection: null,
    chapters: joinGaps(chapters),
  }
}

/** One article as a book. */
export const bookOfArticle = (article: ArticleDetail): Book => ({
  key: `article:${article.id}`,
  title: article.title,
  source: article.siteName ?? article.host,
  lang: article.lang,
  word: null,
  collection: article.series && { name: article.series.name, part: article.series.part },
  chapters: [{ kind: 'part', label: null, title: article.title, article }],
})

/**
 * Several articles as a book, each a chapter, in the order given.
 * @param titleIn what it is called, by the language of most of them (BCP 47), where known
 */
export function bookOfArticles(
  articles: readonly ArticleDetail[],
  titleIn: (lang: string | null) => string,
): Book {
  const lang = commonest(articles.flatMap((article) => article.lang ?? []))
  return {
    key: `articles:${articles.map(({ id }) => id).join('+')}`,
    title: titleIn(lang),
    source: null,
    lang,
    word: null,
    collection: null,
    chapters: articles.map((article) => ({ kind: 'part', label: null, title: article.title, article })),
  }
}

/** The id of a part's heading, in files that hold all parts; links of bodies may lead to it (sanitize-policy.ts). */
export const partAnchor = (articleId: ArticleId): string => `${ID_PREFIX}part-${articleId}`

/** Which part of a book an address is saved as, by `addressKey`: links to it lead to its chapter. */
export const partsByAddress = (book: Book): ReadonlyMap<string, ArticleId> =>
  new Map(
    partsOf(book).flatMap(({ article: { id, url } }) =>
      url === null ? [] : [[addressKey(url), id] as const],
    ),
  )

/** A chapter's line in the contents: "Kỳ I: Những mảnh báo cắt", "Kỳ II: chưa lưu". */
export function chapterName(chapter: Chapter, words: BookMessages): string {
  if (chapter.kind === 'gap') return words.notSaved(chapter.label)
  return [chapter.label, chapter.title].filter((one) => one !== null).join(': ')
}
