// The clock on the wall of a time zone, for counting days, weeks and hours as a person lived them. Over every change of
// the clocks: an hour that comes twice is counted as one, and one that is left out has nothing in it.

export const DAY = 24 * 60 * 60 * 1000

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** The day of a date where the program runs: `2026-11-27`. */
export const localDate = (date: Date): string =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`

/** A moment (milliseconds since 1970, UTC) as the wall clock shows it, in milliseconds as if that were UTC. */
export type LocalClock = (moment: number) => number

/** No zone has changed its clock and changed it back within so few days. */
const FEW_DAYS = 8

/**
 * The clock of a zone. `Intl` is asked now and then rather than for every moment: between two midnights at which the clock
 * is set alike, days apart, it has not been changed.
 * @param timeZone a name of the IANA time zone database, `Asia/Ho_Chi_Minh`
 */
export function createLocalClock(timeZone: string): LocalClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  function offsetAt(moment: number): number {
    const shown: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(moment)) shown[type] = Number(value)
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000
  }
  const offsets = new Map<number, number>()
  function offsetOf(day: number): number {
    const known = offsets.get(day)
    if (known !== undefined) return known
    const offset = offsetAt(day * DAY)
    offsets.set(day, offset)
    return offset
  }
  return (moment) => {
    const day = Math.floor(moment / DAY)
    const week = day - (day % FEW_DAYS)
    const offset = offsetOf(week)
    if (offset === offsetOf(week + FEW_DAYS)) return moment + offset
    const ofDay = offsetOf(day)
    return moment + (ofDay === offsetOf(day + 1) ? ofDay : offsetAt(moment))
  }
}

/** Days are counted from 1970-01-01, a Thursday. */
export const dayOf = (local: number): number => Math.floor(local / DAY)

export const hourOf = (local: number): number => Math.floor((local - dayOf(local) * DAY) / (60 * 60 * 1000))

/** 0: Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** `2026-11-27` */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The day that a week (of Monday), month or year begins with. */
export function beginningOf(unit: 'week' | 'month' | 'year', day: number): number {
  if (unit === 'week') return day - weekdayOf(day)
  const date = new Date(day * DAY)
  return Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0) / DAY
}

/** The day that the next one begins with. */
export function nextBeginning(unit: 'week' | 'month' | 'year', beginning: number): number {
  // No month has more than 31 days, no year more than 366.
  return unit === 'week' ? beginning + 7 : beginningOf(unit, beginning + (unit === 'month' ? 31 : 366))
}
