// What a person does to articles, and taking it back: all of the articles, or after a failure none.
import { randomBytes } from 'node:crypto'
import type { MarkChange } from '../../domain/annotation.ts'
import type { ArticleId, StateDocument } from '../../domain/article.ts'
import type { Progress, StateAction, Undoable } from '../../domain/ipc-contract.ts'
import { changeSearches, revertSearches } from '../../domain/saved-search.ts'
import type { SearchesChange } from '../../domain/saved-search.ts'
import type { SeriesPlan } from '../../domain/series-change.ts'
import { AppFailure } from '../../domain/result.ts'
import { changeColors, revertColors, sameTag } from '../../domain/tag-change.ts'
import type { TagChange } from '../../domain/tag-change.ts'
import { startProgress } from './act-progress.ts'
import type { StoredArticle } from './article-store.ts'
import type { Notes } from './collections.ts'
import type { ListIndex } from './list-index.ts'
import type { Marks } from './marks.ts'
import { mapLimited, WRITING_AT_ONCE } from './parallel.ts'
import type { Serial } from './parallel.ts'
import type { Readings } from './readings.ts'
import { applyAction, applyTagAction, createUndoStack, revertAction } from './undo.ts'
import type { FilesBefore, NotesBefore, OtherBefore, UndoableAction, WholeTagAction } from './undo.ts'

export type ActionParts = {
  readonly index: ListIndex
  readonly serial: Serial
  readonly readings: Readings
  /** `Reconciling.freshen` */
  freshen(id: ArticleId): Promise<boolean>
  /** @throws AppFailure 'article-not-found' | 'library-newer' */
  demandChangeable(id: ArticleId): StoredArticle
  /** null: anything may have changed. */
  notify(ids: readonly ArticleId[] | null): void
  /** How far an act on many articles has come, where it takes long; null at its end. */
  tellActing(acting: Progress | null): void
  readonly notes: Notes
  readonly marks: Pick<Marks, 'change'>
}

export type Actions = {
  act(action: StateAction): Promise<Undoable>
  /** Writes what a person wants of series; `plan` is asked when its turn has come. */
  correctSeries(plan: () => SeriesPlan): Promise<Undoable>
  /**
   * Renames, merges, deletes or colours a tag, on all articles that have it or on none; null where the name is another
   * tag's and merging was not asked for.
   */
  changeTag(change: TagChange): Promise<Undoable | null>
  changeSearches(change: SearchesChange): Promise<Undoable>
  /** A saved copy was changed: `takeBack` changes it back. */
  edited(id: ArticleId, takeBack: () => Promise<void>): Undoable
  /** Articles were restored from a backup: `takeBack` makes them what they were. */
  restored(count: number, takeBack: () => Promise<void>): Undoable
  /** Files were written outside the library. */
  wroteFiles(files: FilesBefore): Undoable
  changeMarks(id: ArticleId, change: MarkChange): Promise<Undoable & { readonly markId: string | null }>
  /** Changes the states of several articles as one act; `count`: of how many. */
  changeAll(
    action: UndoableAction,
    ids: readonly ArticleId[],
    change: (id: ArticleId, state: StateDocument) => StateDocument,
  ): Promise<{ readonly undoId: number; readonly count: number }>
  undo(undoId: number | null): Promise<Undoable>
  /** Changes one article's state; what it was before, or null where nothing changed. */
  changeState(
    id: ArticleId,
    change: (state: StateDocument) => StateDocument,
  ): Promise<Readonly<StateDocument> | null>
  /** Articles that are gone for good have nothing to take back. */
  forget(ids: ReadonlySet<ArticleId>): void
}

/** The actions on an open library, with the stack of what can be taken back. */
export function createActions({
  index,
  serial,
  readings,
  freshen,
  demandChangeable,
  notify,
  tellActing,
  notes,
  marks,
}: ActionParts): Actions {
  const undoStack = createUndoStack()

  const changeState = (id: ArticleId, change: (state: StateDocument) => StateDocument) =>
    serial.run(id, async () => {
      await freshen(id)
      const { state } = demandChangeable(id)
      const before = state.data
      await state.update(change)
      if (state.data === before) return null
      index.touch(id)
      return before
    })

  /** Changes the states of articles side by side: all, or after a failure none. */
  async function changeStates(
    ids: readonly ArticleId[],
    change: (id: ArticleId, state: StateDocument) => StateDocument,
    takeBack: (state: StateDocument, before: StateDocument) => StateDocument,
  ): Promise<Map<ArticleId, StateDocument>> {
    const before = new Map<ArticleId, StateDocument>()
    const progress = startProgress(ids.length, tellActing)
    try {
      await mapLimited(ids, WRITING_AT_ONCE, async (id) => {
        const state = await changeState(id, (current) => change(id, current))
        if (state) before.set(id, state)
        progress.step()
      })
    } catch (error) {
      for (const [id, state] of before)
        await changeState(id, (current) => takeBack(current, state)).catch(() => null)
      throw error
    } finally {
      progress.end()
      notify([...before.keys()])
    }
    return before
  }

  async function act(action: StateAction): Promise<Undoable> {
    const ids = [...new Set(action.ids)].filter((id) => index.get(id))
    const [first] = action.ids
    if (ids.length === 0) throw new AppFailure('article-not-found', { id: first ?? '' })
    const now = new Date().toISOString()
    const before = await changeStates(
      ids,
      (_id, state) => applyAction(state, action, now),
      (state, was) => revertAction(state, action, was),
    )
    if (action.action === 'markUnread') readings.keepUnread(ids)
    if (action.action === 'markRead') readings.letRead(ids)
    const { undoId } = undoStack.push(action, before)
    return { undoId, count: before.size, action: action.action }
  }

  async function changeAll(
    action: UndoableAction,
    ids: readonly ArticleId[],
    change: (id: ArticleId, state: StateDocument) => StateDocument,
  ): Promise<{ readonly undoId: number; readonly count: number }> {
    const before = await changeStates(ids, change, (state, was) => revertAction(state, action, was))
    return { undoId: undoStack.push(action, before).undoId, count: before.size }
  }

  async function correctSeries(plan: () => SeriesPlan): Promise<Undoable> {
    const { corrections, notes: wanted } = plan()
    // Before the articles: what is said of a series that no article names yet means nothing.
    const notesBefore = await notes.change(wanted)
    try {
      const before = await changeStates(
        [...corrections.keys()].filter((id) => index.get(id)),
        (id, state) => {
          const series = corrections.get(id) ?? null
          return JSON.stringify(series) === JSON.stringify(state.series) ? state : { ...state, series }
        },
        (state, was) => ({ ...state, series: was.series }),
      )
      const { undoId } = undoStack.push({ action: 'correctSeries' }, before, notesBefore)
      const count = before.size + Object.keys(notesBefore).length
      return { undoId, count, action: 'correctSeries' }
    } catch (error) {
      await notes.change(notesBefore).catch(() => null)
      throw error
    } finally {
      notify(null)
    }
  }

  const withTag = (tag: string): ArticleId[] =>
    index.all().flatMap(({ document, state }) => {
      return state.data.tags.some((other) => sameTag(other, tag)) ? document.id : []
    })

  /** Writes the colours that a change of a tag leads to; how they are changed back, null where they are the same. */
  async function changeTagColors(change: TagChange): Promise<(() => Promise<void>) | null> {
    const before = notes.data.tagColors
    await notes.update((data) => {
      const tagColors = changeColors(data.tagColors, change)
      return tagColors === data.tagColors ? data : { ...data, tagColors }
    })
    if (notes.data.tagColors === before) return null
    return () =>
      notes.update((data) => ({ ...data, tagColors: revertColors(data.tagColors, before, change) }))
  }

  async function changeTag(change: TagChange): Promise<Undoable | null> {
    const { tag } = change
    let action: WholeTagAction | null = null
    if (change.change === 'delete') action = { action: 'deleteTag', tag }
    if (change.change === 'rename') {
      const { to } = change
      const exists = !sameTag(tag, to) && withTag(to).length > 0
      if (exists && !change.merge) return null
      action = { action: exists ? 'mergeTags' : 'renameTag', tag, to }
    }
    const colorsBack = await changeTagColors(change)
    const other = colorsBack && { id: null, count: 1, takeBack: colorsBack }
    try {
      if (action === null) {
        const pushed = undoStack.pushOther(
          'colorTag',
          other ?? { id: null, count: 0, takeBack: async () => {} },
        )
        return { undoId: pushed.undoId, count: other?.count ?? 0, action: 'colorTag' }
      }
      const done = action
      const before = await changeStates(
        withTag(tag),
        (_id, state) => applyTagAction(state, done),
        (state, was) => revertAction(state, done, was),
      )
      const { undoId } = undoStack.push(done, before, {}, other)
      return { undoId, count: before.size, action: done.action }
    } catch (error) {
      await colorsBack?.().catch(() => null)
      throw error
    } finally {
      notify(null)
    }
  }

  async function changeSavedSearches(change: SearchesChange): Promise<Undoable> {
    const before = notes.data.searches
    const newId = randomBytes(6).toString('hex')
    await notes.update((data) => {
      const searches = changeSearches(data.searches, change, newId)
      return searches === data.searches ? data : { ...data, searches: [...searches] }
    })
    const after = notes.data.searches
    const count = after === before ? 0 : 1
    const takeBack = () =>
      notes.update((data) => ({ ...data, searches: [...revertSearches(data.searches, before, after)] }))
    const { undoId } = undoStack.pushOther(change.change, { id: null, count, takeBack })
    notify(null)
    return { undoId, count, action: change.change }
  }

  async function undo(undoId: number | null): Promise<Undoable> {
    const entry = undoStack.take(undoId)
    if (!entry) throw new AppFailure('nothing-to-undo')
    const ids = [...entry.before.keys()].filter((id) => index.get(id))
    const { action } = entry
    let notesNow: NotesBefore = {}
    const others = entry.other?.count ?? 0
    try {
      await entry.other?.takeBack()
      notesNow = await notes.change(entry.notes)
      const undone = await changeStates(
        ids,
        (id, state) => revertAction(state, action, entry.before.get(id) ?? state),
        (state, was) => ({ ...state, ...was }),
      )
      if (action.action === 'markUnread') readings.letRead(ids)
      const count = undone.size + Object.keys(notesNow).length + others
      return { undoId: entry.undoId, count, action: action.action }
    } catch (error) {
      await notes.change(notesNow).catch(() => null)
      undoStack.putBack(entry, (id) => index.get(id) !== null)
      throw error
    } finally {
      if (action.action === 'correctSeries' || entry.other?.id === null) notify(null)
    }
  }

  async function changeMarks(
    id: ArticleId,
    change: MarkChange,
  ): Promise<Undoable & { readonly markId: string | null }> {
    const { action, count, markId, takeBack } = await marks.change(id, change)
    const { undoId } = undoStack.pushOther(action, { id, count, takeBack })
    return { undoId, count, action, markId }
  }

  // They follow one another: each finds the stack and the states as the one before has left them.
  return {
    act: (action) => serial.run('action', () => act(action)),
    correctSeries: (plan) => serial.run('action', () => correctSeries(plan)),
    changeTag: (change) => serial.run('action', () => changeTag(change)),
    changeSearches: (change) => serial.run('action', () => changeSavedSearches(change)),
    changeAll: (action, ids, change) => serial.run('action', () => changeAll(action, ids, change)),
    edited(id, takeBack) {
      const { undoId } = undoStack.pushOther('editCopy', { id, count: 1, takeBack })
      return { undoId, count: 1, action: 'editCopy' }
    },
    restored(count, takeBack) {
      // Of no article alone: one of them may be deleted meanwhile, and the others are taken back.
      const { undoId } = undoStack.pushOther('restoreBackup', { id: '', count, takeBack })
      return { undoId, count, action: 'restoreBackup' }
    },
    wroteFiles(files) {
      const other: OtherBefore = {
        id: '',
        // What could not be taken back is not tried again, and must not stand before what was done earlier.
        get count() {
          return files.count
        },
        takeBack: () => files.takeBack(),
      }
      const { undoId } = undoStack.pushOther('saveFiles', other)
      return { undoId, count: files.count, action: 'saveFiles' }
    },
    changeMarks: (id, change) => serial.run('action', () => changeMarks(id, change)),
    undo: (undoId) => serial.run('action', () => undo(undoId)),
    changeState,
    forget: undoStack.forget,
  }
}
