// The search box with its operators, searches that are kept, and tags as things of their own.
import type { Page } from '@playwright/test'
import type { AppDriver } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

/** Asks main for something, as the page itself does. */
const ask = (page: Page, verb: string, input?: unknown) =>
  page.evaluate(
    ([name, given]) => {
      const bridge = Reflect.get(window, 'gocDoc') as {
        call: Record<string, (input: unknown) => Promise<{ value: unknown }>>
      }
      return bridge.call[name]?.(given).then(({ value }) => value)
    },
    [verb, input] as const,
  )

/** Gives the first and second article of the sample tags, both the first one. */
async function tagSample(app: AppDriver): Promise<void> {
  const links = app.list.getByRole('link')
  await expect(links).toHaveCount(3)
  const ids = await links.evaluateAll((all) => all.map((link) => link.getAttribute('data-article')))
  await ask(app.page, 'library:act', { action: 'addTag', ids: ids.slice(0, 2), tag: 'nghề báo' })
  await ask(app.page, 'library:act', { action: 'addTag', ids: ids.slice(0, 1), tag: 'Bến Đá' })
  await expect(app.library.getByRole('button', { name: /^Bến Đá/ })).toBeVisible()
}

/** The button of the menu of a tag or a saved search. */
const menuOf = (app: AppDriver, name: string) =>
  app.library.getByRole('button', { description: name, exact: true })

const chips = (app: AppDriver) => app.list.getByRole('list', { name: app.t.query.chips })

test('operators narrow what is found, and each is a chip that can be edited or taken away', async ({
  launch,
}) => {
  const app = await launch()
  await tagSample(app)
  await app.search.fill('the:"nghe bao" -tag:"bến đá"')
  await expect(app.list.getByRole('link')).toHaveCount(1)
  await expect(chips(app).getByRole('listitem')).toHaveText(['Thẻ: nghe bao', 'Không: Thẻ: bến đá'])
  // Without words it is a list like any other, in the order that one chooses.
  await expect(app.list.getByRole('combobox', { name: app.t.list.sort })).toBeVisible()

  await chips(app)
    .getByRole('button', { name: app.t.query.edit('Thẻ: nghe bao') })
    .click()
  await expect(app.search).toBeFocused()
  const selected = () =>
    app.search.evaluate((box: HTMLInputElement) =>
      box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0),
    )
  await expect.poll(selected).toBe('the:"nghe bao"')
  await app.page.keyboard.type('là:chưa-đọc')
  await expect(app.search).toHaveValue('là:chưa-đọc -tag:"bến đá"')
  await expect(app.list.getByRole('link')).toHaveCount(2)

  await chips(app)
    .getByRole('button', { name: app.t.query.remove('Không: Thẻ: bến đá') })
    .click()
  await expect(app.search).toHaveValue('là:chưa-đọc')
  await expect(app.search).toBeFocused()
  await expect(app.list.getByRole('link')).toHaveCount(3)
  // So are phrases, and words that must not stand there.
  await app.search.fill('"phòng đọc" -ghế ')
  await expect(chips(app).getByRole('listitem')).toHaveText(['“phòng đọc”', 'Không: “ghế”'])
  await chips(app)
    .getByRole('button', { name: app.t.query.remove('Không: “ghế”') })
    .click()
  await expect(app.search).toHaveValue('"phòng đọc"')
  await expect(chips(app).getByRole('listitem')).toHaveText(['“phòng đọc”'])
  // What is no operator is searched as words.
  await app.search.fill('là:khôngcóđâu')
  await expect(chips(app)).toHaveCount(0)
  await expect(app.list.getByText(app.t.empty.search('là:khôngcóđâu'))).toBeVisible()
})

test('names are completed behind an operator, marks or not, by keys alone', async ({ launch }) => {
  const app = await launch()
  await tagSample(app)
  await app.page.keyboard.press('/')
  await app.page.keyboard.type('the:nghe')
  const options = app.page.getByRole('listbox', { name: app.t.query.suggestions }).getByRole('option')
  await expect(options).toHaveText([/nghề báo/])
  await app.page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expect(app.search).toHaveAttribute(
    'aria-activedescendant',
    (await options.first().getAttribute('id')) ?? '',
  )
  await app.page.keyboard.press('Enter')
  await expect(app.search).toHaveValue('the:"nghề báo" ')
  await expect(options).toHaveCount(0)
  await expect(app.list.getByRole('link')).toHaveCount(2)
  await app.page.keyboard.type('tag:')
  await expect(options.first()).toBeVisible()
  // Esc closes what is offered, the next one empties the box.
  await app.page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(app.search).toHaveValue('the:"nghề báo" tag:')
  await app.page.keyboard.press('Escape')
  await expect(app.search).toHaveValue('')
})

test('a tag of which everything is archived is still offered: a search looks there too', async ({
  launch,
}) => {
  const app = await launch()
  await tagSample(app)
  await app.row('Những mảnh báo cắt').waitFor()
  for (const link of await app.list.getByRole('link').all()) {
    await link.focus()
    await app.page.keyboard.press('x')
  }
  await app.page.keyboard.press('e')
  await app.message(app.t.done.archive(3)).waitFor()
  await app.search.focus()
  await app.page.keyboard.type('thẻ:nghe')
  const options = app.page.getByRole('listbox', { name: app.t.query.suggestions }).getByRole('option')
  await expect(options).toHaveText([/nghề báo/])
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(app.list.getByRole('link')).toHaveCount(2)
})

test('"Lọc" offers every condition, by keys alone, and writes it into the query', async ({ launch }) => {
  const app = await launch()
  await tagSample(app)
  await app.search.focus()
  await app.page.keyboard.press('Tab')
  const opener = app.list.getByRole('button', { name: 'Lọc', exact: true })
  await expect(opener).toBeFocused()
  await app.page.keyboard.press('Enter')
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  const panel = app.list.getByRole('group', { name: app.t.query.panel })
  await app.page.keyboard.press('Tab')
  const state = panel.getByRole('combobox', { name: app.t.query.fields.reading })
  await expect(state).toBeFocused()
  await state.selectOption({ label: 'Chưa đọc' })
  await panel.getByRole('combobox', { name: app.t.query.fields.tag, exact: true }).selectOption('nghề báo')
  await panel.getByLabel(app.t.query.fields.after).fill('2020-03-05')
  await expect(app.search).toHaveValue('là:chưa-đọc thẻ:"nghề báo" sau:5/3/2020 ')
  await expect(chips(app).getByRole('listitem')).toHaveText(['Chưa đọc', 'Thẻ: nghề báo', 'Từ 5/3/2020'])
  await expect(app.list.getByRole('link')).toHaveCount(2)
  await panel.getByRole('checkbox', { name: app.t.query.states.bookmarked }).check()
  await expect(app.list.getByRole('link')).toHaveCount(0)
  await panel.getByRole('checkbox', { name: app.t.query.states.bookmarked }).uncheck()
  await state.selectOption({ label: 'Đã đọc' })
  await expect(chips(app).getByRole('listitem')).toHaveCount(3)
  // What the query says is what the panel shows.
  await panel.getByRole('button', { name: app.t.query.clear }).click()
  await expect(app.search).toHaveValue('')
  await expect(state).toHaveValue('')
  await app.page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(opener).toBeFocused()
})

test(
  'a tag with quotation marks in its name is found, chosen in the panel or completed; one of marks alone is not offered',
  thorough,
  async ({ launch }) => {
    const app = await launch()
    const links = app.list.getByRole('link')
    await expect(links).toHaveCount(3)
    const [id] = await links.evaluateAll((all) => all.map((link) => link.getAttribute('data-article')))
    for (const tag of ['có "nháy" kép', '"'])
      await ask(app.page, 'library:act', { action: 'addTag', ids: [id], tag })
    await expect(app.library.getByRole('button', { name: /^có "nháy" kép/ })).toBeVisible()

    await app.list.getByRole('button', { name: app.t.query.open }).click()
    const panel = app.list.getByRole('group', { name: app.t.query.panel })
    const tag = panel.getByRole('combobox', { name: app.t.query.fields.tag, exact: true })
    await expect(tag.getByRole('option')).toHaveText([app.t.query.any, 'có "nháy" kép'])
    await tag.selectOption({ label: 'có "nháy" kép' })
    await expect(app.search).toHaveValue('thẻ:"có nháy kép" ')
    await expect(links).toHaveCount(1)
    await expect(tag.getByRole('option', { selected: true })).toHaveText('có "nháy" kép')

    await app.search.fill('tag:nhay')
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await expect(app.search).toHaveValue('tag:"có nháy kép" ')
    await expect(links).toHaveCount(1)
  },
)

test('a search is kept, counted, found in the palette, renamed, deleted and taken back', async ({
  launch,
}) => {
  const app = await launch()
  await tagSample(app)
  await app.search.fill('tag:"nghề báo"')
  await app.list.getByRole('button', { name: app.t.searches.save }).click()
  const dialog = app.page.getByRole('dialog', { name: app.t.searches.saveTitle })
  const name = dialog.getByRole('textbox', { name: app.t.searches.name })
  await expect(name).toHaveValue('Thẻ: nghề báo')
  await name.fill('Về nghề')
  await app.page.keyboard.press('Enter')
  const kept = app.library.getByRole('button', { name: /^Về nghề/ })
  await expect(kept).toHaveText(/Về nghề\s*2/)
  await expect(kept).toHaveAttribute('aria-current', 'page')
  // It is kept: there is nothing to keep.
  await expect(app.list.getByRole('button', { name: app.t.searches.save })).toHaveCount(0)
  await expect(app.search).toBeFocused()

  await app.view('all').click()
  await expect(app.search).toHaveValue('')
  await app.menu('palette')
  await expect(app.page.getByRole('combobox', { name: app.t.palette.field })).toBeFocused()
  await app.page.keyboard.type('ve nghe')
  await app.page
    .getByRole('option', { name: /Về nghề/ })
    .first()
    .click()
  await expect(app.search).toHaveValue('tag:"nghề báo"')

  const menu = menuOf(app, 'Về nghề')
  await menu.focus()
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('menuitem').first()).toBeFocused()
  await app.page.keyboard.press('Enter')
  await app.page
    .getByRole('dialog', { name: app.t.searches.renameTitle })
    .getByRole('textbox', { name: app.t.searches.name })
    .fill('Nghề')
  await app.page.keyboard.press('Enter')
  await expect(app.library.getByRole('button', { name: /^Nghề/ })).toBeVisible()
  await app.close()

  const again = await launch()
  const renamed = again.library.getByRole('button', { name: /^Nghề/ })
  await expect(renamed).toHaveText(/Nghề\s*2/)
  await menuOf(again, 'Nghề').focus()
  await again.page.keyboard.press('Enter')
  await again.page.getByRole('menuitem', { name: again.t.searches.remove }).press('Enter')
  await expect(renamed).toHaveCount(0)
  // The last of its kind is gone with its heading: the focus is on what is shown.
  await expect(again.view('all')).toBeFocused()
  await again.page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(renamed).toBeVisible()
})

test('a tag is renamed, merged after asking, coloured and deleted, each taken back as one', async ({
  launch,
}) => {
  const app = await launch()
  await tagSample(app)
  const inSidebar = (tag: string) => app.library.getByRole('button', { name: new RegExp(`^${tag}`) })
  await inSidebar('nghề báo').click()
  await menuOf(app, 'nghề báo').focus()
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('menuitem').first()).toBeFocused()
  await app.page.keyboard.press('Enter')
  const form = app.page.getByRole('dialog', { name: app.t.tagTools.editTitle('nghề báo') })
  await form.getByRole('radio', { name: app.t.tagTools.colors.teal }).check()
  await expect(inSidebar('nghề báo')).toHaveAttribute('data-tag-color', 'teal')
  await form.getByRole('textbox', { name: app.t.tagTools.name }).fill('làm báo')
  await app.page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  // The list that shows it goes on showing it.
  await expect(inSidebar('làm báo')).toHaveAttribute('aria-current', 'page')
  await expect(inSidebar('làm báo')).toHaveAttribute('data-tag-color', 'teal')
  // Whoever went there by keys is still at the tag that was renamed.
  await expect(inSidebar('làm báo')).toBeFocused()
  await expect(app.list.getByRole('link')).toHaveCount(2)
  await app.menu('undo')
  // So does it when the old name comes back.
  await expect(inSidebar('nghề báo')).toHaveAttribute('aria-current', 'page')
  await expect(app.list.getByRole('link')).toHaveCount(2)

  await app.menu('manageTags')
  const dialog = app.page.getByRole('dialog', { name: app.t.tagTools.manageTitle })
  await expect(dialog.getByRole('listitem')).toHaveText([/Bến Đá.*1 bài/, /nghề báo.*2 bài/])
  await dialog.getByRole('button', { name: app.t.tagTools.editNamed('Bến Đá') }).click()
  await expect(dialog.getByRole('textbox', { name: app.t.tagTools.name })).toBeFocused()
  await dialog.getByRole('button', { name: app.t.tagTools.cancel }).click()
  await expect(dialog.getByRole('button', { name: app.t.tagTools.editNamed('Bến Đá') })).toBeFocused()
  await app.page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: app.t.tagTools.name }).fill('Nghề Báo')
  await app.page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText(app.t.tagTools.mergeQuestion('Bến Đá', 'Nghề Báo'))
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('button', { name: app.t.tagTools.merge }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(dialog.locator('[data-edit]')).toBeFocused()
  await dialog.getByRole('button', { name: app.t.done.undo }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)

  await dialog.getByRole('button', { name: app.t.tagTools.removeNamed('nghề báo') }).click()
  await expect(dialog.getByRole('listitem')).toHaveText([/Bến Đá/])
  await app.page.keyboard.press('Escape')
  await expect(inSidebar('nghề báo')).toHaveCount(0)
  await app.menu('undo')
  await expect(inSidebar('nghề báo')).toHaveText(/nghề báo\s*2/)

  // From its menu, by keys: one is at the next entry then.
  await menuOf(app, 'nghề báo').focus()
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('menuitem', { name: app.t.tagTools.remove, exact: true }).press('Enter')
  await expect(inSidebar('nghề báo')).toHaveCount(0)
  await expect(inSidebar('Bến Đá')).toBeFocused()
})

test('a tag is completed without its marks when it is added', async ({ launch }) => {
  const app = await launch()
  await tagSample(app)
  await app.list.getByRole('link').last().focus()
  await app.page.keyboard.press('t')
  const dialog = app.page.getByRole('dialog', { name: app.t.tags.title })
  await expect(dialog.getByRole('combobox', { name: app.t.tags.field })).toBeFocused()
  const options = app.page.getByRole('listbox', { name: app.t.query.suggestions }).getByRole('option')
  await app.page.keyboard.type('ben')
  await expect(options).toHaveText(['Bến Đá'])
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveText([/Bến Đá/])
  // Esc closes what is offered before it closes the dialog.
  await app.page.keyboard.type('ngh')
  await expect(options).toHaveText(['nghề báo'])
  await app.page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(dialog).toBeVisible()
  // Taken away by its own button, the focus is in the field again.
  await dialog.getByRole('button', { name: app.t.tags.remove('Bến Đá') }).press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(0)
  await expect(dialog.getByRole('combobox', { name: app.t.tags.field })).toBeFocused()
})

test(
  'nothing of it is out of reach: axe, in both languages and each theme, and 320 px',
  thorough,
  async ({ launch }) => {
    test.slow()
    const app = await launch({ language: 'en' })
    await tagSample(app)
    await app.search.fill('tag:"nghề báo" -is:read before:2030')
    await expect(chips(app).getByRole('listitem')).toHaveText(['Tag: nghề báo', 'Not: Read', 'Before 2030'])
    await app.list.getByRole('button', { name: 'Filter', exact: true }).click()
    expect(await inEachTheme(app, 'conditions')).toEqual([])
    await app.page.keyboard.press('Escape')
    await app.search.fill('tag:')
    await expect(app.page.getByRole('listbox', { name: app.t.query.suggestions })).toBeVisible()
    expect(await violations(app, 'completion', 'header')).toEqual([])
    await app.page.keyboard.press('Escape')
    await app.list.getByRole('button', { name: app.t.searches.save }).click()
    expect(await inEachTheme(app, 'a name for a search', 'dialog')).toEqual([])
    await app.page.keyboard.press('Escape')
    await app.search.fill('')
    await menuOf(app, 'nghề báo').click()
    expect(await violations(app, 'menu of a tag')).toEqual([])
    await app.page.getByRole('menuitem', { name: app.t.tagTools.manage }).click()
    await app.page.getByRole('button', { name: app.t.tagTools.editNamed('nghề báo') }).click()
    expect(await inEachTheme(app, 'tags', 'dialog')).toEqual([])
    await app.page.keyboard.press('Escape')

    await app.page.setViewportSize({ width: 320, height: 640 })
    await app.search.fill('tag:"nghề báo" -is:read before:2030 length:5-10')
    await app.list.getByRole('button', { name: 'Filter', exact: true }).click()
    const panel = app.list.getByRole('group', { name: app.t.query.panel })
    for (const control of [
      ...(await panel.getByRole('combobox').all()),
      ...(await panel.getByRole('button').all()),
    ]) {
      await control.scrollIntoViewIfNeeded()
      const box = await control.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 320 && box.height >= 24).toBe(true)
    }
    await app.page.keyboard.press('Escape')
    for (const chip of await chips(app).getByRole('button').all()) {
      const box = await chip.boundingBox()
      expect(box && box.x >= 0 && box.x + box.width <= 320 && box.height >= 24).toBe(true)
    }
  },
)
