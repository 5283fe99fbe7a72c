// Focus mode, ruler and auto-scroll, and where every way of reading is offered.
import type { AppDriver } from './app.ts'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import {
  command,
  depthOf,
  frameOf,
  goToParagraph,
  longTitle,
  pageNumber,
  readLine,
  saveLong,
} from './helps-article.ts'
import { an, giveVoices } from './speech.ts'
import { thorough } from './thorough.ts'

const wide = { width: 1360, height: 880 }
const bright = (app: AppDriver) =>
  app.page.evaluate(() => [...(CSS.highlights.get('bright') ?? [])].map((range) => String(range).slice(0, 9)))

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
    await expect
      .poll(async () => Math.abs((await depthOf(app, { paragraph: 7, offset: 0 })) - 95))
      .toBeLessThan(15)
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
    // What said that Esc leaves it has gone with it.
    await command(app, 'focusMode')
    await app.message(app.t.helps.focusModeHint).waitFor()
    await app.page.keyboard.press('Escape')
    await expect(app.message(app.t.helps.focusModeHint)).toHaveCount(0)
  })

  test('brightens what is read aloud, while that is kept in view', async ({ launch }) => {
    const app = await launch({ size: wide })
    const speech = await giveVoices(app, [an])
    await saveLong(app)
    await goToParagraph(app, 6)
    await command(app, 'focusMode')
    await expect.poll(() => bright(app)).toEqual(['Đoạn 6. S'])
    await command(app, 'listen')
    await expect.poll(speech.isSpeaking).toBe(true)
    await speech.sayUntil('Đoạn 8.')
    await expect.poll(() => bright(app)).toEqual(['Đoạn 8. S'])
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
  // It stands on its line once it is there.
  await expect(ruler).toHaveAttribute('style', /translateY/)
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
  await expect.poll(() => frameOf(app).evaluate((frame) => frame.scrollTop)).toBeGreaterThan(before + 300)
  // On the line that is nearest to the pointer, and on one again when the text has moved under it.
  const offTheLine = async () => {
    const at = await middle()
    return app.page.evaluate((y) => {
      const box = document.caretPositionFromPoint(900, y)?.getClientRect()
      return box ? Math.abs((box.top + box.bottom) / 2 - y) : NaN
    }, at)
  }
  await app.page.mouse.move(900, 500)
  await expect.poll(async () => Math.abs((await middle()) - 500)).toBeLessThan(lineHeight)
  expect(await offTheLine()).toBeLessThan(3)
  await frameOf(app).evaluate((frame) => frame.scrollBy(0, 47))
  await expect.poll(offTheLine).toBeLessThan(3)
  await app.page.mouse.move(900, 500)
  expect(
    await app.page.evaluate(() => document.elementFromPoint(900, 500)?.closest('.article-body') !== null),
  ).toBe(true)
  await app.page.keyboard.press('Escape')
  await expect(ruler).toHaveCount(0)
})

test.describe('auto-scroll', () => {
  const top = (app: AppDriver) => frameOf(app).evaluate((frame) => frame.scrollTop)

  test(
    'goes, pauses by Space and by the wheel, and keeps its pace over a restart',
    thorough,
    async ({ launch }) => {
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
    },
  )

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
