// The DOM that files are made on: jsdom's, made when first needed.
import { JSDOM } from 'jsdom'

type Tools = { readonly document: Document; readonly serializer: XMLSerializer }

let tools: Tools | null = null

function getTools(): Tools {
  if (tools) return tools
  const { window } = new JSDOM('')
  tools = { document: window.document, serializer: new window.XMLSerializer() }
  return tools
}

/**
 * A body's HTML as the body of a document of its own, which runs nothing and loads nothing. What lies on the disk may
 * have been changed by others: the body is held, never asked for, as an element named "body" would stand in for it.
 */
export function parseBody(html: string): HTMLElement {
  const { body } = getTools().document.implementation.createHTMLDocument('')
  body.innerHTML = html
  return body
}

/** Characters that XML 1.0 has no place for, lone surrogates among them. Source: XML 1.0, 2.2 "Characters". */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text that may stand in XML. */
export const xmlText = (text: string): string => text.replace(NO_XML, '')

/** A node as well-formed XML. */
export const serializeXml = (node: Node): string => xmlText(getTools().serializer.serializeToString(node))

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML or XML writes it, in content and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
  xmlText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
