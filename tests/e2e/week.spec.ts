// A week of use, compressed to minutes: what the processes hold in the evening of its last day is what they held in the
// evening of its first. Only with `npm run test:load`: it takes minutes.
import { expect, test } from './fixtures.ts'
import { heldBy, makeMeasurable } from './held.ts'
import type { Held } from './held.ts'
import { load } from './load.ts'
import { answerYes, liveOneDay, writeWeek } from './week.ts'

/** Days before the week: until then code is compiled, caches fill, processes are started. */
const WARM_UP = 3
/** Evenings at each end that are looked at together: one may find something under way. */
const END = 3
const KILOBYTE = 1024

/**
 * What may be held more for each day: code that is compiled after all, and what the engine keeps of it. Who kept every
 * article that is opened would hold several times that.
 */
const GROWTH_A_DAY: Readonly<Record<string, number>> = {
  'heap of the page': 200 * KILOBYTE,
  'heap of main': 200 * KILOBYTE,
  'heap of index': 60 * KILOBYTE,
  'heap of capture': 200 * KILOBYTE,
  'heap of parser': 250 * KILOBYTE,
  'heap of backup': 60 * KILOBYTE,
}
/** Things that may come and go. Less than one a day. */
const SLACK: Readonly<Record<string, number>> = { 'elements of the page': 40, 'listeners of the page': 10 }
const SLACK_OF_OTHERS = 3
/** Resident memory is the system's to give and to take; of a leak that the heaps do not show this is seen. */
const RESIDENT = 64 * KILOBYTE * KILOBYTE

const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/**
 * What was held more in all of the last evenings than in the first, beyond what may be, and in the last than half-way:
 * what has grown once and stays is no leak. (Chromium's own process once opened nine files half-way, and kept them.)
 */
function leaks(evenings: readonly Held[]): readonly string[] {
  const days = evenings.length - END
  return Object.keys(evenings.at(-1) ?? {}).flatMap((name) => {
    const values = evenings.map((held) => held[name] ?? 0)
    // What is held for good is held in the lowest of the last evenings too.
    const grown = Math.min(...values.slice(-END)) - middle(values.slice(0, END))
    const allowed = name.startsWith('heap')
      ? (GROWTH_A_DAY[name] ?? 0) * days
      : name.startsWith('resident')
        ? RESIDENT
        : (SLACK[name] ?? SLACK_OF_OTHERS)
    const isGrowing = (values.at(-1) ?? 0) > (values[Math.floor(values.length / 2)] ?? 0)
    return grown > allowed && isGrowing ? [`${name}: ${values.join(' ')}`] : []
  })
}

test(
  'a week of use leaves nothing behind: memory, open files, processes, the page',
  load,
  async ({ launch, folder, newspaper }) => {
    test.skip(process.platform !== 'linux', 'what is held is read from /proc')
    test.setTimeout(1_200_000)
    await writeWeek(folder)
    const app = await launch({ size: { width: 1400, height: 900 } })
    await makeMeasurable(app, folder)
    await answerYes(app)
    const devtools = await app.page.context().newCDPSession(app.page)
    const evenings: Held[] = []
    for (let day = 0; day < WARM_UP + 7; day++) {
      await liveOneDay(app, newspaper)
      const held = await heldBy(app, folder, devtools)
      if (day >= WARM_UP) evenings.push(held)
    }
    test.info().annotations.push({ type: 'held', description: JSON.stringify(evenings) })
    expect(Object.keys(evenings[0] ?? {})).toEqual(
      expect.arrayContaining([
        'heap of the page',
        'heap of main',
        'heap of index',
        'heap of capture',
        'heap of parser',
      ]),
    )
    expect(leaks(evenings)).toEqual([])
  },
)
