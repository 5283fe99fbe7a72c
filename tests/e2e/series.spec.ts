import { seriesName, titles } from '../newspaper/pages.ts'
import { expect, test } from './fixtures.ts'

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

test('related links are listed with a button that saves them', async ({ launch, newspaper }) => {
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
