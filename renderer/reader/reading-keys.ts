// Keys that belong to reading: to the article where the focus is in it, or nowhere.
import { useEffectEvent, useLayoutEffect } from 'react'

/** What has its own use for these keys. */
const OWN_KEYS =
  'input, select, textarea, [contenteditable], .article-body table, [role=menu], [role=separator], aside'

/** Whether the key was pressed on something that a press of Space or Enter sets off. */
export const isOnControl = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('button, a, summary') !== null

/**
 * Calls `take` for each key without a modifier but Shift that is pressed in the reader and that nothing there has
 * taken; what it returns true for goes no further.
 */
export function useReadingKeys(take: (event: KeyboardEvent) => boolean): void {
  const carryOut = useEffectEvent(take)
  // With the paint that shows the mode: a key that is pressed right after it is heard.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return
      const { target } = event
      if (!(target instanceof Element) || (target !== document.body && !target.closest('main'))) return
      if (target.closest(OWN_KEYS) || document.querySelector('dialog[open], [role=menu]')) return
      if (!carryOut(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // At the body: after React's handlers, which close what is open in the reader, and before the window's keys.
    document.body.addEventListener('keydown', onKeyDown)
    return () => document.body.removeEventListener('keydown', onKeyDown)
  }, [])
}
