import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** Inner width of the window in CSS pixels. */
export const useWindowWidth = (): number => useSyncExternalStore(subscribe, () => window.innerWidth)
