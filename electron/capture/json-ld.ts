// What a page says about itself in JSON-LD (schema.org).
import { attribute } from './page-walk.ts'

export type JsonObject = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ARTICLE_TYPE =
  /^(?:News|Opinion|Report|Analysis|Review|Background|Scholarly|Tech|Social\w*|Blog|Medical\w*|Satirical|Advertiser\w*)?(?:Article|Posting|NewsArticle)$/

const types = (value: JsonObject): string[] =>
  [value['@type']].flat().filter((type): type is string => typeof type === 'string')

/** Text that was encoded once more than it should be ("b&amp;#7871;n"); twice at most. */
export function decodeEntities(text: string, document: Document): string {
  let decoded = text
  for (let round = 0; round < 2 && /&(?:#\d+|#x[\da-f]+|\w+);/i.test(decoded); round++) {
    const holder = document.createElement('p')
    holder.innerHTML = decoded.replaceAll('<', '&lt;')
    decoded = holder.textContent ?? decoded
  }
  return decoded
}

/** Every object of every JSON-LD block among `elements`, with what lies in `@graph`; blocks that cannot be read are passed over. */
export function readJsonLd(elements: readonly Element[]): JsonObject[] {
  const found: JsonObject[] = []
  const visit = (value: unknown, depth: number) => {
    if (depth > 4 || found.length > 200) return
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1)
    else if (isObject(value)) {
      found.push(value)
      visit(value['@graph'], depth + 1)
      if (isObject(value['mainEntity'])) visit(value['mainEntity'], depth + 1)
    }
  }
  for (const script of elements) {
    if (
      script.localName !== 'script' ||
      attribute(script, 'type').trim().toLowerCase() !== 'application/ld+json'
    )
      continue
    const text = (script.textContent ?? '').replace(
      /^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g,
      '',
    )
    try {
      // Raw line breaks inside strings are common, and no JSON.
      visit(JSON.parse(text.replace(/\p{Cc}+/gu, ' ')), 0)
    } catch {
      continue
    }
  }
  return found
}

/** The object that describes the article, or null. */
export const articleObject = (objects: readonly JsonObject[]): JsonObject | null =>
  objects.find((object) => types(object).some((type) => ARTICLE_TYPE.test(type))) ?? null

/** A property's text, from a string, the first of a list, or an object's name. */
export function textProperty(object: JsonObject | null, key: string): string | null {
  const value = [object?.[key]].flat()[0]
  if (typeof value === 'string') return value.trim() || null
  if (isObject(value)) return textProperty(value, 'name')
  return null
}

/** Names of the persons that a property lists; organisations are left out. */
export function personNames(object: JsonObject | null, key: string): string[] {
  return [object?.[key]].flat().flatMap((value) => {
    if (typeof value === 'string') return [value]
    if (!isObject(value) || types(value).some((type) => type.endsWith('Organization'))) return []
    return [value['name']].flat().filter((name): name is string => typeof name === 'string')
  })
}
