// Where a page's article stands: as the rule of its system says, else as Readability finds it.
import { Readability } from '@mozilla/readability'
import { findAll, findFirst, parsePage, textOf } from './page-dom.ts'
import type { Page } from './page-dom.ts'
import { elementsBelow } from './page-walk.ts'
import { preparePage, restoreHeadingIds } from './prepare-page.ts'
import type { PrepareOptions } from './prepare-page.ts'
import type { SiteRule } from './site-rules.ts'

const SHORTEST_BODY = 80
const MAX_ELEMENTS = 200_000

/** The body that the system's rule names, with what opens it; null where it is not there or empty. */
export function bodyByRule(document: Document, rule: SiteRule): Element | null {
  for (const selector of rule.body)
    for (const candidate of document.querySelectorAll(selector)) {
      if (textOf(candidate).length < SHORTEST_BODY && !candidate.querySelector('img')) continue
      const body = document.createElement('div')
      for (const opening of findAll(document, rule.opening ?? []))
        if (!candidate.contains(opening)) body.append(opening)
      body.append(...candidate.childNodes)
      restoreHeadingIds(body)
      return body
    }
  return null
}

export type FoundBody = { readonly body: Element; readonly byline: string | null }

function readability(document: Document): FoundBody | null {
  const result = new Readability<Element>(document, {
    charThreshold: 500,
    maxElemsToParse: MAX_ELEMENTS,
    keepClasses: true,
    serializer: (node) => node as Element,
  }).parse()
  const root = result?.content
  if (!root) return null
  const body = document.createElement('div')
  const inner =
    root.children.length === 1 && root.firstElementChild?.id === 'readability-page-1'
      ? root.firstElementChild
      : root
  body.append(...inner.childNodes)
  restoreHeadingIds(body)
  return { body, byline: result.byline ?? null }
}

/** What Readability is known to stumble on in this DOM: foreign vocabularies, and attributes whose names are no names. */
function simplify(document: Document): void {
  for (const element of document.querySelectorAll('svg, template, object, embed, style, script, link'))
    element.remove()
  for (const element of elementsBelow(document.documentElement)) {
    for (const name of element.getAttributeNames())
      if (!/^[a-z][\w-]*$/i.test(name)) element.removeAttribute(name)
    if (element.localName.includes('-') || element.localName.includes(':'))
      element.replaceWith(...element.childNodes)
  }
}

/** What a page was made of, for a second try: the first one takes it apart. */
export type Source = { readonly html: string; readonly url: string | null; readonly local: boolean }

function prepareAgain({ html, url, local }: Source, options: PrepareOptions): Page {
  const page = parsePage(html, url, local)
  preparePage(page, options)
  return page
}

/** Readability, and again on a simpler page where it stumbled; the page's main element where it finds nothing. */
export function bodyByReadability(page: Page, source: Source, options: PrepareOptions): FoundBody | null {
  try {
    const found = readability(page.document)
    if (found) return found
  } catch {
    // Tried again below.
  }
  const again = parsePage(source.html, source.url, source.local)
  simplify(again.document)
  preparePage(again, options)
  try {
    const found = readability(again.document)
    if (found) return found
  } catch {
    // The main element is left.
  }
  const { document } = prepareAgain(source, options)
  const body = findFirst(document, ['[itemprop=articleBody]', 'article', 'main', '[role=main]', 'body'])
  return body ? { body, byline: null } : null
}
