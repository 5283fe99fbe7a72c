// A fifth of `npm run test:load`.
import { test } from 'vitest'
import { saveMany } from '../../load/save-many.ts'

test(
  'two hundred saves queued at once are all done, and memory and handles are flat',
  { timeout: 400_000 },
  () => saveMany(200),
)
