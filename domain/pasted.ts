// Rich text that a person pastes or drops: whether the clipboard's HTML says more than its plain text.
import { MAX_PASTED } from './capture.ts'
import { addressesIn, readGivenText } from './url-policy.ts'

/** Where the selection begins in the clipboard's HTML; marks what was pasted from the source of a page. */
export const PASTE_START = '<!--StartFragment-->'
const PASTE_END = '<!--EndFragment-->'

/** Marks that a reader sees: without them plain text says it all. */
const STRUCTURE =
  /<(?:h[1-6]|ul|ol|li|table|img|figure|blockquote|pre|strong|b|em|i|sup|sub|a\s[^>]*href)\b|<(?:p|div|br)\b[\s\S]*<(?:p|div|br)\b/i

/**
 * The clipboard's HTML as what is to be saved, its selection marked; null where it holds nothing that the plain text
 * has not (an address within a span, a list of addresses), where the text is itself the source of a page, or where it
 * is too large.
 */
export function richPaste(html: string, plain: string): string | null {
  if (html.length > MAX_PASTED - PASTE_START.length - PASTE_END.length || !STRUCTURE.test(html)) return null
  const read = readGivenText(plain)
  // A picture alone has no text.
  if (read === null ? !/<img\b/i.test(html) : read.kind !== 'text') return null
  if (addressesIn(plain).length > 0) return null
  return html.includes(PASTE_START) ? html : `${PASTE_START}${html}${PASTE_END}`
}
