// What lists have in common of which only the part that is seen is in the page.
import { observeElementOffset, observeElementRect } from '@tanstack/react-virtual'
import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual'

/** A list of so many rows is in the page whole. */
export const SHORT = 40

/**
 * The size of what scrolls, as long as it is shown: narrow windows hide a list while an article is read, and it stays as
 * it was.
 */
export const observeShownRect: typeof observeElementRect = (list, tell) =>
  observeElementRect(list, (rect) => {
    if (rect.height > 0) tell(rect)
  })

/** How far it is scrolled. The end of a scroll is told some time after it: hidden by then, it stands where it stood. */
export const observeShownOffset: typeof observeElementOffset = (list, tell) =>
  observeElementOffset(list, (offset, isScrolling) => {
    const isShown = (list.scrollElement?.clientHeight ?? 0) > 0
    tell(isShown ? offset : (list.scrollOffset ?? offset), isScrolling)
  })

/** How high a row is, in whole CSS pixels; where it is not shown, as high as it counted before. */
export function shownHeight<Row extends HTMLElement>(
  row: Row,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<HTMLElement, Row>,
): number {
  const height = entry?.borderBoxSize[0]?.blockSize ?? row.offsetHeight
  if (height > 0) return Math.round(height)
  const index = list.indexFromElement(row)
  return list.measurementsCache[index]?.size ?? list.options.estimateSize(index)
}

/** What is seen stays where it is when a row above it turns out to be of another height, and only then. */
export const isAbove = <Row extends HTMLElement>(
  { end }: VirtualItem,
  _change: number,
  list: Virtualizer<HTMLElement, Row>,
): boolean => end <= (list.scrollOffset ?? 0)
