// What stands at the foot of the window, such as the player: notices stand above it.
import { useEffect, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'

/** Heights in CSS pixels, from the foot of the window to the upper edge of each. */
const feet = new Map<HTMLElement, number>()
const listeners = new Set<() => void>()

function change(element: HTMLElement, height: number | null): void {
  if (height === null) feet.delete(element)
  else feet.set(element, height)
  for (const listener of listeners) listener()
}

/** Tells how high it reaches, while it is there. */
export function useFoot(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      change(element, Math.round(window.innerHeight - element.getBoundingClientRect().top)),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      change(element, null)
    }
  }, [bar])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const highest = () => Math.max(0, ...feet.values())

/**
 * How high what stands at the foot reaches: CSS pixels. Not a property of the page's root, which every element would
 * inherit: a long article would be laid out anew.
 */
export const useFootHeight = (): number => useSyncExternalStore(subscribe, highest)
