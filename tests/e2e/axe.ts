// What axe finds in the running app.
import { AxeBuilder } from '@axe-core/playwright'
import type { AppDriver } from './app.ts'
import { expect } from './fixtures.ts'

/**
 * The article's own HTML gets no tabindex: Chromium itself lets the keyboard into what scrolls and holds nothing that
 * could have the focus, which axe does not know. reading-needs.spec.ts goes there by Tab and scrolls with the arrows.
 */
const SCROLLED_BY_CHROMIUM = /^<(?:table|pre)\b/

const themes = ['light', 'paper', 'dark'] as const

/** What axe finds in the page as it stands, or in the part of it that has just come. Legacy mode: Electron opens no second page for it. */
export async function violations(
  app: AppDriver,
  where: string,
  within = ':root',
  onlyColours = false,
): Promise<string[]> {
  // Colours are measured at rest, not on their way in.
  await app.page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
  )
  const axe = new AxeBuilder({ page: app.page }).include(within).setLegacyMode()
  // Of WCAG 2.2, and off unless it is asked for (https://dequeuniversity.com/rules/axe/4.14/target-size).
  if (onlyColours) axe.withRules('color-contrast')
  else axe.options({ rules: { 'target-size': { enabled: true } } })
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !(id === 'scrollable-region-focusable' && SCROLLED_BY_CHROMIUM.test(html)))
      .map(({ target, failureSummary }) => `${where}: ${id} at ${target.join(' ')} (${failureSummary})`),
  )
}

/** The same in each background, which is changed as the page changes it: from one to another, colours alone differ. */
export async function inEachTheme(app: AppDriver, where: string, within?: string): Promise<string[]> {
  const all: string[] = []
  for (const background of themes) {
    await app.page.evaluate(async (wanted) => {
      const bridge = Reflect.get(window, 'gocDoc') as {
        call: Record<string, (input: unknown) => Promise<unknown>>
      }
      await bridge.call['settings:change']?.({ background: wanted })
    }, background)
    await expect(app.page.locator('html')).toHaveAttribute('data-background', background)
    all.push(...(await violations(app, `${where}, ${background}`, within, background !== themes[0])))
  }
  return all
}
