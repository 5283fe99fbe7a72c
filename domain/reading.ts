// How long an article is, where it stands, and what state its reading is in.
import type { ReadingState, Shelf, StateDocument } from './article.ts'

/** Syllables a minute (interface.md). */
export const SYLLABLES_PER_MINUTE = 200

/** Syllables of a text: what stands between white space and holds a letter or digit. */
export function countWords(text: string): number {
  let count = 0
  for (const token of text.split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(token)) count++
  return count
}

/** Whole minutes, at least one. */
export const readingMinutes = (wordCount: number): number =>
  Math.max(1, Math.round(wordCount / SYLLABLES_PER_MINUTE))

/** unread: never past the first screen and not marked; read: its end reached, or marked; reading: between. */
export function readingState(state: Pick<StateDocument, 'begun' | 'readAt'>): ReadingState {
  if (state.readAt !== null) return 'read'
  return state.begun ? 'reading' : 'unread'
}

export function shelfOf(state: Pick<StateDocument, 'archivedAt' | 'trashedAt'>): Shelf {
  if (state.trashedAt !== null) return 'trash'
  return state.archivedAt !== null ? 'archive' : 'library'
}

/** The first words of a text, cut at a space, with an ellipsis where something follows. */
export function excerptOf(text: string, length = 240): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  if (flat.length <= length) return flat
  // No half of a character at the end.
  const cut = flat.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > length / 2 ? space : length).trimEnd()}…`
}
