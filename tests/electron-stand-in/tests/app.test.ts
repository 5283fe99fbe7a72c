import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, launchSample, logged, removeFolder, temporaryFolder, type Running } from './launch.ts'

let running: Running
let userData: string

beforeAll(async () => {
  userData = await temporaryFolder()
  running = await launchSample(userData)
})
afterAll(async () => {
  await running.electron.close()
  await removeFolder(userData)
})

describe('pages of the custom scheme', () => {
  test('load from protocol.handle, with the app’s own address and a strict policy', async () => {
    const { page } = running
    expect(page.url()).toBe('app://reader/')
    expect(await page.title()).toBe('Sample')
    const shown = await page.evaluate(() => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
      const image = (id: string) => (document.getElementById(id) as HTMLImageElement).naturalWidth
      const heading = document.querySelector('h1') as HTMLElement
      const inline = document.getElementById('inline')?.textContent
      return [inline, image('relative'), image('absolute'), getComputedStyle(heading).color]
    })
    expect(shown).toEqual(['inline script blocked', 1, 1, 'rgb(1, 2, 3)'])
  })

  test('post bytes and read binary answers', async () => {
    const answer = await running.page.evaluate(async () => {
      const response = await fetch('/echo', { method: 'POST', body: new Uint8Array([0, 200, 1]) })
      const bytes = [...new Uint8Array(await response.arrayBuffer())]
      return [response.status, response.headers.get('x-method'), bytes]
    })
    expect(answer).toEqual([201, 'POST', [0, 200, 1]])
  })
})

describe('the main process', () => {
  test('can be evaluated in, and knows its app', async () => {
    const known = await running.electron.evaluate(({ app }) => [
      app.getName(),
      app.getVersion(),
      app.isPackaged,
      process.versions['electron'],
      Reflect.get(process, 'type'),
    ])
    expect(known).toEqual(['Stand-in Sample', '1.2.3', false, '45.4.1', 'browser'])
  })

  test('throws by name for what the stand-in does not have', async () => {
    const message = await running.electron.evaluate(({ app }) => {
      try {
        return String(Reflect.get(app, 'nonsense'))
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(message).toBe('not supported by the stand-in: app.nonsense')
  })
})

describe('messages between page and main process', () => {
  test('carry everything that structured clone carries', async () => {
    const kept = await running.page.evaluate(async () => {
      const got = await window.sample.echo({
        bytes: new Uint8Array([1, 255]),
        date: new Date(5),
        map: new Map([['k', new Set([1n])]]),
        nothing: undefined,
        numbers: [NaN, -0, null],
      })
      return [
        got.bytes instanceof Uint8Array && got.bytes[1],
        got.date.getTime(),
        got.map.get('k')?.has(1n),
        'nothing' in got,
        Number.isNaN(got.numbers[0]),
        Object.is(got.numbers[1], -0),
      ]
    })
    expect(kept).toEqual([255, 5, true, true, true, true])
  })

  test('come whole when they are large, before what was said after them', async () => {
    const { page, electron } = running
    const echoed = await page.evaluate(async () => {
      const text = 'Đọc "to" \\ \ud800\n'.repeat(100_000)
      const [large, small] = await Promise.all([window.sample.echo({ text }), window.sample.echo('small')])
      return [large.text === text, small]
    })
    expect(echoed).toEqual([true, 'small'])
    await electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      for (const text of ['a'.repeat(2_000_000), 'b', 'c'.repeat(1_000_000), 'd'])
        window?.webContents.send('noted', text)
    })
    const heard = () =>
      page.evaluate(() => window.sampleEvents.map(({ length, 0: first }) => [first, length]))
    await eventually(heard).toEqual([
      ['a', 2_000_000],
      ['b', 1],
      ['c', 1_000_000],
      ['d', 1],
    ])
    await page.evaluate(() => window.sampleEvents.splice(0))
  })

  test('fail with Electron’s sentences', async () => {
    const messages = await running.page.evaluate(() => {
      const { sample } = window
      const asked = [sample.fail(), sample.missing(), sample.unclonable()]
      return Promise.all(asked.map((promise) => promise.catch((error: Error) => error.message)))
    })
    expect(messages.slice(0, 2)).toEqual([
      "Error invoking remote method 'fail': TypeError: on purpose",
      "Error invoking remote method 'missing': Error: No handler registered for 'missing'",
    ])
    expect(messages[2]).toContain('could not be cloned')
  })

  test('name the frame that sent them', async () => {
    const sender = await running.page.evaluate(() => window.sample.who())
    expect(sender).toEqual({ url: 'app://reader/', origin: 'app://reader', top: true, id: 1 })
  })

  test('cross an isolated bridge: functions and errors do, Node does not', async () => {
    const seen = await running.page.evaluate(() => {
      const { sample } = window
      const names = ['require', 'process', '__standinPost', '__standin']
      const boom = (): unknown => {
        try {
          return sample.boom()
        } catch (error) {
          return error instanceof Error && `${error.name}: ${error.message}`
        }
      }
      return [
        names.map((name) => typeof Reflect.get(window, name)),
        sample.add(2, 3),
        sample.map([1, 2], (n) => n * 2),
        boom(),
        Object.isFrozen(sample),
        sample.version,
        sample.arguments,
      ]
    })
    const nothing = ['undefined', 'undefined', 'undefined', 'undefined']
    expect(seen).toEqual([nothing, 5, [2, 4], 'RangeError: boom', true, '45.4.1', ['--sample=yes']])
  })

  test('come back from the form', async () => {
    const { page } = running
    await page.fill('#text', 'Góc Đọc')
    await page.click('#go')
    await page.waitForFunction(() => document.getElementById('out')?.textContent === 'Góc Đọc')
  })
})

describe('menus', () => {
  test('click items, until the page stops listening', async () => {
    const { page, electron } = running
    const ping = () =>
      electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('ping')?.click())
    await page.evaluate(() => window.sample.note('abc'))
    await page.waitForFunction(() => window.sampleEvents.includes('ABC'))
    await ping()
    await page.waitForFunction(() => window.sampleEvents.includes('ping'))
    await page.keyboard.press('Control+Shift+P')
    await page.waitForFunction(() => window.sampleEvents.filter((name) => name === 'ping').length === 2)
    await page.evaluate(() => window.sampleUnsubscribe())
    await ping()
    await page.evaluate(() => window.sample.note('after')) // comes behind the ping
    await page.waitForFunction(() => window.sampleEvents.includes('AFTER'))
    expect(await page.evaluate(() => window.sampleEvents.filter((name) => name === 'ping'))).toHaveLength(2)
  })

  test('zoom the page by role, and keep the zoom over a reload', async () => {
    const { page, electron } = running
    const zoom = () => page.evaluate(() => document.documentElement.style.zoom)
    await page.keyboard.press('Control+=') // no such item
    await page.keyboard.press('Control+Shift++')
    await eventually(zoom).toMatch(/^1\.09/)
    await page.reload()
    await eventually(zoom).toMatch(/^1\.09/)
    await page.keyboard.press('Control+0')
    await eventually(zoom).toBe('')
    expect(
      await electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomLevel()),
    ).toBe(0)
  })

  test('tell of a click with the other button', async () => {
    await running.page.click('#away', { button: 'right' })
    await running.page.click('#text', { button: 'right' })
    await eventually(() => logged(running.electron, 'context-menu')).toEqual([
      ['https://example.com/away', false],
      ['', true],
    ])
  })
})

describe('what a page may not do', () => {
  test('no request leaves that the app refuses', async () => {
    const answer = await running.page.evaluate(() =>
      fetch('https://blocked.example/x').then(
        () => 'ran',
        () => 'refused',
      ),
    )
    expect(answer).toBe('refused')
    expect(await logged(running.electron, 'blocked')).toEqual([['https://blocked.example/x']])
  })

  test('it opens no window and leaves for no other site, but moves within the app', async () => {
    const { page, electron } = running
    expect(await page.evaluate(() => window.open('https://example.com/open'))).toBeNull()
    await page.click('#blank')
    await page.click('#away')
    await eventually(() => logged(electron, 'will-navigate')).toEqual([['https://example.com/away']])
    await eventually(() => logged(electron, 'open')).toEqual([
      ['https://example.com/open'],
      ['https://example.com/blank'],
    ])
    expect(page.url()).toBe('app://reader/')
    expect(electron.windows()).toHaveLength(1)
    await page.click('#inside')
    await page.waitForURL('app://reader/index.html?inside')
    expect(await page.evaluate(() => window.sample.echo(1))).toBe(1)
  })

  test('permissions are those that the handler grants', async () => {
    expect(await running.page.evaluate(() => Notification.permission)).toBe('denied')
  })
})

describe('the desktop', () => {
  test('dialogs are cancelled unless a test answers them', async () => {
    const { page, electron } = running
    const pick = () => page.evaluate(() => window.sample.pick())
    expect(await pick()).toBe('none')
    await electron.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/tmp/x.html'] })
    })
    expect(await pick()).toBe('/tmp/x.html')
  })

  test('the theme reaches the page', async () => {
    const { page } = running
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await page.evaluate(() => window.sample.theme('dark'))).toBe(true)
    await eventually(isDark).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(9, 9, 9)')
    await page.evaluate(() => window.sample.theme('light'))
    await eventually(isDark).toBe(false)
  })

  test('a window keeps its bounds, and its normal ones while maximized', async () => {
    const window = await running.electron.browserWindow(running.page)
    const seen = await window.evaluate((w) => {
      const before = w.getBounds()
      w.maximize()
      const maximized = [w.isMaximized(), w.getBounds().width, w.getNormalBounds().width]
      w.unmaximize()
      return { size: [before.width, before.height], maximized, after: w.getBounds().width }
    })
    expect(seen).toEqual({ size: [900, 700], maximized: [true, 1280, 900], after: 900 })
  })

  test('pages become paper and pictures', async () => {
    const window = await running.electron.browserWindow(running.page)
    const start = await window.evaluate(async (w) => {
      const pdf = await w.webContents.printToPDF({ pageSize: 'A4' })
      const image = await w.webContents.capturePage()
      return [pdf.subarray(0, 5).toString(), image.getSize().width > 0]
    })
    expect(start).toEqual(['%PDF-', true])
    expect((await running.page.screenshot()).length).toBeGreaterThan(1000)
  })

  test('preferences can be read back with their defaults', async () => {
    const window = await running.electron.browserWindow(running.page)
    const preferences = await window.evaluate((w) =>
      Reflect.get(w.webContents, 'getLastWebPreferences').call(w.webContents),
    )
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  })
})

test('a utility process answers, with SQLite', async () => {
  const answer = await running.page.evaluate(() => window.sample.sum(41))
  expect(answer).toEqual({ sum: 42, bytes: new Uint8Array([1, 2]), type: 'utility' })
})
