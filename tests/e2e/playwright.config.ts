import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: '../../test-results',
  // How long something may take says how busy the machine is, not whether it is right: these only end what hangs.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 2,
  retries: 0,
  // Those run with npm run test:thorough (thorough.ts) and npm run test:load (load.ts).
  grepInvert: /@thorough|@load/,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
})
