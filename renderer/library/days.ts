// The list's days, as they are called.
import type { Messages } from '../../domain/language/index.ts'
import { localeOf } from '../../domain/language/number.ts'
import type { Language } from '../../domain/settings.ts'

/** Making one costs more than a screen of rows. */
const formats = new Map<Language, Intl.DateTimeFormat>()

function formatIn(language: Language): Intl.DateTimeFormat {
  const known = formats.get(language)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  formats.set(language, made)
  return made
}

const same = (one: Date, other: Date) => one.toDateString() === other.toDateString()

/**
 * @param day yyyy-mm-dd
 * @param now a moment of the present day
 */
export function dayName(day: string, language: Language, t: Messages, now: Date): string {
  const date = new Date(`${day}T00:00`)
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (same(date, now)) return t.list.today
  if (same(date, yesterday)) return t.list.yesterday
  const name = formatIn(language).format(date)
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
