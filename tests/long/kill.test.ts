// npm run test:kill
import { test } from 'vitest'
import { killWriters } from '../unit/library/kill-writers.ts'

const KILLS = 300

test(
  `a writer killed at ${KILLS} moments has kept all it acknowledged, and nothing is half there`,
  { timeout: 3_600_000 },
  () => killWriters(KILLS),
)
