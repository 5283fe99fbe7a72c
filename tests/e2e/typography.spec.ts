// The page looks as if a typographer had set it: marks that never touch, lines that can be read, elements in place.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import {
  alignments,
  columnWidths,
  languages,
  lineSpacings,
  readingFaces,
  textSizes,
} from '../../domain/settings.ts'
import { root } from '../launch/paths.ts'
import { typographyTitles } from '../newspaper/typography-pages.ts'
import type { AppDriver } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { clipped, fullLines, inkOf, set, spaceText } from './typography.ts'
import { thorough, thoroughIn } from './thorough.ts'

const families = {
  serif: 'Source Serif 4 Variable',
  newsreader: 'Newsreader Variable',
  literata: 'Literata Variable',
  sans: 'Be Vietnam Pro',
  lexend: 'Lexend Variable',
} as const

const style = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)

const title = (app: AppDriver) => app.article.getByRole('heading', { level: 1 })

test('the ink of stacked marks and of tails never meets, in any face and size, however tight the lines', async ({
  launch,
  newspaper,
}) => {
  test.slow()
  const app = await launch({ size: { width: 1360, height: 880 } })
  await app.saveFromNewspaper(newspaper.address('/chu'))
  const heading = app.body.getByRole('heading', { level: 2 }).first()
  const elements = { title: title(app), heading, paragraph: app.body.locator('p').first() }
  for (const readingFace of readingFaces)
    for (const textSize of textSizes) {
      await set(app, { readingFace, textSize, lineSpacing: lineSpacings[0] })
      for (const [name, element] of Object.entries(elements)) {
        const ink = await inkOf(element, 'ẲẴẰỄỂỘỔỖỮỬỊẠỴgyỵựặậộẹj')
        const where = `${name}, ${readingFace}, ${textSize}: ${JSON.stringify(ink)}`
        expect(ink.lines, where).toBeGreaterThan(1)
        expect(ink.above + ink.below, where).toBeLessThanOrEqual(ink.lineHeight)
        expect(ink.lineHeight / parseFloat(await style(element, 'font-size')), where).toBeGreaterThanOrEqual(
          1.349,
        )
      }
    }
})

test('a line holds 45 to 75 characters at every width and size, in every face', async ({
  launch,
  newspaper,
}) => {
  test.slow()
  const app = await launch({ size: { width: 1900, height: 900 } })
  await app.saveFromNewspaper(newspaper.address('/dai'))
  for (const readingFace of readingFaces)
    for (const textSize of textSizes)
      for (const columnWidth of columnWidths) {
        await set(app, { readingFace, textSize, columnWidth })
        const lines = await fullLines(app.body)
        const mean = lines.reduce((sum, length) => sum + length, 0) / lines.length
        const where = `${readingFace}, ${textSize}, ${columnWidth}`
        expect(lines.length, where).toBeGreaterThan(50)
        expect(mean, where).toBeGreaterThanOrEqual(45)
        expect(mean, where).toBeLessThanOrEqual(75)
      }
})

test('text is left-aligned and never hyphenated; on request both sides are even, but not in captions, tables and code', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/chu'))
  const paragraph = app.body.locator('p').first()
  expect(await style(paragraph, 'hyphens')).toBe('none')
  expect(await style(paragraph, 'text-align')).toBe('start')
  await app.choose(app.t.display.alignment, app.t.display.alignments.justified)
  await expect.poll(() => style(paragraph, 'text-align')).toBe('justify')
  for (const selector of ['h2', 'figcaption', 'td', 'pre'])
    expect(await style(app.body.locator(selector).first(), 'text-align'), selector).not.toBe('justify')
})

test(
  'only the face that is chosen is read, it is there before the first paint, and it stays chosen',
  thorough,
  async ({ launch, newspaper }) => {
    const loaded = (app: AppDriver) =>
      app.page.evaluate(async () => {
        await document.fonts.ready
        const used = [...document.fonts].filter(({ status }) => status === 'loaded')
        return [...new Set(used.map(({ family }) => family.replaceAll('"', '')))].toSorted()
      })
    const app = await launch()
    await app.saveFromNewspaper(newspaper.address('/ky-1'))
    expect(await loaded(app)).toEqual(['Be Vietnam Pro', 'Source Serif 4 Variable'])
    await app.choose(app.t.display.face, app.t.display.faces.lexend)
    await expect.poll(() => style(app.body, 'font-family')).toContain(families.lexend)
    await app.close()
    const again = await launch()
    // As main sent the page, whatever its scripts did later.
    const html = await again.page.evaluate(async () => (await fetch('./')).text())
    expect(html).toContain('data-reading-face="lexend"')
    await again.list.getByRole('link').first().click()
    await title(again).waitFor()
    expect(await style(title(again), 'font-family')).toContain(families.lexend)
    expect(await loaded(again)).toEqual(['Be Vietnam Pro', 'Lexend Variable', 'Source Serif 4 Variable'])
  },
)

test('every bundled face draws every Vietnamese letter itself', async ({ launch }) => {
  const app = await launch()
  const missing = await app.page.evaluate(
    async (faces) => {
      const vowels = [...'aăâeêioôơuưy']
      const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
      const small = [
        ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))),
        'đ',
        '₫',
      ]
      const letters = [...new Set(small.flatMap((letter) => [letter, letter.toUpperCase()]))]
      const context = document.createElement('canvas').getContext('2d')
      if (!context) throw new Error('no canvas')
      const found: string[] = []
      for (const face of faces) {
        await document.fonts.load(`40px "${face}"`, letters.join(''))
        for (const letter of letters) {
          // With another face behind it a letter that it lacks is of another width.
          const widths = ['monospace', 'serif', 'sans-serif'].map((behind) => {
            context.font = `40px "${face}", ${behind}`
            return context.measureText(letter).width
          })
          if (new Set(widths).size > 1) found.push(`${face} ${letter}`)
        }
      }
      return { found, count: letters.length }
    },
    [...Object.values(families), 'Source Code Pro Variable'],
  )
  expect(missing).toEqual({ found: [], count: 147 })
})

test('faces are bundled once, in the subsets that are needed', () => {
  const fonts = readdirSync(join(root, 'out/renderer/assets')).filter((name) =>
    /\.(?:woff2?|ttf|otf)$/.test(name),
  )
  expect(fonts.length).toBeGreaterThan(20)
  expect(fonts.filter((name) => !/-(?:latin|latin-ext|vietnamese)-.*\.woff2$/.test(name))).toEqual([])
})

test('"Hiển thị" is set with the keyboard: sliders say their value in words, and all goes back', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 320, height: 560 } })
  await app.list.getByRole('link').first().click()
  await title(app).waitFor()
  const { keyboard } = app.page
  const { display } = app.t
  await app.tools.getByRole('button', { name: display.open }).focus()
  await keyboard.press('Enter')
  const panel = app.tools.getByRole('group', { name: display.open })
  const html = app.page.locator('html')
  const before = await style(app.body, 'line-height')
  const spacing = panel.getByRole('slider', { name: display.spacing })
  for (
    let steps = 0;
    steps < 10 && !(await spacing.evaluate((one) => one === document.activeElement));
    steps++
  )
    await keyboard.press('Tab')
  await expect(spacing).toBeFocused()
  await expect(spacing).toBeInViewport({ ratio: 0.9 })
  await keyboard.press('End')
  await expect(spacing).toHaveAttribute('aria-valuetext', display.spacings.loose)
  await expect(html).toHaveAttribute('data-line-spacing', 'loose')
  expect(parseFloat(await style(app.body, 'line-height'))).toBeGreaterThan(parseFloat(before))
  await keyboard.press('Tab')
  const width = panel.getByRole('slider', { name: display.width })
  await expect(width).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(width).toHaveAttribute('aria-valuetext', display.widths.narrow)
  await keyboard.press('Tab')
  await keyboard.press('ArrowRight')
  await expect(panel.getByRole('radio', { name: display.alignments.justified })).toBeChecked()
  await keyboard.press('Tab')
  const reset = panel.getByRole('button', { name: display.reset })
  await expect(reset).toBeFocused()
  await expect(reset).toBeInViewport({ ratio: 0.9 })
  await keyboard.press('Enter')
  await expect(html).toHaveAttribute('data-line-spacing', 'normal')
  await expect(html).toHaveAttribute('data-column-width', 'normal')
  await expect(html).toHaveAttribute('data-alignment', 'start')
  await keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

for (const language of languages)
  test(
    `a note opens beside its mark and gives the focus back (${language})`,
    thoroughIn(language),
    async ({ launch, newspaper }) => {
      const app = await launch({ language, size: { width: 1360, height: 880 } })
      await app.saveFromNewspaper(newspaper.address('/chu'))
      const { page } = app
      const { bodyLinks: t } = app.t
      const first = app.body.getByRole('link', { name: '1', exact: true })
      const note = page.getByRole('dialog', { name: t.note('1') })
      await first.focus()
      await page.keyboard.press('Enter')
      await expect(note).toBeFocused()
      await expect(note).toContainText('Theo gia phả họ Phạm ở xóm Bãi')
      await expect(note).not.toContainText('↩')
      await expect(note).toBeInViewport({ ratio: 1 })
      expect(await inEachTheme(app, 'note', '[role=dialog]')).toEqual([])
      expect(await page.locator('[id="user-content-cuoi1"]').count()).toBe(1)
      await page.keyboard.press('Escape')
      await expect(note).toHaveCount(0)
      await expect(first).toBeFocused()
      // A click elsewhere, a second click on the mark, the focus that goes on: it closes, and nothing is taken from them.
      await first.click()
      await expect(note).toBeVisible()
      await title(app).click()
      await expect(note).toHaveCount(0)
      await first.click()
      await expect(note).toBeVisible()
      await first.click()
      await expect(note).toHaveCount(0)
      await app.body.getByRole('link', { name: '2', exact: true }).click()
      await expect(page.getByRole('dialog', { name: t.note('2') })).toContainText('Minh Mạng')
      await page.getByRole('button', { name: app.t.reader.more }).focus()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      // Its links are followed as the article's are.
      await first.click()
      await note.getByRole('link', { name: 'đình làng' }).click()
      await expect(page.getByRole('dialog', { name: app.t.link.title })).toBeVisible()
    },
  )

test(
  'from a note to the end of the article and back to where one was',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch({ size: { width: 1360, height: 880 } })
    await app.saveFromNewspaper(newspaper.address('/chu'))
    const { page } = app
    const { bodyLinks: t } = app.t
    const mark = app.body.getByRole('link', { name: '[3]' })
    const back = page.getByRole('button', { name: t.wayBack })
    await mark.focus()
    const before = (await mark.boundingBox())?.y ?? 0
    await page.keyboard.press('Enter')
    const note = page.getByRole('dialog', { name: t.note('3') })
    await note.getByRole('button', { name: t.toEnd }).focus()
    await page.keyboard.press('Enter')
    await expect(note).toHaveCount(0)
    const entry = app.body.getByRole('listitem').filter({ hasText: 'Nghị quyết của xã' })
    await expect(entry).toBeFocused()
    await expect(entry).toBeInViewport({ ratio: 1 })
    await expect(mark).not.toBeInViewport()
    await back.focus()
    await page.keyboard.press('Enter')
    await expect(mark).toBeFocused()
    expect(Math.abs(((await mark.boundingBox())?.y ?? 0) - before)).toBeLessThan(2)
    await expect(back).toHaveCount(0)
    // A link to another place goes there, with the same way back; it goes once one is back by oneself.
    await app.body.getByRole('link', { name: 'bảng từ của nghề' }).click()
    await expect(app.body.locator('dl')).toBeInViewport()
    await expect(back).toBeVisible()
    expect(await violations(app, 'way back', 'main')).toEqual([])
    await app.body.getByRole('link', { name: 'bảng từ của nghề' }).scrollIntoViewIfNeeded()
    await expect(back).toHaveCount(0)
  },
)

for (const [path, articleTitle] of [
  ['/chu', typographyTitles.vietnamese],
  ['/bang', typographyTitles.tables],
  ['/rtl', typographyTitles.rightToLeft],
] as const)
  test(
    `axe finds nothing in an article with everything in it, what scrolls included (${path})`,
    path === '/chu' ? {} : thorough,
    async ({ launch, newspaper }) => {
      test.slow()
      const app = await launch({ size: { width: 400, height: 800 } })
      await app.saveFromNewspaper(newspaper.address(path))
      await expect(title(app)).toHaveText(articleTitle)
      expect(await inEachTheme(app, path, 'main')).toEqual([])
    },
  )

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
  expect(await style(wide, 'outline-style')).toBe('solid')
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
  const look = async (where: string) => cut.push(...(await clipped(page)).map((one) => `${where}: ${one}`))
  await spaceText(page)
  await app.saveFromNewspaper(newspaper.address('/chu'))
  await look('reader and list')
  await app.tools.getByRole('button', { name: t.display.open }).click()
  await look('display')
  await page.keyboard.press('Escape')
  await app.body.getByRole('link', { name: '1', exact: true }).click()
  await look('note')
  await page.keyboard.press('Escape')
  for (const [id, name] of [
    ['openSettings', t.settings.title],
    ['showAbout', t.settings.about],
    ['showShortcuts', t.shortcuts.title],
    ['save', t.save.title],
  ] as const) {
    await app.menu(id)
    await page.getByRole('dialog', { name }).waitFor()
    await look(id)
    await page.keyboard.press('Escape')
  }
  await page.setViewportSize({ width: 400, height: 800 })
  await look('reader, narrow')
  await app.tools.getByRole('button', { name: t.reader.back }).click()
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
    expect(await style(picture, 'filter')).toBe('brightness(1)')
    await set(app, { background: 'dark' })
    expect(await style(picture, 'filter')).toBe('brightness(0.86)')
    await picture.hover()
    expect(await style(picture, 'filter')).toBe('none')
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
  expect(await style(slider, 'outline-style')).toBe('solid')
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

test('a choice of alignment has a word in each language', async ({ launch }) => {
  const app = await launch({ language: 'en' })
  await app.list.getByRole('link').first().click()
  await title(app).waitFor()
  await app.tools.getByRole('button', { name: 'Display' }).click()
  for (const alignment of alignments)
    await expect(
      app.tools.getByRole('radio', { name: app.t.display.alignments[alignment], exact: true }),
    ).toBeVisible()
})
