// What stands in small print below the title, on pages that say nothing about themselves in their head.
import { joinBylines } from './byline.ts'
import { findAll, textOf } from './page-dom.ts'
import { parseDate } from './publish-date.ts'

/** How many short lines below the title are looked at, and how long one may be. */
const LINES = 30
const LONGEST_LINE = 90

/** The short lines that follow the first h1 in the page, innermost elements only. */
function linesBelowTitle(document: Document): string[] {
  const h1 = document.querySelector('h1')
  if (!h1) return []
  const lines: string[] = []
  for (const element of findAll(document, ['p, div, span, time, a, li, address, strong, em, small'])) {
    if (lines.length >= LINES) break
    if ((h1.compareDocumentPosition(element) & 4) === 0 || element.querySelector('p, div, li, ul')) continue
    if (element.closest('nav, footer, aside')) continue
    const text = textOf(element)
    if (text !== '' && text.length <= LONGEST_LINE) lines.push(text)
  }
  return lines
}

/** The first date below the title, ISO; null where there is none. */
export function dateBelowTitle(document: Document, vietnamese: boolean): string | null {
  for (const line of linesBelowTitle(document)) {
    const date = parseDate(line, vietnamese)
    if (date) return date
  }
  return null
}

/** Who the first line below the title names that says "By" or its like; null where none does. */
export function bylineBelowTitle(document: Document, siteNames: readonly (string | null)[]): string | null {
  for (const line of linesBelowTitle(document)) {
    const named =
      /^(?:(?:written|posted|words|story|text)\s+by|by|bài\s*:|tác giả\s*:?|thực hiện\s*:)\s+(.{3,60})$/iu.exec(
        line,
      )?.[1]
    const byline = named
      ? joinBylines(named.replace(/\s*[|•·–—].*$/u, '').split(/\s*(?:,|\band\b|\bvà\b|&)\s*/iu), siteNames)
      : null
    if (byline && byline.split(' ').length <= 8 && !/\d/.test(byline)) return byline
  }
  return null
}
