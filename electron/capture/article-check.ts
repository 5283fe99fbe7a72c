// Is it an article at all? Front pages, section pages and walls are turned away before anything is saved.
import { findAll, textOf } from './page-dom.ts'
import { linkDensity } from './related.ts'
import type { Metadata } from './metadata.ts'

/** Characters of text outside links that make an article of a page that does not say that it is one. */
const ENOUGH_TEXT = 400
/** What is enough where the page says that it is an article: a brief, a photo report. */
const ENOUGH_WHEN_SAID = 80
const PARAGRAPH = 80

/** Headings that are links: the mark of a list of teasers. */
function isTeaserList(body: Element): boolean {
  const headings = findAll(body, ['h1, h2, h3, h4']).filter((heading) => textOf(heading).length > 15)
  const linked = headings.filter((heading) => heading.querySelector('a[href]') ?? heading.closest('a[href]'))
  return linked.length >= 5 && linked.length > headings.length * 0.6
}

/** Whether a body and what its page says of itself make an article. `path`: of the page's address, or null. */
export function isArticle(body: Element, metadata: Metadata, path: string | null): boolean {
  const text = textOf(body)
  const density = linkDensity(body)
  const own = text.length * (1 - Math.min(1, density))
  if (metadata.saysArticle) return own >= ENOUGH_WHEN_SAID && density < 0.8
  if (isTeaserList(body) || density > 0.5) return false
  const paragraphs = findAll(body, ['p, li, pre, td, blockquote, div']).filter(
    (block) =>
      !block.querySelector('p, div') && textOf(block).length >= PARAGRAPH && linkDensity(block) < 0.4,
  ).length
  // A root address, or a page that calls itself a list, has to be convincing.
  if (path === '/' || path === '' || metadata.saysListing) {
    return own >= ENOUGH_TEXT * 2 && paragraphs >= 4 && density < 0.25
  }
  return own >= ENOUGH_TEXT || (paragraphs >= 2 && own >= ENOUGH_TEXT / 2)
}
