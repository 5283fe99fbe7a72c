import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.ts', 'electron-stand-in/**/*.test.ts', 'packaging/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
