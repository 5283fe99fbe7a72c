// The geometry of the picture viewer: nothing is ever lost outside the window, and what is pointed at stays there.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fitScale,
  isZoomed,
  MOST,
  moveBy,
  settle,
  toggleZoom,
  wheelFactor,
  wholeView,
  zoomBy,
} from '../../../renderer/reader/pictures/zoom.ts'
import type { Point, Size, View } from '../../../renderer/reader/pictures/zoom.ts'

const stage: Size = { width: 1000, height: 600 }
const large: Size = { width: 4000, height: 1200 }
const small: Size = { width: 200, height: 100 }
const centre: Point = { x: 0, y: 0 }

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
})
const points = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
})
const views = fc.record({
  scale: fc.double({ min: 0.001, max: 10, noNaN: true }),
  x: fc.integer({ min: -50_000, max: 50_000 }),
  y: fc.integer({ min: -50_000, max: 50_000 }),
})

/** The point of the picture, from its centre in its own pixels, that lies at a point of the stage. */
const under = ({ scale, x, y }: View, at: Point): Point => ({ x: (at.x - x) / scale, y: (at.y - y) / scale })

describe('a picture as a whole', () => {
  test('fits the stage in both directions', () => {
    expect(fitScale(large, stage)).toBe(0.25)
    expect(fitScale({ width: 100, height: 1200 }, stage)).toBe(0.5)
  })
  test('is never made larger than it is', () => {
    expect(fitScale(small, stage)).toBe(1)
    expect(wholeView(small, stage)).toEqual({ scale: 1, x: 0, y: 0 })
  })
})

describe('zooming', () => {
  test('keeps under the pointer what is there', () => {
    const at = { x: 120, y: -40 }
    const before = settle({ scale: 1, x: 300, y: 50 }, large, stage)
    const after = zoomBy(before, 1.5, at, large, stage)
    expect(under(after, at).x).toBeCloseTo(under(before, at).x)
    expect(under(after, at).y).toBeCloseTo(under(before, at).y)
  })
  test('ends at four times the own size, and at the whole picture', () => {
    expect(zoomBy(wholeView(small, stage), 100, centre, small, stage).scale).toBe(MOST)
    expect(zoomBy({ scale: 2, x: 40, y: 10 }, 0.0001, centre, large, stage)).toEqual(wholeView(large, stage))
  })
  test('by a double click goes to the own size and back', () => {
    const close = toggleZoom(wholeView(large, stage), centre, large, stage)
    expect(close.scale).toBe(1)
    expect(toggleZoom(close, centre, large, stage)).toEqual(wholeView(large, stage))
  })
  test('by a double click shows a small picture twice as large', () => {
    expect(toggleZoom(wholeView(small, stage), centre, small, stage).scale).toBe(2)
  })
  test('by the wheel: away from one is larger, and back is where it was', () => {
    expect(wheelFactor(-100, false, false)).toBeGreaterThan(1)
    expect(wheelFactor(-100, false, false) * wheelFactor(100, false, false)).toBeCloseTo(1)
    expect(wheelFactor(-3, false, true)).toBe(wheelFactor(-48, false, false))
    expect(wheelFactor(-5, true, false)).toBeGreaterThan(wheelFactor(-5, false, false))
  })
})

describe('moving', () => {
  test('stops at the edges of the picture', () => {
    const view: View = { scale: 0.5, x: 0, y: 0 }
    expect(moveBy(view, { x: 5000, y: 300 }, large, stage)).toEqual({ scale: 0.5, x: 500, y: 0 })
    expect(moveBy(view, { x: -5000, y: -300 }, large, stage)).toEqual({ scale: 0.5, x: -500, y: 0 })
  })
  test('does nothing to a picture that is seen whole', () => {
    const whole = wholeView(large, stage)
    expect(moveBy(whole, { x: 80, y: 80 }, large, stage)).toEqual(whole)
    expect(isZoomed(whole, large, stage)).toBe(false)
  })
})

test('whatever is done, the picture covers the stage or is centred in it, and its scale is within bounds', () => {
  fc.assert(
    fc.property(
      views,
      sizes,
      sizes,
      points,
      points,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (view, picture, room, by, at, factor) => {
        const settled = settle(view, picture, room)
        for (const { scale, x, y } of [
          settled,
          moveBy(settled, by, picture, room),
          zoomBy(settled, factor, at, picture, room),
          toggleZoom(settled, at, picture, room),
        ]) {
          expect(scale).toBeGreaterThanOrEqual(fitScale(picture, room))
          expect(scale).toBeLessThanOrEqual(MOST)
          for (const [offset, length, width] of [
            [x, picture.width * scale, room.width],
            [y, picture.height * scale, room.height],
          ] as const)
            expect(Math.abs(offset)).toBeLessThanOrEqual(Math.max(0, (length - width) / 2) + 1e-6)
        }
      },
    ),
  )
})
