// Where the window stood, and whether that place is still on a screen.
import type { WindowBounds } from '../../domain/settings.ts'

export type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const DEFAULT_SIZE = { width: 1240, height: 820 }
/** Below this the one column and its controls no longer fit. CSS pixels. */
export const MINIMUM_SIZE = { width: 420, height: 480 }
/** So much of the window must be on a screen that it can be seen and dragged. */
const VISIBLE = { width: 120, height: 80 }

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom)

const isVisibleOn = (window: Rectangle, screen: Rectangle): boolean =>
  overlap(window.x, window.width, screen.x, screen.width) >= VISIBLE.width &&
  overlap(window.y, window.height, screen.y, screen.height) >= VISIBLE.height &&
  // The title bar is what a window is dragged by.
  window.y >= screen.y - 8

const fit = (wanted: number, room: number | undefined): number => Math.min(wanted, room ?? wanted)

/**
 * Size of a new window and, where the remembered place is still on one of the screens, its place; without one the
 * system centres it. `workAreas`: the screens without their bars, the main one first. All in DIP.
 */
export function placeWindow(
  remembered: WindowBounds | null,
  workAreas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  const main = workAreas[0]
  if (remembered === null) {
    return { width: fit(DEFAULT_SIZE.width, main?.width), height: fit(DEFAULT_SIZE.height, main?.height) }
  }
  const screen = workAreas.find((area) => isVisibleOn(remembered, area))
  const width = Math.max(MINIMUM_SIZE.width, fit(remembered.width, (screen ?? main)?.width))
  const height = Math.max(MINIMUM_SIZE.height, fit(remembered.height, (screen ?? main)?.height))
  return screen ? { width, height, x: remembered.x, y: remembered.y } : { width, height }
}
