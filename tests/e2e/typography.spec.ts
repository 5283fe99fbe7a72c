// How an article is set, measured in the running app: ink, measure, alignment, faces.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { columnWidths, lineSpacings, readingFaces, textSizes } from '../../domain/settings.ts'
import { root } from '../launch/paths.ts'
import type { AppDriver } from './app.ts'
import { expect, test } from './fixtures.ts'
import { fullLines, inkOf, set } from './typography.ts'
import { thorough } from './thorough.ts'

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
