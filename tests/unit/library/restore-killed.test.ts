// Ten of the hundred moments of `npm run test:kill`.
import { test } from 'vitest'
import { killRestorers } from './kill-restorers.ts'

const KILLS = 10

test(
  `a restoring that is killed at ${KILLS} moments leaves each article as it was, or as the backup has it`,
  { timeout: 400_000 },
  () => killRestorers(KILLS),
)
