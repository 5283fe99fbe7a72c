import { expect, test } from './fixtures.ts'
import { thoroughIn } from './thorough.ts'

const samples = {
  vi: ['(kỳ I)', '(kỳ II)', '(kỳ cuối)'],
  en: ['(part 1)', '(part 2)', '(final part)'],
} as const

for (const language of ['vi', 'en'] as const) {
  test(
    `first start (${language}): a sample series of three parts lies in the library`,
    thoroughIn(language),
    async ({ launch }) => {
      const app = await launch({ language })
      const links = app.list.getByRole('link')
      await expect(links).toHaveCount(3)
      for (const [index, part] of samples[language].entries())
        await expect(links.nth(index)).toContainText(part)
      await expect(app.list.getByText(app.t.list.sample)).toHaveCount(3)

      await links.first().click()
      await expect(app.article.getByRole('heading', { level: 1 })).toContainText(samples[language][0])
      await expect(app.article).toHaveAttribute('lang', language)
      await app.body.getByRole('img').first().waitFor()
      for (const image of await app.body.getByRole('img').all()) {
        await image.scrollIntoViewIfNeeded()
        await expect
          .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
          .toBeGreaterThan(600)
      }
    },
  )
}

test('the sample is removable, does not come back by itself, and is found again under Help', async ({
  launch,
}) => {
  const app = await launch()
  const links = app.list.getByRole('link')
  await expect(links).toHaveCount(3)
  for (let left = 3; left > 0; left--) {
    await expect(links).toHaveCount(left)
    await links.first().focus()
    await app.page.keyboard.press('Delete')
  }
  await expect(links).toHaveCount(0)
  await expect(app.list.getByText(app.t.empty.all)).toBeVisible()
  await app.close()

  const again = await launch()
  await expect(again.list.getByText(again.t.empty.all)).toBeVisible()
  await again.menu('showSample')
  await expect(again.article.getByRole('heading', { level: 1 })).toContainText(samples.vi[0])
  await expect(again.list.getByRole('link')).toHaveCount(3)
})

test('the interface changes its language while it runs', async ({ launch }) => {
  const app = await launch()
  await app.library.getByRole('button', { name: app.t.settings.open }).click()
  const settings = app.page.getByRole('dialog', { name: 'Cài đặt' })
  await settings.getByRole('radio', { name: 'English' }).check()
  await expect(app.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en')
  // The window speaks the new language before the settings are on disk; the menu follows when they are.
  const labels = () =>
    app.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.map(({ label }) => label)
        .join(' '),
    )
  await expect.poll(labels).toMatch(/File.*Edit.*View.*Help/)
})
