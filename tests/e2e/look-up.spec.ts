// Words looked up and translated: by the browser after asking, on macOS by the system.
import type { AppDriver } from './app.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { command, saveLong } from './helps-article.ts'
import { thorough } from './thorough.ts'

const wide = { width: 1360, height: 880 }

test.describe('looking up', () => {
  const select = (app: AppDriver, from: number, to: number) =>
    app.body
      .locator('p')
      .first()
      .evaluate(
        (paragraph, [start, end]) => {
          const node = paragraph.firstChild
          if (node) document.getSelection()?.setBaseAndExtent(node, start ?? 0, node, end ?? 0)
        },
        [from, to],
      )
  const catchOpened = (app: AppDriver) =>
    app.electron.evaluate(({ shell }) => {
      shell.openExternal = (url) => {
        Object.assign(globalThis, { openedOutside: url })
        return Promise.resolve()
      }
    })
  const opened = (app: AppDriver) =>
    app.electron.evaluate(() => (Reflect.get(globalThis, 'openedOutside') as string | undefined) ?? '')

  test('a selected word is sent to a dictionary only after its address was shown', async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await catchOpened(app)
    await command(app, 'lookUp')
    await expect(app.message(app.t.lookUp.selectFirst)).toBeVisible()
    await select(app, 8, 16)
    await app.tools.getByRole('button', { name: app.t.display.open }).click()
    await app.tools.getByRole('button', { name: app.t.lookUp.lookUp }).click()
    const dialog = app.page.getByRole('dialog', { name: app.t.lookUp.lookUpTitle })
    await expect(dialog).toContainText('vi.wiktionary.org')
    await expect(dialog.getByRole('blockquote')).toHaveText('Sáng sớm')
    expect(await inEachTheme(app, 'look up', 'dialog')).toEqual([])
    expect(await opened(app)).toBe('')
    await app.page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(await opened(app)).toBe('')
    await command(app, 'lookUp')
    await dialog.getByRole('button', { name: app.t.lookUp.open }).press('Enter')
    await expect
      .poll(() => opened(app))
      .toBe(`https://vi.wiktionary.org/wiki/Special:Search?search=${encodeURIComponent('Sáng sớm')}`)
  })

  test(
    'a passage is translated, and one too long for a dictionary is said to be',
    thorough,
    async ({ launch }) => {
      const app = await launch({ size: wide, language: 'en' })
      await saveLong(app)
      await catchOpened(app)
      await select(app, 8, 120)
      await command(app, 'lookUp')
      await expect(app.message(/at most 60 characters/)).toBeVisible()
      await command(app, 'translate')
      const dialog = app.page.getByRole('dialog', { name: 'Translate' })
      await expect(dialog).toContainText('translate.google.com')
      await dialog.getByRole('button', { name: 'Open in browser' }).click()
      await expect.poll(() => opened(app)).toContain('https://translate.google.com/?sl=auto&tl=en&text=')
    },
  )

  test('macOS shows what it knows itself, and nothing is sent', thorough, async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await app.electron.evaluate(({ BrowserWindow }) => {
      Object.defineProperty(process, 'platform', { value: 'darwin' })
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents)
        contents.showDefinitionForSelection = () => void Object.assign(globalThis, { defined: true })
    })
    await select(app, 8, 16)
    await command(app, 'lookUp')
    await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'defined'))).toBe(true)
    await expect(app.page.getByRole('dialog')).toHaveCount(0)
  })
})
