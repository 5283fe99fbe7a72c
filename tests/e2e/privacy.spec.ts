// What the app tells nobody: reading reaches no machine from any of its processes, the log names no address and quotes
// nothing, and what is written is its owner's alone.
import { readFile, stat, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'
import { descendants } from './processes.ts'

const recorderFile = join(import.meta.dirname, 'network-record.cjs')

/**
 * Has the main process, and each process that it starts from now on, write down whom it wants to reach. Those that it
 * has started already are ended: the app starts them anew when it needs them.
 */
async function record(app: LaunchedApp, file: string): Promise<void> {
  await app.electron.evaluate(
    (_electron, [recorder, target]) => {
      process.env['NODE_OPTIONS'] = `--require "${recorder}"`
      process.env['GOC_DOC_NETWORK_RECORD'] = target
      process.getBuiltinModule('node:module').createRequire(recorder)(recorder)
    },
    [recorderFile, file] as const,
  )
  const main = app.electron.process().pid ?? 0
  for (const { pid, command } of await descendants(main))
    if (/main[\\/](?:capture|parser)\.js/.test(command)) process.kill(pid, 'SIGKILL')
}

/** Whom the processes of the app wanted to reach so far. */
const reached = async (file: string): Promise<readonly string[]> =>
  (await readFile(file, 'utf8')).split('\n').filter((line) => /^(?:tcp|udp|name) /.test(line))

/** What somebody does in an evening who saves nothing. */
async function read(app: LaunchedApp): Promise<void> {
  const { page } = app
  await expect(app.list.getByRole('link')).toHaveCount(3)
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
  test.skip(process.platform !== 'linux', 'processes are found by /proc')
  const file = join(folder, 'network.txt')
  await writeFile(file, '')
  const app = await launch()
  await record(app, file)
  await read(app)
  expect(await reached(file)).toEqual([])
  // The control: saving does reach, from another process than the window's, and the record holds it.
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const { port } = new URL(newspaper.origin)
  expect((await reached(file)).filter((line) => line.endsWith(`:${port}`)).length).toBeGreaterThan(0)
  expect((await readFile(file, 'utf8')).match(/^start /gm)?.length).toBeGreaterThan(1)
})

/** What Chromium, and what stands in for Electron, keep for themselves. */
const NOT_OURS = /^(?:chromium|standin)/

/** Files and folders below one that the app writes. */
async function written(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const paths = entries
    .filter(({ name }) => !NOT_OURS.test(name))
    .map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? [path, ...(await written(path))] : entry.isFile() ? [path] : []
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
  for (const [given, said] of [
    [newspaper.address('/khong-co-bai-bi-mat'), /404/],
    [newspaper.address('/loop'), app.t.errors['too-many-redirects']({ host: '127.0.0.1' })],
  ] as const) {
    await app.save(given)
    await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
    // The question about the private address is an alert too.
    await expect(app.saveDialog.getByRole('alert')).toHaveText(said)
    await app.page.keyboard.press('Escape')
  }
  await app.search.fill('bi mat')
  // What nobody has foreseen is logged too; without it there may be no log to look at.
  await app.electron.evaluate(() => {
    process.emit('unhandledRejection', new Error('https://bao.vn/bi-mat: bi mat'), Promise.resolve())
  })
  await app.close()
  const user = join(folder, 'user')
  const wide: string[] = []
  for (const path of [...(await written(user)), ...(await written(join(folder, 'library')))]) {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) wide.push(`${path.slice(folder.length)} ${(mode & 0o777).toString(8)}`)
  }
  expect(wide).toEqual([])
  const logs = await readdir(join(user, 'logs'))
  expect(logs).toEqual(['goc-doc.log'])
  for (const name of logs) {
    const text = await readFile(join(user, 'logs', name), 'utf8')
    expect(text).not.toMatch(/https?:|127\.0\.0\.1|bi-mat|bi mat/)
    expect(text).not.toContain(title)
  }
})
