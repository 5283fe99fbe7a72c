// How a backup's moment and size are written.
import { bytesText } from '../../domain/language/errors.ts'
import type { Language } from '../../domain/settings.ts'
import { localeOf } from '../../domain/language/number.ts'

/** "Thứ Sáu, 27 tháng 11, 2026 · 19:40", "Friday 27 November 2026 · 19:40": where the person is. */
export function momentText(iso: string, language: Language): string {
  const moment = new Date(iso)
  const locale = localeOf(language)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(moment)
  return `${day} · ${new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(moment)}`
}

/** A size in megabytes, in kilobytes below one. */
export const sizeText = (bytes: number, language: Language): string =>
  bytesText(localeOf(language))({ bytes }, 'bytes', 0)
