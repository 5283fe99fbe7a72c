// Which rows of a long list are in the page: those near what is seen, and the one that has the focus.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Range, ReactVirtualizer, Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import { keepLastPlace, placeInList, rememberPlace } from '../client/list-places.ts'
import type { Listing } from '../client/listing.ts'
import type { ListLayout } from './list-layout.ts'
import { isAbove, observeShownOffset, observeShownRect, SHORT, shownHeight } from './part-in-page.ts'

/** Rows beyond what is seen, above and below. */
const OVERSCAN = 8
/** Who goes further at once than this share of what is seen does not read on the way. */
const HURRY = 1 / 3
/** Heights before anything is measured, in pixels. */
const ROW = 124
const HEADING = 29

/** How high rows were when they were last in the page: what one comes back to stands where it stood. */
const heights = new Map<string, number>()

type RowVirtualizer = Virtualizer<HTMLElement, HTMLElement>

function measured(
  element: HTMLElement,
  entry: ResizeObserverEntry | undefined,
  list: RowVirtualizer,
): number {
  const key = String(list.options.getItemKey(list.indexFromElement(element)))
  const height = shownHeight(element, entry, list)
  heights.set(key, height)
  return height
}

function remember(list: RowVirtualizer, place: string, layout: ListLayout, ids: readonly ArticleId[]): void {
  // Hidden, it stands at its top for the browser, and for nobody else.
  if ((list.scrollElement?.clientHeight ?? 0) === 0) return
  const offset = list.scrollOffset ?? 0
  if (offset <= 0) return rememberPlace(place, { top: null })
  const item = list.getVirtualItemForOffset(offset)
  if (!item) return
  const index = layout.rowAt(item.index) ?? layout.dayOf(item.index).firstRow
  const start = list.measurementsCache[layout.itemOf(index)]?.start ?? item.start
  const id = ids[index]
  if (id !== undefined) rememberPlace(place, { top: { id, index, over: offset - start } })
}

export type RowWindowOptions = {
  readonly listing: Listing
  readonly layout: ListLayout
  readonly scroller: () => HTMLElement | null
  /** Rows that are in the page wherever one looks. */
  readonly kept: readonly number[]
}

export type RowWindow = {
  readonly list: ReactVirtualizer<HTMLElement, HTMLElement>
  /** One goes so fast that nobody looks at a row: a picture that is asked for now is gone before it comes. */
  readonly hurried: boolean
}

export function useRowWindow({ listing, layout, scroller, kept }: RowWindowOptions): RowWindow {
  const { ids, place } = listing
  /** What is seen first: how far one is below the top of which item. */
  const start = (): { readonly item: number; readonly over: number } | null => {
    const { top } = placeInList(place)
    if (top === null || ids.length === 0) return null
    const found = ids.indexOf(top.id)
    return { item: layout.itemOf(found >= 0 ? found : Math.min(top.index, ids.length - 1)), over: top.over }
  }
  /** As they were known before: an estimate that followed what is measured would hide each change from the list. */
  const [known] = useState(() => {
    const before = new Map(heights)
    const from = start()
    if (from === null) return before
    // At least as high as one is within it: a row that seemed to be above would be made up for.
    const key = layout.key(from.item)
    return before.set(key, Math.max(before.get(key) ?? ROW, from.over + 1))
  })
  const height = useCallback(
    (item: number) => known.get(layout.key(item)) ?? (layout.rowAt(item) === null ? HEADING : ROW),
    [layout, known],
  )
  /** What is seen of a new list is drawn first, since somebody may be typing; the rest when nothing else is to be done. */
  const isDrawn = useDeferredValue(true, false)
  const rangeExtractor = useCallback(
    (range: Range) => {
      if (isDrawn && range.count <= SHORT) return Array.from({ length: range.count }, (_, item) => item)
      const items = new Set(defaultRangeExtractor(range))
      for (const row of kept) if (row < ids.length) items.add(layout.itemOf(row))
      // A day that has a row in the page has its heading there.
      for (const item of [...items]) items.add(layout.dayOf(item).firstItem)
      return [...items].toSorted((one, other) => one - other)
    },
    [layout, ids, kept, isDrawn],
  )
  /** Whether one has left the top: then what is seen stays where it is, whatever comes or goes above it. */
  const [scrolled, setScrolled] = useState(false)
  const [hurried, setHurried] = useState(false)
  const lastOffset = useRef(0)
  const initialOffset = (): number => {
    const from = start()
    if (from === null) return 0
    let offset = from.over
    for (let before = 0; before < from.item; before++) offset += height(before)
    return Math.max(0, offset)
  }
  // It answers by what it has measured at this moment: nothing that is asked of it may be remembered.
  // oxlint-disable-next-line react/incompatible-library -- who renders by it asks it each time
  const list = useVirtualizer<HTMLElement, HTMLElement>({
    count: layout.itemCount,
    getScrollElement: scroller,
    getItemKey: layout.key,
    estimateSize: height,
    measureElement: measured,
    observeElementRect: observeShownRect,
    observeElementOffset: observeShownOffset,
    overscan: isDrawn ? OVERSCAN : 0,
    rangeExtractor,
    initialOffset,
    initialRect: { width: 0, height: window.innerHeight },
    anchorTo: scrolled ? 'end' : 'start',
    onChange(instance, sync) {
      const offset = instance.scrollOffset ?? 0
      setScrolled(offset > 0)
      // A row that is measured, too, is told of while one scrolls.
      const gone = sync ? Math.abs(offset - lastOffset.current) : 0
      if (!instance.isScrolling) setHurried(false)
      else if (gone > 0) setHurried(gone > (instance.scrollRect?.height ?? 0) * HURRY)
      lastOffset.current = offset
      remember(instance, place, layout, ids)
      // A crash should not cost it; writing it with every frame would cost the scrolling.
      if (!instance.isScrolling) keepLastPlace()
    },
  })
  list.shouldAdjustScrollPositionOnItemSizeChange = isAbove
  return { list, hurried }
}

/** Rows asked for beyond those that are seen. */
const AROUND = 50
/** So many are asked for at once: each answer draws the window. */
const STEP = 25

/** Tells which rows are to be held: those that are seen with some screens around them, and those kept in the page. */
export function useWanted(
  list: RowVirtualizer,
  { listing, layout, kept }: Omit<RowWindowOptions, 'scroller'>,
  onWant: (ids: readonly ArticleId[]) => void,
): void {
  const { ids } = listing
  const rowNear = (item: number) => layout.rowAt(item) ?? layout.dayOf(item).firstRow
  const first = list.range ? rowNear(list.range.startIndex) : 0
  const last = list.range ? rowNear(list.range.endIndex) : -1
  const isShown = last >= first
  const from = Math.max(0, Math.floor((first - AROUND) / STEP) * STEP)
  const to = Math.ceil((last + 1 + AROUND) / STEP) * STEP
  useEffect(() => {
    if (!isShown) return
    onWant([...new Set([...ids.slice(from, to), ...kept.flatMap((row) => ids[row] ?? [])])])
  }, [isShown, from, to, ids, kept, onWant])
}
