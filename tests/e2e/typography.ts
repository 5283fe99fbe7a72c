// Measuring the set page: settings as the page asks for them, ink, lines, what is clipped.
import type { Locator, Page } from '@playwright/test'
import type { SettingsChange } from '../../domain/settings.ts'
import type { AppDriver } from './app.ts'

/** Changes settings as the page does, and waits until the page shows them with their faces. */
export const set = (app: AppDriver, change: SettingsChange): Promise<void> =>
  app.page.evaluate(async (wanted) => {
    const bridge = Reflect.get(window, 'gocDoc') as {
      call: Record<string, (input: unknown) => Promise<unknown>>
    }
    await bridge.call['settings:change']?.(wanted)
    const shown = () =>
      Object.entries(wanted).every(([key, value]) => document.documentElement.dataset[key] === value)
    while (!shown()) await new Promise(requestAnimationFrame)
    // What is not used yet is asked for by the layout.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await document.fonts.ready
  }, change)

export type Ink = {
  readonly lines: number
  /** CSS pixels from one line to the next. */
  readonly lineHeight: number
  /** The deepest ink below the baseline and the highest above it, in CSS pixels. */
  readonly below: number
  readonly above: number
}

/** How deep and high letters reach in an element's own face, and how far apart its lines are. */
export const inkOf = (element: Locator, letters: string): Promise<Ink> =>
  element.evaluate((node, text) => {
    const style = getComputedStyle(node)
    const context = document.createElement('canvas').getContext('2d')
    if (!context) throw new Error('no canvas')
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    // The page may set a face larger or smaller than its size says, for its x-height: canvas does not.
    const probe = document.createElement('span')
    probe.textContent = text
    probe.style.cssText = 'position:absolute;white-space:pre;letter-spacing:0;font-variant-numeric:normal'
    node.append(probe)
    const scale = probe.getBoundingClientRect().width / context.measureText(text).width
    probe.remove()
    const measured = [...text].map((letter) => context.measureText(letter))
    const range = document.createRange()
    range.selectNodeContents(node)
    const tops = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)))
    return {
      lines: tops.size,
      lineHeight: parseFloat(style.lineHeight),
      below: scale * Math.max(...measured.map((metrics) => metrics.actualBoundingBoxDescent)),
      above: scale * Math.max(...measured.map((metrics) => metrics.actualBoundingBoxAscent)),
    }
  }, letters)

/** Characters of each line of an element's paragraphs that goes on in another line, spaces counted. */
export const fullLines = (body: Locator): Promise<number[]> =>
  body.evaluate((node) =>
    [...node.querySelectorAll('p:not([lang]):not(:has(*)):not(figcaption p)')].flatMap((paragraph) => {
      const text = paragraph.firstChild
      if (!(text instanceof Text) || paragraph.childNodes.length > 1) return []
      const lines: number[] = []
      const range = document.createRange()
      let top: number | null = null
      for (const word of text.data.matchAll(/\S+\s*/g)) {
        range.setStart(text, word.index)
        range.setEnd(text, word.index + 1)
        const here = Math.round(range.getBoundingClientRect().top)
        if (here !== top) lines.push(0)
        top = here
        lines.push((lines.pop() ?? 0) + word[0].length)
      }
      return lines.slice(0, -1)
    }),
  )

/** What a reader may ask of any page (WCAG 2.2, 1.4.12), in a style sheet that the page's policy does not forbid. */
export const spaceText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })

/** Elements with text of their own that is cut off where nothing can be scrolled, or that lies outside the window. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = (element: Element) =>
      `${element.localName}.${String(element.className).slice(0, 24)} “${(element.textContent ?? '').slice(0, 30)}”`
    return [...document.querySelectorAll<HTMLElement>('#root *')]
      .filter((element) => {
        const style = getComputedStyle(element)
        // Only its name for those who do not see: it is meant to be one pixel large.
        if (style.clipPath !== 'none' || element.clientWidth <= 1) return false
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
        const cut =
          (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) ||
          (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        // Beginnings of what stands whole in the article: a lead in the list, a name that its tooltip tells.
        const isExcerpt = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis'
        return cut && !isExcerpt && (element.textContent ?? '') !== ''
      })
      .map(named)
  })
