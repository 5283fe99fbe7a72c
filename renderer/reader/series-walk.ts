// Where one goes from a part of a series.
import { savedParts } from '../../domain/series-progress.ts'
import type { Series } from '../../domain/series.ts'
import { seriesSlots } from '../../domain/series-slots.ts'
import type { SeriesSlot } from '../../domain/series-slots.ts'

/** The saved parts before and after the present one. */
export function neighbours(
  series: Series,
  presentId: string,
): { previous: string | null; next: string | null } {
  const part = series.parts.find(({ articleId }) => articleId === presentId)?.part
  const saved = savedParts(series)
  // An older copy of a part stands where the newer one does.
  const at = saved.findIndex((one) => one.articleId === presentId || (part !== null && one.part === part))
  return {
    previous: at > 0 ? (saved[at - 1]?.articleId ?? null) : null,
    next: at >= 0 ? (saved[at + 1]?.articleId ?? null) : null,
  }
}

/** What stands right after the present part where that is not saved; null where it is, or nothing is known of it. */
export function missingNext(series: Series, presentId: string): SeriesSlot | null {
  const slots = seriesSlots(series)
  const part = slots.find(({ articleId }) => articleId === presentId)?.part
  const at = slots.findLastIndex(
    (slot) => slot.articleId === presentId || (part !== null && slot.part === part),
  )
  const slot = at < 0 ? undefined : slots[at + 1]
  return slot?.articleId === null ? slot : null
}
