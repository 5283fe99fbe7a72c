import type { Locator } from '@playwright/test'
import { seriesName, titles } from '../newspaper/pages.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

test('a series is walked by keys and links, with what is missing named and saved from its address', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  await app.saveFromNewspaper(newspaper.address('/ky-cuoi'))
  const navigation = app.seriesNavigation(seriesName)
  await expect(navigation).toBeVisible()
  await expect(app.page.getByRole('navigation', { name: `Loạt bài: ${seriesName}, cuối bài` })).toBeVisible()
  // Part 2 is not saved; its address is known from the related links of the others.
  await navigation.getByRole('button', { name: 'Kỳ 2, chưa lưu' }).click()
  const waiting = app.page.getByRole('region', { name: app.t.regions.saving })
  await waiting.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await expect(navigation.getByRole('link', { name: 'Kỳ 2' })).toBeVisible()

  await navigation.getByRole('link', { name: 'Kỳ 1' }).click()
  await expect(app.article.getByRole('heading', { level: 1, name: titles.part1 })).toBeVisible()
  await expect(navigation.getByRole('link', { name: 'Kỳ 1' })).toHaveAttribute('aria-current', 'page')
  await app.page.keyboard.press(']')
  await expect(app.article.getByRole('heading', { level: 1, name: titles.part2 })).toBeVisible()
  await navigation.getByRole('link', { name: 'Kỳ sau' }).click()
  await expect(app.article.getByRole('heading', { level: 1, name: titles.partLast })).toBeVisible()
  await app.page.keyboard.press('[')
  await expect(app.article.getByRole('heading', { level: 1, name: titles.part2 })).toBeVisible()
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(app.article.getByRole('heading', { level: 1, name: titles.partLast })).toBeVisible()

  await app.view('series').click()
  await expect(app.list.getByRole('link', { name: seriesName, exact: true })).toBeVisible()
})

test('at the end of a part stands the next one with its lead, a key away, or what is missing with a button', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  await app.saveFromNewspaper(newspaper.address('/ky-cuoi'))
  await app.open(titles.part1)
  // Part 2 is missing: it is offered, and what is saved after it too.
  const missing = app.article.getByRole('region', { name: 'Kỳ sau · Kỳ II' })
  await expect(missing).toContainText('Khi máy vào làng')
  await missing.getByRole('button', { name: 'Lưu kỳ 2' }).click()
  await app.page
    .getByRole('region', { name: app.t.regions.saving })
    .getByRole('button', { name: app.t.save.saveAnyway })
    .click()
  const next = app.article.getByRole('region', { name: 'Kỳ sau · Kỳ II' })
  await expect(next).toContainText(app.t.series.pressForNext)
  await expect(next).toContainText('đã hơn hai trăm năm')
  await expect(next.getByRole('button')).toHaveCount(0)
  // The text size holds while one walks; places are each article's own (reading.spec.ts).
  await app.size('large').check()
  await app.page.keyboard.press(']')
  await expect(app.article.getByRole('heading', { level: 1, name: titles.part2 })).toBeVisible()
  await expect(app.size('large')).toBeChecked()
})

test('names and titles of series are spoken in their own language, wherever the interface speaks another', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ language: 'en' })
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  const { page, t } = app
  await app.view('series').click()
  const row = app.list.getByRole('listitem').filter({ has: page.getByRole('heading', { name: seriesName }) })
  const inVietnamese = page.locator(':is([lang=vi], [lang=vi] *)')
  const spoken = (place: Locator, words: string) => place.getByText(words, { exact: true }).and(inVietnamese)
  await expect(spoken(row.first(), seriesName)).toHaveCount(1)
  const part = (await row.first().getByRole('listitem').first().getByRole('link').textContent()) ?? ''
  await expect(spoken(row.first(), part)).toHaveCount(1)
  await row.first().getByRole('button', { name: t.editSeries.open }).click()
  await expect(spoken(page.getByRole('dialog'), titles.part1)).toHaveCount(1)
})

test('progress over the series stands in its navigation and in the view of series, which opens what is unread', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  for (const path of ['/ky-1', '/ky-2', '/ky-cuoi']) await app.saveFromNewspaper(newspaper.address(path))
  const navigation = app.seriesNavigation(seriesName)
  await expect(navigation).toContainText(/Đã đọc 0\/3 kỳ, còn \d+ phút/)
  await app.open(titles.part1)
  await app.page.keyboard.press('r')
  await expect(navigation).toContainText(/Đã đọc 1\/3 kỳ, còn \d+ phút/)
  await app.view('series').click()
  const row = app.list
    .getByRole('listitem')
    .filter({ has: app.page.getByRole('heading', { name: seriesName }) })
  await expect(row.first()).toContainText(/Đã đọc 1\/3 kỳ, còn \d+ phút/)
  await expect(row.first().locator('img')).toBeVisible()
  await app.list.getByRole('link', { name: seriesName, exact: true }).click()
  await expect(app.article.getByRole('heading', { level: 1, name: titles.part2 })).toBeVisible()
})

test(
  'names stand under the row for what is pointed at, and all of them folded out',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    await app.saveFromNewspaper(newspaper.address('/ky-cuoi'))
    await app.saveFromNewspaper(newspaper.address('/ky-1'))
    const navigation = app.seriesNavigation(seriesName)
    const stop = navigation.getByRole('link', { name: 'Kỳ cuối' })
    await stop.focus()
    await expect(navigation.getByText('Những người trở về').first()).toBeVisible()
    await stop.blur()
    await navigation.getByRole('button', { name: 'Kỳ 2, chưa lưu' }).hover()
    await expect(navigation.getByText('Khi máy vào làng').first()).toBeVisible()
    await navigation.getByText(app.t.series.allParts).click()
    await expect(navigation.getByRole('button', { name: 'Lưu kỳ 2', exact: true })).toBeVisible()
    await navigation.getByRole('link', { name: 'Những người trở về' }).click()
    await expect(app.article.getByRole('heading', { level: 1, name: titles.partLast })).toBeVisible()
  },
)

test('related links are listed with a button that saves them', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  const related = app.page.getByRole('complementary', { name: 'Tin liên quan' })
  await related.getByRole('button', { name: `Lưu bài: ${titles.part2}` }).click()
  await app.page
    .getByRole('region', { name: app.t.regions.saving })
    .getByRole('button', { name: app.t.save.saveAnyway })
    .click()
  await expect(related.getByRole('button', { name: `Mở bài đã lưu: ${titles.part2}` })).toBeVisible()
})
