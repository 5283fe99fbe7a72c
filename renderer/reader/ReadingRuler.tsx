// A band that keeps the line: it follows the pointer, and by the keys goes from line to line.
import { useEffect, useRef } from 'react'
import { READING_LINE, flowOf } from './flow.ts'
import { lineBeyond, linesOf, middleOf } from './lines.ts'
import type { Line } from './lines.ts'
import { indexAt, paragraphsOf } from './place.ts'
import { useReaderPage } from './reader-page.ts'
import { useReadingKeys } from './reading-keys.ts'
import { useReadingModes } from './reading-modes.ts'
import styles from './ReadingRuler.module.css'

/** CSS pixels at the top and bottom of the reader in which the band does not go: the text moves instead. */
const MARGIN = READING_LINE

export function ReadingRuler() {
  const { article, scroller, page, body } = useReaderPage()
  const { paged } = useReadingModes()
  // Another body has other paragraphs: what follows begins again with it.
  const { contentHtml } = article
  const band = useRef<HTMLDivElement>(null)
  const stepBy = useRef<((by: 1 | -1) => void) | null>(null)

  useEffect(() => {
    const [frame, whole, text] = [scroller.current, page.current, body.current]
    if (!frame || !whole || !text || contentHtml === '') return
    const flow = flowOf(frame, whole, paged)
    const paragraphs = paragraphsOf(text)
    /** The middle of the band, in CSS pixels below the reader's top. */
    let y = 0
    const moveTo = (to: number) => {
      y = to
      if (band.current) band.current.style.transform = `translateY(calc(${to}px - 50%))`
    }
    const linesIn = (paragraph: HTMLElement): Line[] => {
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      return linesOf(
        [...range.getClientRects()].map((box) => ({ start: flow.startOf(box), end: flow.endOf(box) })),
      )
    }
    const lineFrom = (position: number, by: 1 | -1): Line | null => {
      for (let at = indexAt(paragraphs, flow, position); ; at += by) {
        const paragraph = paragraphs[at]
        if (!paragraph) return null
        const line = lineBeyond(linesIn(paragraph), position, by)
        if (line) return line
      }
    }
    stepBy.current = (by) => {
      const line = lineFrom(flow.positionAt(y), by)
      if (!line) return flow.turn(by)
      if (paged) {
        // Only where the line lies on another page does this turn to it.
        flow.goTo(line.start)
        return moveTo(flow.yOf(middleOf(line)))
      }
      const wanted = flow.yOf(middleOf(line))
      const held = Math.min(Math.max(wanted, MARGIN), frame.clientHeight - MARGIN)
      if (wanted !== held) frame.scrollBy({ top: wanted - held, behavior: 'instant' })
      // Where the text has not moved far enough, at its beginning and end, the band does.
      moveTo(flow.yOf(middleOf(line)))
    }
    const first = lineFrom(flow.line() - 1, 1)
    moveTo(first ? flow.yOf(middleOf(first)) : MARGIN)
    const follow = (event: PointerEvent) => moveTo(event.clientY - frame.getBoundingClientRect().top)
    frame.addEventListener('pointermove', follow)
    return () => {
      frame.removeEventListener('pointermove', follow)
      stepBy.current = null
    }
  }, [scroller, page, body, paged, contentHtml])

  useReadingKeys(({ key }) => {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false
    stepBy.current?.(key === 'ArrowDown' ? 1 : -1)
    return true
  })
  return (
    <div className={styles.clip} aria-hidden="true">
      <div ref={band} className={styles.band} data-ruler />
    </div>
  )
}
