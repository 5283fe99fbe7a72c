// What the app tells nobody: reading reaches no machine from any of its processes, the log names no address and quotes
// nothing, and what is written is its owner's alone.
import { readFile, stat, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'

const recorder = join(import.meta.dirname, 'network-record.cjs')

/** Whom the processes of the app wanted to reach so far, without what joins them to the browser and to this test. */
async function reached(record: string, app: LaunchedApp): Promise<readonly string[]> {
  const own = new URL(app.page.url()).port
  const lines = (await readFile(record, 'utf8')).split('\n')
  return lines.filter((line) => /^(?:tcp|udp|name) /.test(line) && !(own !== '' && line.endsWith(`:${own}`)))
}

/** What somebody does in an evening who saves nothing. */
async function read(app: LaunchedApp): Promise<void> {
  const { page } = app
  for (const link of await app.list.getByRole('link').all()) {
    await link.click()
    await expect(app.article.getByRole('heading', { level: 1 })).toHaveText((await link.textContent()) ?? '')
    await page.keyboard.press('End')
    for (const inside of await app.body.getByRole('link').all()) await inside.hover()
  }
  await page.keyboard.press('b')
  for (const view of ['unread', 'series', 'archive', 'trash', 'all'] as const) await app.view(view).click()
  await app.search.fill('quang ninh')
  await expect(app.list.locator('mark').first()).toBeVisible()
  await app.search.fill('')
  await app.size('large').check()
}

test('reading reaches no machine, from any process of the app', async ({ launch, folder, newspaper }) => {
  const record = join(folder, 'network.txt')
  await writeFile(record, '')
  const app = await launch({
    env: { NODE_OPTIONS: `--require "${recorder}"`, GOC_DOC_NETWORK_RECORD: record },
  })
  const atStart = await reached(record, app)
  await read(app)
  // What starts the window and joins the test to it was there before a page was read.
  expect((await reached(record, app)).slice(atStart.length)).toEqual([])
  for (const line of atStart) expect(line).toMatch(/127\.0\.0\.1|localhost|\[?::1/)
  // The control: saving does reach, from another process than the window's, and the record holds it.
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const port = new URL(newspaper.origin).port
  expect((await reached(record, app)).filter((line) => line.endsWith(`:${port}`)).length).toBeGreaterThan(0)
  expect((await readFile(record, 'utf8')).match(/^start /gm)?.length).toBeGreaterThan(1)
})

/** Files and folders below one, but what Chromium keeps for itself. */
async function below(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const paths = entries
    .filter(({ name }) => name !== 'chromium')
    .map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? [path, ...(await below(path))] : entry.isFile() ? [path] : []
    })
  return (await Promise.all(paths)).flat()
}

test('the log quotes nothing and names no address; files are their owner’s alone', async ({
  launch,
  folder,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const title = (await app.article.getByRole('heading', { level: 1 }).textContent()) ?? ''
  // Failures of several kinds, each of which somebody would want to see in a log.
  for (const given of [newspaper.address('/khong-co-bai-bi-mat'), newspaper.address('/loop')]) {
    await app.save(given)
    await expect(
      app.saveDialog
        .getByRole('alert')
        .or(app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }))
        .first(),
    ).toBeVisible()
    const anyway = app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway })
    if (await anyway.isVisible()) await anyway.click()
    await app.page.keyboard.press('Escape')
    await app.page.keyboard.press('Escape')
  }
  await app.search.fill('bi mat')
  await app.close()
  const user = join(folder, 'user')
  const wide: string[] = []
  for (const path of [...(await below(user)), ...(await below(join(folder, 'library')))]) {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) wide.push(`${path.slice(folder.length)} ${(mode & 0o777).toString(8)}`)
  }
  expect(wide).toEqual([])
  const logs = await readdir(join(user, 'logs')).catch(() => [])
  for (const name of logs) {
    const text = await readFile(join(user, 'logs', name), 'utf8')
    expect(text).not.toMatch(/https?:|127\.0\.0\.1|bi-mat|bi mat/)
    expect(text).not.toContain(title)
  }
})
