// Walks over a page's tree. A selector is compiled anew for every query in this DOM, and `closest`, `matches` and
// `className` cost like queries: where every element of a page is looked at, it is looked at once, by plain tests.

/** NodeFilter.SHOW_ELEMENT; the constant itself is a browser's. */
const SHOW_ELEMENT = 1
const SHOW_TEXT = 4
const ELEMENT = 1
const TEXT = 3

/** All elements below a root, in document order, as they stand now; what a `<template>` holds is not part of the page. */
export function elementsBelow(root: Node): Element[] {
  const document = root.ownerDocument ?? (root as Document)
  const walker = document.createTreeWalker(root, SHOW_ELEMENT)
  const found: Element[] = []
  let template: Node | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node === root || template?.contains(node)) continue
    found.push(node as Element)
    template = (node as Element).localName === 'template' ? node : null
  }
  return found
}

/** All texts below a root, in document order. */
export function textsBelow(root: Node): Text[] {
  const document = root.ownerDocument ?? (root as Document)
  const walker = document.createTreeWalker(root, SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text)
  return found
}

/** An attribute's value, '' where there is none. */
export const attribute = (element: Element, name: string): string =>
  element.getAttributeNode(name)?.value ?? ''

export const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === ELEMENT

/** The nearest of an element and its ancestors that has one of these names. */
export function nearest(element: Node | null, names: ReadonlySet<string>): Element | null {
  for (let node: Node | null = element; isElement(node); node = node.parentNode)
    if (names.has(node.localName)) return node
  return null
}

/** Whether something of one of these names lies below an element. */
export function holds(element: Element, names: ReadonlySet<string>): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (isElement(node) && (names.has(node.localName) || holds(node, names))) return true
  return false
}

/** Children that are elements. */
export function childElements(element: Element): Element[] {
  const found: Element[] = []
  for (let node = element.firstChild; node; node = node.nextSibling) if (isElement(node)) found.push(node)
  return found
}

/** Whether an element shows any text. */
export function hasText(element: Node): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === TEXT ? /[^\s\u00A0]/u.test(node.nodeValue ?? '') : isElement(node) && hasText(node))
      return true
  }
  return false
}

const classPatterns = new Map<string, RegExp>()

/** Whether an element bears one of these class names; `names` is a list separated by `|`. */
export function hasClass(element: Element, names: string): boolean {
  const written = element.getAttributeNode('class')?.value
  if (!written) return false
  let pattern = classPatterns.get(names)
  if (!pattern) classPatterns.set(names, (pattern = new RegExp(`(?:^|\\s)(?:${names})(?:\\s|$)`, 'u')))
  return pattern.test(written)
}
