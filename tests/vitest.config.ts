import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.ts', 'electron-stand-in/**/*.test.ts', 'packaging/**/*.test.ts'],
    testTimeout: 60_000,
    // Much of the time disks and servers are waited for: more at once than there are cores.
    maxWorkers: 4,
  },
})
