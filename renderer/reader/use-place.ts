// Keeps the reader's place: restores it when an article opens, holds it when the size changes, and tells the library.
import type { RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ArticleDetail, Place } from '../../domain/article.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { blocksOf, lineOf, placeAt } from './place.ts'

/** CSS pixels below the top of the reader where the line counts that is being read. */
export const READING_LINE = 96
/** Milliseconds between two writes of the place. */
const TELL_EVERY = 400
/** An article that fits on one screen counts as read after this share of its reading time, at most ten seconds. */
const SHORT_READ_SHARE = 0.3
const SHORT_READ_MOST = 10_000

type Told = { place: Place | null; progress: number; begun: boolean; finished: boolean }

/** Share of the body that lies above the bottom of the scroller: 0 to 1. */
function progressOf(scroller: HTMLElement, body: HTMLElement): number {
  const { bottom } = scroller.getBoundingClientRect()
  const box = body.getBoundingClientRect()
  return box.height === 0 ? 1 : Math.min(1, Math.max(0, (bottom - box.top) / box.height))
}

export function usePlace(
  article: ArticleDetail,
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
): number {
  const [progress, setProgress] = useState(article.progress)
  const held = useRef<Place | null>(article.place)
  const told = useRef<Told>({
    place: article.place,
    progress: article.progress,
    begun: false,
    finished: false,
  })
  const pending = useRef<number | null>(null)
  const failed = useRef(false)
  const { tellCaught } = useNotices()
  // Saved anew while it is open, an article has other blocks: the effects below begin again with them.
  const { id, contentHtml, readingMinutes } = article

  const tell = useCallback(() => {
    if (pending.current !== null) window.clearTimeout(pending.current)
    pending.current = null
    call('library:place', { id, ...told.current }).catch((caught: unknown) => {
      // The next scroll tries again; that it failed is said once, and reading goes on.
      if (failed.current || errorOf(caught).code === 'article-not-found') return
      failed.current = true
      tellCaught(caught)
    })
  }, [id, tellCaught])
  const tellSoon = useCallback(() => {
    if (pending.current === null) pending.current = window.setTimeout(tell, TELL_EVERY)
  }, [tell])

  const restore = useCallback(() => {
    const [frame, text] = [scroller.current, body.current]
    if (!frame || !text || !held.current) return
    // The very beginning: the title is above the first block, and is what one wants to see.
    if (held.current.block === 0 && held.current.within === 0) return
    const line = lineOf(blocksOf(text), held.current)
    if (line !== null)
      frame.scrollBy({ top: line - frame.getBoundingClientRect().top - READING_LINE, behavior: 'instant' })
  }, [scroller, body])

  useLayoutEffect(() => {
    const frame = scroller.current
    if (!frame || contentHtml === '') return
    frame.scrollTo({ top: 0, behavior: 'instant' })
    restore()
  }, [scroller, restore, contentHtml])

  useEffect(() => {
    const [frame, text] = [scroller.current, body.current]
    if (!frame || !text || contentHtml === '') return
    const blocks = blocksOf(text)
    let height = text.offsetHeight
    let width = text.offsetWidth

    const fits =
      text.getBoundingClientRect().bottom <= frame.getBoundingClientRect().bottom && frame.scrollTop < 4
    const look = () => {
      // Opened and not yet scrolled, nothing counts as seen, unless there is nothing to scroll to.
      const seen = frame.scrollTop < 4 && !fits ? 0 : progressOf(frame, text)
      setProgress(seen)
      return seen
    }
    const onScroll = () => {
      held.current = placeAt(blocks, frame.getBoundingClientRect().top + READING_LINE)
      const seen = look()
      told.current = {
        place: held.current,
        progress: seen,
        begun: told.current.begun || frame.scrollTop >= frame.clientHeight * 0.8,
        finished: told.current.finished || seen >= 0.999,
      }
      tellSoon()
    }
    // Another size, width or face, or a picture that came: the line that was being read stays where it was.
    const observer = new ResizeObserver(() => {
      if (text.offsetHeight === height && text.offsetWidth === width) return
      height = text.offsetHeight
      width = text.offsetWidth
      restore()
      look()
    })
    observer.observe(text)
    look()
    frame.addEventListener('scroll', onScroll, { passive: true })

    const readInMs = Math.min(SHORT_READ_MOST, readingMinutes * 60_000 * SHORT_READ_SHARE)
    const shortRead = fits
      ? window.setTimeout(() => {
          told.current = { ...told.current, progress: 1, begun: true, finished: true }
          tell()
        }, readInMs)
      : null

    const leave = () => pending.current !== null && tell()
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      leave()
      if (shortRead !== null) window.clearTimeout(shortRead)
      observer.disconnect()
      frame.removeEventListener('scroll', onScroll)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [scroller, body, restore, tell, tellSoon, readingMinutes, contentHtml])

  return progress
}
