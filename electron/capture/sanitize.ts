// Article HTML by the one policy, before it is stored. The page that shows it sanitizes it again.
import createDOMPurify from 'dompurify'
import type { DOMPurify } from 'dompurify'
import { JSDOM } from 'jsdom'
import { ID_PREFIX, keepsAttribute, sanitizeConfig } from '../../domain/sanitize-policy.ts'

/** Rounds after which HTML has to have come to rest; two are the rule, the second only finds nothing to do. */
const MAX_ROUNDS = 5

type Sanitizer = { readonly purify: DOMPurify; readonly parse: (html: string) => Document }

let sanitizer: Sanitizer | null = null

/** One window for all articles: making one costs more than sanitizing. */
function getSanitizer(): Sanitizer {
  if (sanitizer) return sanitizer
  const { window } = new JSDOM('')
  const purify = createDOMPurify(window)
  // On a DOM that it does not support, DOMPurify gives back what it was given.
  if (purify.isSupported !== true) throw new Error('DOMPurify does not support this DOM')
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    if (!keepsAttribute(node.nodeName.toLowerCase(), data.attrName, data.attrValue)) data.keepAttr = false
  })
  const parser = new window.DOMParser()
  sanitizer = { purify, parse: (html) => parser.parseFromString(html, 'text/html') }
  return sanitizer
}

const prefixed = (name: string): string => (name.startsWith(ID_PREFIX) ? name : `${ID_PREFIX}${name}`)

/** Puts an element of this name in the place of another, with its content and its attributes. */
function replaceElement(element: Element, name: string): void {
  const replacement = element.ownerDocument.createElement(name)
  for (const attribute of element.attributes)
    if (attribute.name !== 'is') replacement.setAttributeNode(attribute.cloneNode() as Attr)
  replacement.append(...element.childNodes)
  element.replaceWith(replacement)
}

/** Ids, and the `#fragments` and header lists that point to them, get one prefix; the page's own h1 becomes h2. */
function settle(document: Document): string {
  for (const element of document.body.querySelectorAll('[id]')) {
    if (element.id) element.id = prefixed(element.id)
    else element.removeAttribute('id')
  }
  for (const link of document.body.querySelectorAll('a[href^="#"]')) {
    const fragment = (link.getAttribute('href') ?? '').slice(1)
    if (fragment) link.setAttribute('href', `#${prefixed(fragment)}`)
    else link.removeAttribute('href')
  }
  for (const cell of document.body.querySelectorAll('[headers]')) {
    const names = (cell.getAttribute('headers') ?? '').split(/\s+/).filter((name) => name !== '')
    cell.setAttribute('headers', names.map(prefixed).join(' '))
  }
  for (const heading of document.body.querySelectorAll('h1')) replaceElement(heading, 'h2')
  // Once parsed, `is` cannot be taken off an element any more, and DOMPurify leaves an empty one.
  for (const element of document.body.querySelectorAll('[is]')) replaceElement(element, element.localName)
  return document.body.innerHTML
}

/**
 * HTML of an article's body, safe to store. Sanitizing what it gives changes nothing. Throws where the sanitizer does
 * not work in this process: nothing is ever stored unsanitized.
 */
export function sanitizeArticle(html: string): string {
  const { purify, parse } = getSanitizer()
  let current = html
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = purify.sanitize(settle(parse(current)), sanitizeConfig)
    if (next === current) return next
    current = next
  }
  // HTML that never comes to rest was made to: its text is kept.
  const { body } = parse(current)
  const paragraph = body.ownerDocument.createElement('p')
  paragraph.textContent = body.textContent
  return paragraph.outerHTML
}
