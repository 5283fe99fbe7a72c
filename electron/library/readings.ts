// What reading does to an article's state, and what is remembered while an article is open.
import { withOpening } from '../../domain/reading-log.ts'
import type { ArticleId, Place, StateDocument } from '../../domain/article.ts'

export type PlaceChange = {
  readonly id: ArticleId
  readonly place: Place | null
  /** 0 to 1. */
  readonly progress: number
  readonly begun: boolean
  readonly finished: boolean
}

export type Readings = {
  /** The person has opened an article, also one that is open already. */
  open(id: ArticleId): void
  /** From now on, until they are opened anew, the place in these articles says nothing of their being read. */
  keepUnread(ids: Iterable<ArticleId>): void
  /** It does again: they are read after all, or were not to be marked unread. */
  letRead(ids: Iterable<ArticleId>): void
  /** The state after the reader has moved; the same object where nothing is new. */
  place(state: StateDocument, change: PlaceChange, now: string): StateDocument
}

const samePlace = (one: Place | null, other: Place | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.block === other.block &&
    one.within === other.within &&
    one.at === other.at &&
    one.quote === other.quote)

/**
 * Progress only grows, begun stays, the end sets `readAt` once. An article that the person marks unread stays so until
 * it is opened anew, however far down its page stands.
 */
export function createReadings(): Readings {
  let openId: ArticleId | null = null
  let opened = false
  const markedUnread = new Set<ArticleId>()
  return {
    open(id) {
      openId = id
      opened = false
      markedUnread.delete(id)
    },
    keepUnread(ids) {
      for (const id of ids) markedUnread.add(id)
    },
    letRead(ids) {
      for (const id of ids) markedUnread.delete(id)
    },
    place(state, change, now) {
      const keepsUnread = markedUnread.has(change.id)
      const isFirst = change.id === openId && !opened
      if (isFirst) opened = true
      const next: StateDocument = {
        ...state,
        place: change.place ?? state.place,
        openedAt: isFirst ? now : state.openedAt,
        ...(isFirst && { openings: withOpening(state, now) }),
        progress: keepsUnread ? state.progress : Math.max(state.progress, change.progress),
        begun: state.begun || (change.begun && !keepsUnread),
        readAt: state.readAt ?? (change.finished && !keepsUnread ? now : null),
      }
      const isSame =
        samePlace(next.place, state.place) &&
        next.openedAt === state.openedAt &&
        next.progress === state.progress &&
        next.begun === state.begun &&
        next.readAt === state.readAt
      return isSame ? state : next
    },
  }
}
