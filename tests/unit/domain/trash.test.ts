// When an article may leave the trash by itself.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysLeft, isOver, looksAfter, TRASH_DAYS } from '../../../domain/trash.ts'
import type { TrashLooks } from '../../../domain/trash.ts'

const DAY = 24 * 60 * 60 * 1000
const start = Date.parse('2026-10-01T08:00:00Z')
const iso = (days: number) => new Date(start + days * DAY).toISOString()
const at = (days: number) => start + days * DAY
const looks = (since: number, lookedAt: number): TrashLooks => ({
  since: iso(since),
  lookedAt: iso(lookedAt),
})
/** Thrown away on the first day. */
const times = { savedAt: iso(-100), trashedAt: iso(0) }

describe('the days that are left', () => {
  test.each([
    [0, 30],
    [0.5, 30],
    [1, 29],
    [29.9, 1],
    [30, 0],
    [45, 0],
  ])('%d days after it was thrown away: %d', (day, left) => {
    expect(daysLeft(times, looks(-10, day), at(day))).toBe(left)
  })

  test('what was there before the rule has all of them from when the rule began', () => {
    expect(daysLeft(times, looks(200, 210), at(210))).toBe(TRASH_DAYS - 10)
    expect(daysLeft(times, null, at(200))).toBe(TRASH_DAYS)
  })

  test.each([
    ['in the future', { ...times, trashedAt: iso(9) }],
    ['before it was saved', { ...times, savedAt: iso(0), trashedAt: iso(-300) }],
    ['no time', { ...times, trashedAt: 'hôm qua' }],
  ])('a time that cannot be (%s) never ends', (_what, wrong) => {
    expect(daysLeft(wrong, looks(-400, 4), at(5))).toBeNull()
    expect(isOver(wrong, looks(-400, 4), at(5))).toBe(false)
  })
})

test('it takes two looks, a day apart, that both find the days over', () => {
  expect(isOver(times, looks(-10, 29), at(31))).toBe(false)
  expect(isOver(times, looks(-10, 30), at(30.5))).toBe(false)
  expect(isOver(times, looks(-10, 30), at(31))).toBe(true)
})

test('a look within a day of the last is none', () => {
  expect(looksAfter(looks(0, 5), at(5.9))).toEqual(looks(0, 5))
  expect(looksAfter(looks(0, 5), at(6))).toEqual(looks(0, 6))
})

test('a clock a year ahead for one look deletes nothing, then or after it is set right', () => {
  let now: TrashLooks | null = null
  const deleted: number[] = []
  for (const day of [0, 1, 2, 367, 3, 4, 5, 370, 6]) {
    if (now !== null && isOver(times, now, at(day))) deleted.push(day)
    now = looksAfter(now, at(day))
  }
  expect(deleted).toEqual([])
  expect(now).toEqual(looks(0, 6))
})

test('nothing is deleted before its days have passed on a clock that only goes on, and everything is after two looks more', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 20, noNaN: true }), { maxLength: 60 }), (steps) => {
      let now: TrashLooks | null = null
      let day = -5
      let looksSinceOver = 0
      for (const step of steps) {
        day += step
        const over = now !== null && isOver(times, now, at(day))
        if (over) expect(day).toBeGreaterThanOrEqual(TRASH_DAYS + 1)
        const since = now === null ? 0 : Math.max(0, (Date.parse(now.since) - start) / DAY)
        if (looksSinceOver >= 1 && step >= 1) expect(over).toBe(true)
        now = looksAfter(now, at(day))
        if (day >= since + TRASH_DAYS && Date.parse(now.lookedAt) >= at(since + TRASH_DAYS)) looksSinceOver++
      }
    }),
  )
})
