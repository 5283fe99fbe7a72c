// The capture window is the one window that strangers' pages run in (security.md, "Windows and processes"): what they
// may not do there, and that nothing of them comes out but sanitized text and pictures.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { browserTitles } from '../newspaper/browser-pages.ts'
import { cert, key } from '../unit/capture/self-signed.ts'
import { barOf, openPage, savePage, test, windowCount } from './capture-page.ts'
import { expect } from './fixtures.ts'
import { askInEveryWay, openedOutside, recordOpened, ways } from './outside.ts'

test('the page runs sandboxed in a session of its own, without the bridge', async ({ launch, site }) => {
  const app = await launch()
  const shown = await openPage(app, site.address('/script'))
  const preferences = await app.electron.evaluate(({ BrowserWindow, session }) => {
    const capture = session.fromPartition('persist:capture')
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.session === capture)
    const contents = window?.webContents as unknown as { getLastWebPreferences: () => object }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    partition: 'persist:capture',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
  })
  expect(preferences).not.toHaveProperty('preload')
  const names = ['gocDoc', 'require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer']
  expect(await shown.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([])
  expect(await app.electron.evaluate(({ session }) => session.defaultSession.cookies.get({}))).toEqual([])
})

test('what wants a window of its own stays in this one', async ({ launch, site }) => {
  const app = await launch()
  const shown = await openPage(app, site.address('/popup'))
  await shown.getByRole('link').click()
  await expect(shown).toHaveURL(site.address('/script'))
  await expect(barOf(app).getByText(browserTitles.script)).toBeVisible()
  expect(await shown.evaluate((url) => window.open(url) === null, site.address('/plain'))).toBe(true)
  await expect(shown).toHaveURL(site.address('/plain'))
  await expect.poll(() => windowCount(app)).toBe(2)
})

test('a download is refused', async ({ launch, site }) => {
  const app = await launch()
  const shown = await openPage(app, site.address('/download'))
  await app.electron.evaluate(({ session }) => {
    session.fromPartition('persist:capture').on('will-download', (event) => {
      Reflect.set(globalThis, 'downloadRefused', event.defaultPrevented)
    })
  })
  await shown.getByRole('link').click()
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'downloadRefused') as unknown))
    .toBe(true)
  await expect(shown).toHaveURL(site.address('/download'))
})

test('every permission is refused', async ({ launch, site }) => {
  const app = await launch()
  const shown = await openPage(app, site.address('/script'))
  const answers = await shown.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
    const location = new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)),
    )
    return { states: [...new Set(states)], location: await location }
  })
  expect(answers).toEqual({ states: ['denied'], location: 1 })
})

test('a page leaves the web for nothing: no file, no app, no other program', async ({ launch, site }) => {
  const app = await launch()
  await recordOpened(app.electron)
  const shown = await openPage(app, site.address('/plain'))
  await app.electron.evaluate(({ BrowserWindow, session }) => {
    const capture = session.fromPartition('persist:capture')
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.session === capture)
    const told: string[] = []
    Reflect.set(globalThis, 'told', told)
    window?.webContents.on('will-frame-navigate', ({ url, isMainFrame, defaultPrevented }) => {
      told.push(`${isMainFrame ? 'page' : 'frame'} ${url} ${defaultPrevented}`)
    })
  })
  const foreign = [
    'file:///etc/passwd',
    'app://reader/',
    'goc-doc://save?url=https://example.org',
    'mailto:a@example.org',
    'data:text/html,x',
    'chrome://version',
  ]
  for (const address of foreign) {
    await shown.evaluate((url) => void (location.href = url), address)
    await shown.evaluate((url) => void window.open(url), address)
    await shown.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
    }, address)
  }
  const told = () => app.electron.evaluate(() => Reflect.get(globalThis, 'told') as string[])
  for (const one of ['page app://reader/ true', 'frame app://reader/ true'])
    await expect.poll(told).toContain(one)
  // What was asked for before this had its time: the page goes on to where it may, in the order it asked.
  await shown.evaluate((url) => void (location.href = url), site.address('/script'))
  await expect(shown).toHaveURL(site.address('/script'))
  expect(await openedOutside(app.electron)).toEqual([])
  await expect.poll(() => windowCount(app)).toBe(2)
  expect(await told()).toContain(`page ${site.address('/script')} false`)
  expect(app.page.url()).toMatch(/^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/)/)
})

test('no private machine is reached but the one that was allowed', async ({ launch, site, outside }) => {
  const app = await launch()
  const shown = await openPage(app, site.address('/plain'))
  const failed: string[] = []
  shown.on('requestfailed', (request) => failed.push(request.url()))
  const asked = () => site.requests.map(({ path }) => path)
  const frame = (url: string) =>
    shown.evaluate(
      (src) => document.body.append(Object.assign(document.createElement('iframe'), { src })),
      url,
    )

  await shown.evaluate(askInEveryWay, outside.origin)
  await expect.poll(() => ways.filter((way) => !failed.includes(`${outside.origin}/${way}`))).toEqual([])
  await frame(`${outside.origin}/khung`)
  // The same machine under a name that was not allowed.
  const named = `${site.origin.replace('127.0.0.1', 'localhost')}/ten`
  await frame(named)
  await shown.evaluate(
    (src) => (new Image().src = src),
    `/chuyen?${encodeURIComponent(`${outside.origin}/anh`)}`,
  )
  for (const url of [`${outside.origin}/khung`, named, `${outside.origin}/anh`])
    await expect.poll(() => failed).toContain(url)
  expect(asked()).toContain('/chuyen')
  expect(asked()).not.toContain('/ten')
  // The one that was allowed is reached in a frame too.
  await frame(site.address('/popup'))
  await expect.poll(asked).toContain('/popup')
  // The page itself is led to a private address: refused, and said.
  const away = `/chuyen?${encodeURIComponent(`${outside.origin}/x`)}`
  await shown.evaluate((url) => void (location.href = url), away)
  await expect(barOf(app).getByRole('alert')).toHaveText(
    app.t.errors['private-address']({ host: '127.0.0.1' }),
  )
  expect(outside.seen).toEqual([])

  // The control: without the guard, the server sees them all.
  await app.electron.evaluate(({ BrowserWindow, session }, url) => {
    const capture = session.fromPartition('persist:capture')
    capture.webRequest.onBeforeRequest(null)
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.session === capture)
    return window?.loadURL(url)
  }, site.address('/plain'))
  await expect(barOf(app).getByRole('alert')).toHaveCount(0)
  await shown.evaluate(askInEveryWay, outside.origin)
  const unseen = () => ways.filter((way) => !outside.seen.some((one) => one.endsWith(`/${way}`)))
  await expect.poll(unseen).toEqual([])
})

test('a private address is not even asked about where the settings refuse all of them', async ({
  launch,
  site,
}) => {
  const app = await launch()
  await app.menu('openSettings')
  await app.page.getByRole('checkbox', { name: app.t.settings.allowPrivate }).uncheck()
  await app.page.keyboard.press('Escape')
  await app.list.getByRole('button', { name: app.t.save.open }).click()
  await app.saveField.fill(site.address('/script'))
  await app.saveDialog.getByRole('button', { name: app.t.page.open }).click()
  await expect(app.page.getByRole('alert').filter({ hasText: '127.0.0.1' })).toBeVisible()
  await expect(barOf(app)).toHaveCount(0)
  // Whatever the page of the reader says.
  const answer = await app.page.evaluate((url) => {
    const bridge = Reflect.get(window, 'gocDoc') as {
      call: Record<string, (input: unknown) => Promise<unknown>>
    }
    return bridge.call['page:open']?.({ url, allowPrivate: true, insteadOf: null })
  }, site.address('/script'))
  expect(answer).toMatchObject({ ok: false, error: { code: 'private-address' } })
  expect(site.requests).toEqual([])
})

test('a certificate that is not valid is refused, and said', async ({ launch }) => {
  let requests = 0
  const server = createServer({ key, cert }, (_request, response) => {
    requests++
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const app = await launch()
  await app.list.getByRole('button', { name: app.t.save.open }).click()
  await app.saveField.fill(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await app.saveDialog.getByRole('button', { name: app.t.page.open }).click()
  await barOf(app).getByRole('button', { name: app.t.page.openPrivate }).click()
  await expect(barOf(app).getByRole('alert')).toHaveText(app.t.errors['tls-failed']({ host: '127.0.0.1' }))
  expect(requests).toBe(0)
  server.close()
})

test('no site is told who the person is by a certificate of the system', async ({ launch }) => {
  const app = await launch()
  const answer = await app.electron.evaluate(({ app: electronApp }) => {
    let prevented = false
    const answers: unknown[] = []
    const event = { preventDefault: () => (prevented = true) }
    electronApp.emit('select-client-certificate', event, null, 'https://bao.example/', [{}], (one: unknown) =>
      answers.push(one ?? 'none'),
    )
    return { prevented, answers }
  })
  expect(answer).toEqual({ prevented: true, answers: ['none'] })
})

/** Everything that was written of the newest articles' pages, unpacked. */
function originals(library: string): string {
  return readdirSync(library, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('original.html.gz'))
    .map((name) => gunzipSync(readFileSync(join(library, name))).toString())
    .join('\n')
}

test('a hostile page comes out as text and pictures', async ({ launch, site, folder }) => {
  const app = await launch()
  const requests: string[] = []
  app.page.on('request', (request) => requests.push(request.url()))
  const shown = await openPage(app, site.address('/hostile'))
  await shown.evaluate(() => {
    const field = document.querySelector('input')
    if (field) field.value = 'chữ mới gõ'
  })
  await savePage(app)
  await expect(app.article.getByRole('heading', { level: 1, name: browserTitles.hostile })).toBeVisible()
  await expect(app.body.getByText('Đoạn có bẫy')).toBeVisible()
  expect(await app.page.evaluate(() => 'hacked' in window)).toBe(false)
  // What the app itself says among the text is no part of the page.
  const html = await app.body.evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement
    for (const own of copy.querySelectorAll('[data-interface]')) own.remove()
    return copy.innerHTML
  })
  expect(html).not.toMatch(
    /<(?:script|style|svg|iframe|form|input|base)\b|\son\w+=|javascript:|data-x|style=/,
  )
  const elsewhere = requests.filter(
    (url) => !/^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/)/.test(url),
  )
  expect(elsewhere).toEqual([])
  const kept = originals(join(folder, 'library'))
  expect(kept).toContain('Đoạn có bẫy')
  expect(kept).not.toMatch(/mật khẩu đã gõ|chữ mới gõ/)
})
