// What an article is: the documents of its folder, and the shapes that travel from capture to library to reader.
import * as v from 'valibot'
import type { Mark } from './annotation.ts'
import { MAX_OPENINGS } from './reading-log.ts'
import { seriesCorrectionSchema } from './series-correction.ts'
import { MAX_SERIES_LINES, seriesLineSchema } from './series-words.ts'
import type { PartWord } from './series.ts'

/** Version of every document's schema; a document with a higher one is read, never rewritten. */
export const DOCUMENT_VERSION = 1

const isoDate = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp())
const text = (max: number) => v.pipe(v.string(), v.maxLength(max))
const webAddress = v.pipe(v.string(), v.maxLength(4096), v.regex(/^https?:\/\//i))

/** Twelve characters of the Crockford base 32 alphabet in lower case: 60 random bits. */
export const articleIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{12}$/))
export type ArticleId = string

/** SHA-256 of a picture's bytes in hex, and the extension of its type: the only name a picture has. */
export const imageNamePattern = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif)$/

export const figureSchema = v.object({
  /** `images/<sha256>.<ext>`, the address of a picture that could not be kept, or null for copied text. */
  src: v.nullable(text(4096)),
  caption: text(4000),
  credit: v.nullable(text(400)),
})
export type Figure = v.InferOutput<typeof figureSchema>

export const relatedLinkSchema = v.object({
  url: v.nullable(webAddress),
  title: text(600),
  excerpt: v.nullable(text(2000)),
})
export type RelatedLink = v.InferOutput<typeof relatedLinkSchema>

/** A picture of the page, by the address it was fetched from. */
export const pagePictureSchema = v.object({
  address: webAddress,
  /** `<sha256>.<ext>` in images/; null: it could not be had, and may be asked for again. */
  name: v.nullable(v.pipe(v.string(), v.regex(imageNamePattern))),
  /** CSS pixels; null where it could not be had. */
  width: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  height: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
export type PagePicture = v.InferOutput<typeof pagePictureSchema>
/** Pictures of one page that are remembered. */
export const MAX_PAGE_PICTURES = 2000

/** How the original of a saved copy is to be read again. */
export const originalReadingSchema = v.object({
  /** What it is: a page, plain text, or another form that capture knows. */
  form: text(20),
  /** The charset it was read in; null: it was text already. */
  charset: v.nullable(text(40)),
  /** A person chose it: the page is read in it again when it is saved again. */
  chosen: v.optional(v.boolean(), false),
})
export type OriginalReading = v.InferOutput<typeof originalReadingSchema>

/** What a person changed in the saved copy by hand, kept beside what the page said: it outlives saving again. */
export const articleEditsSchema = v.object({
  /** Absent: as the page has it. */
  title: v.exactOptional(v.pipe(text(600), v.minLength(1))),
  lead: v.exactOptional(v.nullable(text(6000))),
  byline: v.exactOptional(v.nullable(text(400))),
  publishedAt: v.exactOptional(v.nullable(isoDate)),
  /** Fingerprints (body-blocks.ts) of blocks of the body that were left out. */
  dropped: v.pipe(v.array(text(400)), v.maxLength(5000)),
  /** Blocks of the page that the body lacked, each after the block of this fingerprint; null: at the beginning. */
  restored: v.pipe(
    v.array(v.object({ html: text(1_000_000), after: v.nullable(text(400)) })),
    v.maxLength(1000),
  ),
})
export type ArticleEdits = v.InferOutput<typeof articleEditsSchema>

/** Where an article comes from. */
export const originSchema = v.picklist(['address', 'html', 'text', 'file', 'sample'])
export type Origin = v.InferOutput<typeof originSchema>

/** What the page said, without its body: the shared part of a captured article and of article.json. */
const articleFields = {
  url: v.nullable(webAddress),
  title: v.pipe(text(600), v.minLength(1)),
  lead: v.nullable(text(6000)),
  byline: v.nullable(text(400)),
  /** ISO 8601 with zone; +07:00 where a Vietnamese paper names none. */
  publishedAt: v.nullable(isoDate),
  siteName: v.nullable(text(200)),
  /** The kicker or section printed above the title ("Kinh tế"). */
  section: v.nullable(text(200)),
  /** BCP 47, as far as known. */
  lang: v.nullable(text(35)),
  dir: v.optional(v.picklist(['ltr', 'rtl']), 'ltr'),
  figures: v.pipe(v.array(figureSchema), v.maxLength(2000)),
  related: v.pipe(v.array(relatedLinkSchema), v.maxLength(200)),
  /** The page's pictures in document order, each address once. */
  pictures: v.optional(v.pipe(v.array(pagePictureSchema), v.maxLength(MAX_PAGE_PICTURES)), []),
  /** null: there is none, or it was saved before this was kept. */
  originalReading: v.optional(v.nullable(originalReadingSchema), null),
}

/** Other addresses that led to an article, the newest first, are kept up to this number. */
export const MAX_OTHER_ADDRESSES = 20

/** What a server named a page by when it was fetched, so that the next save may ask whether it has changed (RFC 9110, 13). */
export const validatorsSchema = v.object({
  /** The page's address after redirects: only there they mean anything. */
  address: webAddress,
  /** As the server wrote it, with its quotes. */
  etag: v.nullable(text(500)),
  /** As the server wrote it: an HTTP date. */
  lastModified: v.nullable(text(100)),
  /** Version of the extractor that made the article of it: a newer one makes it anew. */
  extractor: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
export type Validators = v.InferOutput<typeof validatorsSchema>

/** A saved article whose page is about to be fetched again. */
export type KnownPage = {
  readonly articleId: ArticleId
  readonly title: string
  /** null: whether it has changed cannot be asked. */
  readonly validators: Validators | null
  /** The charset that a person chose for it; null: it is found out. */
  readonly charset: string | null
}

/** article.json: what the page said. */
export const articleDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: articleIdSchema,
  origin: originSchema,
  ...articleFields,
  savedAt: isoDate,
  /** When it was last saved again from its address; null when never. */
  updatedAt: v.nullable(isoDate),
  /** Syllables separated by space (interface.md). */
  wordCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** File name of the list's picture in images/, or null. */
  thumbnail: v.nullable(text(100)),
  /** Bytes of every file of the folder when it was written, for the trash's and the check's sums. */
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The body's beginning: the list opens without reading any body. '' in documents from before it was kept. */
  excerpt: v.optional(text(2000), ''),
  /** Lines of the body that speak of its series, kept so that no body is read to put series together. */
  seriesLines: v.optional(v.pipe(v.array(seriesLineSchema), v.maxLength(MAX_SERIES_LINES)), []),
  /** null: nothing was changed by hand. */
  edits: v.optional(v.nullable(articleEditsSchema), null),
  /** Other addresses that led to it: before redirects, AMP, mobile, its later pages. None in documents from before. */
  addresses: v.optional(v.pipe(v.array(webAddress), v.maxLength(MAX_OTHER_ADDRESSES)), () => []),
  /** null: the next save fetches the page whatever the server says; set so when the text is changed by hand. */
  validators: v.optional(v.nullable(validatorsSchema), null),
})
export type ArticleDocument = v.InferOutput<typeof articleDocumentSchema>

/** Where the reader is: a block of the body and how far into it, so that it holds at every size and width. */
export const placeSchema = v.object({
  /** Index of the block among the body's blocks, in document order. */
  block: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  /** 0 at the block's top, 1 at its bottom. */
  within: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Where the line begins that was being read, in characters of the block's text; null where it has none. */
  at: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))), null),
  /** The block's first characters: finds it again after the article was saved anew. */
  quote: text(80),
})
export type Place = v.InferOutput<typeof placeSchema>

/** Tags of one article. */
export const MAX_TAGS = 100

/** state.json: what the reader did. */
export const stateDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 0 to 1: the furthest part of the body that was seen. */
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  place: v.nullable(placeSchema),
  /** Scrolled past the first screen once. */
  begun: v.boolean(),
  readAt: v.nullable(isoDate),
  openedAt: v.nullable(isoDate),
  /** The latest openings, for the statistics. Not in states from before they were counted, or of what was never opened. */
  openings: v.exactOptional(v.pipe(v.array(isoDate), v.maxLength(MAX_OPENINGS))),
  bookmarkedAt: v.nullable(isoDate),
  archivedAt: v.nullable(isoDate),
  trashedAt: v.nullable(isoDate),
  tags: v.pipe(v.array(v.pipe(text(80), v.minLength(1))), v.maxLength(MAX_TAGS)),
  /** Its place in a series as the person said it; null: as it is recognised. */
  series: v.optional(v.nullable(seriesCorrectionSchema), null),
})
export type StateDocument = v.InferOutput<typeof stateDocumentSchema>

export const freshState = (tags: readonly string[] = []): StateDocument => ({
  version: DOCUMENT_VERSION,
  progress: 0,
  place: null,
  begun: false,
  readAt: null,
  openedAt: null,
  bookmarkedAt: null,
  archivedAt: null,
  trashedAt: null,
  tags: [...tags],
  series: null,
})

/** library.json */
export const libraryDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: v.pipe(v.string(), v.uuid()),
  createdAt: isoDate,
})
export type LibraryDocument = v.InferOutput<typeof libraryDocumentSchema>

/** A kept picture: bytes already sized and checked. */
export type CapturedImage = {
  /** `<sha256>.<ext>` */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What capture hands to the library. `contentHtml` is sanitized; its pictures are `images/<name>`. */
export type CapturedArticle = {
  readonly origin: Origin
  readonly url: string | null
  readonly title: string
  readonly lead: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly siteName: string | null
  readonly section: string | null
  readonly lang: string | null
  readonly dir: 'ltr' | 'rtl'
  readonly figures: readonly Figure[]
  readonly related: readonly RelatedLink[]
  readonly pictures: readonly PagePicture[]
  readonly originalReading: OriginalReading | null
  readonly contentHtml: string
  readonly images: readonly CapturedImage[]
  /** A small WebP for the list (480 px wide at most), or null. */
  readonly thumbnail: Uint8Array | null
  /** The bytes it came from, unpacked; null where there are none worth keeping. */
  readonly original: Uint8Array | null
  /** Addresses that led to it, beside its own. */
  readonly addresses?: readonly string[]
  /** Of a page that was fetched whole, with all its pictures. */
  readonly validators?: Validators | null
}

export type ReadingState = 'unread' | 'reading' | 'read'

/** Every article is in exactly one of these. */
export type Shelf = 'library' | 'archive' | 'trash'

export type SeriesPart = {
  /** The series' name as printed. */
  readonly name: string
  readonly word: PartWord
  /** The part's number; null for an unnumbered last part. */
  readonly part: number | null
  readonly isLast: boolean
  readonly partTitle: string | null
}

/** A row of the list. */
export type ArticleSummary = {
  readonly id: ArticleId
  readonly url: string | null
  readonly title: string
  readonly lead: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly savedAt: string
  readonly siteName: string | null
  /** Host of the address without `www.`, or null. */
  readonly host: string | null
  readonly lang: string | null
  readonly wordCount: number
  readonly readingMinutes: number
  readonly excerpt: string
  readonly sample: boolean
  readonly thumbnail: string | null
  readonly series: SeriesPart | null
  /** Key of the assembled series it belongs to; null when it stands alone. */
  readonly seriesId: string | null
  /** The person said that it is no part of any series. */
  readonly standsAlone: boolean
  readonly shelf: Shelf
  readonly reading: ReadingState
  readonly bookmarked: boolean
  readonly progress: number
  readonly tags: readonly string[]
}

/** Everything the reader needs of one article. */
export type ArticleDetail = ArticleSummary & {
  readonly section: string | null
  readonly dir: 'ltr' | 'rtl'
  readonly figures: readonly Figure[]
  readonly related: readonly RelatedLink[]
  /** Sanitized; pictures by `images/<name>`. The one component that shows it sanitizes it again. */
  readonly contentHtml: string
  readonly place: Place | null
  /** Highlights and notes, in the order in which they were made. */
  readonly marks: readonly Mark[]
}

/** An article among all those that bear marks. */
export type MarkedArticle = Pick<
  ArticleSummary,
  | 'id'
  | 'url'
  | 'title'
  | 'byline'
  | 'publishedAt'
  | 'siteName'
  | 'host'
  | 'lang'
  | 'series'
  | 'seriesId'
  | 'shelf'
> & {
  /** Those on the whole article first, then as they stand in its text. */
  readonly marks: readonly Mark[]
}
