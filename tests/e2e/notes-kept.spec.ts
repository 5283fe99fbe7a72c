// Notes beyond the open page: over the whole library, in an article that has changed, on their way out; and for everybody.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { languages } from '../../domain/settings.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import {
  articleFile,
  colorButton,
  drag,
  drawn,
  highlight,
  html,
  markTools,
  panelOf,
  paragraphs,
  readClipboard,
  selectionTools,
  title,
} from './notes-actions.ts'
import { thorough } from './thorough.ts'

test('notes of the whole library are one view, filtered by colour and words, and lead into their articles', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder), await articleFile(folder, 'Đảo bên kia')] })
  const { t, page } = app
  await app.open(title)
  await drag(app, 'Cuốn sổ trực dày bốn trăm trang')
  await colorButton(app, 'yellow').click()
  await app.open('Đảo bên kia')
  await drag(app, 'một vì sao nằm sát mặt nước')
  await colorButton(app, 'blue').click()
  await expect.poll(() => drawn(app, 'blue')).toHaveLength(1)

  await app.view('notes').click()
  await expect(app.view('notes')).toHaveText(/2$/)
  const marks = app.list.getByRole('listitem').filter({ has: page.getByRole('button') })
  await expect(app.list.getByRole('heading', { level: 2 })).toHaveText(['Đảo bên kia', title])

  const filter = app.list.getByRole('textbox', { name: t.notes.filterText })
  await filter.fill('so truc')
  await expect(app.list.getByRole('heading', { level: 2 })).toHaveText([title])
  await filter.press('Escape')
  await app.list
    .getByRole('radiogroup', { name: t.notes.filterColor })
    .getByRole('radio', { name: t.notes.colorNamed(t.notes.colors.blue) })
    .check()
  await expect(app.list.getByRole('heading', { level: 2 })).toHaveText(['Đảo bên kia'])
  await expect(app.list.getByRole('status').getByText(t.notes.countShown(1, 2))).toBeVisible()
  await app.list.getByRole('radio', { name: t.notes.colorNamed(t.notes.colors.pink) }).check()
  await expect(app.list.getByText(t.notes.emptyColor)).toBeVisible()
  await app.list.getByRole('radio', { name: t.notes.anyColor }).check()

  await marks.getByRole('button', { name: 'Cuốn sổ trực' }).last().click()
  await app.article.getByRole('heading', { level: 1, name: title }).waitFor()
  await expect(markTools(app)).toBeVisible()
  await expect.poll(() => drawn(app, 'yellow')).toEqual(['Cuốn sổ trực dày bốn trăm trang'])
})

test('Delete is for the note that has the focus, never for an article; so are other keys for its article', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder), await articleFile(folder, 'Đảo bên kia')] })
  const { t, page } = app
  await app.open('Đảo bên kia')
  await highlight(app, 'một vì sao nằm sát mặt nước')
  await highlight(app, 'mỗi trang một đêm')
  await app.open(title)
  await highlight(app, 'nghe tiếng sóng là biết giờ')
  // The same words once more: they are marked already.
  await drag(app, 'nghe tiếng sóng là biết giờ')
  await colorButton(app, 'pink').click()
  await expect.poll(() => drawn(app, 'pink')).toEqual(['nghe tiếng sóng là biết giờ'])

  await app.view('notes').click()
  await expect(app.view('notes')).toHaveText(/3$/)
  const listed = (words: string) => app.list.getByRole('button', { name: words })
  await listed('mỗi trang một đêm').focus()
  await page.keyboard.press('Delete')
  await app.message(t.done.removeHighlight(1)).waitFor()
  await expect(listed('mỗi trang một đêm')).toHaveCount(0)
  await expect(listed('một vì sao')).toBeFocused()
  await page.keyboard.press('b')
  await app.message(t.done.bookmark(1)).waitFor()
  await app.view('bookmarked').click()
  await expect(app.list.getByRole('link')).toHaveText(['Đảo bên kia'])

  await app.tools.getByRole('button', { name: t.notes.title }).click()
  await panelOf(app).getByRole('button', { name: 'nghe tiếng sóng' }).focus()
  await page.keyboard.press('Delete')
  await expect(panelOf(app).getByRole('listitem')).toHaveCount(0)
  await expect(app.view('trash')).not.toHaveText(/\d$/)
})

test('a note that is typed when the app ends is there at the next start', async ({ launch, folder }) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  await drag(app, 'mỗi trang một đêm')
  await app.page.keyboard.press('m')
  await expect(markTools(app).getByRole('textbox')).toBeFocused()
  await app.page.keyboard.type('Hỏi ông Sáu')
  await app.close()
  const again = await launch()
  await again.open(title)
  await again.tools.getByRole('button', { name: again.t.notes.title }).click()
  await expect(panelOf(again).getByRole('textbox')).toHaveValue('Hỏi ông Sáu')
})

test('after the article is saved again its marks stand where their words have gone', async ({ launch }) => {
  let body = paragraphs
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(body)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/den-bien`
  try {
    const app = await launch()
    await app.saveFromNewspaper(address)
    await highlight(app, 'còn chiếc đồng hồ trên tường chỉ để cho khách nhìn')
    await highlight(app, 'Lớp học trên đảo có bảy đứa trẻ')
    // Paragraphs before it, others in another order, and a word corrected within it.
    body = [
      'Tin mới: ngọn đèn vừa được sơn lại sau hai mươi năm dầm mưa dãi nắng giữa biển khơi.',
      ...paragraphs.slice(4),
      ...paragraphs.slice(0, 4).map((text) => text.replace('chỉ để cho khách nhìn', 'chỉ để cho khách xem')),
    ]
    await app.saveFromNewspaper(address)
    await app.body.getByText('Tin mới').waitFor()
    await expect
      .poll(() => drawn(app, 'yellow'))
      .toEqual(['Lớp học trên đảo có bảy đứa trẻ', 'còn chiếc đồng hồ trên tường chỉ để cho khách xem'])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('a mark whose passage was taken out is kept, said to be lost, and stands again when the passage does', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { t, page } = app
  await highlight(app, 'nghe tiếng sóng là biết giờ')
  await highlight(app, 'mỗi trang một đêm')
  await app.command(t.reader.editCopy)
  const dialog = page.getByRole('dialog', { name: t.editCopy.title })
  await dialog.getByRole('checkbox', { name: /tiếng sóng là biết giờ/ }).uncheck()
  await dialog.getByRole('button', { name: t.editCopy.save }).click()
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => drawn(app, 'yellow')).toEqual(['mỗi trang một đêm'])

  await app.tools.getByRole('button', { name: t.notes.title }).click()
  const lost = panelOf(app).getByRole('region', { name: t.notes.lost, exact: true })
  await expect(lost).toContainText(t.notes.lostHint)
  await expect(lost.getByRole('listitem')).toHaveCount(1)
  // The view of the whole library says so too, and leads there.
  await app.view('notes').click()
  const listed = app.list.getByRole('button', { name: t.notes.lost })
  await expect(listed).toHaveCount(1)
  await expect(listed).toContainText('nghe tiếng sóng là biết giờ')
  await expect(lost).toContainText('nghe tiếng sóng là biết giờ')
  await expect(
    panelOf(app).getByRole('region', { name: t.notes.inText, exact: true }).getByRole('listitem'),
  ).toHaveCount(1)
  // Whatever the message that offered it is gone by now.
  await app.menu('undo')
  await expect(lost).toHaveCount(0)
  await expect(listed).toHaveCount(0)
  await expect.poll(() => drawn(app, 'yellow')).toEqual(['nghe tiếng sóng là biết giờ', 'mỗi trang một đêm'])
})

test('a quotation, a passage and the notes go to the clipboard and into a file', async ({
  launch,
  folder,
}) => {
  const app = await launch({ args: [await articleFile(folder)] })
  await app.open(title)
  const { t, page } = app
  await drag(app, 'nghe tiếng sóng là biết giờ')
  await selectionTools(app).getByRole('button', { name: t.notes.copyQuotation }).click()
  await app.message(t.done.copied).waitFor()
  expect(await readClipboard(app)).toContain('“nghe tiếng sóng là biết giờ” — “Người giữ đèn biển”')

  // Copied as it is: pasted into the note's own field.
  await selectionTools(app).getByRole('button', { name: t.notes.copy, exact: true }).click()
  await page.keyboard.press('m')
  const field = markTools(app).getByRole('textbox', { name: t.notes.note })
  await field.press('ControlOrMeta+v')
  await expect(field).toHaveValue('nghe tiếng sóng là biết giờ')
  await field.fill('Giờ của biển.')
  await field.press('Escape')

  await app.tools.getByRole('button', { name: t.notes.title }).click()
  const exporting = panelOf(app).getByRole('button', { name: t.notes.exportLabel })
  await exporting.click()
  await page.getByRole('menuitem', { name: t.notes.copyMarkdown }).click()
  await expect.poll(() => readClipboard(app)).toContain('Giờ của biển.')
  for (const [n, entry] of [t.notes.saveArticle, t.notes.saveAll].entries()) {
    const file = join(folder, `ghi-chu-${n}.md`)
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    await exporting.click()
    await page.getByRole('menuitem', { name: entry }).click()
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('> nghe tiếng sóng là biết giờ')
    expect(await readFile(file, 'utf8')).toContain('Giờ của biển.')
  }
})

for (const language of languages) {
  test(
    `axe finds nothing in the toolbar, the panel and the view of notes (${language})`,
    thorough,
    async ({ launch, folder }) => {
      // Many screens in three backgrounds.
      test.slow()
      const app = await launch({
        language,
        args: [await articleFile(folder)],
        size: { width: 1600, height: 900 },
      })
      const { t, page } = app
      const found: string[] = []
      const look = async (where: string, within?: string) =>
        found.push(...(await inEachTheme(app, where, within)))
      await app.open(title)
      await app.tools.getByRole('button', { name: t.notes.title }).click()
      await look('empty panel', 'main')
      await highlight(app, 'nghe tiếng sóng là biết giờ')
      await drag(app, 'mỗi trang một đêm')
      await look('selection', 'main')
      await page.keyboard.press('m')
      await page.keyboard.type('Ai giữ cuốn sổ?')
      await look('note', 'main')
      await page.keyboard.press('Escape')
      await panelOf(app).getByRole('button', { name: t.notes.articleNote }).click()
      await page.keyboard.type('Đọc lại.')
      await look('panel', 'main')
      await panelOf(app).getByRole('button', { name: t.notes.exportLabel }).click()
      await look('export menu', 'aside')
      await page.keyboard.press('Escape')
      await app.view('notes').click()
      await app.list.getByRole('textbox', { name: t.notes.filterText }).waitFor()
      await look('notes of the library', '#root section')
      expect(found).toEqual([])
    },
  )
}
