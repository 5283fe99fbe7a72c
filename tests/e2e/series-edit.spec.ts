// A series that is not as it should be is put right by hand, and its missing parts are looked for.
import type { LaunchedApp } from './app.ts'
import { harbour, seriesName, titles } from '../newspaper/pages.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

const dialogOf = (app: LaunchedApp) => app.page.getByRole('dialog', { name: app.t.editSeries.title })
const waiting = (app: LaunchedApp) => app.page.getByRole('region', { name: app.t.regions.saving })

async function edit(app: LaunchedApp, name = seriesName) {
  await app.seriesNavigation(name).getByRole('button', { name: app.t.editSeries.open }).click()
  return dialogOf(app)
}
const save = (app: LaunchedApp) => dialogOf(app).getByRole('button', { name: app.t.editCopy.save }).click()
const stops = (app: LaunchedApp, name: string) => app.seriesNavigation(name).getByRole('listitem')

test('a series is renamed, an article added, a part taken out; undone with Ctrl+Z, and kept over a restart', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/english'))
  await app.saveFromNewspaper(newspaper.address('/ky-2'))
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  const dialog = await edit(app)
  await dialog.getByRole('textbox', { name: app.t.editSeries.name }).fill('Nghề lưới')
  await dialog.getByRole('combobox', { name: app.t.editSeries.word }).selectOption('bài')
  await dialog.getByRole('button', { name: app.t.editSeries.add }).click()
  await dialog.getByRole('searchbox', { name: app.t.editSeries.findArticle }).fill('net makers')
  await dialog.getByRole('button', { name: titles.english }).click()
  await dialog.getByRole('checkbox', { name: `Bài cuối: ${titles.english}` }).check()
  await dialog.getByRole('button', { name: app.t.editSeries.takeOutOf(titles.part2) }).click()
  await expect(dialog.getByText(app.t.editSeries.leaves)).toBeVisible()
  // Seen, not done: the series is still what it was.
  await expect(app.seriesNavigation(seriesName)).toHaveCount(1)
  await save(app)

  await expect(app.message(app.t.done.correctSeries(1))).toBeVisible()
  const navigation = app.seriesNavigation('Nghề lưới')
  await expect(navigation.getByRole('link', { name: 'Bài 3' })).toBeVisible()
  await expect(navigation.getByRole('button', { name: /^Bài 2, chưa lưu/ })).toHaveCount(0)
  await app.open(titles.part2)
  await expect(app.page.getByRole('navigation', { name: /^Loạt bài/ })).toHaveCount(0)

  // It can be as it is recognised again, and back.
  await app.command(app.t.editSeries.put)
  await app.page.getByRole('button', { name: app.t.editSeries.recognise }).click()
  await expect(app.seriesNavigation('Nghề lưới').getByRole('link', { name: 'Bài 2' })).toBeVisible()
  await app.menu('undo')
  await expect(app.seriesNavigation('Nghề lưới')).toHaveCount(0)

  await app.menu('undo')
  await expect(app.seriesNavigation(seriesName).getByRole('link', { name: 'Kỳ 2' })).toBeVisible()
  await edit(app)
  await dialog.getByRole('textbox', { name: app.t.editSeries.name }).fill('Nghề đan lưới')
  await save(app)
  await expect(app.seriesNavigation('Nghề đan lưới')).toBeVisible()
  await app.close()
  const again = await launch()
  await again.view('series').click()
  await expect(again.list.getByRole('link', { name: 'Nghề đan lưới', exact: true })).toBeVisible()
  // And back to what is recognised.
  await again.list.getByRole('button', { name: again.t.editSeries.open }).first().click()
  await dialogOf(again).getByRole('button', { name: again.t.editSeries.recognise }).click()
  await expect(again.list.getByRole('link', { name: seriesName, exact: true })).toBeVisible()
})

test('parts are put in order by keys, split off and merged again; what is changed is not lost by Esc', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const { page, t } = app
  for (const path of ['/ky-2', '/ky-cuoi', '/ky-1']) await app.saveFromNewspaper(newspaper.address(path))
  const dialog = await edit(app)
  const down = dialog.getByRole('button', { name: t.editSeries.down(titles.part1) })
  await down.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(down).toBeFocused()
  await expect(dialog.getByRole('textbox', { name: t.editSeries.number(titles.part1) })).toHaveValue('3')
  await expect(dialog.getByRole('checkbox', { name: `Kỳ cuối: ${titles.part1}` })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog.getByText(t.editCopy.unsaved)).toBeVisible()
  await dialog.getByRole('button', { name: t.editCopy.goOn }).click()
  await save(app)
  await expect(stops(app, seriesName).nth(2).getByRole('link')).toHaveAttribute('aria-current', 'page')
  await page.getByRole('button', { name: t.done.undo }).click()
  await expect(stops(app, seriesName).nth(0).getByRole('link')).toHaveAttribute('aria-current', 'page')

  await edit(app)
  await dialog.getByRole('button', { name: t.editSeries.splitOf(titles.part2) }).click()
  await expect(dialog.getByRole('textbox', { name: t.editSeries.splitName })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Lưới mới')
  await save(app)
  await expect(stops(app, seriesName).getByRole('link')).toHaveCount(1)
  await app.view('series').click()
  await expect(app.list.getByRole('link', { name: 'Lưới mới', exact: true })).toBeVisible()

  await edit(app)
  await dialog.getByRole('button', { name: t.editSeries.merge }).click()
  await dialog.getByRole('searchbox', { name: t.editSeries.findSeries }).fill('luoi moi')
  await dialog.getByRole('button', { name: /^Lưới mới/ }).click()
  await save(app)
  await expect(stops(app, seriesName).getByRole('link')).toHaveCount(3)
  await expect(app.list.getByRole('link', { name: 'Lưới mới', exact: true })).toHaveCount(0)
})

test(
  'an article that stands alone is put into a series from its menu',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    const { t } = app
    await app.saveFromNewspaper(newspaper.address('/ky-1'))
    await app.saveFromNewspaper(newspaper.address('/english'))
    await app.command(t.editSeries.put)
    const choosing = app.page.getByRole('dialog', { name: t.editSeries.putTitle })
    await choosing.getByRole('searchbox', { name: t.editSeries.findSeries }).fill('nguoi dan luoi')
    await choosing.getByRole('button', { name: seriesName }).click()
    const number = dialogOf(app).getByRole('textbox', { name: t.editSeries.number(titles.english) })
    await expect(number).toHaveValue('2')
    await number.fill('')
    await save(app)
    await expect(dialogOf(app).getByText(t.editSeries.badNumber)).toBeVisible()
    await number.fill('4')
    await save(app)
    await expect(app.seriesNavigation(seriesName).getByRole('link', { name: 'Kỳ 4' })).toHaveAttribute(
      'aria-current',
      'page',
    )
  },
)

test(
  'what is saved as one part offers the others in one message',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    await app.saveFromNewspaper(newspaper.address('/ky-1'))
    const message = app.message('Bài này có 2 kỳ khác:')
    await expect(message).toBeVisible()
    await expect(message.getByRole('button', { name: 'Lưu kỳ cuối' })).toBeVisible()
    // It gives way to a dialog, whose buttons it would lie over.
    await edit(app)
    await expect(message).toHaveCount(0)
    await app.page.keyboard.press('Escape')
    await app.saveFromNewspaper(newspaper.address('/ky-1'))
    await message.getByRole('button', { name: 'Lưu kỳ II' }).click()
    await waiting(app).getByRole('button', { name: app.t.save.saveAnyway }).click()
    await expect(app.seriesNavigation(seriesName).getByRole('link', { name: 'Kỳ 2' })).toBeVisible()
  },
)

test('missing parts are looked for in what is saved, and on the pages only when the person says so', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const { t } = app
  await app.saveFromNewspaper(newspaper.address('/dem-1'))
  const asked = newspaper.requests.length
  await app.seriesNavigation(harbour.name).getByRole('button', { name: 'Tìm các kỳ còn thiếu' }).click()
  const dialog = app.page.getByRole('dialog', { name: t.findParts.title })
  await expect(dialog.getByText('Sóng lạ')).toBeVisible()
  await expect(dialog.getByText(t.findParts.ask('127.0.0.1'))).toBeVisible()
  expect(newspaper.requests).toHaveLength(asked)

  // The tests' newspaper lies on this machine: that is asked about, as in every save.
  await dialog.getByRole('button', { name: t.findParts.look }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  expect(newspaper.requests).toHaveLength(asked)
  await dialog.getByRole('button', { name: t.findParts.lookPrivate }).click()
  await expect(dialog.getByText('Trở về')).toBeVisible()
  expect(newspaper.requests.slice(asked)).toEqual(['/dem-1'])
  await dialog.getByRole('button', { name: t.findParts.saveAll }).click()
  await dialog.getByRole('button', { name: t.findParts.close, exact: true }).last().click()
  const anyway = waiting(app).getByRole('button', { name: t.save.saveAnyway })
  await expect(anyway).toHaveCount(2)
  await anyway.first().click()
  await expect(anyway).toHaveCount(1)
  await anyway.click()
  const navigation = app.seriesNavigation(harbour.name)
  await expect(navigation.getByRole('link', { name: 'Kỳ 2' })).toBeVisible()
  await expect(navigation.getByRole('link', { name: 'Kỳ 3' })).toBeVisible()

  // Nothing more is there, and that is said.
  await navigation.getByRole('button', { name: t.findParts.open }).click()
  await expect(dialog.getByText(t.findParts.none)).toBeVisible()
})
