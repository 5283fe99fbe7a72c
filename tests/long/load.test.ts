// npm run test:load
import { test } from 'vitest'
import { saveMany } from '../load/save-many.ts'

test(
  'a thousand saves queued at once are all done, and memory and handles are flat',
  { timeout: 3_600_000 },
  () => saveMany(1000),
)
