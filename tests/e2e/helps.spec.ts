// The helps of the reading room: contents, pages, focus, ruler, auto-scroll, looking a word up.
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AppDriver } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import {
  command,
  depthOf,
  firstLineOfPage,
  frameOf,
  goToParagraph,
  longTitle,
  pageNumber,
  readLine,
  saveLong,
  sections,
} from './helps-article.ts'
import { thorough } from './thorough.ts'

const wide = { width: 1360, height: 880 }
const contentsOf = (app: AppDriver) => app.page.getByRole('complementary', { name: app.t.contents.title })
/** Every place that the library keeps. */
async function placesOnDisk(folder: string): Promise<string> {
  const articles = join(folder, 'library', 'articles')
  const files = await readdir(articles, { recursive: true })
  const states = files.filter((file) => basename(file) === 'state.json').toSorted()
  const all = await Promise.all(states.map((file) => readFile(join(articles, file), 'utf8')))
  return JSON.stringify(all.map((text) => (JSON.parse(text) as { place: unknown }).place))
}
const bright = (app: AppDriver) =>
  app.page.evaluate(() => [...(CSS.highlights.get('bright') ?? [])].map((range) => String(range).slice(0, 9)))

test.describe('the table of contents', () => {
  test('leads to the sub-headings by keys alone and marks the section that is being read', async ({
    launch,
  }) => {
    const app = await launch({ size: { width: 1600, height: 880 } })
    await saveLong(app)
    await app.tools.getByRole('button', { name: app.t.contents.title }).press('Enter')
    const contents = contentsOf(app)
    await expect(contents.getByRole('link')).toHaveText([...sections])
    await expect(contents.locator('li li')).toHaveCount(2)
    expect(await inEachTheme(app, 'contents', 'main')).toEqual([])
    const link = contents.getByRole('link', { name: 'Chiếc kim tre' })
    await link.focus()
    await app.page.keyboard.press('Enter')
    await expect(link).toHaveAttribute('aria-current', 'location')
    await expect(frameOf(app)).toBeFocused()
    await expect(app.body.getByRole('heading', { name: 'Chiếc kim tre' })).toBeInViewport()
    await goToParagraph(app, 26)
    await expect(contents.locator('[aria-current]')).toHaveText('Ngày mai')
    await contents.getByRole('link').first().focus()
    await app.page.keyboard.press('Escape')
    await expect(contents).toHaveCount(0)
    await expect(app.tools.getByRole('button', { name: app.t.contents.title })).toBeFocused()
  })

  test('gives way to the article where there is no room for both', thorough, async ({ launch }) => {
    const app = await launch({ size: { width: 400, height: 800 }, language: 'en' })
    await saveLong(app)
    await app.tools.getByRole('button', { name: 'Contents' }).click()
    await contentsOf(app).getByRole('link', { name: 'Ngày mai' }).click()
    await expect(contentsOf(app)).toHaveCount(0)
    await expect(app.body.getByRole('heading', { name: 'Ngày mai' })).toBeInViewport()
    await expect(frameOf(app)).toBeFocused()
  })

  test('is offered only where there are sub-headings', thorough, async ({ launch, newspaper }) => {
    const app = await launch()
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await expect(app.tools.getByRole('button', { name: app.t.contents.title })).toHaveCount(0)
    await command(app, 'showContents')
    await expect(app.message(app.t.contents.none)).toBeVisible()
  })
})

test.describe('in pages', () => {
  test('keys, edges and the wheel turn; the last page of the body makes it read; it is kept over a restart', async ({
    launch,
  }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await command(app, 'pagedMode')
    const number = pageNumber(app)
    await expect(number).toHaveText(/^Trang 1\/\d+$/)
    const pages = Number((await number.textContent())?.split('/')[1])
    expect(pages).toBeGreaterThan(6)
    const { keyboard } = app.page
    for (const [key, page] of [
      ['ArrowRight', 2],
      ['Space', 3],
      ['PageDown', 4],
      ['ArrowLeft', 3],
      ['PageUp', 2],
      ['Shift+Space', 1],
    ] as const) {
      await keyboard.press(key)
      await expect(number).toHaveText(`Trang ${page}/${pages}`)
    }
    await app.page.getByRole('button', { name: app.t.helps.nextPage }).click()
    await expect(number).toHaveText(`Trang 2/${pages}`)
    await frameOf(app).hover()
    await app.page.mouse.wheel(0, 120)
    await expect(number).toHaveText(`Trang 3/${pages}`)
    await app.page.getByRole('button', { name: app.t.helps.previousPage }).click()
    await expect(number).toHaveText(`Trang 2/${pages}`)
    expect(await violations(app, 'pages', 'main')).toEqual([])
    await expect(app.view('read')).not.toContainText('1')
    await frameOf(app).focus()
    for (let page = 3; page <= pages; page++) await keyboard.press('ArrowRight')
    await expect(number).toHaveText(`Trang ${pages}/${pages}`)
    await expect(app.tools).toContainText(app.t.reader.end)
    await expect(app.view('read')).toContainText('1')
    // What comes next is the last page.
    await expect(app.article.getByRole('region', { name: app.t.reader.nextUnread })).toBeInViewport()
    await keyboard.press('Home')
    await expect(number).toHaveText(`Trang 1/${pages}`)
    await keyboard.press('End')
    await expect(number).toHaveText(`Trang ${pages}/${pages}`)
    await app.close()
    const again = await launch({ size: wide })
    await again.open(longTitle)
    await expect(pageNumber(again)).toBeVisible()
  })

  test('the line that was read is kept between strip and pages, sizes, widths, panels and restarts', async ({
    launch,
    folder,
  }) => {
    const size = { width: 1500, height: 880 }
    const app = await launch({ size })
    await saveLong(app)
    const line = await readLine(app, 9, 2)
    expect(line.offset).toBeGreaterThan(20)
    await expect(app.view('reading')).toContainText('1')
    const before = await depthOf(app, line)
    const onPage = (shown: AppDriver, place = line) =>
      expect.poll(() => depthOf(shown, place)).toBeGreaterThanOrEqual(0)
    const atLine = () =>
      expect.poll(async () => Math.abs((await depthOf(app, line)) - before)).toBeLessThan(2)
    await command(app, 'pagedMode')
    await onPage(app)
    await app.size('large').check()
    await onPage(app)
    await app.page.setViewportSize({ width: 500, height: 700 })
    await onPage(app)
    await app.page.setViewportSize(size)
    await app.size('normal').check()
    await command(app, 'pagedMode')
    await atLine()
    // Beside the article, the panel makes it narrower.
    await command(app, 'showContents')
    await expect(contentsOf(app)).toBeVisible()
    await atLine()
    await app.page.setViewportSize({ width: 1300, height: 640 })
    await atLine()
    await command(app, 'showContents')
    await command(app, 'pagedMode')
    await onPage(app)
    const kept = await placesOnDisk(folder)
    await frameOf(app).focus()
    await app.page.keyboard.press('ArrowRight')
    await expect.poll(() => depthOf(app, line)).toBeNaN()
    const first = await firstLineOfPage(app)
    await expect.poll(() => placesOnDisk(folder)).not.toBe(kept)
    await app.close()

    const again = await launch({ size: { width: 720, height: 900 } })
    await again.open(longTitle)
    await expect(pageNumber(again)).toBeVisible()
    await onPage(again, first)
    await command(again, 'pagedMode')
    await expect(pageNumber(again)).toHaveCount(0)
    await expect.poll(() => depthOf(again, first)).toBeGreaterThan(60)
    expect(await depthOf(again, first)).toBeLessThan(260)
  })

  test('pictures and tables fit a page; links on other pages are turned to by Tab', async ({
    launch,
    newspaper,
  }) => {
    const app = await launch({ size: { width: 1360, height: 520 } })
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await command(app, 'pagedMode')
    await expect(pageNumber(app)).toBeVisible()
    const frame = await frameOf(app).boundingBox()
    const sizeOf = (selector: string) => app.body.locator(selector).first().boundingBox()
    await expect.poll(async () => (await sizeOf('img'))?.height).toBeLessThan(frame?.height ?? 0)
    await saveLong(app, { wide: true })
    await expect.poll(async () => (await sizeOf('table'))?.height).toBeLessThan(frame?.height ?? 0)
    expect((await sizeOf('table'))?.width).toBeLessThanOrEqual(frame?.width ?? 0)
    const next = app.article.getByRole('region', { name: app.t.reader.nextUnread }).getByRole('link')
    await next.focus()
    await expect(next).toBeInViewport()
    const offPage = () =>
      frameOf(app).evaluate((element) => {
        const { width } = element.getBoundingClientRect()
        return Math.abs(element.scrollLeft / width - Math.round(element.scrollLeft / width)) * width
      })
    await expect.poll(offPage).toBeLessThan(2)
  })

  test('an article from right to left turns the other way', thorough, async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app, { lang: 'ar', dir: 'rtl' })
    await expect(app.article).toHaveAttribute('dir', 'rtl')
    await command(app, 'pagedMode')
    await expect(pageNumber(app)).toHaveText(/^Trang 1\//)
    await app.page.keyboard.press('ArrowLeft')
    await expect(pageNumber(app)).toHaveText(/^Trang 2\//)
    await expect.poll(async () => (await firstLineOfPage(app)).paragraph).toBeGreaterThan(1)
    const line = await firstLineOfPage(app)
    await app.size('large').check()
    await expect.poll(() => depthOf(app, line)).toBeGreaterThanOrEqual(0)
    await frameOf(app).focus()
    await app.page.keyboard.press('Home')
    await expect(pageNumber(app)).toHaveText(/^Trang 1\//)
  })

  test('at 320 pixels with the largest text nothing is lost at the sides', thorough, async ({ launch }) => {
    const app = await launch({ size: { width: 320, height: 640 }, language: 'en' })
    await app.list.getByRole('link').first().click()
    await app.size('large').check()
    await command(app, 'pagedMode')
    await expect(pageNumber(app)).toHaveText(/^Page 1\//)
    const out = await frameOf(app).evaluate((frame) => {
      const width = frame.getBoundingClientRect().width
      return [...frame.querySelectorAll('h1, .article-body :is(p, h2, a, img)')].flatMap((element) =>
        [...element.getClientRects()]
          .filter(
            (box) => box.width > 1 && Math.floor(box.left / width) !== Math.floor((box.right - 1) / width),
          )
          .map(() => element.outerHTML.slice(0, 80)),
      )
    })
    expect(out).toEqual([])
    expect(await violations(app, 'pages at 320', 'main')).toEqual([])
  })
})

test.describe('focus mode', () => {
  test('brightens one paragraph, goes from one to the next by keys, quiets the window, and Esc leaves it', async ({
    launch,
  }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await goToParagraph(app, 6)
    await command(app, 'focusMode')
    await expect.poll(() => bright(app)).toEqual(['Đoạn 6. S'])
    await app.page.keyboard.press('ArrowDown')
    await expect.poll(() => bright(app)).toEqual(['Đoạn 7. S'])
    expect(await depthOf(app, { paragraph: 7, offset: 0 })).toBeGreaterThan(80)
    expect(await depthOf(app, { paragraph: 7, offset: 0 })).toBeLessThan(110)
    await app.page.keyboard.press('ArrowUp')
    await expect.poll(() => bright(app)).toEqual(['Đoạn 6. S'])
    await app.page.mouse.move(900, 600)
    await expect(app.tools).not.toHaveCSS('opacity', '1')
    await app.size('normal').focus()
    await expect(app.tools).toHaveCSS('opacity', '1')
    await frameOf(app).focus()
    // The last paragraph comes up to the line like any other, and nothing of the article's HTML has changed.
    await goToParagraph(app, 30)
    await expect.poll(() => bright(app)).toEqual(['Đoạn 30. '])
    expect(
      await app.body.evaluate((body) => body.querySelectorAll('[class], [style], [data-bright]').length),
    ).toBe(0)
    await app.page.keyboard.press('Escape')
    await expect.poll(() => bright(app)).toEqual([])
    await expect(app.tools).toHaveCSS('opacity', '1')
  })

  test('works in pages, and the ruler takes its place', thorough, async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await command(app, 'pagedMode')
    await command(app, 'focusMode')
    await expect.poll(() => bright(app)).toEqual(['Đoạn 0. S'])
    // A paragraph that goes on over the page is followed there before the next one is bright.
    for (let press = 0; press < 9 && (await bright(app))[0] !== 'Đoạn 5. S'; press++)
      await app.page.keyboard.press('ArrowDown')
    expect(await bright(app)).toEqual(['Đoạn 5. S'])
    await expect.poll(() => depthOf(app, { paragraph: 5, offset: 0 })).toBeGreaterThan(0)
    await command(app, 'readingRuler')
    await expect.poll(() => bright(app)).toEqual([])
    await expect(app.page.locator('[data-ruler]')).toBeVisible()
  })
})

test('the ruler follows the pointer and, by keys, the lines; it never takes a click', async ({ launch }) => {
  const app = await launch({ size: wide })
  await saveLong(app)
  await readLine(app, 4, 1)
  await command(app, 'readingRuler')
  const ruler = app.page.locator('[data-ruler]')
  const middle = async () => {
    const box = await ruler.boundingBox()
    return box ? box.y + box.height / 2 : NaN
  }
  const start = await middle()
  const lineHeight = await app.body.evaluate((body) => parseFloat(getComputedStyle(body).lineHeight))
  await app.page.keyboard.press('ArrowDown')
  await expect.poll(async () => Math.abs((await middle()) - start - lineHeight)).toBeLessThan(3)
  await app.page.keyboard.press('ArrowUp')
  await expect.poll(async () => Math.abs((await middle()) - start)).toBeLessThan(3)
  // Farther down the text moves under it.
  const before = await frameOf(app).evaluate((frame) => frame.scrollTop)
  for (let line = 0; line < 40; line++) await app.page.keyboard.press('ArrowDown')
  await expect(ruler).toBeInViewport()
  expect(await frameOf(app).evaluate((frame) => frame.scrollTop)).toBeGreaterThan(before + 300)
  await app.page.mouse.move(900, 500)
  await expect.poll(middle).toBeCloseTo(500, 0)
  expect(
    await app.page.evaluate(() => document.elementFromPoint(900, 500)?.closest('.article-body') !== null),
  ).toBe(true)
  await app.page.keyboard.press('Escape')
  await expect(ruler).toHaveCount(0)
})

test.describe('auto-scroll', () => {
  const top = (app: AppDriver) => frameOf(app).evaluate((frame) => frame.scrollTop)

  test('goes, pauses by Space and by the wheel, and keeps its pace over a restart', async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await command(app, 'autoScroll')
    const bar = app.page.getByRole('group', { name: app.t.helps.autoScroll })
    await expect(bar.getByRole('status')).toHaveText('200 chữ/phút')
    for (let press = 0; press < 5; press++) await app.page.keyboard.press('+')
    await expect(bar.getByRole('status')).toHaveText('300 chữ/phút')
    await expect.poll(() => top(app)).toBeGreaterThan(60)
    await app.page.keyboard.press('Space')
    await expect(bar.getByRole('button', { name: app.t.helps.resume })).toBeVisible()
    const paused = await top(app)
    expect(await violations(app, 'auto-scroll', 'main')).toEqual([])
    expect(await top(app)).toBe(paused)
    await bar.getByRole('button', { name: app.t.helps.resume }).click()
    await expect.poll(() => top(app)).toBeGreaterThan(paused + 5)
    await frameOf(app).hover()
    await app.page.mouse.wheel(0, 40)
    await expect(bar.getByRole('button', { name: app.t.helps.resume })).toBeVisible()
    await bar.getByRole('button', { name: app.t.helps.slower }).click()
    await expect(bar.getByRole('status')).toHaveText('280 chữ/phút')
    await app.page.keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
    await app.close()
    const again = await launch({ size: wide })
    await again.open(longTitle)
    await command(again, 'autoScroll')
    await expect(
      again.page.getByRole('group', { name: again.t.helps.autoScroll }).getByRole('status'),
    ).toHaveText('280 chữ/phút')
  })

  test('stops at the end of the article', thorough, async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await goToParagraph(app, 29)
    await command(app, 'autoScroll')
    const bar = app.page.getByRole('group', { name: app.t.helps.autoScroll })
    await expect(bar.getByRole('status')).toHaveText(app.t.helps.atEnd)
    await expect(app.view('read')).toContainText('1')
  })

  test('goes line by line with reduced motion, and page by page in pages', thorough, async ({ launch }) => {
    const app = await launch({ size: { width: 700, height: 420 } })
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
    await saveLong(app)
    await app.page.evaluate(async () => {
      const bridge = Reflect.get(window, 'gocDoc') as {
        call: Record<string, (input: unknown) => Promise<unknown>>
      }
      await bridge.call['settings:change']?.({ autoScrollPace: 800 })
    })
    const lineHeight = await app.body.evaluate((body) => parseFloat(getComputedStyle(body).lineHeight))
    await app.page.evaluate(() => {
      const steps: number[] = []
      Object.assign(globalThis, { steps })
      const frame = document.querySelector('article')?.parentElement
      let last = frame?.scrollTop ?? 0
      frame?.addEventListener('scroll', () => {
        steps.push(frame.scrollTop - last)
        last = frame.scrollTop
      })
    })
    await command(app, 'autoScroll')
    const steps = () => app.page.evaluate(() => Reflect.get(globalThis, 'steps') as number[])
    await expect.poll(async () => (await steps()).length).toBeGreaterThan(2)
    for (const step of await steps()) expect(Math.abs(step - lineHeight)).toBeLessThan(2)
    await command(app, 'pagedMode')
    const number = pageNumber(app)
    const before = await number.textContent()
    await expect(number).not.toHaveText(before ?? '', { timeout: 20_000 })
  })
})

test.describe('looking up', () => {
  const select = (app: AppDriver, from: number, to: number) =>
    app.body
      .locator('p')
      .first()
      .evaluate(
        (paragraph, [start, end]) => {
          const node = paragraph.firstChild
          if (node) document.getSelection()?.setBaseAndExtent(node, start ?? 0, node, end ?? 0)
        },
        [from, to],
      )
  const catchOpened = (app: AppDriver) =>
    app.electron.evaluate(({ shell }) => {
      shell.openExternal = (url) => {
        Object.assign(globalThis, { openedOutside: url })
        return Promise.resolve()
      }
    })
  const opened = (app: AppDriver) =>
    app.electron.evaluate(() => (Reflect.get(globalThis, 'openedOutside') as string | undefined) ?? '')

  test('a selected word is sent to a dictionary only after its address was shown', async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await catchOpened(app)
    await command(app, 'lookUp')
    await expect(app.message(app.t.lookUp.selectFirst)).toBeVisible()
    await select(app, 8, 16)
    await app.tools.getByRole('button', { name: app.t.display.open }).click()
    await app.tools.getByRole('button', { name: app.t.lookUp.lookUp }).click()
    const dialog = app.page.getByRole('dialog', { name: app.t.lookUp.lookUpTitle })
    await expect(dialog).toContainText('vi.wiktionary.org')
    await expect(dialog.getByRole('blockquote')).toHaveText('Sáng sớm')
    expect(await inEachTheme(app, 'look up', 'dialog')).toEqual([])
    expect(await opened(app)).toBe('')
    await app.page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(await opened(app)).toBe('')
    await command(app, 'lookUp')
    await dialog.getByRole('button', { name: app.t.lookUp.open }).press('Enter')
    await expect
      .poll(() => opened(app))
      .toBe(`https://vi.wiktionary.org/wiki/Special:Search?search=${encodeURIComponent('Sáng sớm')}`)
  })

  test(
    'a passage is translated, and one too long for a dictionary is said to be',
    thorough,
    async ({ launch }) => {
      const app = await launch({ size: wide, language: 'en' })
      await saveLong(app)
      await catchOpened(app)
      await select(app, 8, 120)
      await command(app, 'lookUp')
      await expect(app.message(/at most 60 characters/)).toBeVisible()
      await command(app, 'translate')
      const dialog = app.page.getByRole('dialog', { name: 'Translate' })
      await expect(dialog).toContainText('translate.google.com')
      await dialog.getByRole('button', { name: 'Open in browser' }).click()
      await expect.poll(() => opened(app)).toContain('https://translate.google.com/?sl=auto&tl=en&text=')
    },
  )

  test('macOS shows what it knows itself, and nothing is sent', thorough, async ({ launch }) => {
    const app = await launch({ size: wide })
    await saveLong(app)
    await app.electron.evaluate(({ BrowserWindow }) => {
      Object.defineProperty(process, 'platform', { value: 'darwin' })
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents)
        contents.showDefinitionForSelection = () => void Object.assign(globalThis, { defined: true })
    })
    await select(app, 8, 16)
    await command(app, 'lookUp')
    await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'defined'))).toBe(true)
    await expect(app.page.getByRole('dialog')).toHaveCount(0)
  })
})

test('what grows above the line that is read does not move it, in the strip and in pages', async ({
  launch,
}) => {
  const app = await launch({ size: wide })
  await saveLong(app)
  const line = await readLine(app, 9, 2)
  const depth = await depthOf(app, line)
  // A picture without dimensions that comes late, and the series navigation that grows.
  const grow = (selector: string) =>
    app.page.evaluate((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted)
      if (element) element.style.paddingBottom = '337px'
    }, selector)
  await grow('.article-body p')
  await expect.poll(async () => Math.abs((await depthOf(app, line)) - depth)).toBeLessThan(2)
  await grow('main article > *')
  await expect.poll(async () => Math.abs((await depthOf(app, line)) - depth)).toBeLessThan(2)
  await command(app, 'pagedMode')
  await expect.poll(() => depthOf(app, line)).toBeGreaterThanOrEqual(0)
  await app.page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>(
      '.article-body p:first-child, main article > :first-child',
    ))
      element.style.paddingBottom = '1400px'
  })
  await expect.poll(() => depthOf(app, line)).toBeGreaterThanOrEqual(0)
})

test('every way of reading is offered in "Hiển thị" with its state', async ({ launch }) => {
  const app = await launch({ size: wide })
  await saveLong(app)
  await app.tools.getByRole('button', { name: app.t.display.open }).click()
  const helps = app.tools.getByRole('region', { name: 'Cách đọc' })
  for (const name of ['Lật trang', 'Tập trung', 'Tự cuộn'] as const) {
    const button = helps.getByRole('button', { name, exact: true })
    await expect(button).toHaveAttribute('aria-pressed', 'false')
    await button.press('Enter')
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }
  await helps.getByRole('button', { name: 'Thước đọc' }).press('Space')
  await expect(helps.getByRole('button', { name: 'Tập trung' })).toHaveAttribute('aria-pressed', 'false')
  expect(await violations(app, 'ways of reading', '[role=toolbar]')).toEqual([])
})
