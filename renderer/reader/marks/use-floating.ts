// Keeps the toolbar beside its passage while the article scrolls, the window changes or the note grows.
import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import type { BodyText, Extent } from './body-text.ts'
import { liveRange } from './body-text.ts'
import { toolbarPlace } from './toolbar-place.ts'

export function useFloating(
  toolbar: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  read: () => BodyText | null,
  passage: Extent | null,
): void {
  const [start, end] = [passage?.start ?? 0, passage?.end ?? 0]
  useLayoutEffect(() => {
    const [element, frame] = [toolbar.current, scroller.current]
    const range = end > start ? read()?.rangeOf({ start, end }) : null
    if (!element || !frame || !range) return
    const passageRange = liveRange(range)
    const place = () => {
      const lines = [...passageRange.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      const box = frame.getBoundingClientRect()
      const { left, top } = toolbarPlace(lines, element.getBoundingClientRect(), box)
      element.style.left = `${left}px`
      element.style.top = `${top}px`
      // Out of sight with its passage, unless one is at work in it.
      const seen = lines.some(
        (line) =>
          line.bottom > box.top && line.top < box.bottom && line.right > box.left && line.left < box.right,
      )
      element.style.visibility = seen || element.contains(document.activeElement) ? 'visible' : 'hidden'
    }
    place()
    let asked = 0
    const placeSoon = () => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(place)
    }
    const observer = new ResizeObserver(placeSoon)
    for (const one of [element, frame, frame.firstElementChild]) if (one) observer.observe(one)
    frame.addEventListener('scroll', placeSoon, { passive: true })
    return () => {
      cancelAnimationFrame(asked)
      observer.disconnect()
      frame.removeEventListener('scroll', placeSoon)
    }
  }, [toolbar, scroller, read, start, end])
}
