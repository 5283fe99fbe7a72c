// Keys while the toolbar of a passage is there and the focus is in the article: Tab goes to it, Esc closes it.
import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'

type ToolbarKeys = {
  readonly close: () => void
  /** null: the passage is not marked. */
  readonly remove: (() => void) | null
}

export function useToolbarKeys(
  shown: boolean,
  scroller: RefObject<HTMLElement | null>,
  toolbar: RefObject<HTMLElement | null>,
  { close, remove }: ToolbarKeys,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const focused = document.activeElement
    const within = toolbar.current?.contains(focused) ?? false
    const reading = focused === document.body || (scroller.current?.contains(focused) ?? false)
    if (event.isComposing || !(within || reading)) return
    const typing = focused instanceof HTMLTextAreaElement
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab' && !event.shiftKey && reading)
      toolbar.current?.querySelector('button')?.focus()
    // The mark that is shown is what Delete is meant for, not the article.
    else if (event.key === 'Delete' && remove && !typing) remove()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    if (!shown) return
    // Before the keys of the window.
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [shown])
}
