// Putting the page on paper. A PDF's foot is set by Chromium from a template (electron/transfer/pdf-options.ts); what is
// printed has its own, in margin boxes, only while it is printed: both together would be two.
import { call } from './bridge.ts'

/** Names the pages for `styles/base.css`. */
const ATTRIBUTE = 'data-on-paper'

/** Asks where to print the page to, and prints it; resolves when that is done or was given up. */
export async function printPage(): Promise<void> {
  const root = document.documentElement
  root.setAttribute(ATTRIBUTE, '')
  try {
    await call('article:print')
  } finally {
    root.removeAttribute(ATTRIBUTE)
  }
}
