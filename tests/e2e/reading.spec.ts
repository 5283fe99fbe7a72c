import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textSizePixels, textSizes } from '../../domain/settings.ts'
import { titles } from '../newspaper/pages.ts'
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test('three text sizes, in their order, set the article and are kept over a restart', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  const group = app.tools.getByRole('radiogroup', { name: 'Cỡ chữ' })
  await expect(group.getByRole('radio')).toHaveCount(3)
  const heights: number[] = []
  for (const size of textSizes) {
    await app.size(size).check()
    await expect(app.body.locator('p').first()).toHaveCSS('font-size', `${textSizePixels[size]}px`)
    heights.push(
      await app.article
        .getByRole('heading', { level: 1 })
        .evaluate((title) => parseFloat(getComputedStyle(title).fontSize)),
    )
  }
  // Everything else of the article follows in proportion.
  expect(heights).toEqual(heights.toSorted((a, b) => a - b))
  expect(new Set(heights).size).toBe(3)

  await app.menu('textSmaller')
  await expect(app.size('normal')).toBeChecked()
  await app.size('large').check()
  await app.close()

  const again = await launch()
  await expect(again.page.locator('html')).toHaveAttribute('data-text-size', 'large')
  await again.list.getByRole('link').first().click()
  await expect(again.size('large')).toBeChecked()
  await expect(again.body.locator('p').first()).toHaveCSS('font-size', '24px')
})

test('a page key turns the article from every control beside it that has no use for the key itself', async ({
  launch,
}) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  const frame = app.article.locator('xpath=..')
  const top = () => frame.evaluate((element) => element.scrollTop)
  const { keyboard } = app.page
  for (const control of [
    app.size('normal'),
    app.tools.getByRole('button', { name: app.t.reader.bookmark }),
    app.tools.getByRole('button', { name: app.t.display.open }),
  ]) {
    await control.focus()
    await keyboard.press('PageDown')
    await expect.poll(top).toBeGreaterThan(100)
    await keyboard.press('PageUp')
    await expect.poll(top).toBe(0)
  }
  await expect(app.size('normal')).toBeChecked()
  // A slider has its own use for them.
  await keyboard.press('Enter')
  const slider = app.page.getByRole('slider').first()
  await slider.focus()
  const value = await slider.inputValue()
  await keyboard.press('PageDown')
  await expect(slider).not.toHaveValue(value)
  expect(await top()).toBe(0)
})

test('size and background are in the page before anything is painted', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  await app.size('large').check()
  await app.choose(app.t.display.background, app.t.display.backgrounds.paper)
  await expect(app.page.locator('html')).toHaveAttribute('data-background', 'paper')
  const html = await app.page.evaluate(async () => (await fetch('./')).text())
  expect(html).toMatch(/<html[^>]*data-background="paper"/)
  expect(html).toMatch(/<html[^>]*data-text-size="large"/)
})

test('four backgrounds', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  const grounds = {
    light: 'rgb(255, 255, 255)',
    paper: 'rgb(250, 245, 234)',
    dark: 'rgb(22, 23, 26)',
  } as const
  for (const [name, colour] of Object.entries(grounds) as [keyof typeof grounds, string][]) {
    await app.choose(app.t.display.background, app.t.display.backgrounds[name])
    await expect(app.page.locator('body')).toHaveCSS('background-color', colour)
  }
  await app.choose(app.t.display.background, app.t.display.backgrounds.system)
  await app.electron.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await expect(app.page.locator('body')).toHaveCSS('background-color', grounds.dark)
})

test('a bookmark is kept over a restart and has its view', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').nth(1).click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await app.page.keyboard.press('b')
  await expect(app.tools.getByRole('button', { name: 'Đánh dấu', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await app.close()
  const again = await launch()
  await again.view('bookmarked').click()
  await expect(again.list.getByRole('link')).toHaveCount(1)
  await expect(again.list.getByRole('link')).toContainText('(kỳ II)')
})

test('an article opens at the line where it was left, also after a restart and in another size', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const paragraph = app.body.locator('p').nth(14)
  await paragraph.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  const top = () => paragraph.evaluate((element) => element.getBoundingClientRect().top)
  await expect.poll(top).toBeLessThan(140)
  await app.size('large').check()
  await expect(app.body.locator('p').first()).toHaveCSS('font-size', '24px')
  await expect.poll(top).toBeLessThan(200)
  await expect.poll(top).toBeGreaterThan(-200)
  await app.list.getByRole('link').nth(1).click()
  await app.open(titles.long)
  await expect.poll(top).toBeLessThan(200)
  await expect(app.view('reading')).toContainText('1')
  await app.close()

  const again = await launch({ size: { width: 1000, height: 700 } })
  await again.open(titles.long)
  const same = again.body.locator('p').nth(14)
  await expect.poll(() => same.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(300)
  await expect
    .poll(() => same.evaluate((element) => element.getBoundingClientRect().bottom))
    .toBeGreaterThan(0)
})

test('reaching the end makes an article read', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  const frame = app.article.locator('xpath=..')
  await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await app.view('read').click()
  await expect(app.list.getByRole('link')).toHaveCount(1)
})

test('find in article marks every match, whatever its marks, and steps through them', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await app.menu('findInArticle')
  const box = app.page.getByRole('textbox', { name: app.t.find.label })
  await box.fill('bao')
  const found = () => app.page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String))
  await expect.poll(async () => (await found()).length).toBeGreaterThan(5)
  expect(await found()).toContain('báo')
  const count = app.page.getByRole('search').getByRole('status')
  await expect(count).toHaveText(/^1\//)
  await box.press('Enter')
  await expect(count).toHaveText(/^2\//)
  await app.page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText(/^1\//)
  // With its marks, only what has them; where nothing has, the other readings.
  await box.fill('bạn')
  const forms = async () => new Set((await found()).map((word) => word.toLowerCase()))
  await expect.poll(forms).toEqual(new Set(['bạn']))
  await box.fill('bãn')
  await expect.poll(async () => (await forms()).has('bán')).toBe(true)
  // What the app says beside the text is not the article's: the parts of its series, what is read next, what is only printed.
  await box.fill('kỳ')
  await expect
    .poll(async () => new Set((await found()).map((word) => word.toLowerCase())))
    .toEqual(new Set(['kỳ']))
  const beside = () =>
    app.page.evaluate(() =>
      [...(CSS.highlights.get('found') ?? [])].flatMap(({ startContainer }) =>
        startContainer.parentElement?.closest('nav, aside, .print-only') ? String(startContainer) : [],
      ),
    )
  expect(await beside()).toEqual([])
  await box.press('Escape')
  await expect.poll(found).toEqual([])
})

test('find begins where one reads, opens what is folded up, and gives the focus to the article', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1200, height: 600 } })
  await app.saveFromNewspaper(newspaper.address('/chu'))
  const frame = app.article.locator('xpath=..')
  const top = () => frame.evaluate((element) => element.scrollTop)
  const present = () =>
    app.page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('found-present') ?? [])]
      const live = document.createRange()
      if (range) live.setStart(range.startContainer, range.startOffset)
      if (range) live.setEnd(range.endContainer, range.endOffset)
      return live.getBoundingClientRect().toJSON() as { top: number; bottom: number; height: number }
    })
  await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
  const before = await top()
  await app.menu('findInArticle')
  const box = app.page.getByRole('textbox', { name: app.t.find.label })
  const count = app.page.getByRole('search').getByRole('status')
  await box.fill('n')
  await expect(count).toHaveText(/^[1-9]/)
  // Not the first of the article, which lies above.
  await expect(count).not.toHaveText(/^1\//)
  expect(Math.abs((await top()) - before)).toBeLessThan(600)
  await box.fill('cang tren khung')
  await expect(count).toHaveText('1/1')
  await expect.poll(async () => (await present()).height).toBeGreaterThan(0)
  await expect.poll(async () => Math.abs((await present()).bottom - 300)).toBeLessThan(200)
  await box.press('Escape')
  await expect(frame).toBeFocused()
})

test('Esc closes find first, wherever the focus is: in its buttons or in the article', async ({ launch }) => {
  const app = await launch({ size: { width: 700, height: 800 } })
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  const find = app.page.getByRole('textbox', { name: app.t.find.label })
  for (const leave of ['button', 'article'] as const) {
    await app.page.keyboard.press('ControlOrMeta+f')
    await find.fill('n')
    if (leave === 'button') await app.page.getByRole('button', { name: app.t.find.next }).click()
    else await app.article.locator('xpath=..').focus()
    await app.page.keyboard.press('Escape')
    await expect(find).toHaveCount(0)
    await expect(app.article.locator('xpath=..')).toBeFocused()
  }
  await app.page.keyboard.press('Escape')
  await expect(app.article).toHaveCount(0)
})

test('selecting all in the article selects the article, not the window around it', async ({ launch }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  const heading = app.article.getByRole('heading', { level: 1 })
  const title = (await heading.textContent()) ?? ''
  await app.page.keyboard.press('ControlOrMeta+a')
  const selected = () => app.page.evaluate(() => String(document.getSelection()))
  const text = await app.body.evaluate((body: HTMLElement) => body.innerText.trim())
  await expect.poll(async () => (await selected()).trim().endsWith(text.slice(-40))).toBe(true)
  expect(await selected()).toContain(title)
  for (const words of [app.t.views.unread, app.t.findParts.open, app.t.editSeries.open])
    expect(await selected()).not.toContain(words)
})

for (const width of [1200, 680, 320])
  test(`how much is read and how long the rest takes is said in a window ${width} px wide`, async ({
    launch,
  }) => {
    const app = await launch({ size: { width, height: 640 } })
    await app.list.getByRole('link').first().click()
    await expect(app.tools.getByText(/^\d+\s?% · /)).toBeInViewport({ ratio: 1 })
    await app.article.locator('xpath=..').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight))
    await expect(app.tools.getByText(app.t.reader.end)).toBeInViewport({ ratio: 1 })
  })

test('a link of the article shows its address and offers to save or to open it outside', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.electron.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      Object.assign(globalThis, { openedOutside: url })
      return Promise.resolve()
    }
  })
  await app.saveFromNewspaper(newspaper.address('/english'))
  await app.article.getByRole('link', { name: 'The Wharf' }).click()
  // It is the article's own address: it is saved already, so nothing leaves the app.
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await app.command(app.t.reader.openOriginal)
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'openedOutside')))
    .toBe(newspaper.address('/english'))
})

test('the address of a link is shown while one is at it, and never over what stands at the foot', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1360, height: 880 } })
  await app.saveFromNewspaper(newspaper.address('/chu'))
  const link = app.body.getByRole('link', { name: /^https:/ })
  const address = app.reader.locator('div[aria-hidden]').filter({ hasText: /^https:\/\/bao\.example/ })
  await link.focus()
  await expect(address).toBeVisible()
  const apartFrom = async (other: Locator) => {
    const { x = NaN, width = NaN } = (await address.boundingBox()) ?? {}
    const left = await other.evaluate((element) => {
      const content = document.createRange()
      content.selectNodeContents(element)
      return content.getBoundingClientRect().left
    })
    expect(x + width).toBeLessThanOrEqual(left)
  }
  await app.menu('autoScroll')
  await apartFrom(app.page.getByRole('group', { name: app.t.helps.autoScroll }))
  await app.menu('autoScroll')
  await app.menu('pagedMode')
  await link.focus()
  await expect(address).toBeVisible()
  await apartFrom(app.page.getByRole('status', { name: app.t.helps.pages }))
  await app.menu('pagedMode')
  await link.focus()
  await expect(address).toBeVisible()
  await app.article.locator('xpath=..').evaluate((frame) => frame.scrollTo(0, 0))
  await expect(link).toBeFocused()
  await expect(address).toHaveCount(0)
})

test('what is printed is black on white, with its source and without the window around it', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await app.choose(app.t.display.background, app.t.display.backgrounds.dark)
  // The window has taken the colours on: a change of them on its way would end the emulation.
  await expect
    .poll(() => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true)
  await app.page.emulateMedia({ media: 'print' })
  await expect(app.body.locator('p').first()).toHaveCSS('color', 'rgb(27, 25, 22)')
  await expect(app.article.getByText(`Bài gốc: ${newspaper.address('/dai')}`)).toBeVisible()
  for (const part of [app.library, app.list, app.tools, app.page.getByRole('status').last()])
    await expect(part).toBeHidden()
})

test('nothing of an article is out of reach on paper: wide tables, long lines of code, what is folded up', async ({
  launch,
  newspaper,
}) => {
  // As wide as the text of an A4 page.
  const app = await launch({ size: { width: 643, height: 900 } })
  for (const path of ['/bang', '/chu']) {
    await app.page.emulateMedia({ media: 'screen' })
    await app.menu('goAll')
    await app.saveFromNewspaper(newspaper.address(path))
    await app.page.emulateMedia({ media: 'print' })
    const beyond = () =>
      app.body.locator('table, pre').evaluateAll((all) => {
        const edge = document.documentElement.clientWidth
        return all
          .filter(
            (one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > edge + 1,
          )
          .map(({ textContent }) => textContent.slice(0, 30))
      })
    await expect.poll(beyond, { message: path }).toEqual([])
  }
  await expect(app.body.getByText('Đo khi lưới đã căng trên khung')).toBeVisible()
})

test('an article is taken along as Markdown, as one HTML file and as PDF', async ({ launch, folder }) => {
  const app = await launch()
  await app.list.getByRole('link').first().click()
  for (const [command, name, begins] of [
    [app.t.reader.saveMarkdown, 'bai.md', '# '],
    [app.t.reader.saveHtml, 'bai.html', '<!doctype html>'],
    [app.t.reader.savePdf, 'bai.pdf', '%PDF-'],
  ] as const) {
    const file = join(folder, name)
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    await app.command(command)
    await expect(app.message(app.t.done.exported)).toBeVisible()
    expect((await readFile(file, 'latin1')).slice(0, begins.length).toLowerCase()).toBe(begins.toLowerCase())
    await app.page.getByRole('status').getByRole('button', { name: app.t.done.close }).click()
  }
  const html = await readFile(join(folder, 'bai.html'), 'utf8')
  expect(html).toContain('data:image/webp;base64,')
  expect(html).not.toMatch(/<script|src="(?!data:)/)
})
