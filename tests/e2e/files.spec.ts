import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import sharp from 'sharp'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'

const text =
  'Chuyện kể rằng người giữ đèn biển chưa một lần rời đảo, bởi đêm nào cũng có con thuyền cần một đốm sáng để tìm đường về bến.'
const page = (title: string) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${`<p>${text}</p>`.repeat(6)}</article></body></html>`

/** Drops files on the window as a person does. */
async function drop(app: LaunchedApp, files: readonly string[]): Promise<void> {
  const session = await app.page.context().newCDPSession(app.page)
  const at = { x: 400, y: 300, data: { items: [], files: [...files], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at })
}

test('many files dropped at once are one list, told of in one message, with what failed to be seen to', async ({
  launch,
  folder,
}) => {
  const good = Array.from({ length: 6 }, (_, n) => join(folder, `bai-${n}.html`))
  for (const [n, path] of good.entries()) await writeFile(path, page(`Đêm trên đảo, trang ${n}`))
  const bad = [join(folder, 'a.pdf'), join(folder, 'b.epub'), join(folder, 'c.html')]
  await writeFile(bad[0] ?? '', '%PDF-1.7')
  await writeFile(bad[1] ?? '', 'PK\u0003\u0004mimetypeapplication/epub+zip')
  await writeFile(bad[2] ?? '', '')

  const app = await launch()
  const { t } = app
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await drop(app, [...bad, ...good])
  await app.message(t.save.manyEnded(6, 3, 0)).waitFor()
  await expect(app.row('Đêm trên đảo')).toHaveCount(6)

  const panel = app.page.getByRole('region', { name: t.regions.saving })
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  // The newest first.
  await expect(panel.getByRole('listitem').nth(1)).toContainText('EPUB')
  // Of many no failure cries out by itself.
  await expect(app.page.getByRole('alert')).toHaveCount(0)
  const toggle = panel.getByRole('button', { name: t.save.showEach })
  await toggle.press('Enter')
  await expect(panel.getByRole('listitem')).toHaveCount(3)
  await expect(panel.getByRole('button', { name: t.save.hideEach })).toHaveAttribute('aria-expanded', 'true')
  const { violations } = await new AxeBuilder({ page: app.page })
    .include(`[aria-label="${t.regions.saving}"]`)
    .setLegacyMode()
    .analyze()
  expect(violations).toEqual([])
  // A file that was empty may have been mended (this one was not well), a book is none of those that are read.
  await writeFile(bad[2] ?? '', '<p>a</p>')
  await panel.getByRole('button', { name: t.save.retryAll }).click()
  const retried = panel.getByRole('listitem').filter({ hasText: 'c.html' })
  await expect(retried).toContainText(t.errors['not-an-article'](undefined))
  await expect(panel.getByRole('listitem')).toHaveCount(3)
  // Written down, it has failed at the next start too.
  const queue = () => readFile(join(folder, 'user', 'queue.json'), 'utf8')
  await expect.poll(queue).toContain('not-an-article')

  // Failures of an earlier run are one line.
  await app.close()
  const again = await launch()
  const old = again.page.getByRole('region', { name: t.regions.saving })
  await expect(old.getByText(t.save.manyFailed(3)).first()).toBeVisible()
  await expect(old.getByRole('listitem')).toHaveCount(0)
  await old.getByRole('button', { name: t.save.showEach }).click()
  await expect(old.getByRole('listitem')).toHaveCount(3)
  await old.getByRole('button', { name: t.save.dismissAll }).click()
  await expect(old).toHaveCount(0)
})

test('a dropped file keeps its Vietnamese name, and one that has no place is told of', async ({
  launch,
  folder,
}) => {
  const path = join(folder, 'Ngọn đèn giữa biển – kỳ cuối.html')
  await writeFile(path, page('Ngọn đèn giữa biển'))
  const app = await launch()
  await drop(app, [path])
  await expect(app.row('Ngọn đèn giữa biển')).toBeVisible()

  const name = 'Thư không địa chỉ.html'
  await app.page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['<p>a</p>'], given))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
  }, name)
  await expect(app.page.getByRole('alert')).toHaveText(app.t.errors['file-unreadable']({ file: name }))
})

test('many saves are cancelled with one click', async ({ launch }) => {
  // No answer comes: what is cancelled is under way, however fast or slow the machine is.
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  try {
    const app = await launch()
    const { t } = app
    const { port } = silent.address() as AddressInfo
    await app.page.evaluate(async (origin) => {
      for (let n = 0; n < 20; n++)
        await window.gocDoc.call['capture:save']({
          input: { kind: 'address', url: `${origin}/bai-${n}.html` },
          allowPrivate: true,
        })
    }, `http://127.0.0.1:${port}`)
    const panel = app.page.getByRole('region', { name: t.regions.saving })
    await panel.getByRole('button', { name: t.save.cancelAll }).click()
    await expect(panel).toHaveCount(0)
    await expect(app.message(t.save.manyEnded(0, 0, 20))).toBeVisible()
  } finally {
    silent.closeAllConnections()
    silent.close()
  }
})

test('a page saved as one file is read with its pictures', async ({ launch, folder }) => {
  const title = 'Ngọn đèn cuối đảo'
  const plain = { width: 320, height: 200, channels: 3, background: '#256' } as const
  const png = (await sharp({ create: plain }).png().toBuffer()).toString('base64')
  const archive = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://bao.example.org/den.html',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://bao.example.org/den.html',
    '',
    Buffer.from(
      page(title).replace(
        '<p>',
        '<figure><img src="/den.png"><figcaption>Ngọn đèn.</figcaption></figure><p>',
      ),
    ).toString('base64'),
    '--b',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://bao.example.org/den.png',
    '',
    png,
    '--b--',
    '',
  ].join('\r\n')
  const path = join(folder, 'den.mhtml')
  await writeFile(path, archive)
  const app = await launch({ args: [path] })
  await app.open(title)
  await expect(app.body.getByText('Ngọn đèn.')).toBeVisible()
  const picture = app.body.locator('img')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
  await expect(app.article.getByRole('link', { name: 'bao.example.org' }).first()).toBeVisible()
})

test('rich text keeps its layout, unless its words are changed or asked for alone', async ({
  launch,
  folder,
}) => {
  const source = join(folder, 'nguon.html')
  const rich =
    '<h2>Đêm đầu tiên</h2><p>Xem <a href="https://bao.example.org/dao">bài về đảo</a> và <strong>sổ trực</strong>.</p><ul><li>dầu</li><li>bấc</li></ul>'
  await writeFile(source, page('Sổ trực của người giữ đèn').replace('</article>', `${rich}</article>`))
  const app = await launch({ args: [source] })
  const { t } = app
  await app.open('Sổ trực của người giữ đèn')
  // Copied from the app itself: the same clipboard as any other program's.
  await app.body.evaluate((body) => getSelection()?.selectAllChildren(body))
  await app.page.keyboard.press('ControlOrMeta+c')
  const openDialog = async () => {
    await app.list.getByRole('button', { name: t.save.open }).click()
    await app.saveField.fill('')
    await app.saveField.press('ControlOrMeta+v')
  }
  const submit = async () => {
    await app.saveDialog.getByRole('button', { name: t.save.submit, exact: true }).click()
    await app.saveDialog.waitFor({ state: 'detached' })
    await expect(app.article.getByRole('heading', { level: 1 })).not.toHaveText('Sổ trực của người giữ đèn')
  }
  const link = app.body.getByRole('link', { name: 'bài về đảo' })

  await openDialog()
  await expect(app.saveDialog.getByText(t.save.richKept)).toBeVisible()
  await app.saveField.press('End')
  await app.saveField.pressSequentially('x')
  await expect(app.saveDialog.getByText(t.save.richKept)).toHaveCount(0)
  await app.saveField.press('Backspace')
  await expect(app.saveDialog.getByText(t.save.richKept)).toBeVisible()
  await submit()
  await expect(link).toHaveAttribute('href', 'https://bao.example.org/dao')
  await expect(app.body.locator('strong', { hasText: 'sổ trực' })).toBeVisible()
  await expect(app.body.getByRole('listitem')).toHaveText(['dầu', 'bấc'])

  await openDialog()
  await app.saveDialog.getByRole('button', { name: t.save.saveWordsOnly }).click()
  await expect(app.saveDialog.getByText(t.save.richDropped)).toBeVisible()
  await submit()
  await expect(app.body.getByText('bài về đảo')).toBeVisible()
  await expect(link).toHaveCount(0)
})
