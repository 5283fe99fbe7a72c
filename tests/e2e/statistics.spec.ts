// The page "Thống kê": what was read, counted from what is on the disk, drawn and told.
import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { languages } from '../../domain/settings.ts'
import type { LaunchedApp } from './app.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { article, seedLibrary } from './seeded-library.ts'
import { thoroughIn } from './thorough.ts'

/** Five articles of two papers, three of which have been read. */
const withReadings = (folder: string) =>
  seedLibrary(folder, async (library) => {
    for (let at = 0; at < 5; at++) {
      const { summary } = await library.save(
        article({
          title: `Bài số ${at}`,
          siteName: at < 2 ? 'Báo Ngày' : 'Tin Chiều',
          contentHtml: `<p>${'chữ '.repeat(100 * (at + 1))}</p>`,
        }),
        { tags: at === 1 ? ['biển'] : [] },
      )
      if (at < 3) await library.act({ action: 'markRead', ids: [summary.id] })
    }
  })

const chart = (app: LaunchedApp, title: string) =>
  app.reader.getByRole('listbox', { name: title, exact: true })
const bars = (app: LaunchedApp, title: string) => chart(app, title).getByRole('option')
const figure = (app: LaunchedApp, title: string) =>
  app.reader.getByRole('figure').filter({ has: app.page.getByRole('heading', { name: title, exact: true }) })

test('with nothing read, the page says what to do, and fills as one reads', async ({ launch }) => {
  const app = await launch({ size: { width: 1300, height: 700 } })
  await app.library.getByRole('button', { name: app.t.statistics.title }).click()
  await expect(app.reader.getByText(app.t.statistics.empty)).toBeVisible()
  await expect(app.page).toHaveTitle(`${app.t.statistics.title} — ${app.t.appName}`)
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await app.page.keyboard.press('r')
  await app.message(app.t.done.markRead(1)).waitFor()
  await app.menu('goStatistics')
  await expect(app.reader.getByText(app.t.statistics.ofSaved(3))).toBeVisible()
  await expect(app.reader.getByText(app.t.statistics.readings(1)).first()).toBeVisible()
})

for (const language of languages)
  test(
    `the figures say their numbers on hover, by keyboard, and in tables (${language})`,
    thoroughIn(language),
    async ({ launch, folder }) => {
      await withReadings(folder)
      const app = await launch({ language })
      const { page } = app
      const t = app.t.statistics
      // From the palette, by its name.
      await app.menu('palette')
      const found = page.getByRole('dialog').getByRole('option')
      await found.first().waitFor()
      await page.keyboard.insertText(language === 'vi' ? 'thong ke' : 'statistics')
      await expect(found.first()).toContainText(app.t.commands.goStatistics)
      await page.keyboard.press('Enter')
      const weeks = t.readAndSaved.week
      await expect(chart(app, weeks)).toBeVisible()
      await expect(app.reader.getByText(t.ofSaved(5))).toBeVisible()
      await expect(app.reader.getByText('600', { exact: true }).first()).toBeVisible()

      const last = bars(app, weeks).last()
      await expect(last).toHaveAccessibleName(new RegExp(`: ${t.readOf(3)}, ${t.saved(5)}$`))
      await last.hover({ force: true })
      await expect(figure(app, weeks)).toContainText(`: ${t.readOf(3)}, ${t.saved(5)}`)
      // One stop of the Tab key, and the arrows from there.
      await last.focus()
      await page.mouse.move(0, 0)
      await page.keyboard.press('ArrowLeft')
      const before = bars(app, weeks).nth(-2)
      await expect(before).toBeFocused()
      await expect(figure(app, weeks)).toContainText(`: ${t.readOf(0)}, ${t.saved(0)}`)
      await page.keyboard.press('End')
      await expect(last).toBeFocused()
      await page.keyboard.press('Tab')
      await expect(figure(app, weeks).locator('summary')).toBeFocused()
      await page.keyboard.press('Enter')
      const row = figure(app, weeks).getByRole('row').last()
      await expect(row.getByRole('cell')).toHaveText(['3', '5'])

      await expect(bars(app, t.byHour)).toHaveCount(24)
      await expect(bars(app, t.byWeekday)).toHaveCount(7)
      const sources = app.reader.getByRole('table').filter({ hasText: 'Tin Chiều' })
      await expect(sources.getByRole('row').nth(1)).toContainText('Báo Ngày')
      await expect(sources.getByRole('row').nth(1)).toContainText(t.articles(2))
      expect(await inEachTheme(app, 'statistics', 'main')).toEqual([])

      await app.reader.getByRole('radio', { name: t.allTime }).check()
      await expect(bars(app, weeks)).toHaveCount(1)
      await app.reader.getByRole('link', { name: 'Bài số 2' }).click()
      await expect(app.article.getByRole('heading', { level: 1, name: 'Bài số 2' })).toBeVisible()
    },
  )

test('in a window 320 px wide nothing is lost, and Back leads to the list', async ({ launch, folder }) => {
  await withReadings(folder)
  const app = await launch({ size: { width: 320, height: 640 } })
  await app.menu('goStatistics')
  await expect(chart(app, app.t.statistics.readAndSaved.week)).toBeVisible()
  const wide = () =>
    app.page.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        .filter((element) => !element.matches('.visually-hidden, .visually-hidden *'))
        .map((element) => `${element.tagName}.${element.className}`),
    )
  await expect.poll(wide).toEqual([])
  for (const radio of await app.reader.getByRole('radio').all())
    await expect(radio).toBeInViewport({ ratio: 0.9 })
  await app.reader.getByRole('button', { name: app.t.statistics.back }).click()
  await expect(app.list).toBeVisible()
})

test('in forced colours the bars can be seen, and the one that is meant can be told', async ({
  launch,
  folder,
}) => {
  await withReadings(folder)
  const app = await launch()
  await app.page.emulateMedia({ forcedColors: 'active' })
  await app.menu('goStatistics')
  const last = bars(app, app.t.statistics.wordsBy.week).last()
  const fill = () =>
    last
      .locator('rect')
      .last()
      .evaluate((rect) => getComputedStyle(rect).fill)
  await last.waitFor()
  const plain = await fill()
  const ground = await app.reader.evaluate((main) => getComputedStyle(main).backgroundColor)
  expect(plain).not.toBe(ground)
  await last.focus()
  await expect.poll(fill).not.toBe(plain)
})

test('opening an article is remembered in its state', async ({ launch, folder }) => {
  await withReadings(folder)
  const app = await launch()
  await app.open('Bài số 4')
  await app.page.keyboard.press('Space')
  const states = async () => {
    const articles = join(folder, 'library', 'articles')
    const files = (await readdir(articles, { recursive: true })).filter(
      (path) => basename(path) === 'state.json',
    )
    const all = await Promise.all(files.map((file) => readFile(join(articles, file), 'utf8')))
    return all.map((text) => (JSON.parse(text) as { openings?: string[] }).openings?.length ?? 0)
  }
  await expect.poll(async () => (await states()).toSorted()).toEqual([0, 0, 0, 0, 1])
})
