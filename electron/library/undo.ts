// What an action does to an article's state, and how it is taken back: only what the action touched, so that reading
// on in between is not lost.
import type { ArticleId, StateDocument } from '../../domain/article.ts'
import type { StateAction, Undoable } from '../../domain/ipc-contract.ts'
import type { SeriesKey, SeriesNote } from '../../domain/series-correction.ts'
import { renamedBack, renamedTag, sameTag } from '../../domain/tag-change.ts'

function withTag(tags: readonly string[], tag: string, index: number = tags.length): string[] {
  return tags.some((other) => sameTag(other, tag)) ? [...tags] : tags.toSpliced(index, 0, tag)
}

/** The state after an action; the same object where the action changes nothing. */
export function applyAction(state: StateDocument, action: StateAction, now: string): StateDocument {
  switch (action.action) {
    case 'bookmark':
      return state.bookmarkedAt === null ? { ...state, bookmarkedAt: now } : state
    case 'removeBookmark':
      return state.bookmarkedAt === null ? state : { ...state, bookmarkedAt: null }
    case 'markRead':
      return state.readAt === null ? { ...state, readAt: now } : state
    case 'markUnread':
      // Unread is as if never begun: it opens at its beginning.
      return state.readAt === null && !state.begun
        ? state
        : { ...state, readAt: null, begun: false, progress: 0, place: null }
    case 'archive':
      return state.archivedAt !== null && state.trashedAt === null
        ? state
        : { ...state, archivedAt: state.archivedAt ?? now, trashedAt: null }
    case 'trash':
      return state.trashedAt === null ? { ...state, trashedAt: now } : state
    case 'restore':
      // Out of the trash it goes back to where it was; out of the archive, to the library.
      if (state.trashedAt !== null) return { ...state, trashedAt: null }
      return state.archivedAt === null ? state : { ...state, archivedAt: null }
    case 'addTag': {
      const tags = withTag(state.tags, action.tag.normalize('NFC'))
      return tags.length === state.tags.length ? state : { ...state, tags }
    }
    case 'removeTag': {
      const tags = state.tags.filter((tag) => !sameTag(tag, action.tag))
      return tags.length === state.tags.length ? state : { ...state, tags }
    }
  }
}

/** What is done to other files than the states of articles: each brings its own way back. */
export type OtherAction = Exclude<
  Undoable['action'],
  StateAction['action'] | WholeTagAction['action'] | 'correctSeries' | 'keepOne'
>

/** What is done to a tag on all articles that have it. */
export type WholeTagAction =
  | { readonly action: 'renameTag' | 'mergeTags'; readonly tag: string; readonly to: string }
  | { readonly action: 'deleteTag'; readonly tag: string }

/** The state after it; the same object where the article has no such tag. */
export function applyTagAction(state: StateDocument, action: WholeTagAction): StateDocument {
  if (action.action === 'deleteTag')
    return applyAction(state, { action: 'removeTag', ids: [], tag: action.tag }, '')
  const tags = renamedTag(state.tags, action.tag, action.to)
  return tags === state.tags ? state : { ...state, tags: [...tags] }
}

/** What can be taken back: an act on articles, what a person said of series, or another change. */
export type UndoableAction =
  | StateAction
  | WholeTagAction
  | { readonly action: OtherAction | 'correctSeries' }
  /** `tags`: what the kept article took over. */
  | { readonly action: 'keepOne'; readonly tags: readonly string[] }

/** The state with an action taken back; `before` is what it was when the action was done. */
export function revertAction(
  state: StateDocument,
  action: UndoableAction,
  before: StateDocument,
): StateDocument {
  switch (action.action) {
    case 'bookmark':
    case 'removeBookmark':
      return { ...state, bookmarkedAt: before.bookmarkedAt }
    case 'markRead':
      return { ...state, readAt: before.readAt }
    case 'markUnread': {
      const { readAt, begun, progress, place } = before
      return { ...state, readAt, begun, progress: Math.max(progress, state.progress), place }
    }
    case 'archive':
    case 'trash':
    case 'restore':
      return { ...state, archivedAt: before.archivedAt, trashedAt: before.trashedAt }
    case 'keepOne': {
      const isTakenOver = (tag: string) =>
        action.tags.some((taken) => sameTag(taken, tag)) && !before.tags.some((had) => sameTag(had, tag))
      const { trashedAt, bookmarkedAt } = before
      return { ...state, trashedAt, bookmarkedAt, tags: state.tags.filter((tag) => !isTakenOver(tag)) }
    }
    case 'correctSeries':
      return { ...state, series: before.series }
    case 'addTag':
      return { ...state, tags: state.tags.filter((tag) => !sameTag(tag, action.tag)) }
    case 'renameTag':
    case 'mergeTags':
      return { ...state, tags: [...renamedBack(state.tags, before.tags, action.tag, action.to)] }
    case 'removeTag':
    case 'deleteTag': {
      const index = before.tags.findIndex((tag) => sameTag(tag, action.tag))
      const removed = before.tags[index]
      return removed === undefined ? state : { ...state, tags: withTag(state.tags, removed, index) }
    }
    // They bring their own way back, and nothing of the state is touched.
    case 'editCopy':
    case 'restoreBackup':
    case 'saveFiles':
    case 'addHighlight':
    case 'changeColor':
    case 'removeHighlight':
    case 'addNote':
    case 'editNote':
    case 'removeNote':
    case 'colorTag':
    case 'saveSearch':
    case 'renameSearch':
    case 'deleteSearch':
      return state
  }
}

/** What was said of series before; null: nothing. */
export type NotesBefore = Readonly<Record<SeriesKey, SeriesNote | null>>

/** One undoable change: the states of the articles it changed, and what was said of series, as they were before. */
type UndoEntry = {
  readonly undoId: number
  readonly action: UndoableAction
  readonly before: ReadonlyMap<ArticleId, StateDocument>
  readonly notes: NotesBefore
  /** What else was changed, of an article or of what belongs to none, and how it is changed back. */
  readonly other: OtherBefore | null
}

export type OtherBefore = {
  /** null: of no article. */
  readonly id: ArticleId | null
  /** How many things were changed; nothing is taken back where it is 0. */
  readonly count: number
  readonly takeBack: () => Promise<void>
}

/** Files that were written outside the library: how many there still are to take back, and what takes them back. */
export type FilesBefore = Pick<OtherBefore, 'count' | 'takeBack'>

const changesSomething = ({ before, notes, other }: UndoEntry): boolean =>
  before.size > 0 || Object.keys(notes).length > 0 || (other !== null && other.count > 0)

/** Changes that can be taken back. */
const UNDO_DEPTH = 100

export type UndoStack = {
  push(
    action: UndoableAction,
    before: ReadonlyMap<ArticleId, StateDocument>,
    notes?: NotesBefore,
    other?: OtherBefore | null,
  ): UndoEntry
  pushOther(action: OtherAction, other: OtherBefore): UndoEntry
  /** Takes the entry of this id, or the last one, from the stack; null where there is none. */
  take(undoId: number | null): UndoEntry | null
  /** Puts an entry back where it was, without the articles that are gone for good meanwhile. */
  putBack(entry: UndoEntry, isThere: (id: ArticleId) => boolean): void
  /** Articles that are gone for good have nothing to take back. */
  forget(ids: ReadonlySet<ArticleId>): void
}

/** Holds the last changes in memory; an entry that changed nothing gets an id but is not kept. */
export function createUndoStack(): UndoStack {
  let entries: readonly UndoEntry[] = []
  let lastId = 0
  const add = (entry: UndoEntry): UndoEntry => {
    if (changesSomething(entry)) entries = [...entries, entry].slice(-UNDO_DEPTH)
    return entry
  }
  return {
    push: (action, before, notes = {}, other = null) =>
      add({ undoId: ++lastId, action, before, notes, other }),
    pushOther: (action, other) =>
      add({ undoId: ++lastId, action: { action }, before: new Map(), notes: {}, other }),
    take(undoId) {
      const taken =
        (undoId === null ? entries.at(-1) : entries.find((entry) => entry.undoId === undoId)) ?? null
      entries = entries.filter((entry) => entry !== taken)
      return taken
    },
    putBack(entry, isThere) {
      const left = { ...entry, before: new Map([...entry.before].filter(([id]) => isThere(id))) }
      if (!changesSomething(left)) return
      entries = [...entries, left].toSorted((one, other) => one.undoId - other.undoId).slice(-UNDO_DEPTH)
    },
    forget(ids) {
      entries = entries
        .map((entry) => ({
          ...entry,
          before: new Map([...entry.before].filter(([id]) => !ids.has(id))),
          other: entry.other && entry.other.id !== null && ids.has(entry.other.id) ? null : entry.other,
        }))
        .filter(changesSomething)
    },
  }
}
