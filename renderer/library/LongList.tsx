// A list of whatever there may be many of, series and articles with their notes: only what is near what is seen is in
// the page, with what has the focus and its neighbours. It is found again where it was left, as long as the window is open.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { isAbove, observeShownOffset, observeShownRect, SHORT, shownHeight } from './part-in-page.ts'

/** Entries beyond what is seen, above and below. */
const OVERSCAN = 4

/** How far it was scrolled, and how high entries were: CSS pixels. */
type Kept = { readonly offset: number; readonly heights: ReadonlyMap<string, number> }
/** By the name of the list. */
const kept = new Map<string, Kept>()

/** What an entry's `li` has to carry. */
export type EntryProps = {
  readonly ref: Ref<HTMLLIElement>
  readonly 'data-index': number
  readonly 'aria-setsize': number
  readonly 'aria-posinset': number
  readonly style: { readonly marginBlockStart: number }
}

type LongListProps<Item> = {
  /** What its place is kept by. */
  readonly name: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** Of an entry before it is measured: CSS pixels. */
  readonly height: number
  /** An entry: an `li` with these attributes. */
  readonly children: (item: Item, entry: EntryProps) => ReactNode
}

export function LongList<Item>({ name, items, keyOf, height, children }: LongListProps<Item>) {
  const root = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<number | null>(null)
  /** What stands above it in what scrolls: CSS pixels. */
  const [above, setAbove] = useState(0)
  const [before] = useState(() => kept.get(name))
  const keyAt = (at: number): string => {
    const item = items[at]
    return item === undefined ? '' : keyOf(item)
  }
  const scroller = useCallback(() => root.current?.closest<HTMLElement>('[data-scroller]') ?? null, [])
  const rangeExtractor = useCallback(
    (range: Range) => {
      if (range.count <= SHORT) return Array.from({ length: range.count }, (_, at) => at)
      const near = focused === null ? [] : [focused - 1, focused, focused + 1]
      const all = new Set([
        ...defaultRangeExtractor(range),
        ...near.filter((at) => at >= 0 && at < range.count),
      ])
      return [...all].toSorted((one, other) => one - other)
    },
    [focused],
  )
  // It answers by what it has measured at this moment: nothing that is asked of it may be remembered.
  // oxlint-disable-next-line react/incompatible-library -- who renders by it asks it each time
  const list = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: scroller,
    getItemKey: keyAt,
    observeElementRect: observeShownRect,
    observeElementOffset: observeShownOffset,
    measureElement: shownHeight,
    estimateSize: (at) => before?.heights.get(keyAt(at)) ?? height,
    overscan: OVERSCAN,
    scrollMargin: above,
    rangeExtractor,
    initialOffset: before?.offset ?? 0,
    initialRect: { width: 0, height: window.innerHeight },
  })
  list.shouldAdjustScrollPositionOnItemSizeChange = isAbove
  useLayoutEffect(() => {
    const element = scroller()
    if (!element || !root.current || element.clientHeight === 0) return
    const top = Math.round(
      root.current.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop,
    )
    // oxlint-disable-next-line react/set-state-in-effect -- what stands above is laid out first
    setAbove(top)
  }, [items, scroller])
  useEffect(() => {
    const element = scroller()
    if (!element) return
    let offset = element.scrollTop
    // Not shown, it stands at its top for the browser, and for nobody else.
    const keep = () => {
      if (element.clientHeight > 0) offset = element.scrollTop
    }
    element.addEventListener('scroll', keep, { passive: true })
    return () => {
      element.removeEventListener('scroll', keep)
      kept.set(name, {
        offset,
        heights: new Map(list.takeSnapshot().map(({ key, size }) => [String(key), size])),
      })
    }
  }, [scroller, name, list])

  let end = above
  return (
    <div
      ref={root}
      // The room before the first entry is its own, and no margin of the list. What is measured is made up for here, not
      // by the browser too.
      style={{ display: 'flow-root', overflowAnchor: 'none', minHeight: list.getTotalSize() }}
      onFocus={({ target }) => {
        const entry = target.closest<HTMLElement>('li[data-index]')
        if (entry) setFocused(Number(entry.dataset['index']))
      }}
    >
      <ul>
        {list.getVirtualItems().map(({ index, start, end: itsEnd }) => {
          const item = items[index]
          if (item === undefined) return null
          const room = start - end
          end = itsEnd
          return children(item, {
            ref: list.measureElement,
            'data-index': index,
            'aria-setsize': items.length,
            'aria-posinset': index + 1,
            style: { marginBlockStart: room },
          })
        })}
      </ul>
    </div>
  )
}
