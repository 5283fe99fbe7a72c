// The stage of the viewer: a picture that is zoomed by wheel, pinch, double click and fingers, and moved by dragging.
import type { PointerEvent, MouseEvent as ReactMouseEvent, RefObject } from 'react'
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { moveBy, settle, toggleZoom, wheelFactor, wholeView, isZoomed, zoomBy } from './zoom.ts'
import type { Point, Size, View } from './zoom.ts'

/** CSS pixels that a pointer may move and still be a click. */
const CLICK = 5

export type Stage = {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly view: View
  readonly zoomed: boolean
  readonly zoom: (factor: number) => void
  readonly move: (by: Point) => void
  readonly whole: () => void
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void
    readonly onDoubleClick: (event: ReactMouseEvent<HTMLElement>) => void
  }
}

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})
const apart = ([a, b]: readonly Point[]): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0)

/**
 * @param picture the own size of what is shown; another `address` is seen whole at first
 * @param onOutside a click beside the picture
 */
export function useStage(address: string, picture: Size, onOutside: () => void): Stage {
  const ref = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<Size>({ width: 1, height: 1 })
  /** null: whole, however large the stage is. */
  const [chosen, setChosen] = useState<{ readonly address: string; readonly view: View } | null>(null)
  const pointers = useRef(new Map<number, Point>())
  const pressed = useRef<Point | null>(null)

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setStage({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const view = chosen?.address === address ? settle(chosen.view, picture, stage) : wholeView(picture, stage)
  const show = (next: View) => setChosen(isZoomed(next, picture, stage) ? { address, view: next } : null)
  const fromCentre = ({
    clientX,
    clientY,
  }: {
    readonly clientX: number
    readonly clientY: number
  }): Point => {
    const box = ref.current?.getBoundingClientRect()
    return box
      ? { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 }
      : { x: 0, y: 0 }
  }

  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const factor = wheelFactor(event.deltaY, event.ctrlKey, event.deltaMode === WheelEvent.DOM_DELTA_LINE)
    show(zoomBy(view, factor, fromCentre(event), picture, stage))
  })
  // Not by React: it listens to the wheel passively, and the window would zoom as well.
  useEffect(() => {
    const element = ref.current
    const listen = (event: WheelEvent) => onWheel(event)
    element?.addEventListener('wheel', listen, { passive: false })
    return () => element?.removeEventListener('wheel', listen)
  }, [])

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const held = pointers.current
    if (!held.has(event.pointerId)) return
    const before = [...held.values()]
    held.set(event.pointerId, fromCentre(event))
    const after = [...held.values()]
    const [from, to] = [middleOf(before), middleOf(after)]
    const spread = before.length === 2 && apart(before) > 0 ? apart(after) / apart(before) : 1
    const moved = moveBy(view, { x: to.x - from.x, y: to.y - from.y }, picture, stage)
    show(spread === 1 ? moved : zoomBy(moved, spread, to, picture, stage))
  }
  const release = (event: PointerEvent<HTMLElement>) => pointers.current.delete(event.pointerId)

  return {
    ref,
    view,
    zoomed: isZoomed(view, picture, stage),
    zoom: (factor) => show(zoomBy(view, factor, { x: 0, y: 0 }, picture, stage)),
    move: (by) => show(moveBy(view, by, picture, stage)),
    whole: useCallback(() => setChosen(null), []),
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return
        pressed.current = pointers.current.size === 0 ? { x: event.clientX, y: event.clientY } : null
        pointers.current.set(event.pointerId, fromCentre(event))
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove,
      onPointerUp: (event) => {
        release(event)
        const from = pressed.current
        pressed.current = null
        if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) > CLICK) return
        const { x, y } = fromCentre(event)
        const beside =
          Math.abs(x - view.x) > (picture.width * view.scale) / 2 ||
          Math.abs(y - view.y) > (picture.height * view.scale) / 2
        if (beside) onOutside()
      },
      onPointerCancel: release,
      onDoubleClick: (event) => show(toggleZoom(view, fromCentre(event), picture, stage)),
    },
  }
}
