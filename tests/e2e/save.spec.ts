import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { titles } from '../newspaper/pages.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

test('an address is saved with its steps shown, and read from disk when the newspaper is gone', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await expect(app.article.getByRole('heading', { level: 1, name: titles.long })).toBeVisible()
  await expect(app.message('Đã lưu')).toBeVisible()
  await expect(app.row(titles.long)).toBeVisible()
  await app.close()
  await newspaper.stop()

  const again = await launch()
  const requests: string[] = []
  again.page.on('request', (request) => requests.push(request.url()))
  await again.open(titles.long)
  await expect(again.article.getByText('Lam Khê')).toBeVisible()
  await expect(again.article.getByText('Nước về muộn hơn mọi năm')).toBeVisible()
  const picture = again.body.locator('img')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200)
  await expect(again.body.getByText('Đồng nước mênh mông.')).toBeVisible()
  await expect(again.body.getByText('Xem nhiều')).toHaveCount(0)
  expect(
    requests.filter((url) => !/^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/)/.test(url)),
  ).toEqual([])
  expect(newspaper.requests.filter((path) => path === '/dai')).toHaveLength(1)
})

test('a save shows its step with a progress bar and can be cancelled', async ({ launch, newspaper }) => {
  const app = await launch()
  await app.save(newspaper.address('/slow/dai'))
  await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await expect(app.saveDialog.getByRole('progressbar')).toBeVisible()
  await expect(app.saveDialog.getByText(app.t.steps.fetching)).toBeVisible()
  await app.saveDialog.getByRole('button', { name: app.t.save.cancel, exact: true }).click()
  await expect(app.saveDialog.getByRole('progressbar')).toHaveCount(0)
  await expect(app.saveField).toHaveValue(newspaper.address('/slow/dai'))
  await expect(app.list.getByRole('link')).toHaveCount(3)
})

test('a failed save says why in a sentence and keeps the address, over a restart too', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const address = newspaper.address('/khong-co')
  await app.save(address)
  await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await expect(app.saveDialog.getByRole('alert')).toContainText('404')
  await expect(app.saveField).toHaveValue(address)
  // A page that is not there is not there the next time either: another address is another save.
  const submit = app.saveDialog.getByRole('button', { name: app.t.save.submit, exact: true })
  await expect(submit).toBeDisabled()
  await expect(app.saveDialog.getByRole('button', { name: app.t.save.retry })).toHaveCount(0)
  await app.saveField.fill(`${address}/x`)
  await expect(submit).toBeEnabled()
  await app.saveField.fill(address)

  // Closed, it waits in the list; after a restart too.
  await app.page.keyboard.press('Escape')
  const waiting = app.page.getByRole('region', { name: app.t.regions.saving })
  await expect(waiting.getByText(address)).toBeVisible()
  await expect(waiting.getByRole('alert')).toContainText('404')
  await app.close()
  const again = await launch()
  await expect(
    again.page.getByRole('region', { name: again.t.regions.saving }).getByText(address),
  ).toBeVisible()
  await again.page.getByRole('button', { name: again.t.save.edit }).click()
  await expect(again.saveField).toHaveValue(address)
})

test('a failed save that is laid out anew stays until what became of it is saved; the focus stays in the panel', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const { page, t } = app
  const [one, other] = [newspaper.address('/khong-co'), newspaper.address('/cung-khong')]
  await app.save(`${one}\n${other}`)
  const panel = page.getByRole('region', { name: t.regions.saving })
  const rowOf = (address: string) => panel.getByRole('listitem').filter({ hasText: address })
  const allow = (address: string) => rowOf(address).getByRole('button', { name: t.save.saveAnyway })
  for (const address of [one, other]) {
    await allow(address).press('Enter')
    await expect(rowOf(address)).toContainText('404')
    await expect(rowOf(address)).toBeFocused()
  }
  for (const address of [one, other]) {
    await rowOf(address).getByRole('button', { name: t.save.edit }).click()
    await expect(app.saveField).toHaveValue(address)
    await page.keyboard.press('Escape')
    await expect(app.saveDialog).toHaveCount(0)
  }
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  // What was typed before is there again.
  await page.keyboard.press('ControlOrMeta+n')
  await expect(app.saveField).toHaveValue('')
  await page.keyboard.press('Escape')

  await rowOf(one).getByRole('button', { name: t.save.edit }).click()
  await app.saveField.fill('Một đoạn chữ.\nĐủ dài để thành một bài báo nhỏ của riêng ta.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(app.article.getByRole('heading', { level: 1 })).toHaveText(/Một đoạn chữ/)
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await rowOf(other).getByRole('button', { name: t.save.dismiss }).press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(app.list.getByRole('link').first()).toBeFocused()
})

test('Enter does after a failed save what may help most', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  const { t } = app
  const buttons = app.saveDialog.locator('form').getByRole('button')
  const alert = app.saveDialog.getByRole('alert')
  await app.save(newspaper.address('/hong/anh.png'))
  await expect(buttons.last()).toHaveText(t.save.saveAnyway)
  await app.saveField.press('Enter')
  await expect(alert).toContainText('503')
  await expect(buttons.last()).toHaveText(t.save.retry)
  newspaper.mend()
  await app.saveField.press('Enter')
  await expect(buttons.last()).toHaveText(t.save.saveAnyway)
  await app.saveField.press('Enter')
  // What is there now is no page at all: neither trying nor opening it leads anywhere.
  await expect(alert).toContainText('PNG')
  await expect(buttons.last()).toBeDisabled()
  await expect(app.saveDialog.getByRole('button', { name: t.page.open })).toHaveCount(0)
})

test(
  'a link shared with its title is an address, and lines of addresses are several saves',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    await app.saveFromNewspaper(`${titles.english} - Báo Thử ${newspaper.address('/english')}`)
    await app.save(`${newspaper.address('/dai')}\n${newspaper.address('/khong-co')}`)
    await expect(app.saveDialog).toHaveCount(0)
    const waiting = app.page.getByRole('region', { name: app.t.regions.saving })
    const allow = waiting.getByRole('button', { name: app.t.save.saveAnyway })
    await expect(allow).toHaveCount(2)
    await waiting
      .getByRole('listitem')
      .filter({ hasText: newspaper.address('/dai') })
      .getByRole('button', { name: app.t.save.saveAnyway })
      .click()
    await expect(app.row(titles.long)).toBeVisible()
    // The list keeps what failed in sight while the dialog is open.
    await app.list.getByRole('button', { name: app.t.save.open }).click()
    await expect(waiting.getByText(newspaper.address('/khong-co'))).toBeVisible()
  },
)

test(
  'a list of addresses with words between says how many will be saved, and is saved as so many',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    const list = `${titles.long}\n${newspaper.address('/dai')}\nĐọc sau: ${newspaper.address('/english')}`
    await app.list.getByRole('button', { name: app.t.save.open }).click()
    await app.saveField.fill(newspaper.address('/dai'))
    const told = app.saveDialog.getByText(app.t.save.addresses(2))
    await expect(told).toHaveCount(0)
    await app.saveField.fill(list)
    await expect(told).toHaveRole('status')
    await app.saveDialog.getByRole('button', { name: app.t.save.submit, exact: true }).click()
    await expect(app.saveDialog).toHaveCount(0)
    const waiting = app.page.getByRole('region', { name: app.t.regions.saving })
    await expect(waiting.getByRole('button', { name: app.t.save.saveAnyway })).toHaveCount(2)
  },
)

test('a front page is turned away with a sentence', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  await app.save(newspaper.address('/'))
  await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await expect(app.saveDialog.getByRole('alert')).toHaveText(app.t.errors['not-an-article'](undefined))
  const buttons = app.saveDialog.locator('form').getByRole('button')
  const { page, save } = app.t
  await expect(buttons).toHaveText([save.cancel, save.retry, save.anyway, page.open])
})

test('the same address again updates the article and keeps its bookmark', async ({ launch, newspaper }) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/english'))
  await app.tools.getByRole('button', { name: app.t.reader.bookmark }).click()
  await expect(app.tools.getByRole('button', { name: app.t.reader.bookmark })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await app.saveFromNewspaper(`${newspaper.address('/english')}?utm_source=x`)
  await expect(app.message('Đã cập nhật')).toBeVisible()
  await expect(app.row(titles.english)).toHaveCount(1)
  await expect(app.tools.getByRole('button', { name: app.t.reader.bookmark })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('that an article was saved, told late, leaves the way back from what was done meanwhile', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  // Which other parts the page leads to is asked before it is told: that answer is held, as by a busy machine.
  await app.electron.evaluate(({ ipcMain }) => {
    const asked = Promise.withResolvers<unknown>()
    ipcMain.removeHandler('series:linkedParts')
    ipcMain.handle('series:linkedParts', () => asked.promise)
    Object.assign(globalThis, { release: () => asked.resolve({ ok: true, value: [] }) })
  })
  await app.saveFromNewspaper(newspaper.address('/english'))
  await app.tools.getByRole('button', { name: app.t.reader.bookmark }).click()
  const undo = app.page.getByRole('button', { name: app.t.done.undo, exact: true })
  await expect(undo).toBeVisible()
  await app.electron.evaluate(() => Reflect.get(globalThis, 'release')())
  await expect(app.message(app.t.save.saved(titles.english))).toBeVisible()
  await undo.click()
  await expect(app.tools.getByRole('button', { name: app.t.reader.bookmark })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  // What is done after both takes the place of both.
  await expect(app.message(app.t.done.undone)).toBeVisible()
  await expect(app.message(app.t.save.saved(titles.english))).toHaveCount(0)
})

test('an article of several pages is one; where nothing has changed, its page is not sent again', async ({
  launch,
}) => {
  const text = (page: number) =>
    `<p>Trang ${page} kể rằng con đò ghé bến vào lúc sương còn dày, người lái buộc dây rồi mới kể chuyện của mình.</p>`.repeat(
      5,
    )
  const page = (title: string, body: string) =>
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`
  const pages: Record<string, string> = {
    '/chuyen-do.html': page(
      'Chuyến đò dọc sông',
      `${text(1)}<p><a href="/chuyen-do-p2.html">Trang sau</a></p>`,
    ),
    '/chuyen-do-p2.html': page('Chuyến đò dọc sông', text(2)),
    '/mot-trang.html': page('Bài một trang', text(3)),
  }
  const statuses: string[] = []
  const server = createServer(({ url = '', headers }, response) => {
    const status = headers['if-none-match'] === '"1"' ? 304 : 200
    statuses.push(`${url} ${status}`)
    response.writeHead(status, { 'content-type': 'text/html', etag: '"1"' })
    response.end(status === 200 ? pages[url] : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const app = await launch()
    await app.saveFromNewspaper(`http://127.0.0.1:${port}/chuyen-do.html`)
    await expect(app.body.getByText('Trang 1 kể rằng').first()).toBeVisible()
    await expect(app.body.getByText('Trang 2 kể rằng')).toHaveCount(5)
    await expect(app.body.getByText('Trang sau')).toHaveCount(0)

    const address = `http://127.0.0.1:${port}/mot-trang.html`
    await app.saveFromNewspaper(address)
    await expect(app.row('Bài một trang')).toHaveCount(1)
    await app.saveFromNewspaper(address)
    await expect(app.message('Đã cập nhật')).toBeVisible()
    await expect(app.row('Bài một trang')).toHaveCount(1)
    await expect(app.body.getByText('Trang 3 kể rằng').first()).toBeVisible()
    expect(statuses).toEqual([
      '/chuyen-do.html 200',
      '/chuyen-do-p2.html 200',
      '/mot-trang.html 200',
      '/mot-trang.html 304',
    ])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('pasted text becomes an article', async ({ launch }) => {
  const app = await launch()
  const paragraph =
    'Mỗi sáng, ông lái đò chở sách từ bến này sang bến kia, ai muốn mượn thì để lại tên và một lời hẹn ngày trả.'
  await app.save(
    `Chuyến đò chở sách qua sông\n\n${paragraph}\n\n${paragraph} Trẻ con gọi đó là thư viện trôi.\n\n${paragraph}`,
  )
  await expect(
    app.article.getByRole('heading', { level: 1, name: 'Chuyến đò chở sách qua sông' }),
  ).toBeVisible()
  await expect(app.body.getByText('thư viện trôi')).toBeVisible()
})

test('a file is saved when it is opened with the app, chosen, or dropped on the window', async ({
  launch,
  folder,
}) => {
  const page = (title: string) =>
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${'<p>Chuyện kể rằng người giữ đèn biển chưa một lần rời đảo, bởi đêm nào cũng có con thuyền cần một đốm sáng để tìm đường về bến.</p>'.repeat(6)}</article></body></html>`
  const files = ['Người giữ đèn biển', 'Con thuyền về bến', 'Đốm sáng ngoài khơi'].map((title, index) => ({
    title,
    path: join(folder, `bai-${index}.html`),
  }))
  for (const { title, path } of files) await writeFile(path, page(title))
  const [given, chosen, dropped] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]]

  const app = await launch({ args: [given.path] })
  await expect(app.row(given.title)).toBeVisible()

  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, chosen.path)
  await app.menu('openFiles')
  await expect(app.row(chosen.title)).toBeVisible()

  // A file that a person drops carries its path; one that a page made up carries none.
  const session = await app.page.context().newCDPSession(app.page)
  const at = { x: 400, y: 300, data: { items: [], files: [dropped.path], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at })
  await expect(app.row(dropped.title)).toBeVisible()
})

test('a second instance hands its address over and ends', async ({ launch, newspaper, folder }) => {
  const app = await launch()
  const { handOver } = await import('./second-instance.ts')
  await handOver(folder, [newspaper.address('/english')])
  // The person gave the address: it is tried at once. It is private, so the panel asks.
  const waiting = app.page.getByRole('region', { name: app.t.regions.saving })
  await waiting.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await expect(app.row(titles.english)).toBeVisible()

  await handOver(folder, [`goc-doc://save?url=${encodeURIComponent(newspaper.address('/dai'))}`])
  const asks = app.page.getByRole('dialog', { name: app.t.save.confirmTitle })
  await expect(asks.getByText(newspaper.address('/dai'))).toBeVisible()
  await asks.getByRole('button', { name: app.t.save.cancel, exact: true }).last().click()
  await expect(asks).toHaveCount(0)
  expect(newspaper.requests).not.toContain('/dai')
})

test('what is no article is refused with a sentence, and kept for mending', async ({ launch }) => {
  const app = await launch()
  for (const [given, code] of [
    ['abc', 'not-enough-text'],
    ['javascript:alert(1)', 'bad-address'],
    ['https://ten:mat@bao.example/bai', 'address-has-credentials'],
  ] as const) {
    await app.save(given)
    await expect(app.saveDialog.getByRole('alert')).toHaveText(app.t.errors[code](undefined))
    await expect(app.saveField).toHaveValue(given)
    await app.page.keyboard.press('Escape')
  }
  await expect(app.list.getByRole('link')).toHaveCount(3)
})
