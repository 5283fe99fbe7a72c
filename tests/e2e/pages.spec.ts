// An article laid in pages: turning, the place that is kept between pages and the strip, what fits a page.
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AppDriver } from './app.ts'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import {
  command,
  depthOf,
  firstLineOfPage,
  frameOf,
  longTitle,
  pageNumber,
  readLine,
  saveLong,
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
    // What stands at the head of this page: its first whole paragraph, or what ends or begins above it.
    const heads = await app.body
      .locator('p')
      .nth(first.paragraph)
      .evaluate((paragraph) =>
        [paragraph, paragraph.previousElementSibling].map((one) => one?.textContent?.slice(0, 9) ?? ''),
      )
    await expect
      .poll(async () => {
        const places = await placesOnDisk(folder)
        return heads.some((head) => places.includes(`"quote":"${head}`))
      })
      .toBe(true)
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

  for (const size of [
    { width: 1240, height: 820 },
    { width: 320, height: 640 },
  ])
    test(`the way back from a place is seen on every page, and covers no text (${size.width} by ${size.height})`, async ({
      launch,
      newspaper,
    }) => {
      const app = await launch({ size })
      await app.saveFromNewspaper(newspaper.address('/chu'))
      await command(app, 'pagedMode')
      await expect(pageNumber(app)).toHaveText(/^Trang 1\//)
      const link = app.body.getByRole('link', { name: 'bảng từ của nghề' })
      const back = app.page.getByRole('button', { name: app.t.bodyLinks.wayBack })
      await link.focus()
      await expect(link).toBeInViewport()
      const there = pageNumber(app)
      await app.page.keyboard.press('Enter')
      await back.waitFor()
      // The number comes with the scroll that leads there, which is told in the next frame.
      await app.drawn()
      const page = Number(/\d+/.exec((await there.textContent()) ?? '')?.[0])
      for (const key of ['', 'PageUp', 'PageDown']) {
        if (key !== '') await app.page.keyboard.press(key)
        await expect(there).toHaveText(new RegExp(`^Trang ${key === 'PageUp' ? page - 1 : page}/`))
        await expect(back).toBeInViewport({ ratio: 1 })
        const covered = await back.evaluate(
          (button, text) => {
            const range = document.createRange()
            range.selectNodeContents(text as Node)
            const box = button.getBoundingClientRect()
            return [...range.getClientRects()].some(
              ({ left, right, top, bottom }) =>
                left < box.right && right > box.left && top < box.bottom && bottom > box.top,
            )
          },
          await app.body.elementHandle(),
        )
        expect(covered).toBe(false)
      }
      // A message stands above it.
      await app.page.keyboard.press('b')
      const message = app.message(app.t.done.bookmark(1))
      await message.waitFor()
      const [told, its] = [await message.boundingBox(), await back.boundingBox()]
      expect((told?.y ?? Infinity) + (told?.height ?? 0)).toBeLessThanOrEqual(its?.y ?? 0)
      await back.focus()
      await app.page.keyboard.press('Enter')
      await expect(link).toBeFocused()
      await expect(link).toBeInViewport()
      await expect(back).toHaveCount(0)
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
