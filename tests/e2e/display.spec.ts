// "Hiển thị": face, width, spacing and alignment, changed while one looks, and taken back.
import type { Locator } from '@playwright/test'
import { alignments, languages } from '../../domain/settings.ts'
import { typographyTitles } from '../newspaper/typography-pages.ts'
import type { AppDriver } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough, thoroughIn } from './thorough.ts'

const style = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)

const title = (app: AppDriver) => app.article.getByRole('heading', { level: 1 })

test('every choice of how the page is set is a command, offered while there is something to change', async ({
  launch,
}) => {
  const app = await launch()
  const html = app.page.locator('html')
  await app.menu('faceLexend')
  await expect(html).toHaveAttribute('data-reading-face', 'lexend')
  await app.menu('linesApart')
  await expect(html).toHaveAttribute('data-line-spacing', 'airy')
  await app.menu('columnWider')
  await expect(html).toHaveAttribute('data-column-width', 'wide')
  await expect.poll(() => app.menuItem('columnWider')).toMatchObject({ enabled: false })
  await app.menu('alignJustified')
  await expect(html).toHaveAttribute('data-alignment', 'justified')
  await app.menu('resetDisplay')
  await expect(html).toHaveAttribute('data-reading-face', 'serif')
  await expect(html).toHaveAttribute('data-column-width', 'normal')
  await expect(html).toHaveAttribute('data-line-spacing', 'normal')
  await expect(html).toHaveAttribute('data-alignment', 'start')
})

test('the columns are as wide as Settings say, and as they are dragged', async ({ launch }) => {
  const app = await launch({ size: { width: 1360, height: 800 } })
  const width = async () =>
    Math.round(
      (await app.list.getByRole('heading', { level: 1 }).locator('xpath=ancestor::header').boundingBox())
        ?.width ?? 0,
    )
  expect(await width()).toBe(360)
  await app.menu('openSettings')
  const dialog = app.page.getByRole('dialog', { name: app.t.settings.title })
  const slider = dialog.getByRole('slider', { name: app.t.regions.articles, exact: true })
  await slider.focus()
  await app.page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '380 px')
  expect((await slider.boundingBox())?.height).toBeGreaterThanOrEqual(24)
  await app.page.keyboard.press('Escape')
  await expect.poll(width).toBe(380)
  const line = app.page.getByRole('separator', { name: app.t.list.resizeList })
  await line.focus()
  await app.page.keyboard.press('ArrowLeft')
  await expect.poll(width).toBe(364)
})

test('"Hiển thị" is set with the keyboard: sliders say their value in words, and all goes back', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 320, height: 560 } })
  await app.list.getByRole('link').first().click()
  await title(app).waitFor()
  const { keyboard } = app.page
  const { display } = app.t
  await app.tools.getByRole('button', { name: display.open }).focus()
  await keyboard.press('Enter')
  const panel = app.tools.getByRole('group', { name: display.open })
  const html = app.page.locator('html')
  const before = await style(app.body, 'line-height')
  const spacing = panel.getByRole('slider', { name: display.spacing })
  for (
    let steps = 0;
    steps < 10 && !(await spacing.evaluate((one) => one === document.activeElement));
    steps++
  )
    await keyboard.press('Tab')
  await expect(spacing).toBeFocused()
  await expect(spacing).toBeInViewport({ ratio: 0.9 })
  await keyboard.press('End')
  await expect(spacing).toHaveAttribute('aria-valuetext', display.spacings.loose)
  await expect(html).toHaveAttribute('data-line-spacing', 'loose')
  expect(parseFloat(await style(app.body, 'line-height'))).toBeGreaterThan(parseFloat(before))
  await keyboard.press('Tab')
  const width = panel.getByRole('slider', { name: display.width })
  await expect(width).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(width).toHaveAttribute('aria-valuetext', display.widths.narrow)
  await keyboard.press('Tab')
  await keyboard.press('ArrowRight')
  await expect(panel.getByRole('radio', { name: display.alignments.justified })).toBeChecked()
  await keyboard.press('Tab')
  const reset = panel.getByRole('button', { name: display.reset })
  await expect(reset).toBeFocused()
  await expect(reset).toBeInViewport({ ratio: 0.9 })
  await keyboard.press('Enter')
  await expect(html).toHaveAttribute('data-line-spacing', 'normal')
  await expect(html).toHaveAttribute('data-column-width', 'normal')
  await expect(html).toHaveAttribute('data-alignment', 'start')
  await keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

for (const language of languages)
  test(
    `a note opens beside its mark and gives the focus back (${language})`,
    thoroughIn(language),
    async ({ launch, newspaper }) => {
      const app = await launch({ language, size: { width: 1360, height: 880 } })
      await app.saveFromNewspaper(newspaper.address('/chu'))
      const { page } = app
      const { bodyLinks: t } = app.t
      const first = app.body.getByRole('link', { name: '1', exact: true })
      const note = page.getByRole('dialog', { name: t.note('1') })
      await first.focus()
      await page.keyboard.press('Enter')
      await expect(note).toBeFocused()
      await expect(note).toContainText('Theo gia phả họ Phạm ở xóm Bãi')
      await expect(note).not.toContainText('↩')
      await expect(note).toBeInViewport({ ratio: 1 })
      expect(await inEachTheme(app, 'note', '[role=dialog]')).toEqual([])
      expect(await page.locator('[id="user-content-cuoi1"]').count()).toBe(1)
      await page.keyboard.press('Escape')
      await expect(note).toHaveCount(0)
      await expect(first).toBeFocused()
      // A click elsewhere, a second click on the mark, the focus that goes on: it closes, and nothing is taken from them.
      await first.click()
      await expect(note).toBeVisible()
      await title(app).click()
      await expect(note).toHaveCount(0)
      await first.click()
      await expect(note).toBeVisible()
      await first.click()
      await expect(note).toHaveCount(0)
      await app.body.getByRole('link', { name: '2', exact: true }).click()
      await expect(page.getByRole('dialog', { name: t.note('2') })).toContainText('Minh Mạng')
      await page.getByRole('button', { name: app.t.reader.more }).focus()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      // Its links are followed as the article's are.
      await first.click()
      await note.getByRole('link', { name: 'đình làng' }).click()
      await expect(page.getByRole('dialog', { name: app.t.link.title })).toBeVisible()
    },
  )

test('a long note lies whole in a low window, and keys scroll its words, in the strip and in pages', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1280, height: 420 } })
  const words = 'Cá linh là loài cá nhỏ sống ở vùng nước lợ, theo con nước mà về. '
  const paragraphs = `<p>${words.repeat(5)}</p>`.repeat(6)
  await app.save(
    `<!doctype html><html lang="vi"><head><title>Cá linh</title></head><body><article><h1>Cá linh</h1>${paragraphs}<p>Mùa này<sup><a href="#c1">1</a></sup> đã muộn.</p>${paragraphs}<h2>Chú thích</h2><ol><li id="c1">${words.repeat(9)} <b>Hết.</b></li></ol></article></body></html>`,
  )
  await app.saveDialog.waitFor({ state: 'detached' })
  const mark = app.body.getByRole('link', { name: '1', exact: true })
  const note = app.page.getByRole('dialog', { name: app.t.bodyLinks.note('1') })
  for (const paged of [false, true]) {
    if (paged) await app.menu('pagedMode')
    await mark.evaluate((link) => link.scrollIntoView({ block: 'center' }))
    await mark.focus()
    await app.page.keyboard.press('Enter')
    await expect(note).toBeFocused()
    await expect(note).toBeInViewport({ ratio: 1 })
    await expect(note.getByRole('button', { name: app.t.bodyLinks.toEnd })).toBeInViewport({ ratio: 1 })
    await expect(note.getByText('Hết.')).not.toBeInViewport()
    await app.page.keyboard.press('End')
    await expect(note.getByText('Hết.')).toBeInViewport({ ratio: 1 })
    await app.page.keyboard.press('Home')
    await expect(note.getByText('Hết.')).not.toBeInViewport()
    for (let page = 0; page < 5; page++) await app.page.keyboard.press('Space')
    await expect(note.getByText('Hết.')).toBeInViewport({ ratio: 1 })
    await expect(note).toBeInViewport({ ratio: 1 })
    await app.page.keyboard.press('Escape')
    await expect(mark).toBeFocused()
  }
})

test(
  'from a note to the end of the article and back to where one was',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch({ size: { width: 1360, height: 880 } })
    await app.saveFromNewspaper(newspaper.address('/chu'))
    const { page } = app
    const { bodyLinks: t } = app.t
    const mark = app.body.getByRole('link', { name: '[3]' })
    const back = page.getByRole('button', { name: t.wayBack })
    await mark.focus()
    const before = (await mark.boundingBox())?.y ?? 0
    await page.keyboard.press('Enter')
    const note = page.getByRole('dialog', { name: t.note('3') })
    await note.getByRole('button', { name: t.toEnd }).focus()
    await page.keyboard.press('Enter')
    await expect(note).toHaveCount(0)
    const entry = app.body.getByRole('listitem').filter({ hasText: 'Nghị quyết của xã' })
    await expect(entry).toBeFocused()
    await expect(entry).toBeInViewport({ ratio: 1 })
    await expect(mark).not.toBeInViewport()
    await back.focus()
    await page.keyboard.press('Enter')
    await expect(mark).toBeFocused()
    expect(Math.abs(((await mark.boundingBox())?.y ?? 0) - before)).toBeLessThan(2)
    await expect(back).toHaveCount(0)
    // A link to another place goes there, with the same way back; it goes once one is back by oneself.
    await app.body.getByRole('link', { name: 'bảng từ của nghề' }).click()
    await expect(app.body.locator('dl')).toBeInViewport()
    await expect(back).toBeVisible()
    expect(await violations(app, 'way back', 'main')).toEqual([])
    await app.body.getByRole('link', { name: 'bảng từ của nghề' }).scrollIntoViewIfNeeded()
    await expect(back).toHaveCount(0)
  },
)

for (const [path, articleTitle] of [
  ['/chu', typographyTitles.vietnamese],
  ['/bang', typographyTitles.tables],
  ['/rtl', typographyTitles.rightToLeft],
] as const)
  test(
    `axe finds nothing in an article with everything in it, what scrolls included (${path})`,
    path === '/chu' ? {} : thorough,
    async ({ launch, newspaper }) => {
      test.slow()
      const app = await launch({ size: { width: 400, height: 800 } })
      await app.saveFromNewspaper(newspaper.address(path))
      await expect(title(app)).toHaveText(articleTitle)
      expect(await inEachTheme(app, path, 'main')).toEqual([])
    },
  )

test('a choice of alignment has a word in each language', async ({ launch }) => {
  const app = await launch({ language: 'en' })
  await app.list.getByRole('link').first().click()
  await title(app).waitFor()
  await app.tools.getByRole('button', { name: 'Display' }).click()
  for (const alignment of alignments)
    await expect(
      app.tools.getByRole('radio', { name: app.t.display.alignments[alignment], exact: true }),
    ).toBeVisible()
})
