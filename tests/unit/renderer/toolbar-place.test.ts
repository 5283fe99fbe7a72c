// The toolbar of a passage stands beside it and inside the frame, wherever the passage is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toolbarPlace } from '../../../renderer/reader/marks/toolbar-place.ts'

const frame = { left: 400, top: 50, right: 1200, bottom: 850 }
const size = { width: 300, height: 40 }
const line = (top: number, left = 500, right = 700) => ({ left, right, top, bottom: top + 30 })

test('it stands above the passage, over the middle of its first line', () => {
  expect(toolbarPlace([line(400), line(430, 450, 460)], size, frame)).toEqual({ left: 50, top: 302 })
})

test('it stands below where there is no room above', () => {
  expect(toolbarPlace([line(70), line(100)], size, frame).top).toBe(130 + 8 - 50)
})

test('it stays at the lower edge where the passage is longer than the frame', () => {
  expect(toolbarPlace([line(20), line(860)], size, frame).top).toBe(850 - 8 - 40 - 50)
})

test('it lies inside the frame, and never on a passage that leaves it room', () => {
  const top = fc.integer({ min: 50, max: 820 })
  fc.assert(
    fc.property(
      top,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 380, max: 1180 }),
      (first, count, left) => {
        const lines = Array.from({ length: count }, (_, n) => line(first + n * 30, left, left + 60))
        const place = toolbarPlace(lines, size, frame)
        const [x, y] = [place.left + frame.left, place.top + frame.top]
        expect(x).toBeGreaterThanOrEqual(frame.left)
        expect(x + size.width).toBeLessThanOrEqual(frame.right)
        expect(y).toBeGreaterThanOrEqual(frame.top)
        expect(y + size.height).toBeLessThanOrEqual(frame.bottom)
        const bottom = first + count * 30
        const room = first - frame.top >= 56 || frame.bottom - bottom >= 56
        if (room) expect(y + size.height <= first || y >= bottom).toBe(true)
      },
    ),
  )
})
