// What stands at the foot of the window, such as the player: notices stand above it.
import { useEffect } from 'react'
import type { RefObject } from 'react'

/** Heights in CSS pixels, from the foot of the window to the upper edge of each. */
const feet = new Map<HTMLElement, number>()

function tellStyles(): void {
  const { style } = document.documentElement
  if (feet.size === 0) style.removeProperty('--foot')
  else style.setProperty('--foot', `${Math.max(...feet.values())}px`)
}

/** Tells the style sheets how high it reaches, while it is there. */
export function useFoot(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (!element) return
    const look = () => {
      feet.set(element, Math.round(window.innerHeight - element.getBoundingClientRect().top))
      tellStyles()
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      observer.disconnect()
      feet.delete(element)
      tellStyles()
    }
  }, [bar])
}
