// How a backup's moment and size are written.
import type { Language } from '../../domain/settings.ts'

const localeOf = (language: Language): string => (language === 'vi' ? 'vi-VN' : 'en-GB')

/** "19:40 Thứ Sáu, 27 tháng 11, 2026", "Friday 27 November 2026 at 19:40": where the person is. */
export const momentText = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'short' }).format(new Date(iso))

/** A size in megabytes, in kilobytes below one. */
export function sizeText(bytes: number, language: Language): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const format = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const
  return new Intl.NumberFormat(localeOf(language), format).format(value)
}
