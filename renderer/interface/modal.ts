// A modal dialog over the window: the browser's own, so that focus, Esc and what lies behind are its business.
import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import { dialogOpened } from './open-dialogs.ts'

/** Opens the dialog while its component is there. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  // Closed while it is still in the page: only then does the focus go back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    if (!element.open) element.showModal()
    // The browser would choose the close button; a dialog is begun at the field that carries `data-first`, or at its title.
    const first = element.querySelector<HTMLElement>('[data-first]') ?? element.querySelector('h2')
    first?.focus()
    const closed = dialogOpened(element)
    return () => {
      closed()
      element.close()
    }
  }, [dialog])
}
