// Where one was in each list, for coming back to it: which article stood at the top, and which had the focus. That of
// the last list is kept over a restart.
import type { ArticleId } from '../../domain/article.ts'

export type PlaceInList = {
  /** The first article that is seen, and how far it is scrolled over the edge, in pixels. */
  readonly top: { readonly id: ArticleId; readonly index: number; readonly over: number } | null
  readonly focused: ArticleId | null
}

const KEY = 'listPlace'
/** Lists that are remembered: the latest. */
const REMEMBERED = 50

const atTop: PlaceInList = { top: null, focused: null }

const places = new Map<string, PlaceInList>()

/** What was kept of the last start; null where nothing was, or nothing that makes sense. */
function keptPlace(): readonly [string, PlaceInList] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('place' in kept) || !('top' in kept)) return null
    const { place, top } = kept
    if (typeof place !== 'string' || typeof top !== 'object' || top === null) return null
    if (!('id' in top) || !('index' in top) || !('over' in top)) return null
    const { id, index, over } = top
    if (typeof id !== 'string' || typeof index !== 'number' || typeof over !== 'number') return null
    return [place, { top: { id, index, over }, focused: null }]
  } catch {
    return null
  }
}

let isKeptRead = false

/** @param place `Listing.place` */
export function placeInList(place: string): PlaceInList {
  if (!isKeptRead) {
    isKeptRead = true
    const kept = keptPlace()
    if (kept && !places.has(kept[0])) places.set(...kept)
  }
  return places.get(place) ?? atTop
}

export function rememberPlace(place: string, change: Partial<PlaceInList>): void {
  const next = { ...placeInList(place), ...change }
  places.delete(place)
  places.set(place, next)
  for (const oldest of [...places.keys()].slice(0, -REMEMBERED)) places.delete(oldest)
}

/** Keeps the place in the list that was looked at last over a restart. */
export function keepLastPlace(): void {
  const [place, last] = [...places].at(-1) ?? []
  if (place === undefined || !last?.top) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, JSON.stringify({ place, top: last.top }))
}
window.addEventListener('pagehide', keepLastPlace)
