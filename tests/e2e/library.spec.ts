import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'

test('search finds words without their marks, in title and body, and marks what it found', async ({
  launch,
}) => {
  const app = await launch()
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await app.search.fill('quang ninh')
  await expect(app.list.getByRole('link')).toHaveCount(1)
  await expect(app.list.locator('mark').first()).toHaveText(/quảng/i)
  await app.search.fill('khôngcóđâu')
  await expect(app.list.getByText(app.t.empty.search('khôngcóđâu'))).toBeVisible()
  await app.search.press('Escape')
  await expect(app.list.getByRole('link')).toHaveCount(3)
})

test('bookmark, read, archive, trash and tag can each be undone, by the message and by the key', async ({
  launch,
}) => {
  const app = await launch()
  const first = app.list.getByRole('link').first()
  const title = (await first.textContent()) ?? ''
  const steps = [
    { key: 'b', view: 'bookmarked' },
    { key: 'r', view: 'read' },
    { key: 'e', view: 'archive' },
    { key: 'Delete', view: 'trash' },
  ] as const
  for (const { key, view } of steps) {
    await app.view('all').click()
    await app.row(title).focus()
    await app.page.keyboard.press(key)
    await app.view(view).click()
    await expect(app.row(title)).toBeVisible()
    if (key === 'b' || key === 'e')
      await app.page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click()
    else await app.menu('undo')
    await expect(app.row(title)).toHaveCount(0)
  }
  await app.view('all').click()
  await app.open(title)
  await app.page.keyboard.press('t')
  const tags = app.page.getByRole('dialog', { name: app.t.tags.title })
  await tags.getByRole('combobox', { name: app.t.tags.field }).fill('nghề báo')
  await app.page.keyboard.press('Enter')
  await expect(tags.getByText('nghề báo', { exact: true })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await app.library.getByRole('button', { name: 'nghề báo' }).click()
  await expect(app.list.getByRole('link')).toHaveCount(1)
  await app.menu('undo')
  await expect(app.library.getByRole('button', { name: 'nghề báo' })).toHaveCount(0)
})

test('the trash is emptied only after asking', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().focus()
  await app.page.keyboard.press('Delete')
  await app.view('trash').click()
  const empty = app.list.getByRole('button', { name: app.t.list.emptyTrash })
  /** Clicks the button of the question that is at this place; resolves with what the question said. */
  const answer = async (response: number) => {
    await app.electron.evaluate(({ dialog }, button) => {
      Reflect.set(globalThis, 'asked', '')
      dialog.showMessageBox = (...given: unknown[]) => {
        Reflect.set(globalThis, 'asked', JSON.stringify(given.at(-1)))
        return Promise.resolve({ response: button, checkboxChecked: false })
      }
    }, response)
    await empty.click()
    await expect
      .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'asked')))
      .toContain('Xóa hẳn')
  }
  await answer(1)
  await expect(app.list.getByRole('link')).toHaveCount(1)
  await answer(0)
  await expect(app.list.getByText(app.t.empty.trash)).toBeVisible()
})

test('a damaged document is set aside with a message and stops nothing', async ({ launch, folder }) => {
  const app = await launch()
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await app.close()
  const articles = join(folder, 'library', 'articles')
  const [year = ''] = await readdir(articles)
  const [damaged = ''] = await readdir(join(articles, year))
  await writeFile(join(articles, year, damaged, 'article.json'), '{"version": 1, "title": "cụt')

  const again = await launch()
  await expect(again.list.getByRole('link')).toHaveCount(2)
  await expect(again.page.getByText(/recovered/)).toBeVisible()
  await again.list.getByRole('link').first().click()
  await expect(again.body.locator('p').first()).toBeVisible()
  expect(await readdir(join(folder, 'library', 'recovered'))).not.toEqual([])
})

test('a library whose folder is gone is said to be unavailable, never shown as empty', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await app.close()
  const { rename } = await import('node:fs/promises')
  await rename(join(folder, 'library'), join(folder, 'unplugged'))
  const again = await launch({ unavailable: true })
  await expect(again.page.getByRole('heading', { name: again.t.unavailable.title })).toBeVisible()
  const retry = again.page.getByRole('button', { name: again.t.unavailable.retry })
  await retry.click()
  // It has looked, and the folder was not there.
  await expect(retry).toHaveAttribute('aria-busy', 'false')
  await expect(again.page.getByRole('heading', { name: again.t.unavailable.title })).toBeVisible()
  await rename(join(folder, 'unplugged'), join(folder, 'library'))
  await retry.click()
  await expect(again.list.getByRole('link')).toHaveCount(3)
})

test('a library of a newer version says that it may only be read, is read, and stays as it is', async ({
  launch,
  folder,
}) => {
  await (await launch()).close()
  const file = join(folder, 'library', 'library.json')
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), version: 99 }))
  const articles = join(folder, 'library', 'articles')
  const documents = async () => {
    const names = (await readdir(articles, { recursive: true })).filter((name) => name.endsWith('.json'))
    return Promise.all(
      [file, ...names.map((name) => join(articles, name))].map((path) => readFile(path, 'utf8')),
    )
  }
  const before = await documents()
  const app = await launch()
  await expect(app.page.getByText(app.t.unavailable.readOnly)).toBeVisible()
  await app.list.getByRole('link').first().click()
  await expect(app.body.locator('p').first()).toBeVisible()
  await app.page.keyboard.press('b')
  await expect(app.page.getByRole('alert')).toBeVisible()
  await app.close()
  expect(await documents()).toEqual(before)
})

test('the list is walked by keys, and columns keep their width over a restart', async ({ launch }) => {
  const app = await launch({ size: { width: 1300, height: 800 } })
  const links = app.list.getByRole('link')
  await expect(links).toHaveCount(3)
  await app.page.keyboard.press('j')
  await expect(links.nth(0)).toBeFocused()
  await app.page.keyboard.press('j')
  await expect(links.nth(1)).toBeFocused()
  await app.page.keyboard.press('k')
  await expect(links.nth(0)).toBeFocused()
  await app.page.keyboard.press('Enter')
  await expect(app.article.getByRole('heading', { level: 1 })).toContainText('(kỳ I)')
  await app.page.keyboard.press('Escape')
  await expect(links.nth(0)).toBeFocused()

  const line = app.page.getByRole('separator', { name: app.t.list.resizeList })
  await line.focus()
  await app.page.keyboard.press('ArrowRight')
  await expect(line).toHaveAttribute('aria-valuenow', '376')
  await app.view('series').click()
  await expect(app.list.getByRole('heading', { level: 1, name: app.t.views.series })).toBeVisible()
  await app.close()
  const again = await launch({ size: { width: 1300, height: 800 } })
  await expect(again.page.getByRole('separator', { name: again.t.list.resizeList })).toHaveAttribute(
    'aria-valuenow',
    '376',
  )
  // And one is in the same list.
  await expect(again.list.getByRole('heading', { level: 1, name: again.t.views.series })).toBeVisible()
})
