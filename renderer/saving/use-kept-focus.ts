// Where the focus goes in the panel of saves: a button that is pressed gives way to others, or takes its row with it.
import { useLayoutEffect, useRef } from 'react'
import type { FocusEvent, RefObject } from 'react'

const rowsOf = (panel: HTMLElement) => [...panel.querySelectorAll<HTMLElement>('[data-job]')]

/** What had the focus: a row, by its save and its place; none: something above the rows. */
type Place = { readonly job: string | null; readonly index: number }

/**
 * The handlers of the panel. A row that stays keeps the focus, one that goes hands it to the next, and the last to
 * `onLost`.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, onLost: () => void) {
  const at = useRef<Place | null>(null)
  useLayoutEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return
    const { job, index } = at.current
    const rows = panel.current ? rowsOf(panel.current) : []
    const row = job === null ? undefined : rows.find((one) => one.dataset['job'] === job)
    const to = row ?? rows[Math.min(index, rows.length - 1)] ?? panel.current?.querySelector('button')
    if (to) return to.focus()
    at.current = null
    onLost()
  })
  return {
    onFocus: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
      const row = target.closest<HTMLElement>('[data-job]')
      at.current = {
        job: row?.dataset['job'] ?? null,
        index: row ? rowsOf(currentTarget).indexOf(row) : 0,
      }
    },
    onBlur: ({ target }: FocusEvent<HTMLElement>) => {
      // Not where the window as a whole lost it, nor with what goes.
      if (target.isConnected && document.hasFocus()) at.current = null
    },
  }
}
