// A list of articles as the window holds it: every id in order, and the rows of what is looked at. The library owns the
// data; what is held is asked for again when the library says that it changed.
import type { ArticleId } from '../../domain/article.ts'
import { MAX_ROWS, splitIds } from '../../domain/list-query.ts'
import type { DayCount, ListAnswer, ListQuery, ListRow } from '../../domain/list-query.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge, call, errorOf } from './bridge.ts'
import { placeInList } from './list-places.ts'

export type Listing = {
  /** Of which list it is: the same for every answer to one query. */
  readonly place: string
  /** What was searched for. */
  readonly search: string
  /** The same array as long as the list is the same. */
  readonly ids: readonly ArticleId[]
  readonly days: readonly DayCount[] | null
  /** As in `ListAnswer`. */
  readonly whole: boolean
  /** null: not asked for yet, or on its way. */
  readonly row: (id: ArticleId) => ListRow | null
}

export type ListingAnswer = { readonly listing: Listing | null; readonly error: AppError | null }

export type FollowedListing = {
  /** Asks for the whole list anew. */
  again(): void
  /** These are looked at, in their order: those that are not held are asked for. */
  want(ids: readonly ArticleId[]): void
  stop(): void
}

/** Rows held beyond this many are let go, but for those that are looked at. */
const HELD = 2000

export const placeOf = (query: ListQuery): string => JSON.stringify(query)

/** A row that says the same as before stays the same object: what shows it need not be drawn again. */
const same = (before: ListRow | undefined, row: ListRow): ListRow =>
  before && JSON.stringify(before) === JSON.stringify(row) ? before : row

/** Asks for a list and follows its changes. */
export function followListing(query: ListQuery, publish: (answer: ListingAnswer) => void): FollowedListing {
  const place = placeOf(query)
  let stopped = false
  let rows = new Map<ArticleId, ListRow>()
  let joined: string | null = null
  let ids: readonly ArticleId[] = []
  let days: readonly DayCount[] | null = null
  let whole = false
  let wanted: readonly ArticleId[] = []
  /** Counts the answers: rows that were asked for before one may be older than it. */
  let answers = 0

  function tell(): void {
    const held = rows
    const row = (id: ArticleId) => held.get(id) ?? null
    publish({ listing: { place, search: query.search, ids, days, whole, row }, error: null })
  }

  function take(answer: ListAnswer, looked: readonly ListRow[]): void {
    answers++
    whole = answer.whole
    if (answer.ids !== joined) {
      joined = answer.ids
      ids = splitIds(answer.ids)
    }
    if (JSON.stringify(days) !== JSON.stringify(answer.days)) days = answer.days
    const before = rows
    rows = new Map([...looked, ...answer.rows].map((row) => [row.id, same(before.get(row.id), row)]))
  }

  const askRows = (which: readonly ArticleId[]) =>
    which.length === 0
      ? Promise.resolve([])
      : call('library:rows', { ids: which.slice(0, MAX_ROWS), search: query.search })

  let asking = false
  let outdated = false
  async function askOnce(): Promise<void> {
    outdated = false
    try {
      const [answer, looked] = await Promise.all([call('library:list', query), askRows(wanted)])
      if (stopped) return
      // Who left the list further down comes back to that row, once it is known.
      if (!answer.whole && placeInList(place).top !== null) return
      take(answer, looked)
      tell()
    } catch (caught) {
      if (!stopped) publish({ listing: null, error: errorOf(caught) })
    }
  }
  async function ask(): Promise<void> {
    outdated = !stopped
    if (asking) return
    asking = true
    do await askOnce()
    while (outdated)
    asking = false
    void fill()
  }

  let filling = false
  /** Asks for what is looked at and not held, one question after the other. */
  async function fill(): Promise<void> {
    if (filling || asking) return
    filling = true
    try {
      for (;;) {
        const missing = wanted.filter((id) => !rows.has(id))
        if (missing.length === 0 || stopped || asking) return
        const asked = answers
        const found = await askRows(missing)
        if (stopped) return
        // An answer has come meanwhile: these may be older than it. They are asked for again.
        if (asked !== answers) continue
        if (found.length === 0) return
        rows = new Map(rows.size > HELD ? [...rows].filter(([id]) => wanted.includes(id)) : rows)
        for (const row of found) rows.set(row.id, row)
        tell()
      }
    } catch {
      // What is looked at next is asked for again, and the list says itself when the library is gone.
    } finally {
      filling = false
    }
  }

  /** Only how far these have been read has changed: order and counts are the same. */
  async function refresh(moved: readonly ArticleId[]): Promise<void> {
    const held = moved.filter((id) => rows.has(id))
    const asked = answers
    const found = await askRows(held).catch(() => [])
    if (stopped || found.length === 0 || asked !== answers) return
    rows = new Map(rows)
    for (const row of found) rows.set(row.id, same(rows.get(row.id), row))
    tell()
  }

  const stopChanged = bridge.on['library:changed'](() => void ask())
  const stopMoved = bridge.on['library:moved'](({ ids: moved }) => void refresh(moved))
  void ask()
  return {
    again: () => void ask(),
    want(next) {
      wanted = next
      void fill()
    },
    stop() {
      stopped = true
      stopChanged()
      stopMoved()
    },
  }
}
