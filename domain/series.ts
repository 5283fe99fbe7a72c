// What a series is: the types; recognising parts is series-title.ts, putting them together series-assembly.ts.
import type { ArticleId } from './article.ts'
import type { AppError } from './result.ts'

/** The word a series counts its parts by. */
export const partWords = [
  'kỳ',
  'bài',
  'phần',
  'tập',
  'số',
  'chương',
  'hồi',
  'part',
  'episode',
  'chapter',
] as const
export type PartWord = (typeof partWords)[number]

/** What a title says about its place in a series. */
export type TitlePart = {
  /** The series' name as printed; '' where the title is only "Bài 1: …" and the name must come from elsewhere. */
  readonly name: string
  readonly word: PartWord
  /** null for an unnumbered last part ("kỳ cuối"). */
  readonly part: number | null
  readonly isLast: boolean
  /** The part's own title, where one stands after its number. */
  readonly partTitle: string | null
}

/** One part, as the series navigation shows it. */
export type SeriesEntry = {
  readonly part: number | null
  readonly isLast: boolean
  /** null: known from a link, not saved. */
  readonly articleId: ArticleId | null
  readonly title: string
  readonly partTitle: string | null
  readonly url: string | null
  readonly lead: string | null
  readonly thumbnail: string | null
  readonly wordCount: number
  readonly read: boolean
  readonly progress: number
}

/** A series put together from what is saved (interface.md, "JSON shapes"). */
export type Series = {
  /** Stable for the same saved parts, whatever order they were saved in. */
  readonly id: string
  /** What corrections name it by (series-correction.ts). */
  readonly key: string
  /** Parts were put into it by hand. */
  readonly corrected: boolean
  readonly name: string
  /** The paper's name. */
  readonly source: string | null
  /** Of most of its saved parts, a BCP 47 tag; null: no part says. */
  readonly lang: string | null
  readonly word: PartWord
  /** In order: numbered parts, then an unnumbered last one. */
  readonly parts: readonly SeriesEntry[]
  /** Numbers up to the largest known one that are not saved; one whose address is known stands in `parts` too. */
  readonly missing: readonly number[]
  readonly lastMissing: boolean
  readonly complete: boolean
  readonly savedAt: string
}

/** A part that is not saved and whose address was found. */
export type FoundPart = Pick<SeriesEntry, 'part' | 'isLast' | 'title' | 'partTitle'> & {
  readonly word: PartWord
  readonly url: string
}

/** What came of looking for parts that are not saved. */
export type PartSearch = {
  readonly found: readonly FoundPart[]
  /** Hosts of the saved parts' pages: where one could look. */
  readonly hosts: readonly string[]
  /** Why pages could not be looked at, each reason once. */
  readonly failures: readonly AppError[]
}
