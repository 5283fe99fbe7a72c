// Which articles of the list are chosen, by the usual keys: one more, up to here, all, none.
import type { ArticleId } from '../../domain/article.ts'

export type Selection = {
  readonly ids: ReadonlySet<ArticleId>
  /** Where "up to here" counts from; null before anything was chosen. */
  readonly anchor: ArticleId | null
  /** What was chosen when the anchor was set: a range is added to it, and taken back when it gets shorter. */
  readonly base: ReadonlySet<ArticleId>
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null, base: new Set() }

/** Chooses an article, or no longer; the next range begins at it. */
export function toggled({ ids }: Selection, id: ArticleId): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id, base: next }
}

/**
 * Chooses everything from the anchor up to an article.
 * @param order the list's articles as they stand
 * @param start the anchor where none was set
 */
export function extended(
  { anchor, base }: Selection,
  id: ArticleId,
  order: readonly ArticleId[],
  start: ArticleId | null,
): Selection {
  const present = anchor !== null && order.includes(anchor) ? anchor : start
  const [from, to] = [order.indexOf(present ?? id), order.indexOf(id)]
  if (to < 0) return { ids: base, anchor, base }
  const range = from < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...base, ...range]), anchor: from < 0 ? id : (present ?? id), base }
}

export function allSelected(order: readonly ArticleId[]): Selection {
  const ids = new Set(order)
  return { ids, anchor: order[0] ?? null, base: ids }
}

/** Without the articles that the list has no more. */
export function kept(selection: Selection, order: readonly ArticleId[]): Selection {
  if (selection.ids.size === 0) return selection
  const there = new Set(order)
  const within = (ids: ReadonlySet<ArticleId>) => new Set([...ids].filter((id) => there.has(id)))
  const ids = within(selection.ids)
  if (ids.size === selection.ids.size) return selection
  return { ids, anchor: selection.anchor, base: within(selection.base) }
}
