// What stands in small print below the title, on pages that say nothing about themselves in their head.
import { joinBylines } from './byline.ts'
import { textOf } from './page-dom.ts'
import { holds, nearest } from './page-walk.ts'
import { parseDate } from './publish-date.ts'

/** How many short lines below the title are looked at, and how long one may be. */
const LINES = 30
const LONGEST_LINE = 90
/** How many elements above the title may hold its date. */
const ELEMENTS_ABOVE = 12

const LINES_OF: ReadonlySet<string> = new Set([
  'p',
  'div',
  'span',
  'time',
  'a',
  'li',
  'address',
  'strong',
  'em',
  'small',
])
const CONTAINERS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul'])
const ELSEWHERE: ReadonlySet<string> = new Set(['nav', 'footer', 'aside'])

/** Where the first h1 stands among all elements of the page, or null. */
function titleIndex(elements: readonly Element[]): number | null {
  const index = elements.findIndex((element) => element.localName === 'h1')
  return index === -1 ? null : index
}

/** A short line's text where an element is one, innermost elements only; '' for any other. */
function lineOf(element: Element): string {
  if (!LINES_OF.has(element.localName) || holds(element, CONTAINERS) || nearest(element, ELSEWHERE)) return ''
  const text = textOf(element)
  return text.length <= LONGEST_LINE ? text : ''
}

/** The short lines that follow the first h1. `elements`: all of the page. */
function linesBelowTitle(elements: readonly Element[]): string[] {
  const title = titleIndex(elements)
  if (title === null) return []
  const lines: string[] = []
  for (let index = title + 1; index < elements.length && lines.length < LINES; index++) {
    const element = elements[index]
    const line = element ? lineOf(element) : ''
    if (line !== '') lines.push(line)
  }
  return lines
}

/** The short lines close above the first h1, nearest first. */
function linesAboveTitle(elements: readonly Element[]): string[] {
  const title = titleIndex(elements) ?? 0
  return elements
    .slice(Math.max(0, title - ELEMENTS_ABOVE), title)
    .map(lineOf)
    .filter((line) => line !== '')
    .toReversed()
}

/** The first date below the title, else the nearest above it, ISO; null where there is none. */
export function dateNearTitle(elements: readonly Element[], vietnamese: boolean): string | null {
  for (const line of [...linesBelowTitle(elements), ...linesAboveTitle(elements)]) {
    const date = parseDate(line, vietnamese)
    if (date) return date
  }
  return null
}

/** Who the first line below the title names that says "By" or its like; null where none does. */
export function bylineBelowTitle(
  elements: readonly Element[],
  siteNames: readonly (string | null)[],
): string | null {
  for (const line of linesBelowTitle(elements)) {
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
