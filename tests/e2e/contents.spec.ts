// The table of contents of an article, by pointer and by keys, beside it and over it.
import type { AppDriver } from './app.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { command, frameOf, goToParagraph, saveLong, sections } from './helps-article.ts'
import { thorough } from './thorough.ts'

const contentsOf = (app: AppDriver) => app.page.getByRole('complementary', { name: app.t.contents.title })

test.describe('the table of contents', () => {
  test('leads to the sub-headings by keys alone and marks the section that is being read', async ({
    launch,
  }) => {
    const app = await launch({ size: { width: 1600, height: 880 } })
    await saveLong(app)
    await app.tools.getByRole('button', { name: app.t.contents.title }).press('Enter')
    const contents = contentsOf(app)
    await expect(contents.getByRole('link')).toHaveText([...sections])
    await expect(contents.locator('li li')).toHaveCount(2)
    expect(await inEachTheme(app, 'contents', 'main')).toEqual([])
    const link = contents.getByRole('link', { name: 'Chiếc kim tre' })
    await link.focus()
    await app.page.keyboard.press('Enter')
    await expect(link).toHaveAttribute('aria-current', 'location')
    await expect(frameOf(app)).toBeFocused()
    await expect(app.body.getByRole('heading', { name: 'Chiếc kim tre' })).toBeInViewport()
    await goToParagraph(app, 26)
    await expect(contents.locator('[aria-current]')).toHaveText('Ngày mai')
    await contents.getByRole('link').first().focus()
    await app.page.keyboard.press('Escape')
    await expect(contents).toHaveCount(0)
    await expect(app.tools.getByRole('button', { name: app.t.contents.title })).toBeFocused()
  })

  test('gives way to the article where there is no room for both', thorough, async ({ launch }) => {
    const app = await launch({ size: { width: 400, height: 800 }, language: 'en' })
    await saveLong(app)
    await app.tools.getByRole('button', { name: 'Contents' }).click()
    await contentsOf(app).getByRole('link', { name: 'Ngày mai' }).click()
    await expect(contentsOf(app)).toHaveCount(0)
    await expect(app.body.getByRole('heading', { name: 'Ngày mai' })).toBeInViewport()
    await expect(frameOf(app)).toBeFocused()
  })

  test('is offered only where there are sub-headings', thorough, async ({ launch, newspaper }) => {
    const app = await launch()
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await expect(app.tools.getByRole('button', { name: app.t.contents.title })).toHaveCount(0)
    await command(app, 'showContents')
    await expect(app.message(app.t.contents.none)).toBeVisible()
  })
})
