import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.ts', 'electron-stand-in/**/*.test.ts', 'packaging/**/*.test.ts'],
    // How long something may take says how busy the machine is, not whether it is right: these only end what hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Much of the time disks and servers are waited for: more at once than there are cores.
    maxWorkers: 4,
  },
})
