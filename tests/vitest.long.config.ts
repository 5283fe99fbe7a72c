// What takes minutes: `npm run test:kill` and `npm run test:load`. A shorter run of each is part of `npm test`.
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { root: import.meta.dirname, include: ['long/**/*.test.ts'] } })
