// Several articles at once: chosen by the usual keys, acted on as one, saved as files.
import { globSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { bookMessagesIn } from '../../domain/language/book.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { languages } from '../../domain/settings.ts'
import type { LaunchedApp } from './app.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough, thoroughIn } from './thorough.ts'

const bar = (app: LaunchedApp) => app.page.getByRole('toolbar', { name: app.t.selection.tools })
const row = (app: LaunchedApp, index: number) => app.list.getByRole('link').nth(index)
const boxes = (app: LaunchedApp) => app.list.getByRole('checkbox')

/** That so many are chosen is seen, and told to who does not see it. */
async function expectChosen(app: LaunchedApp, count: number): Promise<void> {
  await expect(boxes(app).and(app.page.locator(':checked'))).toHaveCount(count)
  if (count === 0) return expect(bar(app)).toHaveCount(0)
  await expect(bar(app)).toContainText(app.t.selection.count(count))
  await expect(app.message(app.t.selection.count(count))).toHaveCount(1)
}

/** The system's dialog gives this folder. */
const answerWith = (app: LaunchedApp, folder: string) =>
  app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)

async function saveAs(
  app: LaunchedApp,
  format: keyof LaunchedApp['t']['selection']['formats'],
): Promise<void> {
  await bar(app).getByRole('button', { name: app.t.selection.saveAs }).click()
  await app.page.getByRole('menuitem', { name: app.t.selection.formats[format], exact: true }).click()
}

test('articles are chosen with the mouse: one more, up to here, by their boxes; another place has none', async ({
  launch,
}) => {
  const app = await launch()
  await expect(boxes(app)).toHaveCount(0)
  await row(app, 0).click({ modifiers: ['ControlOrMeta'] })
  await expectChosen(app, 1)
  await row(app, 2).click({ modifiers: ['Shift'] })
  await expectChosen(app, 3)
  // The range gets shorter from where it began.
  await row(app, 1).click({ modifiers: ['Shift'] })
  await expectChosen(app, 2)
  await row(app, 0).click({ modifiers: ['ControlOrMeta'] })
  await expectChosen(app, 1)
  await boxes(app).nth(2).check()
  await expectChosen(app, 2)
  // None of it has opened an article; a plain click does, and what is chosen stays.
  await expect(app.article).toHaveCount(0)
  await row(app, 0).click()
  await expect(app.article.getByRole('heading', { level: 1 })).toBeVisible()
  await expectChosen(app, 2)
  await app.view('unread').click()
  await expectChosen(app, 0)
})

test('by keyboard alone: chosen, told, acted on as a whole and undone as a whole', async ({ launch }) => {
  const app = await launch()
  const { keyboard } = app.page
  await row(app, 0).focus()
  await keyboard.press('Shift+J')
  await expectChosen(app, 2)
  await expect(row(app, 1)).toBeFocused()
  await expect(row(app, 1)).toHaveAccessibleDescription(app.t.selection.selected)
  await keyboard.press('Shift+ArrowUp')
  await expectChosen(app, 1)
  await keyboard.press('Escape')
  await expectChosen(app, 0)
  await expect(row(app, 0)).toBeFocused()
  await keyboard.press('x')
  await expectChosen(app, 1)
  await keyboard.press('j')
  await keyboard.press('x')
  await expectChosen(app, 2)
  await keyboard.press('ControlOrMeta+a')
  await expectChosen(app, 3)

  await keyboard.press('b')
  await expect(app.message(app.t.done.bookmark(3))).toBeVisible()
  await keyboard.press('ControlOrMeta+z')
  await expect(app.message(app.t.done.undone)).toBeVisible()
  await expect(app.list.getByRole('img', { name: app.t.list.bookmarked })).toHaveCount(0)
  await expectChosen(app, 3)

  // From the bar, with the focus in it: it is not lost when the bar goes.
  await bar(app).getByRole('button', { name: app.t.selection.acts.trash }).focus()
  await keyboard.press('Enter')
  await expect(app.message(app.t.done.trash(3))).toBeVisible()
  await expect(app.list.getByRole('link')).toHaveCount(0)
  await app.page.getByRole('status').getByRole('button', { name: app.t.done.undo }).click()
  await expect(app.list.getByRole('link')).toHaveCount(3)
})

test('who reads means the article, whatever is chosen in the list', thorough, async ({ launch }) => {
  const app = await launch()
  await row(app, 2).click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await row(app, 0).click({ modifiers: ['ControlOrMeta'] })
  await row(app, 1).click({ modifiers: ['ControlOrMeta'] })
  await app.article.getByRole('heading', { level: 1 }).click()
  await app.page.keyboard.press('b')
  await expect(app.message(app.t.done.bookmark(1))).toBeVisible()
})

test('the tags of several articles are given and taken together', thorough, async ({ launch }) => {
  const app = await launch()
  await row(app, 0).focus()
  await app.page.keyboard.press('Shift+J')
  await app.page.keyboard.press('t')
  const dialog = app.page.getByRole('dialog', { name: app.t.selection.tagsOf(2) })
  await dialog.getByRole('combobox', { name: app.t.tags.field }).fill('đọc sau')
  await app.page.keyboard.press('Enter')
  const remove = dialog.getByRole('button', { name: app.t.tags.remove('đọc sau') })
  await expect(remove).toBeVisible()
  await app.page.keyboard.press('Escape')
  await app.library.getByRole('button', { name: 'đọc sau' }).click()
  await expect(app.list.getByRole('link')).toHaveCount(2)
  await app.menu('undo')
  await expect(app.library.getByRole('button', { name: 'đọc sau' })).toHaveCount(0)
})

test(
  'the chosen articles become a file each, in every format, and no file of the folder is written over',
  thorough,
  async ({ launch, folder }) => {
    const app = await launch()
    const into = join(folder, 'tệp')
    await mkdir(into)
    await answerWith(app, into)
    await row(app, 0).focus()
    await app.page.keyboard.press('ControlOrMeta+a')
    const files = async (extension: string) =>
      (await readdir(into)).filter((name) => name.endsWith(`.${extension}`)).toSorted()

    for (const [format, extension] of [
      ['epub', 'epub'],
      ['pdf', 'pdf'],
      ['markdown', 'md'],
      ['html', 'html'],
    ] as const) {
      await saveAs(app, format)
      await expect(app.message(app.t.done.saveFiles(3))).toBeVisible()
      await app.page.getByRole('status').getByRole('button', { name: app.t.done.close }).click()
      const names = await files(extension)
      expect(names).toHaveLength(3)
      // No colon of the title: Windows has none.
      expect(names.join()).not.toMatch(/[:*?"<>|]/)
      const read = (name: string) => readFile(join(into, name))
      for (const name of names) {
        const bytes = await read(name)
        if (format === 'epub') {
          expect(strFromU8(unzipSync(bytes)['mimetype'] ?? new Uint8Array())).toBe('application/epub+zip')
        }
        if (format === 'pdf') {
          expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
          // The article begins on the first page, and its name is the document's.
          expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeLessThan(8)
        }
        if (format === 'html') expect(bytes.toString()).toMatch(/<article/)
      }
    }
    // Three other articles, not three times the one that is open.
    const texts = await Promise.all((await files('md')).map((name) => readFile(join(into, name), 'utf8')))
    expect(new Set(texts).size).toBe(3)
    await expect(app.page.locator('.print-document')).toHaveCount(0)

    const [first = ''] = await files('md')
    await writeFile(join(into, first), 'của tôi')
    await saveAs(app, 'markdown')
    await expect(app.message(app.t.done.saveFiles(3))).toBeVisible()
    expect(await readFile(join(into, first), 'utf8')).toBe('của tôi')
    expect(await files('md')).toHaveLength(6)
    expect(await files('md')).toContain(first.replace(/\.md$/, ' (2).md'))
  },
)

test('files that were saved are taken back, but for those that somebody has changed', async ({
  launch,
  folder,
}) => {
  const app = await launch({ env: { XDG_DATA_HOME: join(folder, 'data') } })
  const into = join(folder, 'ra')
  await mkdir(into)
  await writeFile(join(into, 'của tôi.md'), 'của tôi')
  await answerWith(app, into)
  await row(app, 0).focus()
  await app.page.keyboard.press('ControlOrMeta+a')
  await saveAs(app, 'markdown')
  await app.message(app.t.done.saveFiles(3)).waitFor()
  expect(await readdir(into)).toHaveLength(4)
  await app.page.getByRole('status').getByRole('button', { name: app.t.done.undo }).click()
  await app.message(app.t.done.undone).waitFor()
  expect(await readdir(into)).toEqual(['của tôi.md'])
  expect(await readdir(join(folder, 'data', 'Trash', 'files'))).toHaveLength(3)

  await saveAs(app, 'html')
  await app.message(app.t.done.saveFiles(3)).waitFor()
  const edited = (await readdir(into)).find((name) => name.endsWith('.html')) ?? ''
  await appendFile(join(into, edited), '<!-- của tôi -->')
  await app.menu('undo')
  await expect(app.page.getByRole('alert')).toContainText(
    errorSentence(app.t, { code: 'files-changed', details: { count: 1 } }),
  )
  expect((await readdir(into)).toSorted()).toEqual([edited, 'của tôi.md'].toSorted())
  // It is not tried again, and does not stand before what was done earlier.
  await app.menu('undo')
  await app.message(errorSentence(app.t, { code: 'nothing-to-undo' })).waitFor()
})

test('one that cannot be written is named, and the others go on', thorough, async ({ launch, folder }) => {
  const app = await launch()
  const into = join(folder, 'ra')
  await mkdir(into)
  await answerWith(app, into)
  const [broken = ''] = globSync('library/articles/*/*-ky-ii-*', { cwd: folder })
  expect(broken).not.toBe('')
  await rm(join(folder, broken, 'content.html'))
  await row(app, 0).focus()
  await app.page.keyboard.press('ControlOrMeta+a')
  await saveAs(app, 'markdown')
  const alert = app.page.getByRole('alert').filter({ hasText: app.t.selection.failed(1, 3) })
  await expect(alert).toContainText('(kỳ II)')
  expect(await readdir(into)).toHaveLength(2)
  await alert.getByRole('button', { name: app.t.selection.closeFailed }).click()
  await expect(alert).toHaveCount(0)
})

test('a long export tells how far it is and can be stopped', thorough, async ({ launch, folder }) => {
  const app = await launch()
  const into = join(folder, 'ra')
  await mkdir(into)
  await answerWith(app, into)
  // Held at the first article, as a slow disk would.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) throw new Error('there is no window')
    const held = Promise.withResolvers<Buffer>()
    contents.printToPDF = () => held.promise
    Object.assign(globalThis, { release: () => held.resolve(Buffer.from('%PDF-')) })
  })
  await row(app, 0).focus()
  await app.page.keyboard.press('ControlOrMeta+a')
  await saveAs(app, 'pdf')
  const progress = app.page.getByRole('progressbar', { name: app.t.selection.exporting(1, 3) })
  await expect(progress).toBeVisible()
  await app.list.getByRole('button', { name: app.t.selection.cancel, exact: true }).click()
  await app.electron.evaluate(() => Reflect.get(globalThis, 'release')())
  await expect(app.message(app.t.selection.stopped(1, 3))).toBeVisible()
  await expect(progress).toHaveCount(0)
  expect(await readdir(into)).toHaveLength(1)
})

test(
  'the chosen articles are printed together, with contents, and nothing else',
  thorough,
  async ({ launch }) => {
    const app = await launch()
    await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents) throw new Error('there is no window')
      contents.print = (_options, callback) => {
        Object.assign(globalThis, { printed: () => callback?.(true, '') })
      }
    })
    await row(app, 0).click({ modifiers: ['ControlOrMeta'] })
    await row(app, 2).click({ modifiers: ['ControlOrMeta'] })
    await bar(app).getByRole('button', { name: app.t.selection.saveAs }).click()
    await app.page.getByRole('menuitem', { name: app.t.selection.print }).click()
    const document = app.page.locator('.print-document')
    await expect(document.getByRole('article', { includeHidden: true })).toHaveCount(2)
    await app.page.emulateMedia({ media: 'print' })
    await expect(
      document.getByRole('heading', { level: 1, name: bookMessagesIn('vi').chosen(2) }),
    ).toBeVisible()
    await expect(document.getByRole('article').first()).toBeVisible()
    await expect(app.list).toBeHidden()
    await app.page.emulateMedia({ media: null })
    await expect
      .poll(() => app.electron.evaluate(() => typeof Reflect.get(globalThis, 'printed')))
      .toBe('function')
    await app.electron.evaluate(() => Reflect.get(globalThis, 'printed')())
    await expect(document).toHaveCount(0)
  },
)

for (const language of languages)
  test(
    `the bar and its boxes are accessible, and there is room for them in a narrow window (${language})`,
    thoroughIn(language),
    async ({ launch }) => {
      const app = await launch({ language, size: { width: 320, height: 560 } })
      await row(app, 0).click({ modifiers: ['ControlOrMeta'] })
      await expectChosen(app, 1)
      expect(await inEachTheme(app, 'selection', '#root section')).toEqual([])
      for (const control of [...(await bar(app).getByRole('button').all()), boxes(app).first()]) {
        await expect(control).toBeInViewport({ ratio: 0.99 })
        const box = await control.boundingBox()
        expect(box?.height ?? 0).toBeGreaterThanOrEqual(18)
      }
      // The box itself is small: what can be hit is its whole margin.
      const target = await boxes(app).first().locator('xpath=..').boundingBox()
      expect(target?.width ?? 0).toBeGreaterThanOrEqual(24)
      expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await bar(app).getByRole('button', { name: app.t.selection.saveAs }).click()
      for (const item of await app.page.getByRole('menuitem').all())
        await expect(item).toBeInViewport({ ratio: 0.99 })
    },
  )
