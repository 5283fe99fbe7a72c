// What a person does to articles, and taking it back: all of the articles, or after a failure none.
import type { ArticleId, StateDocument } from '../../domain/article.ts'
import type { StateAction, Undoable } from '../../domain/ipc-contract.ts'
import { AppFailure } from '../../domain/result.ts'
import type { StoredArticle } from './article-store.ts'
import type { ListIndex } from './list-index.ts'
import { mapLimited, WRITING_AT_ONCE } from './parallel.ts'
import type { Serial } from './parallel.ts'
import type { Readings } from './readings.ts'
import { applyAction, createUndoStack, revertAction } from './undo.ts'

export type ActionParts = {
  readonly index: ListIndex
  readonly serial: Serial
  readonly readings: Readings
  /** @throws AppFailure 'article-not-found' | 'library-newer' */
  demandChangeable(id: ArticleId): StoredArticle
  notify(ids: readonly ArticleId[]): void
}

export type Actions = {
  act(action: StateAction): Promise<Undoable>
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
export function createActions({ index, serial, readings, demandChangeable, notify }: ActionParts): Actions {
  const undoStack = createUndoStack()

  const changeState = (id: ArticleId, change: (state: StateDocument) => StateDocument) =>
    serial.run(id, async () => {
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
    try {
      await mapLimited(ids, WRITING_AT_ONCE, async (id) => {
        const state = await changeState(id, (current) => change(id, current))
        if (state) before.set(id, state)
      })
    } catch (error) {
      for (const [id, state] of before)
        await changeState(id, (current) => takeBack(current, state)).catch(() => null)
      throw error
    } finally {
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

  async function undo(undoId: number | null): Promise<Undoable> {
    const entry = undoStack.take(undoId)
    if (!entry) throw new AppFailure('nothing-to-undo')
    const ids = [...entry.before.keys()].filter((id) => index.get(id))
    try {
      const undone = await changeStates(
        ids,
        (id, state) => revertAction(state, entry.action, entry.before.get(id) ?? state),
        (state, was) => ({ ...state, ...was }),
      )
      if (entry.action.action === 'markUnread') readings.letRead(ids)
      return { undoId: entry.undoId, count: undone.size, action: entry.action.action }
    } catch (error) {
      undoStack.putBack(entry, (id) => index.get(id) !== null)
      throw error
    }
  }

  // They follow one another: each finds the stack and the states as the one before has left them.
  return {
    act: (action) => serial.run('action', () => act(action)),
    undo: (undoId) => serial.run('action', () => undo(undoId)),
    changeState,
    forget: undoStack.forget,
  }
}
