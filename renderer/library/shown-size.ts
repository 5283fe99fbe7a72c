// Sizes of what may be hidden: narrow windows hide a list while an article is read, and it stays as it was.
import { observeElementRect } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'

/** The size of what scrolls, as long as it is shown. */
export const observeShownRect: typeof observeElementRect = (list, tell) =>
  observeElementRect(list, (rect) => {
    if (rect.height > 0) tell(rect)
  })

/**
 * How high an entry of a list is, in whole CSS pixels.
 * @returns what it was before where it is not shown; null where that is not known
 */
export function shownHeight<Entry extends HTMLElement>(
  element: Entry,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<HTMLElement, Entry>,
): number | null {
  const height = entry?.borderBoxSize[0]?.blockSize ?? element.offsetHeight
  if (height > 0) return Math.round(height)
  return list.itemSizeCache.get(list.options.getItemKey(list.indexFromElement(element))) ?? null
}
