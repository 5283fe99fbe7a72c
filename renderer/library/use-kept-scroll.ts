// A list that is in the page whole is found again where it was left, as long as the window is open.
import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'

/** CSS pixels, by the name of the list. */
const kept = new Map<string, number>()

/** Scrolls what the list stands in to where it was when it was left: the first time to its beginning. */
export function useKeptScroll(list: RefObject<HTMLElement | null>, name: string): void {
  useLayoutEffect(() => {
    const scroller = list.current?.closest('[data-scroller]')
    if (!scroller) return
    scroller.scrollTop = kept.get(name) ?? 0
    // Not shown, it stands at its top for the browser, and for nobody else.
    const keep = () => void (scroller.clientHeight > 0 && kept.set(name, scroller.scrollTop))
    scroller.addEventListener('scroll', keep, { passive: true })
    return () => scroller.removeEventListener('scroll', keep)
  }, [list, name])
}
