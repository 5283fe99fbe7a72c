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
/** CSS pixels from where the band is put in which a line counts: farther away stands a picture, or nothing. */
const NEAR = 40
/** CSS pixels that keep the line itself among those beyond a position (lines.ts). */
const HERE = 4
/** Milliseconds without a scroll after which the text has come to rest. */
const REST = 120

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
    /** The middle of the band, in CSS pixels below the reader's top, and where it was put: it stands on the line there. */
    let y = 0
    let put = 0
    const standAt = (to: number) => {
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
    const moveTo = (to: number) => {
      put = to
      standAt(to)
    }
    /** On the line that is nearest to where it was put; between lines that are far apart where it is. */
    const snap = () => {
      const position = flow.positionAt(put)
      const near = [lineFrom(position - HERE, 1), lineFrom(position + HERE, -1)]
        .flatMap((line) => (line ? flow.yOf(middleOf(line)) : []))
        .filter((middle) => Math.abs(middle - put) <= NEAR)
        .toSorted((one, other) => Math.abs(one - put) - Math.abs(other - put))
      standAt(near[0] ?? put)
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
    const follow = (event: PointerEvent) => {
      put = event.clientY - frame.getBoundingClientRect().top
      snap()
    }
    // While the text moves the band stays; once it has come to rest it stands on a line again.
    let resting = 0
    const rest = () => {
      window.clearTimeout(resting)
      resting = window.setTimeout(snap, REST)
    }
    const observer = new ResizeObserver(rest)
    observer.observe(text)
    frame.addEventListener('pointermove', follow)
    frame.addEventListener('scroll', rest, { passive: true })
    return () => {
      window.clearTimeout(resting)
      observer.disconnect()
      frame.removeEventListener('pointermove', follow)
      frame.removeEventListener('scroll', rest)
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
