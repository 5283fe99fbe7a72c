// Keeps the reader's place: restores it when an article opens, holds it when the size changes, and tells the library.
import { useCallback, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { ArticleDetail, Place } from '../../domain/article.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { flowOf } from './flow.ts'
import type { Flow } from './flow.ts'
import { beginGradualLayout, forgetGradualLayout, isLongArticle } from './gradual-layout.ts'
import type { GradualLayout } from './gradual-layout.ts'
import { asHeld, blockOf, blocksOf, placeAt, positionOf, spanOf } from './place.ts'
import type { HeldPlace } from './place.ts'
import { useReadingProgress } from './reading-progress.ts'
import type { ReadingProgress } from './reading-progress.ts'

/** Milliseconds between two writes of the place. */
const TELL_EVERY = 400
/** An article that fits on one screen counts as read after this share of its reading time, at most ten seconds. */
const SHORT_READ_SHARE = 0.3
const SHORT_READ_MOST = 10_000

type Told = { place: Place | null; progress: number; begun: boolean; finished: boolean }

/** Share of the body that has been in sight: 0 to 1. */
function progressOf(flow: Flow, body: HTMLElement): number {
  const span = spanOf(body, flow)
  if (!span || span.end <= span.start) return 1
  return Math.min(1, Math.max(0, (flow.end() - span.start) / (span.end - span.start)))
}

/** The child of the body that holds an element of it. */
function childOf(body: HTMLElement, element: Element | undefined): Element | null {
  let child = element ?? null
  while (child && child.parentElement !== body) child = child.parentElement
  return child
}

/** Whether all of the body is in sight without moving. */
const fitsIn = (flow: Flow, body: HTMLElement): boolean =>
  flow.atBeginning() && (spanOf(body, flow)?.end ?? 0) <= flow.end()

export type PlaceElements = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly page: RefObject<HTMLElement | null>
  readonly body: RefObject<HTMLElement | null>
}

/** @returns how much of the article has been read */
export function usePlace(article: ArticleDetail, elements: PlaceElements, paged: boolean): ReadingProgress {
  const { scroller, page, body } = elements
  const progress = useReadingProgress(article.progress)
  const held = useRef<HeldPlace | null>(asHeld(article.place))
  /** Where the last restoring has left the reader: as long as it stands there, nobody has moved. */
  const restoredTo = useRef<number | null>(null)
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
    const [frame, whole, text] = [scroller.current, page.current, body.current]
    if (!frame || !whole || !text || !held.current) return
    const { place, beyond } = held.current
    // The very beginning: the title is above the first block, and is what one wants to see.
    if (place.block === 0 && place.within === 0 && beyond === 0) return
    const flow = flowOf(frame, whole, paged)
    const position = positionOf(blocksOf(text), text, flow, held.current)
    if (position === null) return
    // Said again where it stands already, it would end a scroll that is under way.
    if (paged || Math.abs(position - flow.line()) >= 0.5) flow.goTo(position)
    restoredTo.current = flow.offset()
  }, [scroller, page, body, paged])

  const gradual = useRef<GradualLayout | null>(null)
  useLayoutEffect(() => {
    const [frame, whole, text] = [scroller.current, page.current, body.current]
    if (!frame || !whole || !text || contentHtml === '') return
    forgetGradualLayout(text)
    // Columns are counted: all of them are laid out.
    if (!paged && isLongArticle(contentHtml)) {
      const block = held.current ? blockOf(blocksOf(text), held.current.place) : undefined
      gradual.current = beginGradualLayout(frame, text, contentHtml, childOf(text, block))
    }
    flowOf(frame, whole, paged).toBeginning()
    restore()
    return () => {
      gradual.current?.end()
      gradual.current = null
    }
  }, [scroller, page, body, restore, contentHtml, paged])

  // Listening changes hands in the moment in which the layout does: what listened to pages must not hear of the strip.
  useLayoutEffect(() => {
    const [frame, whole, text] = [scroller.current, page.current, body.current]
    if (!frame || !whole || !text || contentHtml === '') return
    const blocks = blocksOf(text)
    const flow = flowOf(frame, whole, paged)

    const look = () => {
      // Opened and not yet scrolled, nothing counts as seen, unless there is nothing to scroll to.
      const seen = flow.atBeginning() && !fitsIn(flow, text) ? 0 : progressOf(flow, text)
      // A thousandth is less than a pixel of the line that shows it.
      progress.set(Math.round(seen * 1000) / 1000)
      return seen
    }
    const shape = () => {
      const { width, height } = frame.getBoundingClientRect()
      const { start = 0, end = 0 } = spanOf(text, flow) ?? {}
      return { start, rest: [text.offsetWidth, end - start, paged ? `${width} ${height}` : ''].join(' ') }
    }
    let last = shape()
    const onScroll = () => {
      // Laid out anew and not yet restored: where it stands now is nobody's choice.
      if (shape().rest !== last.rest) return
      if (gradual.current?.showSight()) last = shape()
      if (restoredTo.current !== null && Math.abs(flow.offset() - restoredTo.current) < 1) return void look()
      restoredTo.current = null
      held.current = placeAt(blocks, text, flow)
      const seen = look()
      told.current = {
        place: held.current?.place ?? null,
        progress: seen,
        begun: told.current.begun || flow.pastFirstScreen(),
        finished: told.current.finished || seen >= 0.999,
      }
      tellSoon()
    }
    // Another size, width or face, or a picture that came: the line that was being read stays where it was. What
    // unfolds above the body while it is in sight pushes the body down, as one expects.
    const hold = () => {
      const now = shape()
      const isPushed = !paged && now.rest === last.rest && now.start > frame.scrollTop
      const isSame = now.rest === last.rest && now.start === last.start
      last = now
      if (isSame) return
      const isAbove = !paged && (held.current?.beyond ?? 0) < 0
      if (!isPushed && !isAbove) restore()
      look()
    }
    const observer = new ResizeObserver(hold)
    for (const element of [frame, text, ...whole.children]) observer.observe(element)
    // A face that comes late moves lines, also where the height stays.
    const holdAnyway = () => {
      if (paged || (held.current?.beyond ?? 0) >= 0) restore()
      look()
    }
    document.fonts.addEventListener('loadingdone', holdAnyway)
    look()
    gradual.current?.begin((change, below) => {
      // What has been scrolled since is taken first: that is the line to keep.
      onScroll()
      change()
      if (below) last = shape()
      else hold()
      look()
    })
    frame.addEventListener('scroll', onScroll, { passive: true })

    const readInMs = Math.min(SHORT_READ_MOST, readingMinutes * 60_000 * SHORT_READ_SHARE)
    const shortRead = window.setTimeout(() => {
      if (!fitsIn(flow, text)) return
      told.current = { ...told.current, progress: 1, begun: true, finished: true }
      tell()
    }, readInMs)

    const leave = () => pending.current !== null && tell()
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      leave()
      window.clearTimeout(shortRead)
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', holdAnyway)
      frame.removeEventListener('scroll', onScroll)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [scroller, page, body, paged, restore, tell, tellSoon, readingMinutes, contentHtml, progress])

  return progress
}
