// What is selected in the body, told when the selecting has come to rest.
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { BodyText, Extent } from './body-text.ts'
import { liveRange } from './body-text.ts'

/** The part of the body that is selected now, by pointer or keys; null: none. */
export function selectedIn(body: HTMLElement | null, read: () => BodyText | null): Extent | null {
  const selection = document.getSelection()
  if (!body || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  return range.intersectsNode(body) ? (read()?.extentOf(range) ?? null) : null
}

/** Selects a part of the body. */
export function select(body: BodyText, extent: Extent): void {
  const range = body.rangeOf(extent)
  const selection = document.getSelection()
  if (!range || !selection) return
  selection.removeAllRanges()
  selection.addRange(liveRange(range))
}

const isSame = (one: Extent | null, other: Extent | null) =>
  one?.start === other?.start && one?.end === other?.end

export type BodySelection = {
  readonly selected: Extent | null
  /** Looks away from what is selected until something else is. */
  readonly dismiss: (extent: Extent) => void
}

export function useSelection(
  body: RefObject<HTMLElement | null>,
  read: () => BodyText | null,
): BodySelection {
  const [selected, setSelected] = useState<Extent | null>(null)
  const dismissed = useRef<Extent | null>(null)
  const look = useEffectEvent(() => {
    const next = selectedIn(body.current, read)
    if (next === null) dismissed.current = null
    if (next !== null && isSame(next, dismissed.current)) return
    setSelected((now) => (isSame(now, next) ? now : next))
  })
  useEffect(() => {
    let dragging = false
    const onDown = (event: PointerEvent) => {
      dragging = event.target instanceof Node && body.current?.contains(event.target) === true
    }
    const onUp = () => {
      if (!dragging) return
      dragging = false
      look()
    }
    const onChange = () => {
      // While the pointer draws the selection nothing stands in its way.
      if (dragging) setSelected(null)
      else look()
    }
    document.addEventListener('pointerdown', onDown)
    document.addEventListener('pointerup', onUp)
    document.addEventListener('pointercancel', onUp)
    document.addEventListener('selectionchange', onChange)
    return () => {
      document.removeEventListener('pointerdown', onDown)
      document.removeEventListener('pointerup', onUp)
      document.removeEventListener('pointercancel', onUp)
      document.removeEventListener('selectionchange', onChange)
    }
  }, [body])
  const dismiss = useCallback((extent: Extent) => {
    dismissed.current = extent
    setSelected(null)
  }, [])
  return { selected, dismiss }
}
