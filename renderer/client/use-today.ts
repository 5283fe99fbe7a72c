// The present day, which is another one after midnight: lists that say "today" stay true in a window left open.
import { useSyncExternalStore } from 'react'

function midnight(after: Date): Date {
  const next = new Date(after)
  next.setHours(24, 0, 0, 0)
  return next
}

let today = new Date()

function subscribe(changed: () => void): () => void {
  let timer = 0
  const wait = () => {
    const now = new Date()
    timer = window.setTimeout(
      () => {
        today = new Date()
        changed()
        wait()
      },
      midnight(now).getTime() - now.getTime() + 1000,
    )
  }
  wait()
  return () => window.clearTimeout(timer)
}

/** A moment of the present day. */
export const useToday = (): Date => useSyncExternalStore(subscribe, () => today)
