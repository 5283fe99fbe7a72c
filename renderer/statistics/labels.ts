// How weeks, months, years and days are named under bars and in their tables. Days are dates without a zone.
import type { Messages } from '../../domain/language/index.ts'
import type { Language } from '../../domain/settings.ts'
import type { Bucket, BucketUnit } from '../../domain/statistics.ts'
import { localeOf } from '../../domain/language/number.ts'

type Named = { readonly label: string; readonly tick: string | null }

export type Labels = {
  /** @param before the bucket before it, null for the first: its tick is printed where a month or year begins */
  bucket(bucket: Bucket, before: Bucket | null): Named
  day(day: string): Named
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

export function createLabels(unit: BucketUnit, language: Language, t: Messages['statistics']): Labels {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(localeOf(language), {
      timeZone: 'UTC',
      ...options,
    })
    return (day: string) => formatter.format(dateOf(day))
  }
  const short = format({ day: 'numeric', month: language === 'vi' ? 'numeric' : 'short' })
  const whole = format({ weekday: 'short', day: 'numeric', month: language === 'vi' ? 'numeric' : 'short' })
  const monthOfYear = format({ month: 'long', year: 'numeric' })
  const year = format({ year: 'numeric' })
  return {
    bucket({ from, to }, before) {
      if (unit === 'year') return { label: year(from), tick: year(from) }
      if (unit === 'month')
        return { label: monthOfYear(from), tick: from.slice(5, 7) === '01' || !before ? year(from) : null }
      // The week in which a month begins bears its name.
      const begins = before === null || to.slice(0, 7) !== before.to.slice(0, 7)
      return {
        label: t.week(short(from), short(to)),
        tick: begins ? t.monthTick(Number(to.slice(5, 7))) : null,
      }
    },
    day: (day) => ({ label: whole(day), tick: dateOf(day).getUTCDay() === 1 ? short(day) : null }),
  }
}
