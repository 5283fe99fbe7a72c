// Everybody reads: what axe finds while an article is read in other ways, searched, or cannot be shown.
import { globSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { languages } from '../../domain/settings.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { command, goToParagraph, saveLong } from './helps-article.ts'
import { thoroughIn } from './thorough.ts'

for (const language of languages) {
  test(
    `axe finds nothing in the ways of reading, and with finds in the text (${language})`,
    thoroughIn(language),
    async ({ launch }) => {
      test.slow()
      const app = await launch({ language, size: { width: 1360, height: 880 } })
      const { page, t } = app
      const found: string[] = []
      const look = async (where: string, within?: string) =>
        found.push(...(await inEachTheme(app, where, within)))
      await saveLong(app)
      await goToParagraph(app, 6)
      await command(app, 'focusMode')
      await app.message(t.helps.focusModeHint).waitFor()
      await look('focus mode')
      await page.keyboard.press('Escape')
      await command(app, 'readingRuler')
      await page.locator('[data-ruler]').waitFor()
      await look('ruler', 'main')
      await page.keyboard.press('Escape')
      await app.menu('findInArticle')
      await page.getByRole('textbox', { name: t.find.label }).fill('luoi')
      await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(5)
      await look('finds', 'main')
      await page.keyboard.press('Escape')
      await command(app, 'pagedMode')
      await command(app, 'autoScroll')
      await page.getByRole('group', { name: t.helps.autoScroll }).waitFor()
      await page.keyboard.press('Space')
      await look('pages that turn by themselves', 'main')
      expect(found).toEqual([])
    },
  )

  test(
    `axe finds nothing where an article or the library cannot be shown (${language})`,
    thoroughIn(language),
    async ({ launch, folder }) => {
      const app = await launch({ language })
      await app.list.getByRole('link').first().waitFor()
      for (const body of globSync('library/articles/*/*/content.html', { cwd: folder }))
        await rm(join(folder, body))
      await app.list.getByRole('link').first().click()
      await app.page.getByRole('main').getByRole('alert').waitFor()
      expect(await inEachTheme(app, 'an article that cannot be read', 'main')).toEqual([])
      await app.close()
      await rename(join(folder, 'library'), join(folder, 'unplugged'))
      const again = await launch({ language, unavailable: true })
      await again.page.getByRole('button', { name: again.t.unavailable.retry }).click()
      await again.message(again.t.unavailable.still).waitFor()
      expect(await inEachTheme(again, 'a library that is not there')).toEqual([])
    },
  )
}
