// The command palette, the application menu and the sheet of keys, which are made of one table; and the way back.
import type { Locator } from '@playwright/test'
import { commandIds } from '../../domain/commands.ts'
import { messagesIn } from '../../domain/language/index.ts'
import { languages } from '../../domain/settings.ts'
import { harbour, titles } from '../newspaper/pages.ts'
import type { LaunchedApp } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough, thoroughIn } from './thorough.ts'

const sample = 'Người giữ báo ở phố Bến Đá'

const palette = (app: LaunchedApp) => app.page.getByRole('dialog', { name: app.t.palette.title })
const field = (app: LaunchedApp) => palette(app).getByRole('combobox', { name: app.t.palette.field })
const rows = (app: LaunchedApp) => palette(app).getByRole('option')
const chosen = (app: LaunchedApp) => palette(app).getByRole('option', { selected: true })

async function openPalette(app: LaunchedApp): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+k')
  await expect(field(app)).toBeFocused()
  await expect(chosen(app)).toHaveCount(1)
}

const heading = (app: LaunchedApp, title: string | RegExp) =>
  app.article.getByRole('heading', { level: 1, name: title })
const isFocused = (locator: Locator) =>
  locator.evaluate((element) => element.contains(document.activeElement))

test('an article is found by a few letters without marks and opened, by keyboard alone', async ({
  launch,
}) => {
  const app = await launch()
  await openPalette(app)
  await app.page.keyboard.type('manh bao')
  await expect(chosen(app)).toContainText('Những mảnh báo cắt')
  // What was found is marked in the letters of the title.
  await expect(chosen(app).locator('mark')).toHaveText(['mảnh', 'báo'])
  await app.page.keyboard.press('Enter')
  await expect(heading(app, /Những mảnh báo cắt/)).toBeVisible()
  await expect(palette(app)).toHaveCount(0)
  await expect.poll(() => isFocused(app.reader)).toBe(true)

  // Typed and entered at once, the answer to what was typed is taken, not the one before it.
  await openPalette(app)
  await app.page.keyboard.insertText('ky cuoi')
  await app.page.keyboard.press('Enter')
  await expect(heading(app, /kỳ cuối/)).toBeVisible()
})

test('the field that a key opens is there for the next key, which is no command any more', async ({
  launch,
}) => {
  const app = await launch()
  const { page, t } = app
  await app.list.getByRole('link').first().click()
  await heading(app, /./).waitFor()
  /** Presses it with Ctrl and looks at what has the focus within the same task: the next key comes in a later one. */
  const focusedBy = (key: string, shiftKey: boolean) =>
    page.evaluate(
      async ({ mac, ...pressed }) => {
        const wide = mac ? { metaKey: true } : { ctrlKey: true }
        const event = new KeyboardEvent('keydown', { ...pressed, ...wide, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
        // The page draws when its listeners have returned, as it does after a key of a keyboard.
        await Promise.resolve()
        const { activeElement } = document
        return activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
          ? (activeElement.ariaLabel ?? activeElement.labels?.[0]?.textContent)
          : null
      },
      { key, shiftKey, mac: process.platform === 'darwin' },
    )
  expect(await focusedBy('f', false)).toBe(t.find.label)
  // Also from a field; caps lock or Shift makes the letter a capital one.
  expect(await focusedBy('F', true)).toBe(t.search.label)
  expect(await focusedBy('k', false)).toBe(t.palette.field)
  await page.keyboard.press('Escape')
  await expect(palette(app)).toHaveCount(0)
  expect(await focusedBy('N', false)).toContain(t.save.field)
})

test('what is done with a series and with all notes is there too', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  await expect(heading(app, /kỳ I/)).toBeVisible()
  await openPalette(app)
  await app.page.keyboard.type('ca loat bai thanh')
  for (const id of ['saveSeriesEpub', 'saveSeriesPdf', 'saveSeriesMarkdown', 'saveSeriesHtml'] as const)
    await expect(rows(app).filter({ hasText: app.t.commands[id] })).toHaveCount(1)
  await field(app).fill('sua loat bai')
  await expect(chosen(app)).toContainText(app.t.commands.editSeries)
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('dialog', { name: app.t.editSeries.title })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await openPalette(app)
  await app.page.keyboard.type('save all notes')
  await expect(chosen(app)).toContainText(app.t.commands.exportNotes)
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByText(app.t.errors['no-notes']({}))).toBeVisible()
})

test('a command is found in either language, shows its key, and acts on what had the focus', async ({
  launch,
}) => {
  const app = await launch()
  const row = app.list.getByRole('link').nth(1)
  await row.focus()
  await openPalette(app)
  await app.page.keyboard.type('remove bookmark')
  await expect(chosen(app)).toContainText(app.t.commands.bookmark)
  await expect(chosen(app)).toContainText(messagesIn('en').commands.bookmark)
  await expect(chosen(app).locator('kbd')).toHaveText(['B'])
  await app.page.keyboard.press('Enter')
  await expect(app.message(app.t.done.bookmark(1))).toBeVisible()
  await expect(row).toBeFocused()
  await app.view('bookmarked').click()
  await expect(app.list.getByRole('link')).toHaveCount(1)

  // What was used last comes first, also after a restart.
  await app.close()
  const again = await launch()
  await openPalette(again)
  const recent = palette(again).getByRole('group', { name: again.t.palette.groups.recentCommands })
  await expect(recent.getByRole('option')).toHaveText([/^Đánh dấu hoặc bỏ đánh dấu/])
  await expect(chosen(again)).toContainText(again.t.commands.bookmark)
})

test('only what can be done now is offered, and after > commands alone', thorough, async ({ launch }) => {
  const app = await launch()
  const find = () => rows(app).filter({ hasText: app.t.commands.findInArticle })
  await openPalette(app)
  await app.page.keyboard.type('>tim trong')
  await expect(rows(app).filter({ hasText: app.t.commands.searchLibrary })).toHaveCount(1)
  await expect(find()).toHaveCount(0)
  // Nothing carries it out yet or at all: it is not there, whatever is typed.
  await field(app).fill('>')
  for (const id of ['back', 'nextPart', 'saveEpub', 'emptyTrash'] as const)
    await expect(rows(app).filter({ hasText: app.t.commands[id] })).toHaveCount(0)
  await app.page.keyboard.press('Escape')

  await app.list.getByRole('link').first().click()
  await heading(app, /./).waitFor()
  await openPalette(app)
  await app.page.keyboard.type('>tim trong')
  await expect(find()).toHaveCount(1)
  await expect(palette(app).getByRole('group')).toHaveCount(1)
  await find().click()
  await expect(app.page.getByRole('textbox', { name: app.t.find.label })).toBeFocused()
})

test('tags, sources and series are places to go', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  await app.page.keyboard.press('t')
  await app.page.getByRole('combobox', { name: app.t.tags.field }).fill('làng nghề')
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('button', { name: app.t.tags.remove('làng nghề') }).waitFor()
  await app.page.keyboard.press('Escape')

  await openPalette(app)
  await app.page.keyboard.type('lang nghe')
  const tag = rows(app).filter({ hasText: app.t.palette.kinds.tag })
  await expect(tag).toHaveText(/làng nghề/)
  await tag.click()
  await expect(app.list.getByText(app.t.list.filteredBy('làng nghề'))).toBeVisible()
  await expect(app.list.getByRole('link')).toHaveCount(1)

  await openPalette(app)
  await app.page.keyboard.type('ben song')
  await rows(app).filter({ hasText: app.t.palette.kinds.source }).click()
  await expect(app.list.getByText(app.t.list.filteredBy('Báo Bến Sông'))).toBeVisible()

  await openPalette(app)
  await app.page.keyboard.type(sample)
  await rows(app).filter({ hasText: app.t.palette.kinds.series }).click()
  // The first part that is not read.
  await expect(heading(app, /kỳ I\b/)).toBeVisible()
})

test('the focus stays in the field, the keys walk, and the number of results is told', async ({ launch }) => {
  const app = await launch()
  await openPalette(app)
  const press = app.page.keyboard.press.bind(app.page.keyboard)
  const active = async () => {
    const id = await field(app).getAttribute('aria-activedescendant')
    expect(await chosen(app).getAttribute('id')).toBe(id)
    await expect(chosen(app)).toBeInViewport({ ratio: 0.9 })
    return chosen(app).textContent()
  }
  // Articles are asked for: their rows come among the others.
  await expect(palette(app).getByRole('status').first()).not.toBeEmpty()
  const [first, last] = [await rows(app).first().textContent(), await rows(app).last().textContent()]
  expect(await active()).toBe(first)
  await press('End')
  expect(await active()).toBe(last)
  await press('ArrowDown')
  expect(await active()).toBe(first)
  await press('ArrowUp')
  expect(await active()).toBe(last)
  await press('Home')
  await press('ArrowDown')
  expect(await active()).toBe(await rows(app).nth(1).textContent())
  for (const key of ['Tab', 'Shift+Tab', 'PageDown']) {
    await press(key)
    await expect(field(app)).toBeFocused()
  }
  await rows(app).nth(2).hover()
  await expect(field(app)).toBeFocused()
  await app.page.keyboard.type('khongcodau')
  await expect(app.message(app.t.palette.count(0))).toBeVisible()
  await expect(palette(app).getByText(app.t.palette.none('khongcodau'))).toBeVisible()
  await expect(field(app)).toHaveAttribute('aria-expanded', 'false')
  await press('Enter')
  await expect(field(app)).toBeFocused()
  await press('Escape')
  await expect(palette(app)).toHaveCount(0)
})

test('text that is selected stays selected for the command', thorough, async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  await app.body.locator('p').first().click({ clickCount: 2 })
  const selected = () => app.page.evaluate(() => getSelection()?.toString().trim() ?? '')
  const word = await selected()
  expect(word).not.toBe('')
  await openPalette(app)
  await app.page.keyboard.press('Escape')
  expect(await selected()).toBe(word)
})

for (const language of languages)
  test(
    `the palette is accessible and loses nothing in a narrow window (${language})`,
    thorough,
    async ({ launch }) => {
      const app = await launch({ language, size: { width: 320, height: 560 } })
      await openPalette(app)
      const found = await inEachTheme(app, 'palette', 'dialog[open]')
      await app.page.keyboard.type('b')
      await expect(chosen(app)).toHaveCount(1)
      found.push(...(await violations(app, 'palette with results', 'dialog[open]')))
      await field(app).fill('zzzz')
      await palette(app).getByText(app.t.palette.none('zzzz')).waitFor()
      found.push(...(await violations(app, 'palette without results', 'dialog[open]')))
      expect(found).toEqual([])
      await field(app).fill('')
      await expect(chosen(app)).toHaveCount(1)
      const wide = await palette(app).evaluate((dialog) =>
        [dialog, ...dialog.querySelectorAll('*')]
          .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
          .filter((element) => element.localName !== 'input')
          .map(({ className }) => className),
      )
      expect(wide).toEqual([])
      await app.page.keyboard.press('Escape')

      await app.menu('showShortcuts')
      const sheet = app.page.getByRole('dialog', { name: app.t.shortcuts.title })
      await expect(sheet.getByRole('definition').filter({ hasText: /^H$/ })).toHaveCount(1)
      await expect(sheet.getByText(app.t.commands.note, { exact: true })).toBeAttached()
      expect(await sheet.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
      for (const row of await sheet.getByRole('definition').all()) {
        const box = await row.boundingBox()
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320)
      }
    },
  )

for (const language of languages)
  test(
    `every command stands in the application menu, greyed while it cannot be carried out (${language})`,
    thoroughIn(language),
    async ({ launch }) => {
      const app = await launch({ language })
      const menu = () =>
        app.electron.evaluate(({ Menu }) =>
          (Menu.getApplicationMenu()?.items ?? []).map(({ label, submenu }) => ({
            label,
            ids: (submenu?.items ?? []).map(({ id }) => id),
          })),
        )
      const { commandMenus, commands } = app.t
      expect((await menu()).map(({ label }) => label)).toEqual(Object.values(commandMenus))
      const ids = (await menu()).flatMap((one) => one.ids)
      for (const id of commandIds) expect(ids.filter((other) => other === id)).toHaveLength(1)

      expect(await app.menuItem('palette')).toMatchObject({
        label: commands.palette,
        accelerator: 'CmdOrCtrl+K',
      })
      await expect
        .poll(() => app.menuItem('highlight'))
        .toMatchObject({ label: commands.highlight, enabled: false })
      expect(await app.menuItem('nextPart')).toMatchObject({ enabled: false })
      await app.list.getByRole('link').first().click()
      await heading(app, /./).waitFor()
      await expect.poll(() => app.menuItem('findInArticle')).toMatchObject({ enabled: true })
      await expect.poll(() => app.menuItem('nextPart')).toMatchObject({ enabled: true })
      await app.menu('nextPart')
      await app.menu('back')
      await expect.poll(() => app.menuItem('forward')).toMatchObject({ enabled: true })
    },
  )

test(
  'single keys stand in the menu while they are in force, and are the page’s own',
  thorough,
  async ({ launch }) => {
    const app = await launch()
    const keyOf = () =>
      app.electron.evaluate(({ Menu }) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById('bookmark')
        return [item?.accelerator?.toString() ?? null, item?.registerAccelerator ?? null]
      })
    // macOS takes every key that its menu shows: there it shows none.
    if (process.platform !== 'darwin') expect(await keyOf()).toEqual(['B', false])
    await app.menu('openSettings')
    await app.page.getByRole('checkbox', { name: app.t.settings.singleKeys }).uncheck()
    await expect.poll(async () => (await keyOf())[0]).toBeNull()
    await app.page.keyboard.press('Escape')
    await app.list.getByRole('link').first().focus()
    await app.page.keyboard.press('b')
    await app.menu('showShortcuts')
    await expect(app.page.getByText(app.t.shortcuts.singleKeysOff)).toBeVisible()
    await expect(app.page.getByRole('definition').filter({ hasText: /^B$/ })).toHaveCount(0)
    await expect(app.message(app.t.done.bookmark(1))).toHaveCount(0)
  },
)

test(
  'back and forward lead through list, series and links to the very place, with the focus in the article',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    for (const path of ['/dai', '/dem-1', '/dem-2', '/ky-1', '/ky-2'])
      await app.saveFromNewspaper(newspaper.address(path))
    const scroller = app.article.locator('xpath=..')
    const top = () => scroller.evaluate(({ scrollTop }) => Math.round(scrollTop))
    const scrollTo = async (share: number) => {
      const told = scroller.evaluate(
        (element) => new Promise((resolve) => element.addEventListener('scrollend', resolve, { once: true })),
      )
      await scroller.evaluate((element, wanted) => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) * wanted
      }, share)
      await told
      return top()
    }
    const places = new Map<string, number>()
    const at = async (title: string) => {
      await heading(app, title).waitFor()
      await expect.poll(() => isFocused(app.reader)).toBe(true)
    }

    await app.open(titles.long)
    places.set(titles.long, await scrollTo(0.6))
    // From the list, by a link of the text, by the series' keys.
    await app.open(harbour.part1)
    await app.body.getByRole('link', { name: harbour.part2 }).click()
    await at(harbour.part2)
    places.set(harbour.part2, await scrollTo(0.5))
    await app.open(titles.part1)
    await app.page.keyboard.press(']')
    await at(titles.part2)

    const back = [titles.part1, harbour.part2, harbour.part1, titles.long]
    for (const title of back) {
      await app.page.keyboard.press('Alt+ArrowLeft')
      await at(title)
      const place = places.get(title)
      if (place !== undefined) await expect.poll(async () => Math.abs((await top()) - place)).toBeLessThan(24)
    }
    for (const title of [harbour.part1, harbour.part2]) {
      await app.page.evaluate(() => {
        document.dispatchEvent(new MouseEvent('mouseup', { button: 4, bubbles: true }))
      })
      await at(title)
    }
    expect(Math.abs((await top()) - (places.get(harbour.part2) ?? 0))).toBeLessThan(24)
  },
)
