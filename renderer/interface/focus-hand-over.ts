// Where the focus goes when what has it is taken out of the page: to nothing, if nobody says otherwise.
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

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
