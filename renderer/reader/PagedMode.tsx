// The article in pages: what turns them, and which one is in sight. How the pages are laid is PagedMode.module.css.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLayoutEffect, useState } from 'react'
import { useMessages } from '../client/settings.tsx'
import { pagedFlow } from './flow.ts'
import styles from './PagedMode.module.css'
import { useReaderPage } from './reader-page.ts'
import { useReadingKeys } from './reading-keys.ts'

/** CSS pixels that the wheel is turned for one page, and milliseconds in which one gesture turns no second one. */
const WHEEL = 40
const WHEEL_REST = 250

export function PagedMode() {
  const t = useMessages().helps
  const { article, scroller, page: articleElement } = useReaderPage()
  const [{ page, pages }, setState] = useState({ page: 0, pages: 1 })
  // Another body has other tables and pages: the effect begins again with it.
  const { contentHtml } = article
  const turnsLeft = article.dir === 'rtl'

  const flowNow = () => {
    const [frame, element] = [scroller.current, articleElement.current]
    return frame && element ? pagedFlow(frame, element) : null
  }

  // In the moment in which the layout changes: a strip that scrolls is not between two pages.
  useLayoutEffect(() => {
    const [frame, element] = [scroller.current, articleElement.current]
    if (!frame || !element || contentHtml === '') return
    const flow = pagedFlow(frame, element)
    const widthOf = () => frame.getBoundingClientRect().width
    let last = flow.page()
    let width = widthOf()
    let held = false
    /** Where what has the focus lies, once it has been scrolled into sight; what spans pages has a box on each. */
    const focusInSight = () => {
      const focused = document.activeElement
      if (!focused || !element.contains(focused)) return undefined
      const view = frame.getBoundingClientRect()
      return [...focused.getClientRects()].find(({ left, right }) => right > view.left && left < view.right)
    }
    const tables = [...element.querySelectorAll('.article-body table')]
    const look = () => {
      // The article element is ours. Once tables scroll they stay so: their scrollbars make them no narrower.
      if (tables.some((table) => table.scrollWidth > table.clientWidth + 1))
        element.toggleAttribute('data-wide-tables', true)
      // The browser scrolls by itself, to what takes the focus as well: to the middle, the beginning or the end of it,
      // so that more may be seen of the page beside its own. While the pointer selects text, the page stays.
      if (flow.betweenPages()) {
        const focus = held ? undefined : focusInSight()
        const at = Math.abs(frame.scrollLeft) / width
        const moved = Math.abs(at - last) * width > 2
        if (focus) flow.turnTo(flow.pageOf(focus))
        else flow.turnTo(held || !moved ? last : at > last ? Math.ceil(at) : Math.floor(at))
      }
      last = flow.page()
      const count = flow.pages()
      setState((known) =>
        known.page === last && known.pages === count ? known : { page: last, pages: count },
      )
    }
    let turned = 0
    let seenAt = 0
    let restUntil = 0
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return
      const inner = event.target instanceof Element ? event.target.closest('.article-body table') : null
      if (inner && inner.scrollHeight > inner.clientHeight + 1) return
      if (event.timeStamp - seenAt > WHEEL_REST) turned = 0
      seenAt = event.timeStamp
      // Lines of 16 pixels where the wheel counts in lines.
      turned += (event.deltaY + event.deltaX) * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1)
      if (Math.abs(turned) < WHEEL || event.timeStamp < restUntil) return
      flow.turn(turned > 0 ? 1 : -1)
      restUntil = event.timeStamp + WHEEL_REST
      turned = 0
    }
    const hold = () => {
      held = true
    }
    const letGo = () => {
      held = false
    }
    const onScroll = () => {
      // Of another width and not yet looked at: its pages lie elsewhere, and the place is about to be restored.
      if (widthOf() === width) look()
    }
    const observer = new ResizeObserver(() => {
      width = widthOf()
      look()
    })
    for (const part of [frame, ...element.children]) observer.observe(part)
    look()
    frame.addEventListener('scroll', onScroll, { passive: true })
    frame.addEventListener('wheel', onWheel, { passive: true })
    frame.addEventListener('pointerdown', hold)
    document.addEventListener('pointerup', letGo)
    document.addEventListener('pointercancel', letGo)
    return () => {
      observer.disconnect()
      element.removeAttribute('data-wide-tables')
      frame.removeEventListener('scroll', onScroll)
      frame.removeEventListener('wheel', onWheel)
      frame.removeEventListener('pointerdown', hold)
      document.removeEventListener('pointerup', letGo)
      document.removeEventListener('pointercancel', letGo)
    }
  }, [scroller, articleElement, contentHtml])

  useReadingKeys(({ key, shiftKey }) => {
    const flow = flowNow()
    if (!flow || shiftKey) return false
    if (key === 'PageDown' || key === (turnsLeft ? 'ArrowLeft' : 'ArrowRight')) flow.turn(1)
    else if (key === 'PageUp' || key === (turnsLeft ? 'ArrowRight' : 'ArrowLeft')) flow.turn(-1)
    else if (key === 'Home') flow.turnTo(0)
    else if (key === 'End') flow.turnTo(flow.pages() - 1)
    else return false
    return true
  })

  const edge = (side: 'left' | 'right') => {
    const by = (side === 'right') === turnsLeft ? -1 : 1
    const Icon = side === 'left' ? ChevronLeft : ChevronRight
    const name = by === 1 ? t.nextPage : t.previousPage
    return (
      <button
        type="button"
        className={styles.edge}
        data-side={side}
        aria-label={name}
        title={name}
        // Kept in the page where it has nothing to do: the focus must not be lost at the last turn.
        aria-disabled={by === 1 ? page >= pages - 1 : page === 0}
        onClick={() => flowNow()?.turn(by)}
      >
        <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
      </button>
    )
  }
  return (
    <>
      {edge('left')}
      {edge('right')}
      <p className={styles.number} role="status" aria-label={t.pages}>
        {t.page(page + 1, pages)}
      </p>
    </>
  )
}

/** In the scroller beside the article: room to turn to the last page as to any other. */
export const PagesEnd = () => <span className={styles.end} aria-hidden="true" />
