// Driving the capture window ("Mở trang để lưu"): the bar in the reader's window, and the page in a window of its own.
import type { Locator, Page } from '@playwright/test'
import { startBrowserNewspaper } from '../newspaper/browser-pages.ts'
import type { BrowserNewspaper } from '../newspaper/browser-pages.ts'
import { PATIENCE } from './app.ts'
import type { AppDriver } from './app.ts'
import { test as base } from './outside.ts'

export const test = base.extend<{ site: BrowserNewspaper }>({
  site: async ({}, use) => {
    const site = await startBrowserNewspaper()
    await use(site)
    await site.stop()
  },
})

export const barOf = (app: AppDriver): Locator =>
  app.page.getByRole('region', { name: app.t.regions.capturePage, exact: true })

/** Opens an address from the save dialog. The tests' newspaper is private, so the bar asks about it first. */
export async function openPage(app: AppDriver, address: string): Promise<Page> {
  await app.list.getByRole('button', { name: app.t.save.open }).click()
  await app.saveField.fill(address)
  await app.saveDialog.getByRole('button', { name: app.t.page.open }).click()
  return allowPage(app)
}

/** Says yes to the private address, and waits for the page in its window. */
export async function allowPage(app: AppDriver): Promise<Page> {
  const opened = app.electron.waitForEvent('window', { timeout: PATIENCE })
  await barOf(app).getByRole('button', { name: app.t.page.openPrivate }).click()
  const page = await opened
  await page.waitForURL(({ protocol }) => protocol !== 'about:', { waitUntil: 'domcontentloaded' })
  return page
}

export const savePage = (app: AppDriver): Promise<void> =>
  barOf(app).getByRole('button', { name: app.t.page.save }).click()

/** How many windows the app has. */
export const windowCount = (app: AppDriver): Promise<number> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
