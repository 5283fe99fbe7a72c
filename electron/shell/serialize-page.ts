// Takes a page as it stands, after its scripts have run, as one document. Sent to the page as source, so it may use
// nothing from outside itself; it runs in an isolated world, where the page's own scripts cannot reach.

export type SerializedPage = {
  /** null where it would be longer than the limit. */
  readonly html: string | null
  readonly url: string
}

/**
 * Writes the document as HTML of at most `limit` characters. Open shadow trees stand flattened in the place of their
 * hosts; frames of the same origin that hold a text stand in the place of the frame. What was typed is left out: fields
 * of forms do not belong to an article, and their values to nobody else.
 */
export function serializePage(limit: number): SerializedPage {
  // HTML Standard, "Serializing HTML fragments": elements without an end, and elements whose text is written as it is.
  const endless = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
  const raw = new Set('style script xmp iframe noembed noframes noscript plaintext'.split(' '))
  const typed = new Set(['input', 'textarea', 'select', 'datalist'])
  // The deepest that Chromium's own parser nests.
  const deepest = 512
  // Advertising lives in frames of the same origin too, but it is no text of this length.
  const frameText = 500
  const pieces: string[] = []
  let length = 0
  let tooLong = false

  const write = (piece: string): void => {
    length += piece.length
    if (length > limit) tooLong = true
    else pieces.push(piece)
  }
  const escaped = (text: string): string =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\u00a0', '&nbsp;')

  const documentIn = (element: Element): Document | null => {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return null
    const inside = (element as HTMLIFrameElement).contentDocument
    return (inside?.body?.textContent ?? '').trim().length >= frameText ? inside : null
  }
  const childrenOf = (element: Element): Iterable<Node> => {
    if (element.shadowRoot) return element.shadowRoot.childNodes
    if (element.localName === 'slot' && element.getRootNode() instanceof ShadowRoot) {
      const assigned = (element as HTMLSlotElement).assignedNodes()
      if (assigned.length > 0) return assigned
    }
    if (element.localName === 'template') return (element as HTMLTemplateElement).content.childNodes
    return element.childNodes
  }
  const writeElement = (element: Element, depth: number): void => {
    const name = element.localName
    if (typed.has(name)) return
    const inside = documentIn(element)
    if (inside?.body) {
      write('<div>')
      for (const child of inside.body.childNodes) writeNode(child, depth + 1)
      return write('</div>')
    }
    const attributes = [...element.attributes].map(
      (attribute) => ` ${attribute.name}="${escaped(attribute.value).replaceAll('"', '&quot;')}"`,
    )
    write(`<${name}${attributes.join('')}>`)
    if (endless.has(name)) return
    for (const child of childrenOf(element))
      if (child.nodeType === Node.TEXT_NODE && raw.has(name)) write(child.nodeValue ?? '')
      else writeNode(child, depth + 1)
    write(`</${name}>`)
  }
  const writeNode = (node: Node, depth: number): void => {
    if (tooLong || depth > deepest) return
    if (node.nodeType === Node.TEXT_NODE) write(escaped(node.nodeValue ?? ''))
    else if (node.nodeType === Node.ELEMENT_NODE) writeElement(node as Element, depth)
  }

  write('<!DOCTYPE html>')
  writeNode(document.documentElement, 0)
  return { html: tooLong ? null : pieces.join(''), url: location.href }
}
