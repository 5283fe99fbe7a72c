// The keys that scroll, for what is to be scrolled by them while something else has the focus.
import type { KeyboardEvent } from 'react'

const LINE = 40

/** How far keys scroll, in CSS pixels, by the height of what is seen and of the whole. */
const scrollKeys: Readonly<Record<string, (seen: number, whole: number) => number>> = {
  ArrowDown: () => LINE,
  ArrowUp: () => -LINE,
  PageDown: (seen) => seen * 0.88,
  PageUp: (seen) => -seen * 0.88,
  ' ': (seen) => seen * 0.88,
  Home: (_seen, whole) => -whole,
  End: (_seen, whole) => whole,
}

/** Scrolls an element as a key asks for it. @returns whether the key does */
export function scrollByKey(event: KeyboardEvent, element: HTMLElement | null): boolean {
  const by = element && scrollKeys[event.key]?.(element.clientHeight, element.scrollHeight)
  if (!element || by === undefined || by === null || event.ctrlKey || event.metaKey || event.altKey)
    return false
  event.preventDefault()
  element.scrollBy({ top: event.key === ' ' && event.shiftKey ? -by : by })
  return true
}
