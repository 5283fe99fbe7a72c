// security.md, "Windows and processes" and "The custom scheme", in the running app.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { channels, eventNames } from '../../domain/ipc-contract.ts'
import type { Bridge } from '../../domain/ipc-contract.ts'
import { titles } from '../newspaper/pages.ts'
import { expect, test as base } from './fixtures.ts'
import {
  askInEveryWay,
  liftRequestGuard,
  openBarePage,
  openedOutside,
  recordOpened,
  startOutside,
  ways,
} from './outside.ts'
import type { Outside } from './outside.ts'

declare global {
  interface Window {
    readonly gocDoc: Bridge
    hacked?: number
    stayed?: boolean
  }
}

const test = base.extend<{ outside: Outside }>({
  outside: async ({}, use) => {
    const outside = await startOutside()
    await use(outside)
    await outside.stop()
  },
})

/** security.md, "The custom scheme". */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify"

const ours = /^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/)/

/** Calls a verb of the bridge with anything at all. */
const callRaw = (page: Page, name: string, input: unknown) =>
  page.evaluate(
    ([verb, given]) => {
      const call = window.gocDoc.call as unknown as Record<string, (input: unknown) => Promise<unknown>>
      return call[verb]?.(given)
    },
    [name, input] as const,
  )
const refusal = (code: string) => ({ ok: false, error: { code } })

test('the window is sandboxed, isolated, and has nothing of Node', async ({ launch }) => {
  const app = await launch()
  const [preferences, packaged] = await app.electron.evaluate(({ BrowserWindow, app: electronApp }) => {
    const [window] = BrowserWindow.getAllWindows()
    return [window?.webContents.getLastWebPreferences(), electronApp.isPackaged] as const
  })
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

test('the bridge is frozen: one function a verb, one subscription an event, and no event object', async ({
  launch,
}) => {
  const app = await launch()
  const bridge = await app.page.evaluate(() => {
    const { call, on, pathOfFile } = window.gocDoc
    const kinds = (object: object) =>
      Object.entries(object).map(([name, value]) => `${name}: ${typeof value}`)
    const descriptor = Object.getOwnPropertyDescriptor(window, 'gocDoc')
    return {
      keys: Object.keys(window.gocDoc).toSorted(),
      call: kinds(call),
      on: kinds(on),
      frozen: [window.gocDoc, call, on].map((object) => Object.isFrozen(object)),
      fixed: descriptor?.writable === false && descriptor.configurable === false,
      path: pathOfFile(new File(['x'], 'made-up.html')) + pathOfFile('not a file'),
    }
  })
  expect(bridge).toEqual({
    keys: ['call', 'on', 'pathOfFile'],
    call: Object.keys(channels).map((name) => `${name}: function`),
    on: eventNames.map((name) => `${name}: function`),
    frozen: [true, true, true],
    fixed: true,
    path: '',
  })
  const heard = await app.page.evaluate(async () => {
    const told = new Promise<unknown[]>((resolve) => {
      const stop = window.gocDoc.on['settings:changed']((...given: unknown[]) => resolve([given, stop()]))
    })
    await window.gocDoc.call['settings:change']({ textSize: 'large' })
    const [given, stopped] = await told
    return { given, stopped }
  })
  expect(heard).toEqual({ given: [expect.objectContaining({ textSize: 'large' })], stopped: undefined })
})

test('no page opens a window, and the reader’s page stays where it is', async ({ launch, outside }) => {
  const app = await launch()
  const { page } = app
  const address = page.url()
  await liftRequestGuard(app.electron)
  expect(
    await page.evaluate((url) => {
      window.stayed = true
      return window.open(url) === null && window.open('about:blank') === null
    }, outside.origin),
  ).toBe(true)

  // Links: plain, to a new window, with the middle button, with Ctrl and Shift.
  await page.evaluate((origin) => {
    for (const target of ['', '_blank', '_top', 'other']) {
      const link = document.createElement('a')
      Object.assign(link, { href: `${origin}/link${target}`, target, textContent: `bẫy ${target || 'trần'}` })
      link.style.cssText = 'position: relative; z-index: 99'
      document.querySelector('main')?.append(link)
    }
  }, outside.origin)
  for (const name of ['bẫy trần', 'bẫy _blank', 'bẫy _top', 'bẫy other']) {
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

  expect(await page.evaluate(() => ({ stayed: window.stayed, hacked: window.hacked }))).toEqual({
    stayed: true,
  })
  expect(page.url()).toBe(address)
  expect(app.electron.windows()).toHaveLength(1)
  expect(outside.seen).toEqual([])
})

test('the main process prevents every navigation itself, whatever the page allows', async ({
  launch,
  outside,
}) => {
  const app = await launch()
  await liftRequestGuard(app.electron)
  const bare = await openBarePage(app.electron)
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find(
      ({ webContents }) => webContents.getURL() === 'about:blank',
    )
    const told: string[] = []
    Reflect.set(globalThis, 'told', told)
    const tell = (name: string) => (event: { url: string; defaultPrevented: boolean }) =>
      void told.push(`${name} ${new URL(event.url).pathname} ${event.defaultPrevented}`)
    contents?.webContents.on('will-navigate', tell('will-navigate'))
    contents?.webContents.on('will-frame-navigate', tell('will-frame-navigate'))
  })
  const told = () => app.electron.evaluate(() => Reflect.get(globalThis, 'told') as string[])
  await bare.evaluate((origin) => {
    document.body.innerHTML = `<iframe src="${origin}/frame"></iframe><form action="${origin}/form"></form>`
  }, outside.origin)
  await expect.poll(told).toContain('will-frame-navigate /frame true')
  await bare.evaluate(() => document.forms[0]?.submit())
  await expect.poll(told).toContain('will-navigate /form true')
  await bare.evaluate((origin) => void (location.href = `${origin}/location`), outside.origin)
  await expect.poll(told).toContain('will-navigate /location true')
  await bare.evaluate((origin) => {
    document.head.innerHTML = `<meta http-equiv="refresh" content="0; url=${origin}/refresh">`
  }, outside.origin)
  await expect.poll(told).toContain('will-navigate /refresh true')
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
  const failed: string[] = []
  const bare = await openBarePage(app.electron)
  bare.on('requestfailed', (request) => failed.push(new URL(request.url()).pathname.slice(1)))
  await bare.evaluate(askInEveryWay, outside.origin)
  await expect.poll(() => ways.filter((way) => !failed.includes(way))).toEqual([])
  expect(outside.seen).toEqual([])

  // The reader's page with main's guard lifted: its policy holds alone.
  await liftRequestGuard(app.electron)
  await app.page.evaluate(() => {
    const blocked: string[] = []
    Reflect.set(window, 'blocked', blocked)
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
  })
  await app.page.evaluate(askInEveryWay, outside.origin)
  const directives = ['connect-src', 'img-src', 'style-src-elem', 'media-src', 'object-src']
  await expect
    .poll(async () => {
      const blocked = await app.page.evaluate(() => Reflect.get(window, 'blocked') as string[])
      return directives.filter((directive) => !blocked.includes(directive))
    })
    .toEqual([])
  expect(outside.seen).toEqual([])

  // The control: with neither, the server sees them all.
  const open = await openBarePage(app.electron)
  await open.evaluate(askInEveryWay, outside.origin)
  await expect
    .poll(() => ways.filter((way) => !outside.seen.some((one) => one.endsWith(`/${way}`))))
    .toEqual([])
})

test('every permission is refused', async ({ launch }) => {
  const app = await launch()
  const answers = await app.page.evaluate(async () => {
    const named = (error: unknown) => (error instanceof Error ? error.name : String(error))
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'storage-access',
    ]
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
      screen: await navigator.mediaDevices.getDisplayMedia().catch(named),
      clipboard: await navigator.clipboard.readText().catch(named),
      location: await location,
    }
  })
  expect(answers).toEqual({
    states: ['denied'],
    notification: 'denied',
    camera: expect.stringMatching(/^Not(?:Allowed|Found)Error$/),
    screen: expect.stringMatching(/^(?:NotAllowed|InvalidState)Error$/),
    clipboard: 'NotAllowedError',
    location: 1,
  })
})

test('only web and mail addresses are handed to the system, and nothing of the library is opened', async ({
  launch,
}) => {
  const app = await launch()
  await recordOpened(app.electron)
  const open = (url: unknown) => callRaw(app.page, 'app:openExternal', { url })
  const longest = `https://bao.vn/${'a'.repeat(2081 - 'https://bao.vn/'.length)}`
  const good = ['https://bao.vn/bai?x=1#y', 'http://bao.vn/', 'mailto:a@bao.vn', longest]
  for (const url of good) expect(await open(url)).toEqual({ ok: true, value: null })
  // prettier-ignore
  const bad = [
    'file:///etc/passwd', 'javascript:alert(1)', 'JavaScript:alert(1)', 'smb://host/share', 'ms-settings:', 'ms-msdt:/id',
    'data:text/html,x', 'vbscript:x', 'goc-doc://save?url=x', 'app://reader/', 'ftp://host/', 'about:blank', 'search-ms:q',
    '\\\\host\\share', '//host/share', '/etc/passwd', 'C:\\Windows', ' https://bao.vn/', 'https://bao.vn/ ', '\thttps://bao.vn',
    'https://ten:mat-khau@bao.vn/', 'https://ten@bao.vn/', 'https://', 'bao.vn', '',
  ]
  for (const url of bad) expect(await open(url), url).toEqual(refusal('not-allowed'))
  expect(await open(`${longest}a`)).toEqual(refusal('bad-input'))
  expect(await openedOutside(app.electron)).toEqual(good)

  await app.electron.evaluate(({ shell }) => {
    const opened = Reflect.get(globalThis, 'opened') as string[]
    shell.openPath = (path) => Promise.resolve(String(opened.push(`path ${path}`)))
    shell.showItemInFolder = (path) => void opened.push(`shown ${path}`)
  })
  await callRaw(app.page, 'app:openFolder', { which: 'library' })
  expect((await openedOutside(app.electron)).at(-1)).toMatch(/^shown .*library\.json$/)
  await callRaw(app.page, 'app:openFolder', { which: 'logs' })
  expect((await openedOutside(app.electron)).at(-1)).toMatch(/^path .*user.logs$/)
})

test('input of a wrong shape is refused with bad-input, on every channel, and nothing happens', async ({
  launch,
}) => {
  const app = await launch()
  await recordOpened(app.electron)
  const verbs = ['settings:get', 'library:overview', 'library:series', 'capture:jobs'] as const
  const state = () => Promise.all(verbs.map((name) => callRaw(app.page, name, undefined)))
  const before = await state()
  const nested = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown
  for (const name of Object.keys(channels))
    for (const wrong of [5, '', null, [], { nonsense: true }, nested])
      expect(await callRaw(app.page, name, wrong), `${name} ${JSON.stringify(wrong)}`).toEqual(
        refusal('bad-input'),
      )
  const id = '0123456789ab'
  const query = { view: 'all', search: '', sort: 'saved', tag: null, host: null }
  const place = { id, place: null, progress: 0, begun: false, finished: false }
  const wrong: readonly (readonly [string, unknown])[] = [
    ['library:article', { id: '../../../etc' }],
    ['library:article', { id: 'ILOU56789abc' }],
    ['library:article', { id, path: '/etc/passwd' }],
    ['library:list', { ...query, view: 'constructor' }],
    ['library:list', { ...query, search: 'x'.repeat(501) }],
    ['library:act', { action: 'delete', ids: [id] }],
    ['library:act', { action: 'trash', ids: [] }],
    ['library:act', { action: 'trash', ids: Array.from({ length: 100_001 }, () => id) }],
    ['library:act', { action: 'addTag', ids: [id], tag: 'x'.repeat(81) }],
    ['library:place', { ...place, progress: 2 }],
    ['library:place', { ...place, progress: 'NaN' }],
    ['library:saved', { urls: Array.from({ length: 501 }, () => 'https://a.vn') }],
    ['settings:change', { textSize: 'huge' }],
    ['settings:change', { libraryFolder: '/etc' }],
    ['settings:change', { listWidth: 1e9 }],
    ['article:export', { id, format: 'exe' }],
    ['app:openFolder', { which: '/etc' }],
    ['app:copy', { text: 'x'.repeat(1_000_001) }],
    ['capture:save', { input: { kind: 'shell', path: '/bin/sh' }, allowPrivate: true }],
    ['capture:save', { input: { kind: 'address', url: 'x'.repeat(4097) }, allowPrivate: true }],
  ]
  for (const [name, input] of wrong)
    expect(await callRaw(app.page, name, input), name).toEqual(refusal('bad-input'))
  // An own property called __proto__ reaches nothing, in the page or in main.
  await app.page.evaluate(() =>
    window.gocDoc.call['settings:change'](
      JSON.parse('{"__proto__":{"textSize":"large","polluted":1}}') as object,
    ),
  )
  expect(await app.page.evaluate(() => 'polluted' in {})).toBe(false)
  expect(await app.electron.evaluate(() => 'polluted' in {})).toBe(false)
  expect(await state()).toEqual(before)
  expect(await openedOutside(app.electron)).toEqual([])
})

test('only the main frame of the reader’s own window is heard, while it shows our page', async ({
  launch,
}) => {
  const app = await launch()
  for (const address of ['app://reader/', 'about:blank']) {
    const impostor = await openBarePage(app.electron, { preload: true, address })
    expect(await callRaw(impostor, 'settings:get', undefined)).toEqual(refusal('not-allowed'))
    expect(await callRaw(impostor, 'settings:change', { textSize: 'large' })).toEqual(refusal('not-allowed'))
    await impostor.close()
  }
  const inFrame = await app.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return { window: frame.contentWindow !== null, bridge: Reflect.has(frame.contentWindow ?? {}, 'gocDoc') }
  })
  expect(inFrame).toEqual({ window: true, bridge: false })
  expect(await callRaw(app.page, 'settings:get', undefined)).toMatchObject({
    ok: true,
    value: { textSize: 'normal' },
  })
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('about:blank'))
  expect(await callRaw(app.page, 'settings:get', undefined)).toEqual(refusal('not-allowed'))
})
