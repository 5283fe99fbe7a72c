// npm run test:kill
import { test } from 'vitest'
import { killRestorers } from '../unit/library/kill-restorers.ts'
import { killWriters } from '../unit/library/kill-writers.ts'

const KILLS = 300

test(
  `a writer killed at ${KILLS} moments has kept all it acknowledged, and nothing is half there`,
  { timeout: 3_600_000 },
  () => killWriters(KILLS),
)

const RESTORERS = 100

test(
  `a restoring that is killed at ${RESTORERS} moments leaves each article as it was, or as the backup has it`,
  { timeout: 3_600_000 },
  () => killRestorers(RESTORERS),
)
