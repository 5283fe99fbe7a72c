// The list as one works in it: what keys are for, where one comes back to, and what its heading says.
import { globSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { article, seedLibrary } from './seeded-library.ts'

const scroller = '[data-scroller]'

test('undo in the list takes the act back, whatever was typed before in the search box', async ({
  launch,
}) => {
  const app = await launch()
  const rows = app.list.getByRole('link')
  await expect(rows).toHaveCount(3)
  await app.search.click()
  await app.page.keyboard.type('người')
  await expect(app.list.locator('mark').first()).toBeVisible()
  await rows.first().focus()
  await app.page.keyboard.press('e')
  await app.message(app.t.done.archive(1)).waitFor()
  await app.page.keyboard.press('ControlOrMeta+z')
  // It says what was taken back: one may have thought of another act.
  await app.message(app.t.done.undoneAct(app.t.done.archive(1))).waitFor()
  await expect(app.search).toHaveValue('người')
  await expect(app.view('archive')).not.toHaveText(/\d$/)
  // In the box itself it is the text's.
  await app.search.focus()
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(app.search).not.toHaveValue('người')
})

test('what is searched is the whole library, and its heading says so', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().focus()
  await app.page.keyboard.press('r')
  await app.view('unread').click()
  await expect(app.list.getByRole('link')).toHaveCount(2)
  const heading = app.list.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(app.t.views.unread)
  await app.search.fill('nguoi')
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await expect(heading).toHaveText(app.t.search.everywhere)
  await expect(app.view('unread')).not.toHaveAttribute('aria-current')
  await app.search.fill('w')
  await expect(app.list.getByText(app.t.empty.oneLetter)).toBeVisible()
  await app.search.press('Escape')
  await expect(heading).toHaveText(app.t.views.unread)
})

test('series begin at their top, and are found where they were left', async ({ launch }) => {
  const app = await launch({ size: { width: 1100, height: 260 } })
  const top = () => app.list.locator(scroller).evaluate((element) => element.scrollTop)
  await app.list.getByRole('link').nth(2).waitFor()
  await app.list.locator(scroller).evaluate((element) => element.scrollTo(0, 200))
  expect(await top()).toBeGreaterThan(50)
  await app.view('series').click()
  await app.list.getByRole('button', { name: app.t.editSeries.open }).waitFor()
  expect(await top()).toBe(0)
  await app.list.locator(scroller).evaluate((element) => element.scrollTo(0, 60))
  const left = await top()
  expect(left).toBeGreaterThan(10)
  await app.view('all').click()
  await app.list.getByRole('link').nth(1).waitFor()
  await app.view('series').click()
  await expect.poll(top).toBe(left)
})

test('a key at the name of a series is for all its parts, at a part for that one; the last to go leaves the focus', async ({
  launch,
}) => {
  const app = await launch()
  await app.view('series').click()
  const parts = app.list.getByRole('listitem').getByRole('listitem')
  await expect(parts).toHaveCount(3)
  await parts.nth(1).getByRole('link').focus()
  await app.page.keyboard.press('b')
  await app.message(app.t.done.bookmark(1)).waitFor()
  await app.list.getByRole('heading', { level: 2 }).getByRole('link').focus()
  await app.page.keyboard.press('Delete')
  await app.message(app.t.done.trash(3)).waitFor()
  await expect(parts).toHaveCount(0)
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(parts).toHaveCount(3)

  await app.view('bookmarked').click()
  await expect(app.list.getByRole('link')).toHaveCount(1)
  await app.list.getByRole('link').focus()
  await app.page.keyboard.press('Delete')
  await expect(app.list.getByRole('heading', { level: 1 })).toBeFocused()
})

test('an article that cannot be read says so, and after "Thử lại" that it has tried', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  const first = app.list.getByRole('link').first()
  await first.waitFor()
  const [body = ''] = globSync('library/articles/*/*-ky-i-*/content.html', { cwd: folder })
  const [kept, away] = [join(folder, body), join(folder, 'away.html')]
  await rename(kept, away)
  await first.click()
  const retry = app.reader.getByRole('button', { name: app.t.unavailable.retry })
  await retry.click()
  await app.message(app.t.unavailable.stillFailing).waitFor()
  await expect(retry).toBeFocused()
  await rename(away, kept)
  await retry.click()
  await expect(app.article.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an article that another program takes away while it is read is said to be gone', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  const heading = app.article.getByRole('heading', { level: 1 })
  const title = (await heading.textContent()) ?? ''
  const [part = ''] = globSync('library/articles/*/*-ky-i-*', { cwd: folder })
  expect(part).not.toBe('')
  await rm(join(folder, part), { recursive: true })
  await app.electron.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('focus'))
  await app.message(app.t.reader.gone(title)).waitFor()
  await expect(app.list.getByRole('link')).toHaveCount(2)
  await expect(app.list.getByRole('link').first()).toBeFocused()
})

test('the button back to the list leaves the focus where one came from, as Esc does', async ({ launch }) => {
  const app = await launch({ size: { width: 700, height: 800 } })
  const second = app.list.getByRole('link').nth(1)
  await second.click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await app.tools.getByRole('button', { name: app.t.reader.back }).click()
  await expect(second).toBeFocused()
})

test('the list is put in the order that one chooses, and keeps it', async ({ launch, folder }) => {
  await seedLibrary(folder, async (library) => {
    const save = (title: string, siteName: string, publishedAt: string, words: number) =>
      library.save(
        article({ title, siteName, publishedAt, contentHtml: `<p>${'một chữ '.repeat(words)}</p>` }),
      )
    await save('Cầu gỗ', 'Báo Ấp', '2026-03-01T00:00:00Z', 40)
    await save('Ấp đảo', 'Báo Cửa', '2026-01-01T00:00:00Z', 400)
    await save('Bến đò', 'Báo Bến', '2026-02-01T00:00:00Z', 4)
  })
  const app = await launch()
  const rows = app.list.getByRole('link')
  await expect(rows).toHaveText(['Bến đò', 'Ấp đảo', 'Cầu gỗ'])
  const sort = app.list.getByRole('combobox', { name: app.t.list.sort })
  for (const [order, titles] of [
    ['published', ['Cầu gỗ', 'Bến đò', 'Ấp đảo']],
    ['title', ['Ấp đảo', 'Bến đò', 'Cầu gỗ']],
    ['length', ['Bến đò', 'Cầu gỗ', 'Ấp đảo']],
    ['source', ['Cầu gỗ', 'Bến đò', 'Ấp đảo']],
  ] as const) {
    await sort.selectOption({ label: app.t.list.sorts[order] })
    await expect(rows).toHaveText(titles)
  }
  await app.view('unread').click()
  await expect(rows).toHaveText(['Cầu gỗ', 'Bến đò', 'Ấp đảo'])
})

test('while the index is being built the list is there, with a bar above it that says how far it is', async ({
  launch,
}) => {
  const app = await launch()
  const tell = (indexing: { done: number; total: number } | null) =>
    app.electron.evaluate(
      ({ BrowserWindow }, told) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('library:indexing', told),
      indexing,
    )
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await tell({ done: 300, total: 1200 })
  const bar = app.list.getByRole('progressbar', { name: app.t.search.indexingBar })
  await expect(bar).toHaveJSProperty('position', 0.25)
  await expect(app.list.getByText(app.t.search.indexing(300, 1200))).toBeVisible()
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await tell(null)
  await expect(bar).toHaveCount(0)
})

test('of many articles with notes only those near what is seen are in the page; keys reach all, and its place is kept', async ({
  launch,
  folder,
}) => {
  await seedLibrary(folder, async (library) => {
    for (let at = 1; at <= 90; at++) {
      const { summary } = await library.save(article({ title: `Bài số ${at}` }))
      const change = { change: 'add', target: null, color: 'yellow', note: `ghi ${at}` } as const
      await library.changeMarks(summary.id, change)
    }
  })
  const app = await launch({ size: { width: 1100, height: 600 } })
  await app.view('notes').click()
  const titles = app.list.getByRole('heading', { level: 2 }).getByRole('link')
  await expect(titles.first()).toHaveText('Bài số 90')
  expect(await titles.count()).toBeLessThan(40)
  await titles.first().focus()
  await app.page.keyboard.press('End')
  const last = app.list.getByRole('link', { name: 'Bài số 1', exact: true })
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  await app.page.keyboard.press('k')
  await expect(app.list.getByRole('link', { name: 'Bài số 2', exact: true })).toBeFocused()
  await app.page.keyboard.press('Home')
  await expect(titles.first()).toBeFocused()
  await expect(titles.first()).toHaveText('Bài số 90')

  await app.list.locator(scroller).evaluate((element) => element.scrollTo(0, 4000))
  const inSight = () =>
    app.list.locator(scroller).evaluate((element) => {
      const { top } = element.getBoundingClientRect()
      const shown = [...element.querySelectorAll('h2')].find((one) => one.getBoundingClientRect().top >= top)
      return shown ? [shown.textContent, Math.round(shown.getBoundingClientRect().top - top)] : []
    })
  // What came into sight is measured in the next frame.
  await app.drawn()
  const seen = await inSight()
  await app.view('all').click()
  await expect(app.list.getByRole('link').first()).toHaveText('Bài số 90')
  await app.view('notes').click()
  await expect.poll(inSight).toEqual(seen)

  // Where there is no room for both, the article takes its place for a while.
  await app.page.setViewportSize({ width: 620, height: 600 })
  await app.list.locator(scroller).evaluate((element) => element.scrollTo(0, 3000))
  await app.drawn()
  const narrow = await inSight()
  // Not Playwright's click, which scrolls to what it clicks.
  await app.list.getByRole('link', { name: String(narrow[0]), exact: true }).dispatchEvent('click')
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await app.tools.getByRole('button', { name: app.t.reader.back }).click()
  await expect.poll(inSight).toEqual(narrow)
})
