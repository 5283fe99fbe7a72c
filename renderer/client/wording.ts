// How parts of a series are named: spoken ("Kỳ 2") for accessible names, printed ("Kỳ II/3") for the eye.
import { partName } from '../../domain/names.ts'
import type { Messages } from '../../domain/language/index.ts'
import { seriesProgress } from '../../domain/series-progress.ts'
import type { PartWord, Series } from '../../domain/series.ts'
import type { Language } from '../../domain/settings.ts'
import { lowered } from '../../domain/language/lowered.ts'
import { localeOf } from '../../domain/language/number.ts'

type Part = { readonly word: PartWord; readonly part: number | null; readonly isLast: boolean }

/** "Kỳ 2", "Bài 2", "Part 2"; "Kỳ cuối" for an unnumbered last one. */
export const spokenPart = (part: Part): string => partName(part, 'spoken')

/** A last part that no page is known to be, in the series' own word: "Kỳ cuối", "Final part". */
export const unknownLast = ({ word }: Series): string =>
  partName({ word, part: null, isLast: true }, 'spoken')

/** "Kỳ II", "Kỳ II/3" where the whole number of parts is known (else 0). */
export function printedPart(part: Part, total: number): string {
  const name = partName(part, 'printed')
  return total > 1 && part.part !== null ? `${name}/${total}` : name
}

/** A part with the number that its series gives it: an unnumbered last one counts on from those before it. */
export const inSeries = <P extends Part>(part: P, articleId: string, series: Series | null): P => ({
  ...part,
  part: part.part ?? series?.parts.find((entry) => entry.articleId === articleId)?.part ?? null,
})

/** How far the reader is in a series: "Đã đọc 2/3 kỳ, còn 9 phút". */
export function seriesProgressIn(t: Messages, series: Series): string {
  const { read, saved, minutesLeft } = seriesProgress(series)
  const sentence = series.complete ? t.series.progress : t.series.progressSaved
  return sentence(read, saved, minutesLeft, series.word)
}

/**
 * The day an article was published, as its paper printed it: the day of the zone that the date was given in, wherever
 * it is read.
 */
export const printedDay = (iso: string, language: Language, dateStyle: 'short' | 'long'): string =>
  dayFormat(language, dateStyle, 'UTC').format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))

/** The day of a moment where the reader is: when an article was saved. */
export const localDay = (iso: string, language: Language): string =>
  dayFormat(language, 'short', undefined).format(new Date(iso))

/** Each is made once: rows of a list ask for the same one, and making it costs a hundred times its use. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()
function dayFormat(language: Language, dateStyle: 'short' | 'long', timeZone: string | undefined) {
  const key = `${language} ${dateStyle} ${timeZone ?? ''}`
  const format =
    dayFormats.get(key) ??
    new Intl.DateTimeFormat(localeOf(language), {
      timeZone,
      ...(dateStyle === 'long' ? { dateStyle } : shortDay[language]),
    })
  dayFormats.set(key, format)
  return format
}

const shortDay = {
  vi: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
} as const

/** What stands in a stop of the series row, without the series' own word: "II", "2", "cuối", "final". */
export function shortPart(part: Part): string {
  const short = partName(part, 'printed')
    .split(' ')
    .filter((one) => one.toLowerCase() !== part.word)
    .join(' ')
  return short.startsWith('Final') ? lowered(short) : short
}

/** A part's name inside a sentence: "kỳ 2", "final part". */
export const partInSentence = (part: Part): string => lowered(partName(part, 'spoken'))

/** The same as it is printed: "kỳ II". */
export const printedInSentence = (part: Part): string => lowered(partName(part, 'printed'))
