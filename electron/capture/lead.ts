// The lead (sapo) of a page: what stands apart between its title and its text.
import { fold } from '../../domain/fold.ts'
import { findFirst, textOf } from './page-dom.ts'
import { attribute, elementsBelow, holds, isElement, nearest } from './page-walk.ts'
import type { SiteRule } from './site-rules.ts'

const MAX_LEAD = 1500
/** What a rule's lead is cut at, characters: more is no lead but a whole text in the wrong place. */
const MAX_RULED_LEAD = 6000
/** Names that developers give to a lead. */
export const LEAD_CLASS =
  /\b(?:sapo|lead|lede|dek|deck|standfirst|chapeau|sub-?title|sub-?heading|article-?summary|intro|excerpt)\b/i
/** The lead is among this many first blocks below the title. */
const LEAD_WITHIN = 12
const LEAD_BLOCKS: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'div', 'blockquote'])
const HEADINGS: ReadonlySet<string> = new Set(['h2', 'h3', 'h4'])
const NO_LEAD_BELOW: ReadonlySet<string> = new Set(['aside', 'footer', 'nav', 'figure', 'li'])

/** The lead's text as printed; a place that opens it gets the space that its style gives it on the page. */
function leadText(element: Element, rule: SiteRule | null): string {
  if (rule?.stamp) for (const stamp of element.querySelectorAll(rule.stamp)) stamp.append(' ')
  return textOf(element)
}

/**
 * The lead of a page without a rule: a block before the body's text that the page's own description repeats, or that
 * bears a lead's name. A description that only repeats the first paragraph is none.
 */
function findLead(document: Document, description: string | null): Element | null {
  const elements = elementsBelow(document.documentElement)
  const title = elements.findIndex(({ localName }) => localName === 'h1')
  if (title === -1) return null
  const wanted = description ? fold(description).replace(/\s*(?:\.\.\.|…)$/, '') : ''
  let looked = 0
  for (const block of elements.slice(title + 1)) {
    if (!LEAD_BLOCKS.has(block.localName) || holds(block, LEAD_BLOCKS)) continue
    if (nearest(block, NO_LEAD_BELOW)) continue
    if (++looked > LEAD_WITHIN) break
    const own = attribute(block, 'class')
    const parent = block.parentNode
    const named = LEAD_CLASS.test(`${own} ${isElement(parent) ? attribute(parent, 'class') : ''}`)
    const heading = HEADINGS.has(block.localName)
    if (!named && !heading) continue
    const text = fold(textOf(block))
    if (text.length < 30 || text.length > MAX_LEAD) continue
    if (wanted.length > 30 && (text.startsWith(wanted) || wanted.startsWith(text))) return block
    if (LEAD_CLASS.test(own)) return block
  }
  return null
}

/** Takes the lead out of a page and gives its text; null where it has none. */
export function takeLead(
  document: Document,
  rule: SiteRule | null,
  description: string | null,
): string | null {
  const element = (rule && findFirst(document, rule.lead)) ?? findLead(document, description)
  const text = element ? leadText(element, rule).slice(0, MAX_RULED_LEAD) : ''
  if (text === '') return null
  element?.remove()
  return text
}
