// The article goes by itself at a pace in words a minute: a strip glides, pages turn, and where the person wants less
// motion the strip moves line by line. The bar below says the pace, pauses and ends it.
import { Minus, Pause, Play, Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { changedPace, FASTEST_PACE, glide, pixelsPerSecond, SLOWEST_PACE } from '../../domain/pace.ts'
import { useSettings } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import { useFoot } from '../interface/use-foot.ts'
import styles from './AutoScroll.module.css'
import { flowOf } from './flow.ts'
import { spanOf } from './place.ts'
import { useReaderPage } from './reader-page.ts'
import { isOnControl, useReadingKeys } from './reading-keys.ts'
import { useReadingModes } from './reading-modes.ts'

type Going = 'on' | 'paused' | 'ended'

export function AutoScroll() {
  const { settings, change, messages } = useSettings()
  const t = messages.helps
  const { article, scroller, page, body } = useReaderPage()
  const { paged, toggle } = useReadingModes()
  const [going, setGoing] = useState<Going>('on')
  const pace = settings.autoScrollPace
  const bar = useRef<HTMLDivElement>(null)
  useFoot(bar)

  useEffect(() => {
    const [frame, whole, text] = [scroller.current, page.current, body.current]
    if (going !== 'on' || !frame || !whole || !text) return
    const flow = flowOf(frame, whole, paged)
    const inSteps = paged || window.matchMedia('(prefers-reduced-motion: reduce)').matches
    // The smallest move that the screen can show.
    const pixel = 1 / window.devicePixelRatio
    let carry = 0
    let last = performance.now()
    const step = (now: number) => {
      const span = spanOf(text, flow)
      if (!span) return
      const elapsed = document.querySelector('dialog[open]') ? 0 : now - last
      last = now
      const speed = pixelsPerSecond(pace, article.wordCount, span.end - span.start)
      const size = inSteps
        ? paged
          ? flow.end() - flow.line()
          : parseFloat(getComputedStyle(text).lineHeight)
        : pixel
      const due = glide(carry / size, elapsed, speed / size)
      carry = due.carry * size
      if (due.move > 0) {
        // The last page of the body has had its time: what comes after it is chosen, not come upon.
        if (paged && span.end <= flow.end()) return setGoing('ended')
        const before = flow.offset()
        if (paged) flow.turn(1)
        else frame.scrollBy({ top: due.move * size, behavior: 'instant' })
        if (flow.offset() === before || (!paged && span.end <= flow.end())) return setGoing('ended')
      }
      frameId = requestAnimationFrame(step)
    }
    let frameId = requestAnimationFrame(step)
    const pause = () => setGoing('paused')
    frame.addEventListener('wheel', pause, { passive: true })
    return () => {
      cancelAnimationFrame(frameId)
      frame.removeEventListener('wheel', pause)
    }
  }, [going, pace, paged, scroller, page, body, article.wordCount])

  const changePace = (by: 1 | -1) => change({ autoScrollPace: changedPace(pace, by) })
  const pauseOrGo = () => setGoing(going === 'on' ? 'paused' : 'on')
  const stop = () => {
    if (bar.current?.contains(document.activeElement)) scroller.current?.focus({ preventScroll: true })
    toggle('autoScroll')
  }
  useReadingKeys((event) => {
    if (event.key === ' ' && !isOnControl(event)) pauseOrGo()
    else if (event.key === '+' || event.key === '=') changePace(1)
    else if (event.key === '-') changePace(-1)
    else return false
    return true
  })
  return (
    <div
      ref={bar}
      className={styles.bar}
      data-paged={paged || undefined}
      role="group"
      aria-label={t.autoScroll}
    >
      <IconButton label={going === 'on' ? t.pause : t.resume} keys={messages.keys.space} onClick={pauseOrGo}>
        {going === 'on' ? <Pause size={17} aria-hidden="true" /> : <Play size={17} aria-hidden="true" />}
      </IconButton>
      <IconButton
        label={t.slower}
        keys="−"
        aria-disabled={pace <= SLOWEST_PACE}
        onClick={() => changePace(-1)}
      >
        <Minus size={17} aria-hidden="true" />
      </IconButton>
      <span className={styles.pace} role="status">
        {going === 'ended' ? t.atEnd : t.pace(pace)}
      </span>
      <IconButton
        label={t.faster}
        keys="+"
        aria-disabled={pace >= FASTEST_PACE}
        onClick={() => changePace(1)}
      >
        <Plus size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={t.stop} keys={messages.keys.escape} onClick={stop}>
        <X size={17} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
