// Thirty of the three hundred moments of `npm run test:kill`.
import { expect, test } from 'vitest'
import { killWriters } from './kill-writers.ts'
import { open, temporaryPlace } from './library-fixture.ts'
import { expectKept, expectRebuiltTheSame, expectWhole } from './writer-model.ts'
import { batches, carryOut } from './writer-steps.ts'

const KILLS = 30

test(
  `a writer killed at ${KILLS} moments has kept all it acknowledged, and nothing is half there`,
  { timeout: 400_000 },
  () => killWriters(KILLS),
)

test('a library that was written to answers from memory what it answers once all is read anew', async () => {
  const place = await temporaryPlace()
  const library = await open(place)
  let count = 0
  const lines = []
  for (const batch of batches(7)) {
    await Promise.all(batch.map((step) => carryOut(library, step)))
    lines.push(...batch.map((step) => ({ line: 'done', step }) as const))
    if (++count === 80) break
  }
  await expectKept(library, new Map(), lines)
  await expectWhole(library, place)
  await expectRebuiltTheSame(library)
  expect(library.overview().counts.all).toBeGreaterThan(0)
})
