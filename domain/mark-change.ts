// What a person's change makes of an article's marks, how it is taken back, and the order in which marks are told.
import { MAX_MARKS, MAX_NOTE } from './annotation.ts'
import type { Mark, MarkChange } from './annotation.ts'
import { AppFailure } from './result.ts'

/** What was done, as the message names it. */
export type MarkAction =
  'addHighlight' | 'changeColor' | 'removeHighlight' | 'addNote' | 'editNote' | 'removeNote'

export type MarksChanged = {
  /** The same list where the change changes nothing. */
  readonly marks: readonly Mark[]
  readonly action: MarkAction
  /** Marks that are not what they were. */
  readonly count: number
  /** The mark that was added or edited; null for those that were removed. */
  readonly markId: string | null
}

/** A note as it is kept: composed, with one kind of line break, nothing around it. */
function noteOf(given: string): string {
  const note = given
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .trim()
  if (note.length > MAX_NOTE) throw new AppFailure('note-too-long', { length: note.length, limit: MAX_NOTE })
  return note
}

function add(
  marks: readonly Mark[],
  { markId, target, color, note: given }: Extract<MarkChange, { change: 'add' }>,
  { id: newId, now }: NewMark,
): MarksChanged {
  const id = markId ?? newId
  if (marks.some((mark) => mark.id === id)) throw new AppFailure('bad-input', { reason: 'markId' })
  if (marks.length >= MAX_MARKS) throw new AppFailure('too-many-marks', { limit: MAX_MARKS })
  const note = noteOf(given)
  if (target === null && note === '') throw new AppFailure('note-empty')
  const mark: Mark = { id, target, color, note, createdAt: now, updatedAt: now }
  return {
    marks: [...marks, mark],
    action: note === '' ? 'addHighlight' : 'addNote',
    count: 1,
    markId: id,
  }
}

function editAction(before: Mark, after: Mark): MarkAction {
  if (before.note === after.note) return 'changeColor'
  if (before.note === '') return 'addNote'
  return after.note === '' ? 'removeNote' : 'editNote'
}

function edit(
  marks: readonly Mark[],
  { markId, color, note }: Extract<MarkChange, { change: 'edit' }>,
  now: string,
): MarksChanged {
  const before = marks.find(({ id }) => id === markId)
  if (!before) throw new AppFailure('mark-not-found')
  const after: Mark = {
    ...before,
    color: color ?? before.color,
    note: note === undefined ? before.note : noteOf(note),
    updatedAt: now,
  }
  // Without a word it would be nothing that one could see.
  if (after.target === null && after.note === '') throw new AppFailure('note-empty')
  const action = editAction(before, after)
  if (before.color === after.color && before.note === after.note) return { marks, action, count: 0, markId }
  return { marks: marks.map((mark) => (mark === before ? after : mark)), action, count: 1, markId }
}

function remove(marks: readonly Mark[], markIds: readonly string[]): MarksChanged {
  const wanted = new Set(markIds)
  const removed = marks.filter(({ id }) => wanted.has(id))
  if (removed.length === 0) throw new AppFailure('mark-not-found')
  return {
    marks: marks.filter(({ id }) => !wanted.has(id)),
    action: removed.some(({ note }) => note !== '') ? 'removeNote' : 'removeHighlight',
    count: removed.length,
    markId: null,
  }
}

/** The id that a new mark gets, unless the change names one, and the moment (ISO 8601). */
export type NewMark = { readonly id: string; readonly now: string }

/**
 * The marks of an article after a change. Of marks that are to be removed, those that are gone are passed over.
 * @throws AppFailure 'mark-not-found' | 'too-many-marks' | 'note-too-long' | 'note-empty'
 */
export function changeMarks(marks: readonly Mark[], change: MarkChange, given: NewMark): MarksChanged {
  switch (change.change) {
    case 'add':
      return add(marks, change, given)
    case 'edit':
      return edit(marks, change, given.now)
    case 'remove':
      return remove(marks, change.markIds)
  }
}

/** Marks put back where they stood, as far as they are not there. */
function putBack(
  marks: readonly Mark[],
  change: readonly string[],
  before: readonly Mark[],
): readonly Mark[] {
  const there = new Set(marks.map(({ id }) => id))
  const wanted = new Set(change.filter((id) => !there.has(id)))
  const back = [...marks]
  for (const [at, mark] of before.entries()) if (wanted.has(mark.id)) back.splice(at, 0, mark)
  if (back.length > MAX_MARKS) throw new AppFailure('too-many-marks', { limit: MAX_MARKS })
  return back.length === marks.length ? marks : back
}

/**
 * The marks with a change taken back: only what it touched, so that what was marked since stays.
 * @param before the marks when the change was made
 * @param markId of the mark that was added or edited
 * @throws AppFailure 'too-many-marks' where there is no more room for those that were removed
 */
export function takeMarksBack(
  marks: readonly Mark[],
  change: MarkChange,
  before: readonly Mark[],
  markId: string | null,
): readonly Mark[] {
  switch (change.change) {
    case 'add':
      return marks.some(({ id }) => id === markId) ? marks.filter(({ id }) => id !== markId) : marks
    case 'edit': {
      const was = before.find(({ id }) => id === markId)
      if (!was || !marks.some(({ id }) => id === markId)) return marks
      const { updatedAt } = was
      return marks.map((mark) =>
        mark.id === markId
          ? {
              ...mark,
              ...(change.color !== undefined && { color: was.color }),
              ...(change.note !== undefined && { note: was.note }),
              updatedAt,
            }
          : mark,
      )
    }
    case 'remove':
      return putBack(marks, change.markIds, before)
  }
}

/** Marks on the whole article first, then as they stand in its text; of those at one place, the older first. */
export const inTextOrder = (marks: readonly Mark[]): readonly Mark[] =>
  marks.toSorted((one, other) => {
    const [first, second] = [one.target?.position, other.target?.position]
    if (!first || !second) return Number(second === undefined) - Number(first === undefined)
    return first.start - second.start || first.end - second.end
  })
