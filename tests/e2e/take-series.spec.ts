// A whole series leaves the app: what the files are made of is tests/unit/transfer; here they come out of the window.
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { seriesName } from '../newspaper/pages.ts'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

const sample = 'Người giữ báo ở phố Bến Đá'

/** The system's dialog gives this file. */
const answerWith = (app: LaunchedApp, file: string) =>
  app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)

async function take(app: LaunchedApp, name: string, command: string): Promise<void> {
  await app
    .seriesNavigation(name)
    .getByRole('button', { name: app.t.takeSeries.openNamed(name) })
    .click()
  await app.page.getByRole('menuitem', { name: command }).click()
}

async function takeAs(app: LaunchedApp, name: string, command: string, file: string): Promise<Buffer> {
  await answerWith(app, file)
  await take(app, name, command)
  await expect(app.message(app.t.done.exported)).toBeVisible()
  await app.page.getByRole('status').getByRole('button', { name: app.t.done.close }).click()
  return readFile(file)
}

test(
  'a series is taken along as EPUB with a drawn cover, as PDF, Markdown and one HTML file',
  thorough,
  async ({ launch, folder }) => {
    const app = await launch()
    await app.list.getByRole('link').first().click()
    await app.article.getByRole('heading', { level: 1 }).waitFor()
    const { epub, pdf, markdown, html } = app.t.takeSeries

    const book = unzipSync(await takeAs(app, sample, epub, join(folder, 'loat.epub')))
    expect(strFromU8(book['mimetype'] ?? new Uint8Array())).toBe('application/epub+zip')
    expect(Object.keys(book).filter((name) => name.includes('chapter-'))).toHaveLength(3)
    // The cover is a JPEG: it came from the page's canvas, with the picture on it.
    expect(book['EPUB/cover.jpg']?.slice(0, 3)).toEqual(new Uint8Array([0xff, 0xd8, 0xff]))

    const paper = (await takeAs(app, sample, pdf, join(folder, 'loat.pdf'))).toString('latin1')
    expect(paper.slice(0, 5)).toBe('%PDF-')
    // Three parts, each on a page of its own after the contents, and an outline that names them.
    expect(paper.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(4)
    expect(paper).toContain('/Outlines')
    // The window is as before.
    await expect(app.page.locator('.print-document')).toHaveCount(0)
    await expect(app.page).toHaveTitle(/Góc Đọc$/)

    const text = (await takeAs(app, sample, markdown, join(folder, 'loat.md'))).toString()
    expect(text).toContain(`# ${sample}\n`)
    expect(text).toContain('## Kỳ I: Những mảnh báo cắt\n')
    const page = (await takeAs(app, sample, html, join(folder, 'loat.html'))).toString()
    expect(page.match(/<article /g)).toHaveLength(3)
    expect(page).not.toMatch(/<script|src="(?!data:)/)
  },
)

test('what is printed of a series is all its parts in order with contents that lead to them, and nothing of the window', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  await app.saveFromNewspaper(newspaper.address('/ky-cuoi'))
  // Held open as the system's dialog is, while the page is looked at.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) throw new Error('there is no window')
    contents.print = (_options, callback) => {
      Object.assign(globalThis, { printed: () => callback?.(true, '') })
    }
  })
  await take(app, seriesName, app.t.takeSeries.print)
  const document = app.page.locator('.print-document')
  await expect(document).toBeAttached()
  await expect(document).toBeHidden()
  await app.page.emulateMedia({ media: 'print' })
  await expect(document.getByRole('article')).toHaveCount(2)
  await expect(document).toContainText('Kỳ II: chưa lưu')
  for (const part of [app.library, app.list, app.tools]) await expect(part).toBeHidden()
  // Its pages are numbered, as a PDF's are by its own foot.
  const root = app.page.locator('html')
  await expect(root).toHaveCSS('page', 'numbered')
  for (const link of await document.getByRole('listitem').getByRole('link').all()) {
    const target = (await link.getAttribute('href')) ?? ''
    if (target.startsWith('#')) await expect(document.locator(target)).toBeVisible()
  }
  await app.page.emulateMedia({ media: null })
  await expect
    .poll(() => app.electron.evaluate(() => typeof Reflect.get(globalThis, 'printed')))
    .toBe('function')
  await app.electron.evaluate(() => Reflect.get(globalThis, 'printed')())
  await expect(document).toHaveCount(0)
  await expect(root).toHaveCSS('page', 'auto')
})

test(
  'what lies changed on the disk is sanitized again on its way to paper',
  thorough,
  async ({ launch, folder }) => {
    const app = await launch()
    await app.list.getByRole('link').first().click()
    await app.article.getByRole('heading', { level: 1 }).waitFor()
    const bodies = globSync('library/articles/*/*/content.html', { cwd: folder })
    expect(bodies).toHaveLength(3)
    for (const body of bodies)
      await writeFile(
        join(folder, body),
        '<p id="user-content-a" onclick="x()">Chữ<script>x()</script><img src=x onerror="x()"><a href="javascript:x()">b</a></p>' +
          '<a href="#user-content-a">a</a><iframe src="https://a.example/"></iframe><form><input></form>',
      )
    await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents) contents.print = () => undefined
    })
    await take(app, sample, app.t.takeSeries.print)
    const document = app.page.locator('.print-document')
    await expect(document.locator('.article-body')).toHaveCount(3)
    await expect(document.locator('script, iframe, form, input, img[src], [onclick], [onerror]')).toHaveCount(
      0,
    )
    const links = await document
      .locator('.article-body a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    // A fragment leads to the paragraph of its own part; nothing else is left of the links.
    expect(links.filter((href) => href !== null)).toHaveLength(3)
    for (const href of links) if (href !== null) await expect(document.locator(href)).toHaveCount(1)
    expect(new Set(links.filter((href) => href !== null)).size).toBe(3)
  },
)

test('an article is taken along as EPUB', thorough, async ({ launch, folder }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  const file = join(folder, 'bai.epub')
  await answerWith(app, file)
  await app.command(app.t.reader.saveEpub)
  await expect(app.message(app.t.done.exported)).toBeVisible()
  const book = unzipSync(await readFile(file))
  expect(Object.keys(book).filter((name) => name.includes('chapter-'))).toHaveLength(1)
  expect(strFromU8(book['EPUB/package.opf'] ?? new Uint8Array())).toContain('belongs-to-collection')
})
