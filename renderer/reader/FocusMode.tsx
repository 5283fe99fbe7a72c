// Focus mode: the paragraph at the reading line, or the one that is read aloud, is bright and the rest of the article
// dimmed, the interface quiet. The dimming is a matter of the colours around the text (FocusMode.css), the brightness a
// CSS highlight: the article's HTML stays as it is.
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import './FocusMode.css'
import { flowOf } from './flow.ts'
import { indexAt, paragraphsOf, spanOf } from './place.ts'
import { useReaderPage } from './reader-page.ts'
import { useReadingKeys } from './reading-keys.ts'
import { useReadingModes } from './reading-modes.ts'

/** CSS pixels of a paragraph that may be out of sight without there being more of it to read. */
const HIDDEN = 6

function brighten(paragraph: HTMLElement | undefined): void {
  CSS.highlights.delete('bright')
  CSS.highlights.delete('bright-link')
  if (!paragraph) return
  const rangeOf = (element: Element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range
  }
  // Under all that is drawn on the text by others, such as what is found.
  const text = new Highlight(rangeOf(paragraph))
  text.priority = -2
  const links = new Highlight(...[...paragraph.querySelectorAll('a')].map(rangeOf))
  links.priority = -1
  CSS.highlights.set('bright', text)
  CSS.highlights.set('bright-link', links)
}

/** @param spoken where the sentence that is read aloud begins; null: none is */
export function FocusMode({ spoken }: { readonly spoken: Node | null }) {
  const { article, scroller, page, body } = useReaderPage()
  const { paged } = useReadingModes()
  // Another body has other paragraphs: what follows begins again with it.
  const { contentHtml } = article
  const moveTo = useRef<((by: 1 | -1) => void) | null>(null)
  const hear = useRef<((node: Node | null) => void) | null>(null)

  const spokenNow = useEffectEvent(() => spoken)

  useEffect(() => {
    const root = document.documentElement
    root.dataset['quiet'] = ''
    return () => {
      delete root.dataset['quiet']
    }
  }, [])

  useLayoutEffect(() => {
    const [frame, whole, text] = [scroller.current, page.current, body.current]
    if (!frame || !whole || !text || contentHtml === '') return
    const paragraphs = paragraphsOf(text)
    const flow = flowOf(frame, whole, paged)
    let present = -1
    const paragraphOf = (node: Node | null) =>
      node === null ? -1 : paragraphs.findIndex((one) => one.contains(node))
    /** The one that is read aloud; -1: none is. */
    let said = paragraphOf(spokenNow())
    /** Where the reader stood when a key chose the paragraph: moved by anything else, the reading line chooses. */
    let chosenAt: number | null = null
    const show = (index: number) => {
      if (index === present) return
      present = index
      const paragraph = paragraphs[index]
      brighten(paragraph)
      // The article element is ours. Its pictures are dimmed by one rule, which waits while one of them is what is read.
      whole.toggleAttribute('data-bright-picture', paragraph?.localName === 'figure')
    }
    const look = () => {
      if (said >= 0) return show(said)
      if (chosenAt !== null && Math.abs(flow.offset() - chosenAt) < 1) return
      chosenAt = null
      show(indexAt(paragraphs, flow, flow.line()))
    }
    moveTo.current = (by) => {
      const here = paragraphs[present]
      const span = here && spanOf(here, flow)
      if (!span) return
      const next = paragraphs[present + by]
      const isMoreBelow = by === 1 && span.end > flow.end() + HIDDEN
      const isMoreAbove = by === -1 && span.start < flow.line() - HIDDEN
      // A paragraph longer than the window is read to its end first, and gone back to its beginning.
      if (isMoreBelow || (by === 1 && !next)) flow.turn(1)
      else if (isMoreAbove) flow.goTo(span.start)
      else if (!next) flow.toBeginning()
      else {
        const start = spanOf(next, flow)?.start
        if (start !== undefined) flow.goTo(start)
        show(present + by)
      }
      chosenAt = flow.offset()
    }
    hear.current = (node) => {
      said = paragraphOf(node)
      look()
    }
    look()
    frame.addEventListener('scroll', look, { passive: true })
    return () => {
      frame.removeEventListener('scroll', look)
      moveTo.current = null
      hear.current = null
      brighten(undefined)
      whole.removeAttribute('data-bright-picture')
    }
  }, [scroller, page, body, paged, contentHtml])

  useLayoutEffect(() => hear.current?.(spoken), [spoken])

  useReadingKeys(({ key }) => {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false
    moveTo.current?.(key === 'ArrowDown' ? 1 : -1)
    return true
  })
  return null
}
