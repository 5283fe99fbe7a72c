// security.md, "Windows and processes", in the running app.
import { expect } from './fixtures.ts'
import { askInEveryWay, liftRequestGuard, readerPreferences, test, ways, withoutPolicy } from './outside.ts'

test('the window is sandboxed, isolated, and has nothing of Node', async ({ launch }) => {
  const app = await launch()
  const preferences = await readerPreferences(app.electron)
  const packaged = await app.electron.evaluate(({ app: electronApp }) => electronApp.isPackaged)
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: !packaged,
  })
  const names = [
    'process',
    'require',
    'module',
    'exports',
    'Buffer',
    'global',
    '__dirname',
    'electron',
    'ipcRenderer',
  ]
  expect(await app.page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([])
})

test('no page opens a window, and the reader’s page stays where it is', async ({ launch, outside }) => {
  const app = await launch()
  const { page } = app
  const address = page.url()
  expect(
    await page.evaluate((url) => {
      Reflect.set(window, 'stayed', true)
      return window.open(url) === null && window.open('about:blank') === null
    }, outside.origin),
  ).toBe(true)

  // Links: plain, to a new window, with the middle button, with Ctrl and Shift.
  await page.evaluate((origin) => {
    for (const target of ['', '_blank', '_top']) {
      const link = document.createElement('a')
      Object.assign(link, { href: `${origin}/link${target}`, target, textContent: `bẫy ${target || 'trần'}` })
      link.style.cssText = 'position: relative; z-index: 99'
      document.querySelector('main')?.append(link)
    }
  }, outside.origin)
  for (const name of ['bẫy trần', 'bẫy _blank', 'bẫy _top']) {
    const link = page.getByRole('link', { name })
    await link.click({ noWaitAfter: true })
    await link.click({ button: 'middle', noWaitAfter: true })
    await link.click({ modifiers: ['ControlOrMeta'], noWaitAfter: true })
    await link.click({ modifiers: ['Shift'], noWaitAfter: true })
  }
  await page.evaluate((origin) => {
    const meta = document.createElement('meta')
    Object.assign(meta, { httpEquiv: 'refresh', content: `0; url=${origin}/refresh` })
    document.head.append(meta)
    const form = document.createElement('form')
    Object.assign(form, { action: `${origin}/form`, method: 'post' })
    document.body.append(form)
    form.submit()
    const frame = document.createElement('iframe')
    frame.src = `${origin}/frame`
    document.body.append(frame)
    location.href = `${origin}/location`
  }, outside.origin)
  for (const scheme of [
    'javascript:window.hacked=1',
    'data:text/html,x',
    'file:///etc/passwd',
    'goc-doc://save',
  ])
    await page.evaluate((url) => void (location.href = url), scheme)

  // A link dragged into the window is something to save, never somewhere to go. It is private, so it is asked about.
  const devtools = await page.context().newCDPSession(page)
  const items = [{ mimeType: 'text/uri-list', data: `${outside.origin}/dragged` }]
  const at = { x: 400, y: 300, data: { items, files: [], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at })
  const waiting = page.getByRole('region', { name: app.t.regions.saving })
  await expect(waiting.getByRole('button', { name: app.t.save.saveAnyway })).toBeVisible()

  expect(
    await page.evaluate(() => ['stayed', 'hacked'].map((name) => Reflect.get(window, name) as unknown)),
  ).toEqual([true, undefined])
  expect(page.url()).toBe(address)
  const windows = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(await windows()).toBe(1)
  expect(outside.seen).toEqual([])
})

test('the main process prevents every navigation itself, whatever the page allows', async ({
  launch,
  outside,
}) => {
  const app = await launch()
  await liftRequestGuard(app.electron)
  const { page } = app
  await withoutPolicy(page)
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const told: string[] = []
    Reflect.set(globalThis, 'told', told)
    const tell = (name: string) => (event: { url: string; defaultPrevented: boolean }) =>
      void told.push(`${name} ${new URL(event.url).pathname} ${event.defaultPrevented}`)
    contents?.on('will-navigate', tell('will-navigate'))
    contents?.on('will-frame-navigate', tell('will-frame-navigate'))
  })
  const told = () => app.electron.evaluate(() => Reflect.get(globalThis, 'told') as string[])
  const prevented = async (what: string, act: (origin: string) => void) => {
    await page.evaluate(act, outside.origin)
    await expect.poll(told).toContain(`${what} true`)
  }
  // Frames and forms are stopped by the policy before main is asked, even here.
  await prevented('will-navigate /location', (origin) => void (location.href = `${origin}/location`))
  await prevented('will-navigate /refresh', (origin) => {
    const meta = document.createElement('meta')
    Object.assign(meta, { httpEquiv: 'refresh', content: `0; url=${origin}/refresh` })
    document.head.append(meta)
  })
  await expect.poll(told).toContain('will-frame-navigate /location true')
  expect(outside.seen).toEqual([])

  // A redirect of an address that main itself loads is prevented too; the first request shows that the server sees.
  await app.electron.evaluate(async ({ BrowserWindow }, url) => {
    await new BrowserWindow({ show: false }).loadURL(url).catch(() => undefined)
  }, `${outside.origin}/redirect`)
  expect(outside.seen).toEqual(['GET /redirect'])
})

test('nothing that a page asks of the network gets out: the policy stops it, and so does main', async ({
  launch,
  outside,
}) => {
  const app = await launch()
  const { page } = app
  // The policy alone, with main's guard lifted.
  await liftRequestGuard(app.electron)
  await page.evaluate(() => {
    const blocked: string[] = []
    Reflect.set(window, 'blocked', blocked)
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
  })
  await page.evaluate(askInEveryWay, outside.origin)
  const directives = ['connect-src', 'img-src', 'style-src-elem', 'media-src']
  const blocked = () => page.evaluate(() => Reflect.get(window, 'blocked') as string[])
  await expect
    .poll(async () => {
      const all = await blocked()
      return directives.filter((directive) => !all.includes(directive))
    })
    .toEqual([])
  expect(outside.seen).toEqual([])
  await app.close()

  // Main's guard alone, with the policy switched off.
  const again = await launch()
  const failed: string[] = []
  again.page.on('requestfailed', (request) => failed.push(new URL(request.url()).pathname.slice(1)))
  await withoutPolicy(again.page)
  await again.page.evaluate(askInEveryWay, outside.origin)
  await expect.poll(() => ways.filter((way) => !failed.includes(way))).toEqual([])
  expect(outside.seen).toEqual([])

  // The control: with neither, the server sees them all.
  await liftRequestGuard(again.electron)
  await again.page.reload()
  await again.page.evaluate(askInEveryWay, outside.origin)
  const unseen = () => ways.filter((way) => !outside.seen.some((one) => one.endsWith(`/${way}`)))
  await expect.poll(unseen).toEqual([])
})

test('every permission is refused', async ({ launch }) => {
  const app = await launch()
  const answers = await app.page.evaluate(async () => {
    const named = (error: unknown) => (error instanceof Error ? error.name : String(error))
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
    const location = new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)),
    )
    return {
      states: [...new Set(states)],
      notification: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch(named),
      midi: await navigator.requestMIDIAccess().catch(named),
      clipboard: await navigator.clipboard.readText().catch(named),
      location: await location,
    }
  })
  expect(answers).toEqual({
    states: ['denied'],
    notification: 'denied',
    camera: expect.stringMatching(/^Not(?:Allowed|Found)Error$/),
    midi: 'NotAllowedError',
    clipboard: 'NotAllowedError',
    location: 1,
  })
})
