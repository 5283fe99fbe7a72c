// Dates as pages print them, made ISO 8601 with a zone.

/** Zone of papers that name none: Vietnam has one, without summer time. */
const VIETNAM = '+07:00'

type Parts = { year: number; month: number; day: number; hour?: number; minute?: number; second?: number }

const two = (value: number): string => String(value).padStart(2, '0')

function assemble(parts: Parts, zone: string): string | null {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = parts
  const exists = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12
  if (!exists || year < 1900 || year > 2200 || hour > 23 || minute > 59 || second > 59) return null
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`
}

function zoneIn(text: string, fallback: string): string {
  const written = /(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\s*\)?\s*$/.exec(text)
  if (written?.[1] && written[2] && Number(written[2]) <= 14)
    return `${written[1]}${two(Number(written[2]))}:${written[3] ?? '00'}`
  return /(?:Z|\bGMT|\bUTC)\s*\)?$/.test(text) ? 'Z' : fallback
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function clock(text: string): Pick<Parts, 'hour' | 'minute' | 'second'> {
  const time = /(?<![\d:/.-])(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?/i.exec(text)
  if (!time) return {}
  const half = time[4]?.toLowerCase()
  const hour = half ? (Number(time[1]) % 12) + (half === 'p' ? 12 : 0) : Number(time[1])
  return { hour, minute: Number(time[2]), second: Number(time[3] ?? 0) }
}

/**
 * A date in ISO form, or null. `vietnamese`: a date without a zone is Vietnam's; else it is taken as UTC. Days stand
 * before months where both are numbers ("08:15 | 02/04/2026"), except in ISO order.
 */
export function parseDate(text: string | null | undefined, vietnamese: boolean): string | null {
  if (!text || text.length > 200) return null
  const trimmed = text.trim()
  const fallback = vietnamese ? VIETNAM : 'Z'
  const iso =
    /(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(.*)$/.exec(trimmed)
  if (iso) {
    const [, year, month, day, hour, minute, second, rest] = iso
    const time = hour ? { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) } : {}
    const zone = hour ? zoneIn(rest ?? '', fallback) : fallback
    return assemble({ year: Number(year), month: Number(month), day: Number(day), ...time }, zone)
  }
  const zone = /GMT|UTC|Z\s*\)?$/.test(trimmed) ? zoneIn(trimmed, fallback) : fallback
  const numbers = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/.exec(trimmed)
  if (numbers) {
    const date = { day: Number(numbers[1]), month: Number(numbers[2]), year: Number(numbers[3]) }
    return assemble({ ...date, ...clock(trimmed.replace(numbers[0], ' ')) }, zone)
  }
  const vietnam = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+năm\s+(\d{4})/i.exec(trimmed)
  if (vietnam) {
    const date = { day: Number(vietnam[1]), month: Number(vietnam[2]), year: Number(vietnam[3]) }
    return assemble({ ...date, ...clock(trimmed.replace(vietnam[0], ' ')) }, zone)
  }
  const named =
    /(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})/i.exec(trimmed) ??
    /(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>[a-z]{3,9})\.?,?\s+(?<year>\d{4})/i.exec(trimmed)
  const month = MONTHS.indexOf((named?.groups?.['month'] ?? '').slice(0, 3).toLowerCase()) + 1
  if (!named || month === 0) return null
  const date = { day: Number(named.groups?.['day']), month, year: Number(named.groups?.['year']) }
  return assemble({ ...date, ...clock(trimmed.replace(named[0], ' ')) }, zone)
}
