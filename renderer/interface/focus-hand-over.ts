// Where the focus goes when what has it is taken out of the page: to nothing, if nobody says otherwise.
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Of things in a row the one after what goes, else the one before it. */
export function neighbourOf<Thing>(all: readonly Thing[], going: Thing): Thing | undefined {
  const at = all.indexOf(going)
  return all[at + 1] ?? all[at - 1]
}

/** @param to called while the element that goes is still in the page, if the focus is within it */
export function useFocusHandOver<Going extends HTMLElement>(
  element: RefObject<Going | null>,
  to: (going: Going) => void,
): void {
  const handOver = useRef(to)
  useLayoutEffect(() => {
    handOver.current = to
  })
  useLayoutEffect(() => {
    const going = element.current
    return () => {
      if (going?.contains(document.activeElement)) handOver.current(going)
    }
  }, [element])
}
