import type { ElectronApplication } from '@playwright/test'
import { PATIENCE } from './app.ts'
import { titles } from '../newspaper/pages.ts'
import { expect, test } from './fixtures.ts'

/** What the page says of itself, asked through the main process: the driver does not follow a page over its crash. */
const ask = <Answer>(electron: ElectronApplication, expression: string): Promise<Answer> =>
  electron.evaluate(
    ({ BrowserWindow }, code) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<never>,
    expression,
  )

test('a page that crashes comes back with the article that was open, at its line', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await expect(app.article.getByRole('heading', { level: 1, name: titles.long })).toBeVisible()
  const paragraph = app.body.locator('p').nth(14)
  await paragraph.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await expect(app.view('reading')).toContainText('1')

  const crash = app.page.waitForEvent('crash', { timeout: PATIENCE })
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.once('did-finish-load', () => Object.assign(globalThis, { loadedAgain: true }))
    contents?.forcefullyCrashRenderer()
  })
  await crash
  await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'loadedAgain'))).toBe(true)

  const title = () =>
    ask<string | null>(app.electron, "document.querySelector('main h1')?.textContent ?? null")
  await expect.poll(title).toBe(titles.long)
  const top = () =>
    ask<number | null>(
      app.electron,
      "document.querySelectorAll('.article-body p')[14]?.getBoundingClientRect().top ?? null",
    )
  // About the reading line, wherever in the paragraph that is.
  await expect.poll(async () => Math.abs(((await top()) ?? Infinity) - 50)).toBeLessThan(250)
})

test('a page that crashes again and again is loaded three times within a minute, then a person is asked', async ({
  launch,
}) => {
  const app = await launch()
  const crashes = await app.electron.evaluate(async ({ BrowserWindow, dialog }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) return null
    const asked = new Promise<'asked'>((resolve) => {
      dialog.showMessageBox = () => {
        resolve('asked')
        return new Promise(() => undefined)
      }
    })
    for (let count = 1; count <= 5; count++) {
      const loaded = new Promise<'loaded'>((resolve) =>
        contents.once('did-finish-load', () => resolve('loaded')),
      )
      contents.forcefullyCrashRenderer()
      if ((await Promise.race([loaded, asked])) === 'asked') return count
    }
    return null
  })
  expect(crashes).toBe(4)
})
