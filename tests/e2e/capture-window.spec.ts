// Pages that need a browser: opened in a window of their own, and saved as they are shown.
import { browserTitles } from '../newspaper/browser-pages.ts'
import { PATIENCE } from './app.ts'
import { allowPage, barOf, openPage, savePage, test, windowCount } from './capture-page.ts'
import { expect } from './fixtures.ts'
import { thorough } from './thorough.ts'

test('a page whose article is put in by a script is saved once it is opened', async ({ launch, site }) => {
  const app = await launch()
  const { page, t } = app
  await app.save(site.address('/script'))
  await app.saveDialog.getByRole('button', { name: t.save.saveAnyway }).click()
  await expect(app.saveDialog.getByRole('alert')).toHaveText(/Hãy mở trang để lưu|mở trang để lưu\.$/)
  await app.saveDialog.getByRole('button', { name: t.page.open }).click()
  const shown = await allowPage(app)
  await expect(shown.getByRole('heading', { name: browserTitles.script })).toBeVisible()

  const bar = barOf(app)
  await expect(bar.getByText('127.0.0.1')).toBeVisible()
  await expect(bar.getByText(browserTitles.script)).toBeVisible()
  await expect(bar.getByText(t.page.hint)).toBeVisible()
  await savePage(app)
  await expect(app.article.getByRole('heading', { level: 1, name: browserTitles.script })).toBeVisible()
  await expect(app.body.getByText('lau quả chuông đồng').first()).toBeVisible()
  await expect(app.message('Đã lưu')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await expect.poll(() => windowCount(app)).toBe(1)
  const picture = app.body.locator('img')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200)
  // The save that had failed is done with.
  await expect(page.getByRole('region', { name: t.regions.saving, exact: true })).toHaveCount(0)
})

test(
  'a failed save in the list offers the page too, and keeps its place until the page is saved',
  thorough,
  async ({ launch, site }) => {
    const app = await launch()
    const { page, t } = app
    await app.save(site.address('/login'))
    await app.saveDialog.getByRole('button', { name: t.save.saveAnyway }).click()
    await expect(app.saveDialog.getByRole('alert')).toContainText('401')
    await page.keyboard.press('Escape')
    const waiting = page.getByRole('region', { name: t.regions.saving, exact: true })
    await waiting.getByRole('button', { name: t.page.open }).click()
    const shown = await allowPage(app)

    await shown.getByRole('textbox', { name: 'Tên' }).fill('Lâm')
    await shown.getByRole('button', { name: 'Đăng nhập' }).click()
    await expect(shown.getByRole('heading', { name: browserTitles.login })).toBeVisible()
    await expect(barOf(app).getByText(browserTitles.login)).toBeVisible()
    await expect(waiting.getByRole('alert')).toContainText('401')
    await savePage(app)
    await expect(app.article.getByRole('heading', { level: 1, name: browserTitles.login })).toBeVisible()
    await expect(waiting).toHaveCount(0)

    // The log-in stays in the window: neither pictures nor the reader's session carry it.
    const picture = site.requests.findLast(({ path }) => path === '/anh/chuong.png')
    expect(picture?.cookie).toBe('')
    const cookies = (partition: string) =>
      app.electron.evaluate(
        async ({ session }, name) =>
          (await (name ? session.fromPartition(name) : session.defaultSession).cookies.get({})).map(
            (cookie) => cookie.name,
          ),
        partition,
      )
    expect(await cookies('')).toEqual([])
    expect(await cookies('persist:capture')).toEqual(['doc-gia'])
  },
)

test(
  'an article behind a consent wall is saved after the person has agreed',
  thorough,
  async ({ launch, site }) => {
    const app = await launch()
    const shown = await openPage(app, site.address('/consent'))
    await shown.getByRole('button', { name: 'Đồng ý' }).click()
    await savePage(app)
    await expect(app.article.getByRole('heading', { level: 1, name: browserTitles.consent })).toBeVisible()
    await expect(app.body.getByText('sự riêng tư')).toHaveCount(0)
  },
)

test('an open article is opened at its address again from its menu', thorough, async ({ launch, site }) => {
  const app = await launch()
  await openPage(app, site.address('/script'))
  await savePage(app)
  await app.article.getByRole('heading', { level: 1, name: browserTitles.script }).waitFor()
  await app.command(app.t.page.open)
  const shown = await allowPage(app)
  await expect(shown).toHaveURL(site.address('/script'))
  await savePage(app)
  await expect(app.message('Đã cập nhật')).toBeVisible()
  await expect(app.row(browserTitles.script)).toHaveCount(1)
})

test('an article in shadow trees is saved as it is shown', thorough, async ({ launch, site }) => {
  const app = await launch()
  await openPage(app, site.address('/shadow'))
  await savePage(app)
  await expect(app.body.getByText('lau quả chuông đồng').first()).toBeVisible()
  await expect(app.body.getByText('nằm ngoài bóng')).toHaveCount(1)
})

test('a page that never stops loading is saved all the same', thorough, async ({ launch, site }) => {
  const app = await launch()
  await openPage(app, site.address('/endless'))
  await savePage(app)
  await expect(app.article.getByRole('heading', { level: 1, name: browserTitles.script })).toBeVisible()
})

test(
  'a page that is still empty, or gone, says so in the bar and can be saved later',
  thorough,
  async ({ launch, site }) => {
    const app = await launch()
    const bar = barOf(app)
    const shown = await openPage(app, site.address('/empty'))
    await savePage(app)
    await expect(bar.getByRole('alert')).toHaveText(app.t.errors['page-unreadable'](undefined))
    // The bar has said it: it is not said again in the list.
    await expect(app.page.getByRole('alert')).toHaveCount(1)
    await shown.evaluate((url) => void (location.href = url), site.address('/script'))
    await expect(bar.getByRole('alert')).toHaveCount(0)
    await savePage(app)
    await expect(app.article.getByRole('heading', { level: 1, name: browserTitles.script })).toBeVisible()

    await openPage(app, site.address('/script'))
    await app.electron.evaluate(({ BrowserWindow, session }) => {
      const capture = session.fromPartition('persist:capture')
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.session === capture)
      window?.webContents.forcefullyCrashRenderer()
    })
    await expect(bar.getByRole('alert')).toHaveText(app.t.errors['page-unreadable'](undefined))
    await bar.getByRole('button', { name: app.t.save.cancel, exact: true }).click()
    await expect(bar).toHaveCount(0)
  },
)

test('cancelling, and closing the window by hand, end the page and its bar', async ({ launch, site }) => {
  const app = await launch()
  const bar = barOf(app)
  await openPage(app, site.address('/script'))
  await expect(bar).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(bar).toBeVisible()
  // A page of the reader that is loaded anew asks what is open.
  await app.page.reload()
  await expect(bar).toBeVisible()
  await bar.getByRole('button', { name: app.t.save.cancel, exact: true }).click()
  await expect(bar).toHaveCount(0)
  await expect.poll(() => windowCount(app)).toBe(1)

  const shown = await openPage(app, site.address('/script'))
  await shown.close()
  await expect(bar).toHaveCount(0)
  await expect.poll(() => windowCount(app)).toBe(1)
  await expect(app.list.getByRole('link')).toHaveCount(3)
})

test(
  'a save under way is given up with the page, and goes on in the list where another page is opened',
  thorough,
  async ({ launch, site }) => {
    const app = await launch()
    const { page, t } = app
    const bar = barOf(app)
    const waiting = page.getByRole('region', { name: t.regions.saving, exact: true })
    await openPage(app, site.address('/stuck'))
    await savePage(app)
    await expect(bar.getByText(t.steps.pictures)).toBeVisible()
    await expect(bar.getByRole('progressbar')).toBeVisible()
    // Shown once, by the bar.
    await expect(waiting).toHaveCount(0)
    await bar.getByRole('button', { name: t.save.cancel, exact: true }).click()
    await expect(bar).toHaveCount(0)
    await expect(waiting).toHaveCount(0)

    await openPage(app, site.address('/stuck'))
    await savePage(app)
    await expect(bar.getByText(t.steps.pictures)).toBeVisible()
    const shown = await openPage(app, site.address('/script'))
    await expect(bar.getByText(browserTitles.script)).toBeVisible()
    await expect.poll(() => windowCount(app)).toBe(2)
    await expect(waiting.getByText(t.steps.pictures)).toBeVisible()
    await shown.close()
    await expect(bar).toHaveCount(0)
    await waiting.getByRole('button', { name: t.save.cancel, exact: true }).click()
    await expect(waiting).toHaveCount(0)
    await expect(app.list.getByRole('link')).toHaveCount(3)
  },
)

test('a page that wants to keep the person lets them go', thorough, async ({ launch, site }) => {
  const app = await launch()
  await openPage(app, site.address('/stubborn'))
  await expect(barOf(app).getByText('Trang giữ người')).toBeVisible()
  await barOf(app).getByRole('button', { name: app.t.save.cancel, exact: true }).click()
  await expect(barOf(app)).toHaveCount(0)
  await expect.poll(() => windowCount(app)).toBe(1)
})

test('with the reader’s window, the page’s window closes too', thorough, async ({ launch, site }) => {
  const app = await launch()
  await openPage(app, site.address('/script'))
  await Promise.all([app.electron.waitForEvent('close', { timeout: PATIENCE }), app.page.close()])
})

test('what pages have left in the window is cleared in the settings', async ({ launch, site }) => {
  const app = await launch()
  const shown = await openPage(app, site.address('/login'))
  await shown.getByRole('button', { name: 'Đăng nhập' }).click()
  await shown.getByRole('heading', { name: browserTitles.login }).waitFor()
  await shown.evaluate(() => localStorage.setItem('nho', '1'))

  await app.menu('openSettings')
  const settings = app.page.getByRole('dialog', { name: app.t.settings.title })
  await settings.getByRole('button', { name: app.t.settings.clearPages }).click()
  await expect(app.message(app.t.done.pagesCleared)).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(barOf(app)).toHaveCount(0)

  const again = await openPage(app, site.address('/login'))
  await expect(again.getByRole('button', { name: 'Đăng nhập' })).toBeVisible()
  expect(await again.evaluate(() => [localStorage.getItem('nho'), document.cookie])).toEqual([null, ''])
})

test(
  'a front page that is turned away is saved where the person wants it anyway',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    await app.save(newspaper.address('/'))
    await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
    await app.saveDialog.getByRole('button', { name: app.t.save.anyway, exact: true }).click()
    await expect(app.article.getByRole('heading', { level: 1, name: 'Báo Bến Sông' })).toBeVisible()
    await expect(app.body.getByText('Tin số 7 trong ngày')).toBeVisible()
  },
)
