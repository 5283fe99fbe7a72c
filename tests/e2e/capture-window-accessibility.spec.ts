// The bar of the capture window: by keyboard, by name, in every background, in a narrow window.
import { languages } from '../../domain/settings.ts'
import { inEachTheme } from './axe.ts'
import { allowPage, barOf, test } from './capture-page.ts'
import { expect } from './fixtures.ts'
import { thorough, thoroughIn } from './thorough.ts'

for (const language of languages) {
  test(`axe finds nothing in the bar, whatever it says (${language})`, thorough, async ({ launch, site }) => {
    const app = await launch({ language })
    const bar = barOf(app)
    const found: string[] = []
    const look = async (where: string) => found.push(...(await inEachTheme(app, where, '#root')))
    await app.list.getByRole('button', { name: app.t.save.open }).click()
    await app.saveField.fill(site.address('/script'))
    await app.saveDialog.getByRole('button', { name: app.t.page.open }).click()
    await expect(bar.getByRole('alert')).toBeVisible()
    await look('a private address is asked about')
    const shown = await allowPage(app)
    await expect(bar.getByText(app.t.page.hint)).toBeVisible()
    await look('a page is open')
    await shown.evaluate((url) => void (location.href = url), '/chuyen?http://127.0.0.1:9/')
    await expect(bar.getByRole('alert')).toBeVisible()
    await look('a page was refused')
    expect(found).toEqual([])
  })
}

for (const language of languages)
  test(
    `the bar has a name and the focus, its buttons are next, and in 320 px nothing is cut off (${language})`,
    thoroughIn(language),
    async ({ launch, site }) => {
      const app = await launch({ language })
      const cutOff = () => bar.evaluate((element) => element.scrollWidth > element.clientWidth)
      const { page, t } = app
      const bar = barOf(app)
      await page.setViewportSize({ width: 320, height: 640 })
      await app.list.getByRole('button', { name: t.save.open }).click()
      await app.saveField.fill(site.address('/script'))
      await app.saveDialog.getByRole('button', { name: t.page.open }).click()
      await expect(bar).toBeFocused()
      expect(await cutOff()).toBe(false)
      await page.keyboard.press('Tab')
      await expect(bar.getByRole('button', { name: t.page.openPrivate })).toBeFocused()
      await allowPage(app)
      await expect(bar).toBeFocused()
      await expect(bar).toHaveAccessibleDescription(t.page.hint)
      await page.keyboard.press('Tab')
      await expect(bar.getByRole('button', { name: t.page.save })).toBeFocused()
      await page.keyboard.press('Tab')
      await expect(bar.getByRole('button', { name: t.save.cancel })).toBeFocused()
      expect(await cutOff()).toBe(false)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      // Given up, the focus goes back to where the page was asked for.
      await page.keyboard.press('Enter')
      await expect(bar).toHaveCount(0)
      await expect(app.list.getByRole('button', { name: t.save.open })).toBeFocused()
    },
  )
