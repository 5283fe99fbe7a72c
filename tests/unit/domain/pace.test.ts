import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedPace, FASTEST_PACE, glide, pixelsPerSecond, SLOWEST_PACE } from '../../../domain/pace.ts'

test('an article of 200 words scrolls past in a minute at 200 words a minute', () => {
  expect(pixelsPerSecond(200, 200, 6000)).toBeCloseTo(100)
  expect(pixelsPerSecond(400, 200, 6000)).toBeCloseTo(200)
})

test('an article without words moves too', () => {
  expect(pixelsPerSecond(200, 0, 6000)).toBeGreaterThan(0)
})

test('nothing of a pixel is lost from frame to frame, however slow the pace', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 500 }),
      fc.double({ min: 0.1, max: 300, noNaN: true }),
      (frames, speed) => {
        let [moved, carry] = [0, 0]
        for (const elapsed of frames) {
          const next = glide(carry, elapsed, speed)
          expect(Number.isInteger(next.move)).toBe(true)
          expect(next.carry).toBeGreaterThanOrEqual(0)
          expect(next.carry).toBeLessThan(1)
          moved += next.move
          ;({ carry } = next)
        }
        const due = (frames.reduce((sum, elapsed) => sum + elapsed, 0) / 1000) * speed
        expect(moved + carry).toBeCloseTo(due, 5)
      },
    ),
  )
})

test('after a pause of the computer the text does not jump', () => {
  expect(glide(0, 3_600_000, 100).move).toBeLessThanOrEqual(10)
})

test('the pace changes by steps of 20 and stays within its limits', () => {
  expect(changedPace(200, 1)).toBe(220)
  expect(changedPace(205, -1)).toBe(180)
  expect(changedPace(FASTEST_PACE, 1)).toBe(FASTEST_PACE)
  expect(changedPace(SLOWEST_PACE, -1)).toBe(SLOWEST_PACE)
})
