// What the tests of attacks see in a page: executions, what the policy does not name, what would run.
import type { Page } from '@playwright/test'
import { allowedAttributes, allowedTags } from '../../domain/sanitize-policy.ts'
import type { LaunchedApp } from './app.ts'
import { liftRequestGuard } from './outside.ts'

/** Addresses that the app's own page asks for. */
export const ours = /^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/|data:image\/(?:webp|png|svg))/

export const policy = { tags: [...allowedTags], attributes: [...allowedAttributes] }

/** Counts executions from now on, in the page. */
export const listen = (page: Page) =>
  page.evaluate(() => {
    Reflect.set(window, 'runs', 0)
    Reflect.set(window, 'X', () => Reflect.set(window, 'runs', Number(Reflect.get(window, 'runs')) + 1))
    window.alert = Reflect.get(window, 'X') as () => void
  })
export const runs = (page: Page) => page.evaluate(() => Number(Reflect.get(window, 'runs')))

/** A page of the same Chromium that no policy and no guard protects. */
export async function openUnprotected(app: LaunchedApp, address: string): Promise<Page> {
  await liftRequestGuard(app.electron)
  const opened = app.electron.waitForEvent('window')
  await app.electron.evaluate(async ({ BrowserWindow }, url) => {
    await new BrowserWindow({ show: false }).loadURL(url)
  }, address)
  return opened
}

/** What stands in a part of the page that the policy does not name. Runs in the page. */
export function forbiddenIn(
  selector: string,
  { tags, attributes }: { tags: readonly string[]; attributes: readonly string[] },
): string[] {
  const found: string[] = []
  for (const part of document.querySelectorAll(selector))
    for (const element of part.querySelectorAll('*')) {
      const { localName, namespaceURI } = element
      if (!tags.includes(localName) || namespaceURI !== 'http://www.w3.org/1999/xhtml')
        found.push(element.outerHTML.slice(0, 200))
      for (const { name, value } of element.attributes) {
        // `is` cannot be taken off a parsed element; emptied, it names nothing.
        if (name === 'is' && value === '') continue
        const isFine =
          attributes.includes(name) &&
          (name !== 'href' || /^(?:https?:|mailto:|#user-content-)/i.test(value)) &&
          (name !== 'src' || /^article-image\/[0-9a-z]{12}\/[0-9a-f]{64}\.\w+$/.test(value)) &&
          (name !== 'id' || value.startsWith('user-content-'))
        if (!isFine) found.push(`${localName} ${name}="${value.slice(0, 100)}"`)
      }
    }
  return found
}

/** Nothing of the app's own page carries a handler, a frame or an address that runs. */
export const hostileIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const isFrame = ['iframe', 'object', 'embed', 'base', 'frame'].includes(element.localName)
      const bad = [...element.attributes].filter(
        ({ name, value }) =>
          /^on/i.test(name) || (/^(?:href|src|action)$/i.test(name) && /^\s*(?:java|vb)script:/i.test(value)),
      )
      return isFrame || bad.length > 0 ? [element.outerHTML.slice(0, 200)] : []
    }),
  )
