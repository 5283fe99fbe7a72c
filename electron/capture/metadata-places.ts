// Where pages print who wrote and when, by the names that developers give such places.
import { attribute, hasClass, isElement, nearest } from './page-walk.ts'

type Place = (element: Element) => boolean

const propertyOf = (element: Element, property: string): boolean =>
  attribute(element, 'itemprop').split(/\s+/).includes(property)
const ITEMPROP_AUTHOR: Place = (element) => propertyOf(element, 'author')
const AUTHOR_OBJECT: Place = (element) => {
  if (!propertyOf(element, 'name')) return false
  for (let node = element.parentNode; isElement(node); node = node.parentNode)
    if (ITEMPROP_AUTHOR(node)) return true
  return false
}

const withClass =
  (className: string): Place =>
  (element) =>
    hasClass(element, className)

/** What any of the places below asks for: one look at each element instead of ten. */
export const mayNameAuthor: Place = (element) =>
  /author|byline|name/i.test(
    `${attribute(element, 'class')} ${attribute(element, 'itemprop')} ${attribute(element, 'rel')}`,
  )

/** In order of trust. */
export const BYLINE_PLACES: readonly Place[] = [
  AUTHOR_OBJECT,
  ITEMPROP_AUTHOR,
  (element) => attribute(element, 'rel').split(/\s+/).includes('author'),
  ...['byline__name', 'author-name', 'byline', 'article-author', 'post-author', 'entry-author', 'author'].map(
    withClass,
  ),
]
const inside =
  (names: ReadonlySet<string>): Place =>
  (element) =>
    element.localName === 'time' && attribute(element, 'datetime') !== '' && nearest(element, names) !== null
export const DATE_PLACES: readonly Place[] = [
  (element) => propertyOf(element, 'datePublished'),
  inside(new Set(['article'])),
  (element) => element.localName === 'time' && element.hasAttribute('pubdate'),
  inside(new Set(['header'])),
  inside(new Set(['html'])),
  ...['entry-date', 'published', 'post-date', 'article-date', 'pubdate', 'date'].map(withClass),
]
export const ASIDE: ReadonlySet<string> = new Set(['aside', 'footer', 'nav'])

/** Whether a place speaks of something else than the article: a comment, a teaser at the side. */
export function isElsewhere(place: Element): boolean {
  if (nearest(place, ASIDE)) return true
  for (let node: Node | null = place; isElement(node); node = node.parentNode)
    if (hasClass(node, 'comments?') || attribute(node, 'id') === 'comments') return true
  return false
}
