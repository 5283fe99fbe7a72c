import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupMoment, backupName, keptBackups, MAX_BACKUPS } from '../../../domain/backup.ts'

const DAY = 24 * 60 * 60 * 1000
const START = Date.UTC(2026, 0, 1)

const moments = fc.uniqueArray(fc.integer({ min: START, max: START + 3 * 365 * DAY }), { maxLength: 60 })

test('a backup is named by its moment, and nothing else has such a name', () => {
  const name = backupName(new Date('2026-11-27T22:40:11.123Z'))
  expect(name).toBe('backup-2026-11-27T22-40-11-123Z.zip')
  expect(backupMoment(name)).toBe('2026-11-27T22:40:11.123Z')
  for (const other of [
    'backup-2026-13-40T22-40-11-123Z.zip',
    'backup-2026-11-27T22-40-11-123Z.zip.part',
    '../backup-2026-11-27T22-40-11-123Z.zip',
    'x.zip',
  ])
    expect(backupMoment(other)).toBeNull()
})

describe('which backups are kept', () => {
  test('of any, ten at most; the newest always; none that is not there; and thinning again takes none away', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const kept = keptBackups(all)
        expect(kept.length).toBeLessThanOrEqual(MAX_BACKUPS)
        expect(kept.every((moment) => all.includes(moment))).toBe(true)
        expect(kept).toEqual(kept.toSorted((one, other) => other - one))
        if (all.length > 0) expect(kept[0]).toBe(Math.max(...all))
        expect(keptBackups(kept)).toEqual(kept)
        if (all.length <= MAX_BACKUPS) expect(kept).toHaveLength(all.length)
      }),
    )
  })

  test('in whatever order they are given', () => {
    fc.assert(
      fc.property(moments, (all) => {
        expect(keptBackups(all.toReversed())).toEqual(keptBackups(all))
      }),
    )
  })

  test('after a year of a backup a day: days, weeks and months, thinned each day', () => {
    let left: readonly number[] = []
    for (let day = 0; day < 400; day++) {
      left = keptBackups([...left, START + day * DAY])
      if (day < 60) continue
      const ages = left.map((moment) => day - (moment - START) / DAY)
      expect(ages).toHaveLength(MAX_BACKUPS)
      // The last five days, then at least one of each week up to three weeks back, and one of over a month ago.
      expect(ages.slice(0, 5)).toEqual([0, 1, 2, 3, 4])
      for (const [from, to] of [
        [5, 14],
        [12, 21],
        [30, 75],
      ] as const)
        expect(ages.some((age) => age >= from && age <= to)).toBe(true)
    }
  })

  test('twenty in one hour leave the older days alone', () => {
    const days = [1, 2, 3, 9, 16, 40].map((age) => START - age * DAY)
    let left: readonly number[] = days
    for (let minute = 0; minute < 20; minute++) left = keptBackups([...left, START + minute * 180_000])
    for (const moment of days.slice(0, 5)) expect(left).toContain(moment)
    expect(left.filter((moment) => moment >= START).length).toBeLessThanOrEqual(4)
  })
})
