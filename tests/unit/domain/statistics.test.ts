// Counting what was read, over time zones, changes of the clocks and beginnings of weeks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginningOf,
  createLocalClock,
  dateOfDay,
  DAY,
  dayOf,
  hourOf,
  nextBeginning,
  weekdayOf,
} from '../../../domain/local-time.ts'
import { MAX_OPENINGS, openingsOf, withOpening } from '../../../domain/reading-log.ts'
import { statisticsOf } from '../../../domain/statistics.ts'
import type { Period, ReadingFacts } from '../../../domain/statistics.ts'

const HANOI = 'Asia/Ho_Chi_Minh'
const ZONES = [
  HANOI,
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
]

let made = 0
const article = (facts: Partial<ReadingFacts> = {}): ReadingFacts => ({
  id: `a${++made}`,
  title: `Bài ${made}`,
  lang: 'vi',
  wordCount: 1000,
  source: 'Tuổi Trẻ',
  tags: [],
  savedAt: '2026-01-05T08:00:00+07:00',
  readAt: null,
  openings: [],
  ...facts,
})
const count = (
  facts: readonly ReadingFacts[],
  { now = '2026-11-27T20:00:00+07:00', timeZone = HANOI, period = 'year' as Period } = {},
) => statisticsOf(facts, { now: Date.parse(now), timeZone, period })

describe('the clock on the wall', () => {
  test('shows what Intl shows, at every moment in every zone', () => {
    for (const zone of ZONES) {
      const clock = createLocalClock(zone)
      const format = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
        hourCycle: 'h23',
      })
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2040, 0) }), (moment) => {
          const local = clock(moment)
          const shown = new Date(local).toISOString()
          expect(`${shown.slice(0, 10)}, ${shown.slice(11, 19)}`).toBe(format.format(moment))
          expect(hourOf(local)).toBe(Number(shown.slice(11, 13)))
        }),
        { numRuns: 300 },
      )
    }
  })

  test('an hour that comes twice is one, and one that is left out has nothing in it', () => {
    const clock = createLocalClock('Europe/London')
    const hoursOf = (day: string) =>
      Array.from({ length: 48 }, (_, half) => clock(Date.parse(day) + half * 30 * 60 * 1000))
        .filter((local) => dateOfDay(dayOf(local)) === day.slice(0, 10))
        .map(hourOf)
    const spring = hoursOf('2026-03-29T00:00:00Z')
    expect([spring.filter((hour) => hour === 1).length, spring.filter((hour) => hour === 2).length]).toEqual([
      0, 2,
    ])
    const autumn = hoursOf('2026-10-25T00:00:00+01:00')
    expect(autumn.filter((hour) => hour === 1)).toHaveLength(4)
  })

  test('weeks begin on Monday, months and years on their first; each beginning is its own', () => {
    expect(weekdayOf(Date.parse('2026-11-23') / DAY)).toBe(0)
    expect(weekdayOf(Date.parse('1969-12-29') / DAY)).toBe(0)
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        fc.constantFrom('week' as const, 'month' as const, 'year' as const),
        (day, unit) => {
          const beginning = beginningOf(unit, day)
          expect(beginningOf(unit, beginning)).toBe(beginning)
          expect(beginning <= day && day < nextBeginning(unit, beginning)).toBe(true)
          expect(beginningOf(unit, nextBeginning(unit, beginning) - 1)).toBe(beginning)
          const end = unit === 'week' ? weekdayOf(beginning) === 0 : dateOfDay(beginning).endsWith('-01')
          expect(end).toBe(true)
        },
      ),
    )
  })
})

describe('weeks', () => {
  test('Sunday night and Monday morning are two weeks, by the wall clock of where the reader is', () => {
    const facts = [
      article({ readAt: '2026-11-22T23:50:00+07:00', wordCount: 700 }),
      article({ readAt: '2026-11-23T00:10:00+07:00', wordCount: 300 }),
    ]
    const last = (zone: string) => count(facts, { timeZone: zone }).buckets.slice(-2)
    expect(last(HANOI)).toMatchObject([
      { from: '2026-11-16', to: '2026-11-22', read: 1, words: 700 },
      { from: '2026-11-23', to: '2026-11-27', read: 1, words: 300 },
    ])
    expect(last('Europe/London').map(({ read }) => read)).toEqual([2, 0])
  })

  test('the present year has the days from its first of January on, and nothing from before', () => {
    const { from, to, buckets, read, saved } = count([
      article({ savedAt: '2025-12-31T23:59:00+07:00', readAt: '2026-01-01T00:01:00+07:00' }),
      article({ savedAt: '2025-12-30T10:00:00+07:00', readAt: '2025-12-31T23:59:00+07:00' }),
    ])
    expect({ from, to, read, saved }).toEqual({ from: '2026-01-01', to: '2026-11-27', read: 1, saved: 0 })
    expect(buckets[0]).toEqual({ from: '2026-01-01', to: '2026-01-04', read: 1, words: 1000, saved: 0 })
    expect(buckets).toHaveLength(48)
  })

  test('all time begins with the first thing known, in weeks, months or years as long as it is', () => {
    const since = (savedAt: string) => count([article({ savedAt })], { period: 'all' })
    expect(since('2026-11-10T00:00:00Z')).toMatchObject({ unit: 'week', from: '2026-11-10' })
    expect(since('2024-01-10T00:00:00Z')).toMatchObject({ unit: 'month' })
    expect(since('2024-01-10T00:00:00Z').buckets).toHaveLength(35)
    expect(since('2014-06-10T00:00:00Z').unit).toBe('year')
    expect(since('2014-06-10T00:00:00Z').buckets.map(({ from }) => from.slice(0, 4))).toHaveLength(13)
    expect(count([], { period: 'all' })).toMatchObject({ read: 0, saved: 0, longest: null })
  })

  test('a time that has not come, or is none, is not counted', () => {
    const odd = [
      article({ savedAt: '2031-01-01T00:00:00Z', readAt: '2027-01-01T00:00:00Z', openings: ['không'] }),
    ]
    expect(count(odd, { period: 'all' })).toMatchObject({ read: 0, saved: 0, days: 0, from: '2026-11-27' })
  })

  test('every article is counted once, in whatever zone, and the bars add up to the sum', () => {
    const time = fc.date({ min: new Date('2019-01-01'), max: new Date('2026-11-26'), noInvalidDate: true })
    const facts = fc.array(
      fc.record({ saved: time, read: fc.option(time), openings: fc.array(time, { maxLength: 3 }) }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(facts, fc.constantFrom(...ZONES), (all, timeZone) => {
        const counted = count(
          all.map(({ saved, read, openings }) =>
            article({
              savedAt: saved.toISOString(),
              readAt: read?.toISOString() ?? null,
              openings: openings.map((opening) => opening.toISOString()),
            }),
          ),
          { timeZone, period: 'all' },
        )
        const sum = (key: 'read' | 'words' | 'saved') =>
          counted.buckets.reduce((total, bucket) => total + bucket[key], 0)
        expect([counted.saved, counted.read]).toEqual([all.length, all.filter(({ read }) => read).length])
        expect([sum('saved'), sum('read'), sum('words')]).toEqual([
          counted.saved,
          counted.read,
          counted.words,
        ])
        const add = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
        expect(add(counted.hours)).toBe(add(counted.weekdays))
        expect(counted.buckets.length).toBeLessThanOrEqual(61)
        for (const [at, { from }] of counted.buckets.slice(1).entries())
          expect(Date.parse(from) / DAY).toBe(Date.parse(counted.buckets[at]?.to ?? '') / DAY + 1)
      }),
    )
  })
})

describe('readings', () => {
  test('an article is one reading a day, begun with its first opening', () => {
    const { hours, weekdays, days } = count([
      article({
        openings: ['2026-11-25T07:10:00+07:00', '2026-11-25T21:00:00+07:00', '2026-11-26T21:30:00+07:00'],
        readAt: '2026-11-26T21:45:00+07:00',
      }),
      article({ readAt: '2026-11-26T06:59:00+07:00' }),
    ])
    expect(hours.flatMap((readings, hour) => (readings > 0 ? [[hour, readings]] : []))).toEqual([
      [6, 1],
      [7, 1],
      [21, 1],
    ])
    expect(weekdays).toEqual([0, 0, 1, 2, 0, 0, 0])
    expect(days).toBe(2)
  })

  test('a streak is of days one after the other, over changes of the clocks, and today is not over', () => {
    const on = (...days: string[]) =>
      count(
        days.map((day) => article({ openings: [`${day}T12:00:00Z`] })),
        { now: '2026-04-01T09:00:00Z', timeZone: 'Europe/London' },
      ).streak
    expect(on('2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31')).toEqual({ present: 4, longest: 4 })
    expect(on('2026-03-27', '2026-03-28', '2026-03-30')).toEqual({ present: 0, longest: 2 })
    expect(on('2025-12-31', '2026-01-01')).toEqual({ present: 0, longest: 2 })
    expect(on()).toEqual({ present: 0, longest: 0 })
  })

  test('the last four weeks end today', () => {
    const { lastDays } = count([article({ openings: ['2026-11-27T08:00:00+07:00'] })])
    expect(lastDays).toHaveLength(28)
    expect(lastDays.at(-1)).toEqual({ day: '2026-11-27', readings: 1 })
    expect(lastDays[0]?.day).toBe('2026-10-31')
  })
})

describe('names', () => {
  test('papers and tags are counted over what was read, the most read first, spellings of one name as one', () => {
    const readAt = '2026-11-20T08:00:00+07:00'
    const { sources, tags, longest } = count([
      article({ readAt, source: 'Hoà Bình', tags: ['biển'], wordCount: 500 }),
      article({ readAt, source: 'Hòa bình', tags: ['Biển', 'đảo'], wordCount: 4000, title: 'Dài nhất' }),
      article({ readAt, source: null, wordCount: 100 }),
      article({ source: 'Chưa đọc', tags: ['chưa đọc'], wordCount: 9000 }),
      ...Array.from({ length: 9 }, (_, at) => article({ readAt, source: `Báo ${at}`, wordCount: 10 + at })),
    ])
    expect(sources.most[0]).toEqual({ name: 'Hoà Bình', read: 2, words: 4500 })
    expect(sources.most).toHaveLength(8)
    expect(sources.others).toBe(2)
    expect(tags).toEqual({
      most: [
        { name: 'biển', read: 2, words: 4500 },
        { name: 'đảo', read: 1, words: 4000 },
      ],
      others: 0,
    })
    expect(longest).toMatchObject({ title: 'Dài nhất', words: 4000 })
  })
})

describe('the openings that are remembered', () => {
  test('one sitting is one, each other one more, the latest are kept', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()
    let openings: string[] = []
    for (const minutes of [0, 10, 25, 60, 61, 2000])
      openings = withOpening({ openedAt: openings.at(-1) ?? null, openings }, at(minutes))
    expect(openings).toEqual([at(0), at(60), at(2000)])
    for (let day = 2; day < 100; day++) openings = withOpening({ openedAt: null, openings }, at(day * 1440))
    expect(openings).toHaveLength(MAX_OPENINGS)
    expect(openings.at(-1)).toBe(at(99 * 1440))
  })

  test('a state from before has its last opening, and keeps it with the next', () => {
    const before = { openedAt: '2026-01-01T00:00:00.000Z' }
    expect(openingsOf(before)).toEqual([before.openedAt])
    expect(withOpening(before, '2026-02-01T00:00:00.000Z')).toEqual([
      before.openedAt,
      '2026-02-01T00:00:00.000Z',
    ])
    // A clock that went backwards loses none.
    expect(withOpening(before, '2025-02-01T00:00:00.000Z')).toHaveLength(2)
  })
})

test('fifty thousand articles are counted at once', () => {
  const day = (index: number, hour: number) =>
    new Date(
      Date.UTC(2016, 10, 28) + (index % 3650) * DAY + ((index * 7 + hour) % 24) * 3_600_000,
    ).toISOString()
  const facts = Array.from({ length: 50_000 }, (_, index) =>
    article({
      savedAt: day(index, 0),
      readAt: index % 3 === 0 ? null : day(index, 5),
      openings: [day(index, 4)],
      source: `Báo ${index % 40}`,
      tags: [`thẻ ${index % 90}`],
    }),
  )
  count(facts.slice(0, 2000), { period: 'all' })
  const start = process.cpuUsage()
  const { saved } = count(facts, { period: 'all' })
  const { user } = process.cpuUsage(start)
  expect(saved).toBe(50_000)
  // About 100 ms; here others may be at work in the same process.
  expect(user / 1000).toBeLessThan(600)
})
