// security.md, "Windows and processes": the one way from the page into the main process, in the running app.
import type { Page } from '@playwright/test'
import { channels } from '../../domain/ipc-contract.ts'
import { eventNames } from '../../domain/ipc-events.ts'
import type { Bridge, ChannelName } from '../../domain/ipc-contract.ts'
import { expect } from './fixtures.ts'
import { liftRequestGuard, openedOutside, openImpostor, recordOpened, test } from './outside.ts'

declare global {
  interface Window {
    readonly gocDoc: Bridge
  }
}

/** Calls a verb of the bridge with anything at all. */
const callRaw = (page: Page, name: ChannelName, input: unknown) =>
  page.evaluate(
    ([verb, given]) => {
      const call = window.gocDoc.call as unknown as Record<string, (input: unknown) => Promise<unknown>>
      return call[verb]?.(given)
    },
    [name, input] as const,
  )
const refusal = (code: string) => ({ ok: false, error: { code } })

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
    'data:text/html,x', 'vbscript:x', 'goc-doc://save?url=x', 'ftp://host/', 'about:blank', 'search-ms:q',
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
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await recordOpened(app.electron)
  const asked = ['settings:get', 'library:overview', 'library:series', 'capture:jobs'] as const
  const state = () => Promise.all(asked.map((name) => callRaw(app.page, name, undefined)))
  const before = await state()
  const everyChannel = await app.page.evaluate(async () => {
    const nested = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) as unknown
    const calls = Object.entries(window.gocDoc.call as unknown as Record<string, (input: unknown) => unknown>)
    const answers = calls.flatMap(([name, verb]) =>
      [5, '', null, true, { nonsense: true }, nested].map(
        async (wrong) => [name, await verb(wrong)] as const,
      ),
    )
    return Promise.all(answers)
  })
  expect(everyChannel).toHaveLength(6 * Object.keys(channels).length)
  for (const [name, answer] of everyChannel) expect(answer, name).toEqual(refusal('bad-input'))
  const id = '0123456789ab'
  const query = { view: 'all', search: '', sort: 'saved', tag: null, host: null }
  const place = { id, place: null, progress: 0, begun: false, finished: false }
  const wrong: readonly (readonly [ChannelName, unknown])[] = [
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
    ['article:export', { id, format: 'exe', cover: null }],
    ['article:export', { id, format: 'epub', cover: 'no bytes' }],
    ['article:exportSeries', { id: 'x'.repeat(101), format: 'epub', cover: null }],
    ['article:exportSeries', { id: 'x', format: 'pdf', cover: null, path: '/etc/passwd' }],
    ['notes:change', { id, change: { change: 'add', target: null, color: 'red', note: 'x' } }],
    ['notes:change', { id, change: { change: 'add', target: null, color: 'pink', note: 'x', id: 'y' } }],
    ['notes:change', { id, change: { change: 'edit', markId: '../notes', note: 'x' } }],
    ['notes:change', { id, change: { change: 'remove', markIds: [] } }],
    [
      'notes:change',
      { id, change: { change: 'add', target: null, color: 'pink', note: 'x'.repeat(1e6 + 1) } },
    ],
    ['notes:copyQuotation', { id, markId: 'x' }],
    ['notes:export', { what: { kind: 'all', path: '/etc/passwd' } }],
    ['notes:export', { what: { kind: 'series', id: 'x'.repeat(101) } }],
    ['app:openFolder', { which: '/etc' }],
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
  outside,
}) => {
  const app = await launch()
  const impostor = await openImpostor(app.electron)
  expect(await callRaw(impostor, 'settings:get', undefined)).toEqual(refusal('not-allowed'))
  expect(await callRaw(impostor, 'settings:change', { textSize: 'large' })).toEqual(refusal('not-allowed'))
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
  // Were the window ever to show something else, it would not be heard any more.
  await liftRequestGuard(app.electron)
  await app.electron.evaluate(async ({ BrowserWindow }, url) => {
    const [impostorWindow, reader] = BrowserWindow.getAllWindows().toSorted((a, b) => b.id - a.id)
    impostorWindow?.destroy()
    await reader?.loadURL(url)
  }, `${outside.origin}/page`)
  expect(await app.page.evaluate(() => document.body.textContent)).toBe('outside')
  expect(await callRaw(app.page, 'settings:get', undefined)).toEqual(refusal('not-allowed'))
})
