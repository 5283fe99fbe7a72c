// Draws the sentence that is being read, and keeps it in view until the reader scrolls elsewhere.
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { ReaderPage } from '../reader-page.ts'
import { rangeOf } from './script.ts'
import type { Piece } from './script.ts'

/** Where the sentence comes to lie, as a share of the height, and how near to the edges it may go before that. */
const RESTS_AT = 0.3
const EDGE = 48

function draw(range: Range | null): void {
  if (range === null) {
    CSS.highlights.delete('spoken')
    return
  }
  const spoken = new Highlight(range)
  // Above what was found and what the reader highlighted.
  spoken.priority = 10
  CSS.highlights.set('spoken', spoken)
}

/** Whether the range can be read where it is; one that is taller than the window, while its beginning can. */
function isInView(frame: HTMLElement, range: Range, edge: number): boolean {
  const box = range.getBoundingClientRect()
  const { top, bottom, left, right } = frame.getBoundingClientRect()
  if (box.right <= left || box.left >= right) return false
  return box.top >= top + edge && Math.min(box.bottom, box.top + frame.clientHeight / 2) <= bottom - edge
}

export type Following = {
  /** The reader has scrolled away from the sentence. */
  readonly away: boolean
  readonly goBack: () => void
  /** Where the sentence begins, while it is kept in view; null: there is none, or the reader is elsewhere. */
  readonly spoken: Node | null
}

export function useFollowing({ scroller, flow }: ReaderPage, piece: Piece | null): Following {
  const [away, setAway] = useState(false)
  /** A scroll that is ours is under way. */
  const own = useRef(false)
  const range = useMemo(() => (piece === null ? null : rangeOf(piece)), [piece])
  const active = range !== null

  const show = useCallback(
    (spoken: Range | null, isSmooth: boolean) => {
      const frame = scroller.current
      const here = spoken && flow()
      if (!frame || !here || isInView(frame, spoken, here.paged ? 0 : EDGE)) return
      if (here.paged) {
        own.current = true
        return here.goTo(here.startOf(spoken.getBoundingClientRect()))
      }
      const at = spoken.getBoundingClientRect().top - frame.getBoundingClientRect().top
      const wanted = Math.max(0, frame.scrollTop + at - frame.clientHeight * RESTS_AT)
      const top = Math.min(wanted, frame.scrollHeight - frame.clientHeight)
      if (Math.abs(top - frame.scrollTop) < 1) return
      own.current = true
      // Far away, a journey through the article tells nothing.
      const isNear = Math.abs(top - frame.scrollTop) < frame.clientHeight
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
      frame.scrollTo({ top, behavior: isSmooth && isNear && !isCalm ? 'smooth' : 'instant' })
    },
    [scroller, flow],
  )
  const lookAway = useCallback(
    (spoken: Range | null) => {
      const frame = scroller.current
      if (frame && spoken) setAway(!isInView(frame, spoken, 0))
    },
    [scroller],
  )

  useEffect(() => {
    draw(range)
    return () => draw(null)
  }, [range])
  useEffect(() => {
    if (!away) return show(range, true)
    // Where the reader is elsewhere, reading may come to where he is.
    const frame = requestAnimationFrame(() => lookAway(range))
    return () => cancelAnimationFrame(frame)
  }, [range, away, show, lookAway])

  const onOtherScroll = useEffectEvent(() => lookAway(range))
  const onOtherLayout = useEffectEvent(() => {
    if (!away) show(range, false)
  })
  useEffect(() => {
    const frame = scroller.current
    if (!frame || !active) return
    let frames = 0
    const onScroll = () => {
      if (!own.current) onOtherScroll()
    }
    const ours = () => {
      own.current = false
    }
    // Another size of the text or the window keeps the place by scrolling; that is not the reader's.
    let isFirst = true
    const observer = new ResizeObserver(() => {
      // Told once of what it is to watch, before anything has changed.
      if (isFirst) {
        isFirst = false
        return
      }
      own.current = true
      cancelAnimationFrame(frames)
      frames = requestAnimationFrame(() => {
        frames = requestAnimationFrame(() => {
          own.current = false
          onOtherLayout()
        })
      })
    })
    observer.observe(frame)
    for (const child of frame.children) observer.observe(child)
    frame.addEventListener('scroll', onScroll, { passive: true })
    frame.addEventListener('scrollend', ours)
    // Whoever takes hold of the page while it moves has it.
    frame.addEventListener('wheel', ours, { passive: true })
    frame.addEventListener('touchmove', ours, { passive: true })
    frame.addEventListener('pointerdown', ours)
    document.addEventListener('keydown', ours)
    return () => {
      cancelAnimationFrame(frames)
      observer.disconnect()
      frame.removeEventListener('scroll', onScroll)
      frame.removeEventListener('scrollend', ours)
      frame.removeEventListener('wheel', ours)
      frame.removeEventListener('touchmove', ours)
      frame.removeEventListener('pointerdown', ours)
      document.removeEventListener('keydown', ours)
    }
  }, [scroller, active])

  const goBack = useCallback(() => setAway(false), [])
  return { away: away && active, goBack, spoken: away ? null : (range?.startContainer ?? null) }
}
