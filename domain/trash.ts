// How long the trash keeps an article, and when it may be deleted by itself.
//
// Clocks jump: a battery runs flat, a person sets another year to try something. No other clock can be asked, so an
// article is deleted only when two looks at this one, a day or more apart, have both found that its days are over. A
// clock that is a year ahead is set right before the second look; one that runs wrong for longer than a day, over a look
// of its own, is believed. What the rule has no word of (it was off, or the library is new here) counts from when the
// rule began, and a time that cannot be, in the future or before the article was saved, is never acted upon.

/** Whole days that the trash keeps an article. */
export const TRASH_DAYS = 30
const DAY = 24 * 60 * 60 * 1000

/** What is remembered of a library's trash: ISO 8601. */
export type TrashLooks = {
  /** Since when the rule holds for this library. */
  readonly since: string
  /** When it was last looked through. */
  readonly lookedAt: string
}

export type TrashedTimes = {
  readonly savedAt: string
  readonly trashedAt: string
}

/** When an article's days are over, in milliseconds; null where the times cannot be. */
function endOf({ savedAt, trashedAt }: TrashedTimes, looks: TrashLooks | null, now: number): number | null {
  const trashed = Date.parse(trashedAt)
  if (!(trashed <= now) || trashed < Date.parse(savedAt)) return null
  const since = looks === null ? now : Date.parse(looks.since)
  return Math.max(trashed, since) + TRASH_DAYS * DAY
}

/**
 * Whole days that an article stays in the trash, begun ones counted; 0: it goes with one of the next looks. null: it
 * stays, since its times cannot be.
 * @param looks null: nothing was looked through yet
 */
export function daysLeft(times: TrashedTimes, looks: TrashLooks | null, now: number): number | null {
  const end = endOf(times, looks, now)
  return end === null ? null : Math.min(TRASH_DAYS, Math.max(0, Math.ceil((end - now) / DAY)))
}

/** Whether an article may be deleted: its days were over at the last look already. */
export function isOver(times: TrashedTimes, looks: TrashLooks, now: number): boolean {
  const end = endOf(times, looks, now)
  const before = Date.parse(looks.lookedAt)
  return end !== null && end <= before && before <= now - DAY
}

/**
 * What is remembered after a look at `now`. A look within a day of the last is none, so that two never stand close
 * together; after a clock that went backwards one begins anew.
 */
export function looksAfter(looks: TrashLooks | null, now: number): TrashLooks {
  const at = new Date(now).toISOString()
  if (looks === null) return { since: at, lookedAt: at }
  const since = Date.parse(looks.since) > now ? at : looks.since
  const last = Date.parse(looks.lookedAt)
  return last > now || last <= now - DAY ? { since, lookedAt: at } : { since, lookedAt: looks.lookedAt }
}
