// Whatever a reader needs of the page: wide tables, other directions, wider spacing, narrow windows, forced colours, less motion.
import type { Locator } from '@playwright/test'
import { messagesIn } from '../../domain/language/index.ts'
import { textSizes } from '../../domain/settings.ts'
import type { Language } from '../../domain/settings.ts'
import type { AppDriver } from './app.ts'
import { expect, test } from './fixtures.ts'
import { clipped, set, spaceText } from './typography.ts'
import { thorough } from './thorough.ts'

const style = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)

const title = (app: AppDriver) => app.article.getByRole('heading', { level: 1 })

test('tables and code that are wider than the page scroll alone, with the keyboard too; names of rows stay in sight', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1000, height: 880 } })
  await app.saveFromNewspaper(newspaper.address('/bang'))
  const wide = app.body.getByRole('table').filter({ hasText: 'Mill Bend' })
  await wide.scrollIntoViewIfNeeded()
  const name = wide.getByRole('rowheader', { name: 'Mill Bend' })
  const at = (await name.boundingBox())?.x
  // The keyboard comes to it by itself, from the text before it.
  await app.tools.getByRole('button', { name: app.t.reader.more }).focus()
  const tabTo = async (element: Locator) => {
    const isFocused = () => element.evaluate((node) => node === document.activeElement)
    for (let steps = 0; steps < 12 && !(await isFocused()); steps++) await app.page.keyboard.press('Tab')
    await expect(element).toBeFocused()
  }
  await tabTo(wide)
  await expect(wide).toHaveCSS('outline-style', 'solid')
  for (let steps = 0; steps < 5; steps++) await app.page.keyboard.press('ArrowRight')
  await expect.poll(() => wide.evaluate((element) => element.scrollLeft)).toBeGreaterThan(50)
  expect((await name.boundingBox())?.x).toBe(at)
  const code = app.body.locator('pre')
  await tabTo(code)
  for (let steps = 0; steps < 5; steps++) await app.page.keyboard.press('ArrowRight')
  await expect.poll(() => code.evaluate((element) => element.scrollLeft)).toBeGreaterThan(50)
  // Where cells span rows the first cell of a row may be of any column: nothing is held there.
  const spanned = app.body.getByRole('cell', { name: 'nets' }).first()
  expect(await style(spanned, 'position')).toBe('static')
  // Nor is it made as wide as the names of rows: North and South are set alike.
  const widths = await app.body
    .getByRole('cell', { name: 'nets' })
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width))
  expect(widths).toHaveLength(2)
  expect(Math.max(...widths)).toBeLessThan(1.3 * Math.min(...widths))
  expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1000)
})

test('from right to left everything is mirrored, and what is ours keeps its direction', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1360, height: 880 } })
  await app.saveFromNewspaper(newspaper.address('/rtl'))
  const edges = (element: Locator) =>
    element.evaluate((node) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      const column = document.querySelector('.article-body')?.getBoundingClientRect()
      const text = [...range.getClientRects()].filter(({ width }) => width > 0)
      if (!column) throw new Error('no body')
      return {
        right: column.right - Math.max(...text.map(({ right }) => right)),
        left: Math.min(...text.map(({ left }) => left)) - column.left,
      }
    })
  for (const element of [
    title(app),
    app.body.locator('h2').first(),
    app.body.locator('blockquote p').first(),
  ]) {
    const { right, left } = await edges(element)
    expect(right).toBeLessThan(left)
  }
  expect(parseFloat(await style(app.body.locator('blockquote').first(), 'border-right-width'))).toBe(2)
  expect(await style(app.body.locator('figcaption').first(), 'text-align')).toBe('start')
  expect(parseFloat(await style(app.body.locator('ul').first(), 'padding-right'))).toBeGreaterThan(20)
  const byline = app.article.getByText('هند الساحلي')
  const minutes = app.article.getByText(app.t.reader.minutes(1))
  expect((await byline.boundingBox())?.x ?? 0).toBeGreaterThan((await minutes.boundingBox())?.x ?? Infinity)
  expect(await style(app.article.getByText(app.t.reader.nextUnread), 'direction')).toBe('ltr')
})

test('text spaced as a reader needs it is cut off nowhere', async ({ launch, newspaper }) => {
  const app = await launch({ size: { width: 1360, height: 880 } })
  const { page, t } = app
  const cut: string[] = []
  const speak = (language: Language) =>
    page.evaluate(async (wanted) => {
      const bridge = Reflect.get(window, 'gocDoc') as {
        call: Record<string, (input: unknown) => Promise<unknown>>
      }
      await bridge.call['settings:change']?.({ language: wanted })
    }, language)
  const look = async (where: string) => cut.push(...(await clipped(page)).map((one) => `${where}: ${one}`))
  await spaceText(page)
  await app.saveFromNewspaper(newspaper.address('/chu'))
  await look('reader and list')
  // The words over the three letters stand in the bar, which ends where the article begins.
  const bar = await app.tools.boundingBox()
  for (const size of textSizes) {
    const word = await app.tools.getByText(t.textSize[size], { exact: true }).boundingBox()
    expect(word?.y).toBeGreaterThanOrEqual(0)
    expect((word?.y ?? 0) + (word?.height ?? 0)).toBeLessThan(bar?.height ?? 0)
  }
  await app.menu('findInArticle')
  const find = page.getByRole('search').filter({ has: page.getByRole('textbox', { name: t.find.label }) })
  expect((await find.boundingBox())?.y).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0))
  await page.keyboard.press('Escape')
  await app.menu('showNotes')
  await page.getByRole('complementary', { name: t.notes.title }).waitFor()
  await look('notes')
  // What its buttons say is longer in English.
  await speak('en')
  await page.getByRole('complementary', { name: messagesIn('en').notes.title }).waitFor()
  await look('notes in English')
  await speak('vi')
  await app.menu('showNotes')
  await app.tools.getByRole('button', { name: t.display.open }).click()
  await look('display')
  await page.keyboard.press('Escape')
  await app.body.getByRole('link', { name: '1', exact: true }).click()
  await look('note')
  await page.keyboard.press('Escape')
  await app.eachDialog(look)
  await page.setViewportSize({ width: 400, height: 800 })
  const back = app.tools.getByRole('button', { name: t.reader.back })
  await expect(back).toBeVisible()
  await expect(app.list).toBeHidden()
  await look('reader, narrow')
  await back.click()
  await expect(app.list).toBeVisible()
  await look('list, narrow')
  expect(cut).toEqual([])
})

test('at 320 px and at 200 % an article loses nothing: only tables and code scroll sideways', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1360, height: 880 } })
  for (const path of ['/chu', '/bang', '/rtl']) {
    await app.page.setViewportSize({ width: 1360, height: 880 })
    await app.saveFromNewspaper(newspaper.address(path))
    for (const size of [
      { width: 320, height: 560 },
      { width: 640, height: 400 },
    ])
      for (const textSize of textSizes)
        for (const readingFace of ['serif', 'lexend'] as const) {
          await app.page.setViewportSize(size)
          await set(app, { textSize, readingFace })
          const beyond = await app.article.evaluate((article) => {
            const frame = article.parentElement
            const width = frame?.getBoundingClientRect().right ?? 0
            return [...article.querySelectorAll('*')]
              .filter((element) => !element.closest('table, pre') && element.getClientRects().length > 0)
              .filter(({ clientWidth }) => clientWidth > 1)
              .filter((element) => {
                const box = element.getBoundingClientRect()
                return box.right > width + 1 || box.left < -1
              })
              .map((element) => `${element.localName} ${element.textContent?.slice(0, 30)}`)
          })
          expect(beyond, `${path}, ${size.width}, ${textSize}, ${readingFace}`).toEqual([])
        }
  }
})

test(
  'pictures are a little darker in the dark until one looks at them',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    await app.saveFromNewspaper(newspaper.address('/chu'))
    const picture = app.body.locator('img').first()
    await set(app, { background: 'light' })
    expect(await style(picture, 'filter')).toBe('none')
    await set(app, { background: 'dark' })
    expect(await style(picture, 'filter')).toBe('brightness(0.86)')
    await picture.hover()
    expect(await style(picture, 'filter')).toBe('brightness(1)')
  },
)

test('in forced colours rules, code, sliders and the size control can be told', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1360, height: 880 } })
  await app.saveFromNewspaper(newspaper.address('/bang'))
  await app.page.emulateMedia({ forcedColors: 'active' })
  expect(await app.page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
  expect(await style(app.body.locator('pre'), 'border-top-style')).toBe('solid')
  // Shades are painted as they are given, whatever the ground has become.
  expect(await style(app.body.locator('table').first(), 'background-image')).toBe('none')
  expect(parseFloat(await style(app.body.locator('td').first(), 'border-bottom-width'))).toBe(1)
  const chosen = (name: 'normal' | 'large') => style(app.size(name).locator('xpath=..'), 'outline-style')
  expect(await chosen('normal')).toBe('solid')
  expect(await chosen('large')).not.toBe('solid')
  await app.tools.getByRole('button', { name: app.t.display.open }).click()
  const slider = app.tools.getByRole('slider').first()
  await slider.focus()
  await app.page.keyboard.press('ArrowRight')
  await expect(slider).toHaveCSS('outline-style', 'solid')
  expect(await style(slider, 'appearance')).toBe('auto')
})

test('what opens does not move where motion is to be reduced', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await app.saveFromNewspaper(newspaper.address('/chu'))
  await app.body.getByRole('link', { name: '1', exact: true }).click()
  const note = app.page.getByRole('dialog', { name: app.t.bodyLinks.note('1') })
  expect(await style(note, 'animation-duration')).toBe('0s')
})
