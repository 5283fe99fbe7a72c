// Each test gets an app of its own: a fresh data folder, a fresh library, a newspaper server of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startNewspaper } from '../newspaper/server.ts'
import type { Newspaper } from '../newspaper/server.ts'
import { launchApp } from './app.ts'
import type { LaunchedApp, LaunchOptions } from './app.ts'

export { expect } from '@playwright/test'

type Fixtures = {
  /** Folder of this test: `user/` and `library/` lie in it. */
  readonly folder: string
  readonly newspaper: Newspaper
  /** Starts the app (again) with the same folders; every app is closed when the test ends. */
  readonly launch: (options?: LaunchOptions) => Promise<LaunchedApp>
}

export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'goc-doc-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  newspaper: async ({}, use) => {
    const newspaper = await startNewspaper()
    await use(newspaper)
    await newspaper.stop()
  },
  launch: async ({ folder }, use) => {
    const apps: LaunchedApp[] = []
    await use(async (options) => {
      const app = await launchApp(folder, options)
      apps.push(app)
      return app
    })
    for (const app of apps) await app.close()
  },
})
