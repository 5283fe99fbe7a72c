// Article HTML by the one policy, before it is stored. The page that shows it sanitizes it again.
import createDOMPurify from 'dompurify'
import type { DOMPurify } from 'dompurify'
import { JSDOM } from 'jsdom'
import { ID_PREFIX, keepsAttribute, sanitizeConfig } from '../../domain/sanitize-policy.ts'

/** Rounds after which HTML has to have come to rest; two are the rule, the second only finds nothing to do. */
const MAX_ROUNDS = 5

type Sanitizer = {
  readonly purify: DOMPurify
  /**
   * The body of a document of its own. It is held, never asked for: an element named "body" would stand in for
   * `document.body`, and one named "createElement" for that.
   */
  readonly parse: (html: string) => HTMLElement
  /** Makes an element in a document that holds nothing foreign. */
  readonly create: (name: string) => HTMLElement
}

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
  const { document } = window
  sanitizer = {
    purify,
    parse: (html) => {
      const { body } = document.implementation.createHTMLDocument('')
      body.innerHTML = html
      return body
    },
    create: (name) => document.createElement(name),
  }
  return sanitizer
}

const prefixed = (name: string): string => (name.startsWith(ID_PREFIX) ? name : `${ID_PREFIX}${name}`)

/** Puts an element in the place of another, with its content and its attributes. */
function replaceElement(element: Element, replacement: HTMLElement): void {
  for (const attribute of element.attributes)
    if (attribute.name !== 'is') replacement.setAttributeNode(attribute.cloneNode() as Attr)
  replacement.append(...element.childNodes)
  element.replaceWith(replacement)
}

/**
 * Ids, and the `#fragments` and header lists that point to them, get one prefix; the page's own h1 becomes h2. Forms are
 * passed over: what they hold stands in for their own properties by its name, and the sanitizer takes them whole.
 */
function settle(body: HTMLElement, create: Sanitizer['create']): string {
  for (const element of body.querySelectorAll('[id]:not(form)')) {
    if (element.id) element.id = prefixed(element.id)
    else element.removeAttribute('id')
  }
  for (const link of body.querySelectorAll('a[href^="#"]')) {
    const fragment = (link.getAttribute('href') ?? '').slice(1)
    if (fragment) link.setAttribute('href', `#${prefixed(fragment)}`)
    else link.removeAttribute('href')
  }
  for (const cell of body.querySelectorAll('[headers]:not(form)')) {
    const names = (cell.getAttribute('headers') ?? '').split(/\s+/).filter((name) => name !== '')
    cell.setAttribute('headers', names.map(prefixed).join(' '))
  }
  for (const heading of body.querySelectorAll('h1')) replaceElement(heading, create('h2'))
  // Once parsed, `is` cannot be taken off an element any more, and DOMPurify leaves an empty one.
  for (const element of body.querySelectorAll('[is]:not(form)'))
    replaceElement(element, create(element.localName))
  return body.innerHTML
}

/**
 * HTML of an article's body, safe to store. Sanitizing what it gives changes nothing. Throws where the sanitizer does
 * not work in this process: nothing is ever stored unsanitized.
 */
export function sanitizeArticle(html: string): string {
  const { purify, parse, create } = getSanitizer()
  let current = html
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = purify.sanitize(settle(parse(current), create), sanitizeConfig)
    if (next === current) return next
    current = next
  }
  // HTML that never comes to rest was made to: its text is kept.
  const paragraph = create('p')
  paragraph.textContent = parse(current).textContent
  return paragraph.outerHTML
}
