// Notes as they are typed: written when typing stops and on leaving, kept until they are written, told when they cannot be.
import { useSyncExternalStore } from 'react'
import type { Mark } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
import type { AppError } from '../../../domain/result.ts'
import { call, errorOf } from '../../client/bridge.ts'

/** Milliseconds without a key after which a note is written. */
const TYPING_STOPS = 400
/** Survives a crash, and an end of the app that leaves no time to write: the next article that is opened writes it. */
const STORAGE_KEY = 'noteDrafts'

/** A mark's id, or `new:<article>` for a note on the whole article that is not written yet. */
export type NoteKey = string

type Draft = {
  readonly articleId: ArticleId
  readonly text: string
  /** Why it could not be written; null: not tried, or on its way. */
  readonly error: AppError | null
}

export const newNoteKey = (articleId: ArticleId): NoteKey => `new:${articleId}`
const isNew = (key: NoteKey) => key.startsWith('new:')

const drafts = new Map<NoteKey, Draft>(storedDrafts())
/** Notes on the whole article that were written from here, by the keys they were typed under. */
const idsOfWritten = new Map<NoteKey, Mark['id']>()
/** The field of one that was new keeps the key it was opened with. */
const keysOfWritten = new Map<Mark['id'], NoteKey>()
const timers = new Map<NoteKey, number>()
const writing = new Map<NoteKey, Promise<void>>()
const listeners = new Set<() => void>()
const failures = new Set<(error: AppError) => void>()

function storedDrafts(): [NoteKey, Draft][] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored)
      ? stored.flatMap(([key, articleId, text]: unknown[]) =>
          typeof key === 'string' && typeof articleId === 'string' && typeof text === 'string'
            ? [[key, { articleId, text, error: null }] as [NoteKey, Draft]]
            : [],
        )
      : []
  } catch {
    return []
  }
}

function set(key: NoteKey, draft: Draft | null): void {
  if (draft === null) drafts.delete(key)
  else drafts.set(key, draft)
  const kept = [...drafts].map(([its, { articleId, text }]) => [its, articleId, text])
  if (kept.length > 0) localStorage.setItem(STORAGE_KEY, JSON.stringify(kept))
  else localStorage.removeItem(STORAGE_KEY)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useDraft = (key: NoteKey): Draft | null =>
  useSyncExternalStore(subscribe, () => drafts.get(key) ?? null)

export const draftText = (key: NoteKey): string | undefined => drafts.get(key)?.text

/** The key of a mark's field. */
export const noteKeyOf = (mark: Mark): NoteKey => keysOfWritten.get(mark.id) ?? mark.id

/** Makes the next note on the whole article a new one, where the last was written. */
export async function beginNewNote(articleId: ArticleId): Promise<void> {
  const key = newNoteKey(articleId)
  await writeNote(key)
  if (!drafts.has(key)) forget(key)
}
function forget(key: NoteKey): void {
  const id = idsOfWritten.get(key)
  if (id !== undefined) keysOfWritten.delete(id)
  idsOfWritten.delete(key)
}

/** Keeps what was typed, to be written when typing stops. */
export function typeNote(articleId: ArticleId, key: NoteKey, text: string): void {
  set(key, { articleId, text, error: null })
  window.clearTimeout(timers.get(key))
  timers.set(
    key,
    window.setTimeout(() => void writeNote(key), TYPING_STOPS),
  )
}

/** Writes what was typed; resolves when it is written or could not be, which is told. */
export async function writeNote(key: NoteKey): Promise<void> {
  window.clearTimeout(timers.get(key))
  timers.delete(key)
  // One after another, also where several have waited for the same: the last that was typed is the last that is written.
  while (writing.has(key)) await writing.get(key)
  const draft = drafts.get(key)
  if (!draft) return
  const done = send(key, draft).finally(() => writing.delete(key))
  writing.set(key, done)
  await done
}

async function send(key: NoteKey, draft: Draft): Promise<void> {
  const { text } = draft
  const isStill = () => drafts.get(key)?.text === text
  try {
    await write(key, draft)
    if (isStill()) set(key, null)
  } catch (caught) {
    const error = errorOf(caught)
    // Without a word nothing is written. Who leaves the field so takes the note away.
    const isNothing = error.code === 'note-empty'
    if (isStill()) set(key, isNothing ? null : { ...draft, error })
    if (isNothing) return
    for (const tell of failures) tell(error)
  }
}

/**
 * Writes words where they belong. Where that mark was deleted, by other programs or by taking back how it was made, they
 * become a note on the whole article: who types means them.
 */
async function write(key: NoteKey, { articleId, text }: Draft): Promise<void> {
  for (const markId of [isNew(key) ? undefined : key, idsOfWritten.get(key)]) {
    if (markId === undefined) continue
    try {
      await call('notes:change', { id: articleId, change: { change: 'edit', markId, note: text } })
      // There again: its words are its own from now on.
      if (markId === key) idsOfWritten.delete(key)
      return
    } catch (caught) {
      if (errorOf(caught).code !== 'mark-not-found') throw caught
    }
  }
  forget(key)
  if (text.trim() === '') return
  const { markId } = await call('notes:change', {
    id: articleId,
    change: { change: 'add', target: null, color: 'yellow', note: text },
  })
  if (markId === null) return
  idsOfWritten.set(key, markId)
  if (isNew(key)) keysOfWritten.set(markId, key)
}

/** Writes all that is typed: before the page is left. */
export function writeAllNotes(): void {
  for (const key of drafts.keys()) void writeNote(key)
}

export const dropDraft = (key: NoteKey): void => set(key, null)

/** Tells each failed write while somebody listens. */
export function onFailedNote(tell: (error: AppError) => void): () => void {
  failures.add(tell)
  return () => void failures.delete(tell)
}
