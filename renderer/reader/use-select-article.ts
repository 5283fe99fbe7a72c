import { useEffect } from 'react'
import { useReaderPage } from './reader-page.ts'

/** Ctrl or Cmd with A, in the article: all of it is selected, from its title to its end, and nothing of the window. */
export function useSelectArticle(): void {
  const { page, body, scroller } = useReaderPage()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event
      if (event.defaultPrevented || key.toLowerCase() !== 'a' || !(ctrlKey || metaKey) || shiftKey || altKey)
        return
      const isReading =
        target === document.body || (target instanceof Node && scroller.current?.contains(target) === true)
      if (!isReading || document.querySelector('dialog[open], [role=menu]')) return
      if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return
      if (!page.current || !body.current) return
      event.preventDefault()
      document.getSelection()?.setBaseAndExtent(page.current, 0, body.current, body.current.childNodes.length)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [page, body, scroller])
}
