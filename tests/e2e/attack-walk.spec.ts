// Hostile articles, and hostile text in every place that shows text, walked through in the running app.
import type { Locator } from '@playwright/test'
import { hostileTexts } from '../attacks/payloads.ts'
import { expect } from './fixtures.ts'
import {
  HOSTILE_SERIES,
  hostileNote,
  hostilePaper,
  hostileQuote,
  hostileSearch,
  hostileTag,
  hostileTitle,
  writeHostilePlaces,
  writeTraps,
} from './hostile-library.ts'
import { forbiddenIn, hostileIn, listen, ours, policy, runs } from './hostile-page.ts'
import { liftRequestGuard, test, withoutPolicy } from './outside.ts'

test('articles that lie hostile on the disk are shown as text, in the reader, the list, the search, on paper', async ({
  launch,
  folder,
  outside,
}) => {
  const count = await writeTraps(folder, outside.origin)
  const app = await launch()
  const { page } = app
  await liftRequestGuard(app.electron)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.reload()
  await app.list.waitFor()
  await listen(page)
  const bodies: string[] = []
  for (let number = 1; number <= count; number++) {
    const text = hostileTexts[number % hostileTexts.length] ?? ''
    const title = `Bẫy ${number} ${text}`
    await app.row(title).first().click()
    await expect(app.article.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(app.body.getByText('mồi 0', { exact: true })).toBeAttached()
    expect(
      await page.evaluate(`(${forbiddenIn.toString()})('.article-body', ${JSON.stringify(policy)})`),
    ).toEqual([])
    expect(await hostileIn(page)).toEqual([])
    bodies.push(await app.body.innerHTML())
  }
  // Most of what stands between the traps is still there: nothing swallowed the articles.
  expect(bodies.join('').match(/mồi \d+/g)?.length).toBeGreaterThan(300)

  await app.search.fill('onerror')
  await expect(app.list.locator('mark').first()).toBeVisible()
  await app.search.fill('')
  await app.view('series').click()
  expect(await hostileIn(page)).toEqual([])
  await app.view('all').click()
  await app.list.getByRole('link').first().click()

  // On paper: the whole series in one document.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents) contents.print = () => undefined
  })
  const navigation = app.seriesNavigation(HOSTILE_SERIES)
  await navigation.getByRole('button', { name: app.t.takeSeries.openNamed(HOSTILE_SERIES) }).click()
  await page.getByRole('menuitem', { name: app.t.takeSeries.print }).click()
  await expect(page.locator('.print-document .article-body')).toHaveCount(count)
  expect(
    await page.evaluate(
      `(${forbiddenIn.toString()})('.print-document .article-body', ${JSON.stringify(policy)})`,
    ),
  ).toEqual([])
  expect(await hostileIn(page)).toEqual([])

  expect(await runs(page)).toBe(0)
  expect(requests.filter((url) => !ours.test(url))).toEqual([])
  expect(outside.seen).toEqual([])
})

test('hostile text in what a person wrote and named is text in every view, panel, dialog and message', async ({
  launch,
  folder,
}) => {
  test.slow()
  await writeHostilePlaces(folder)
  const app = await launch({ size: { width: 1600, height: 900 } })
  const { page, t } = app
  await liftRequestGuard(app.electron)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  // Neither policy nor guard stands before a view that would take text for HTML.
  await withoutPolicy(page)
  await app.list.waitFor()
  await listen(page)
  const all = [...hostileTexts.keys()]
  const there = all.slice(0, -2)
  /** The place shows what it is to show, as text, and nothing has come of it. */
  const shows = async (place: Locator, texts: readonly string[]): Promise<void> => {
    for (const text of texts) await expect(place).toContainText(text)
    expect(await hostileIn(page)).toEqual([])
    expect(await runs(page)).toBe(0)
  }
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true })

  // The sidebar, a row, the reader with the other papers, its notes, the dialog of its tags.
  await shows(app.library, [...there.slice(0, 5).map(hostileTag), ...there.slice(0, 5).map(hostileSearch)])
  for (const at of there.slice(0, 3)) {
    await app.row(hostileTitle(at)).first().click()
    await expect(app.article.getByRole('heading', { level: 1 })).toHaveText(hostileTitle(at))
    await shows(app.article, [
      hostileTag(at),
      t.alsoIn.label,
      ...there.filter((other) => other !== at).map(hostilePaper),
    ])
    await shows(app.seriesNavigation(HOSTILE_SERIES), [HOSTILE_SERIES])
  }
  await app.menu('showNotes')
  const notes = page.getByRole('complementary', { name: t.notes.title })
  await expect(notes.getByRole('textbox', { name: t.notes.articleNote })).toHaveValue(hostileNote(2))
  await shows(notes, [hostileQuote(2)])
  await notes.getByRole('button', { name: t.notes.close }).click()
  await app.menu('tags')
  await shows(dialog(t.tags.title), [hostileTag(2)])
  await dialog(t.tags.title).getByRole('combobox', { name: t.tags.field }).fill('img')
  const offered = page.getByRole('listbox', { name: t.query.suggestions })
  await shows(offered, [hostileTag(0)])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  // Searching: words, chips, completion, the conditions, the search that is kept.
  await app.search.fill('onerror')
  await expect(app.list.locator('mark').first()).toBeVisible()
  await shows(app.list, [hostileTitle(0)])
  for (const at of there.filter((one) => !(hostileTexts[one] ?? '').includes('"'))) {
    await app.search.fill(`thẻ:"${hostileTag(at)}" -nguồn:"${hostilePaper(at)}" `)
    await shows(app.list.getByRole('list', { name: t.query.chips }), [
      t.query.tag(hostileTag(at)),
      t.query.not(t.query.source(hostilePaper(at))),
    ])
  }
  await app.list.getByRole('button', { name: t.searches.save }).click()
  await shows(dialog(t.searches.saveTitle), [])
  await page.keyboard.press('Escape')
  for (const [begun, text] of [
    ['thẻ:img', hostileTag(0)],
    ['nguồn:bao', hostilePaper(0)],
    ['kỳ:loat', HOSTILE_SERIES],
  ] as const) {
    await app.search.fill('')
    await app.search.pressSequentially(begun)
    await shows(offered, [text])
  }
  await app.search.fill('')
  await app.list.getByRole('button', { name: t.query.open, exact: true }).click()
  const conditions = app.list.getByRole('group', { name: t.query.panel })
  await shows(conditions, [...there.map(hostileTag), ...there.map(hostilePaper), HOSTILE_SERIES])
  await page.keyboard.press('Escape')
  for (const at of there) {
    const search = app.library.getByRole('button', { name: hostileSearch(at), exact: false }).first()
    await search.click()
    await expect(app.search).toHaveValue(hostileTexts[at] ?? '')
    await shows(app.list, [])
  }
  await app.library.getByRole('button', { description: hostileSearch(0), exact: true }).click()
  await page.getByRole('menuitem', { name: t.searches.rename }).click()
  await expect(dialog(t.searches.renameTitle).getByRole('textbox', { name: t.searches.name })).toHaveValue(
    hostileSearch(0),
  )
  await shows(dialog(t.searches.renameTitle), [])
  await page.keyboard.press('Escape')

  // The palette, with articles, tags, papers, series and searches.
  for (const words of ['img', 'script', 'javascript', 'bao', 'tim', 'loat']) {
    await page.keyboard.press('ControlOrMeta+k')
    await dialog(t.palette.title).getByRole('combobox').fill(words)
    await expect(dialog(t.palette.title).locator('mark').first()).toBeVisible()
    await shows(dialog(t.palette.title), [])
    await page.keyboard.press('Escape')
  }

  // The views over the whole library.
  await app.view('notes').click()
  await shows(app.list, [...there.map(hostileNote), ...there.map(hostileQuote), ...there.map(hostileTitle)])
  await app.view('trash').click()
  await shows(app.list, [hostileTitle(all.length - 2)])
  await app.menu('goStatistics')
  const counted = app.reader
  await expect(counted.getByRole('heading', { name: t.statistics.sources })).toBeVisible()
  await shows(counted, [hostilePaper(0), hostileTag(0), 'Chỗ '])

  // Tags as things of their own, with the question whether two become one.
  await app.menu('manageTags')
  const tags = dialog(t.tagTools.manageTitle)
  await shows(tags, there.map(hostileTag))
  await tags.getByRole('button', { name: t.tagTools.editNamed(hostileTag(0)), exact: true }).click()
  await tags.getByRole('textbox', { name: t.tagTools.name }).fill(hostileTag(1))
  await page.keyboard.press('Enter')
  await shows(tags.getByRole('alert'), [t.tagTools.mergeQuestion(hostileTag(0), hostileTag(1))])
  await tags.getByRole('button', { name: t.tagTools.cancel }).click()
  await page.keyboard.press('Escape')

  // Series: the list, correcting, looking for parts, taking along, putting one in.
  await app.view('series').click()
  await shows(app.list, [HOSTILE_SERIES])
  await app.list.getByRole('button', { name: t.editSeries.open }).first().click()
  await shows(dialog(t.editSeries.title), [hostileTitle(0)])
  await dialog(t.editSeries.title).getByRole('button', { name: t.editSeries.add }).click()
  const found = dialog(t.editSeries.title).getByRole('searchbox', { name: t.editSeries.findArticle })
  await found.fill('cho')
  await shows(dialog(t.editSeries.title), [hostileTitle(5)])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog(t.editSeries.title)).toHaveCount(0)
  await app.view('all').click()
  await app.row(hostileTitle(5)).first().click()
  await app.command(t.editSeries.put)
  const putting = dialog(t.editSeries.putTitle)
  await shows(putting, [t.editSeries.choose(hostileTitle(5))])
  await putting.getByRole('searchbox', { name: t.editSeries.findSeries }).fill('loat')
  await shows(putting, [HOSTILE_SERIES])
  await putting.getByRole('button', { name: t.editSeries.doneChoosing }).click()

  // What a backup holds, the question about what is newer, and the message of what came back.
  await app.menu('restoreBackup')
  const backups = dialog(t.backups.title)
  await backups.getByRole('button', { name: t.backups.articles(all.length) }).click()
  await shows(backups, [hostileTitle(0), hostileTitle(all.length - 1)])
  await backups.getByRole('button', { name: t.backups.restoreAll(3) }).click()
  await shows(dialog(t.backups.askTitle), [hostileTitle(0)])
  await dialog(t.backups.askTitle).getByRole('button', { name: t.backups.keep }).click()
  await expect(app.message(t.done.restoreBackup(1))).toBeVisible()
  await shows(backups, [hostileTitle(0)])
  await backups.getByRole('button', { name: t.backups.close, exact: true }).click()

  // What is given to be saved, and why it cannot be.
  for (const text of hostileTexts) {
    await app.save(text)
    await expect(app.saveDialog.getByRole('alert')).toBeVisible()
    await shows(app.saveDialog, [])
    await page.keyboard.press('Escape')
  }

  expect(requests.filter((url) => !ours.test(url))).toEqual([])
  // The control: the same texts taken for HTML in this page run, and are seen.
  await page.evaluate((texts) => {
    for (const text of texts) document.body.insertAdjacentHTML('beforeend', text)
  }, hostileTexts)
  await expect.poll(() => runs(page)).toBeGreaterThan(1)
  expect((await hostileIn(page)).length).toBeGreaterThan(1)
})
