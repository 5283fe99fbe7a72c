// A foreign page as a DOM that is safe to work on: addresses absolute, lazy pictures resolved, no deeper than allowed.
import { parseHTML } from 'linkedom'
import { webAddress } from '../../domain/url-policy.ts'
import { openVariables, pointToFolder } from './saved-page-dom.ts'
import { attribute, elementsBelow } from './page-walk.ts'

/** Nesting beyond this is an attack or a mistake (security.md, "Fetching"). */
const MAX_DEPTH = 512
const HAS_SOURCE: ReadonlySet<string> = new Set([
  'img',
  'source',
  'video',
  'audio',
  'iframe',
  'embed',
  'input',
])
/** A `data:` picture shorter than this is a placeholder for a lazy one. */
const PLACEHOLDER_DATA = 1500
/** Widest candidate of a srcset that is worth fetching, CSS pixels: what is kept is 1,600 at most. */
const WIDEST_CANDIDATE = 2000

export type Page = {
  readonly document: Document
  /** Base of relative addresses, or null for pasted HTML that names none. */
  readonly base: string | null
}

/**
 * linkedom takes the first element for the root, whatever it is, and reads `<html></html><head>…` as two documents:
 * the text is given one html and one body first.
 */
export function withOneRoot(html: string): string {
  const start = html
    .replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)+/, '')
    .replace(/<\/html>\s*(?=<(?:head|body)\b)/gi, '')
  if (/<html[\s>]/i.test(start)) return start
  const bare = start.replace(/^<!doctype[^>]*>/i, '')
  if (/<body[\s>]/i.test(bare)) return `<!doctype html><html>${bare}</html>`
  const head = /^[\s\S]*?<\/head>/i.exec(bare)?.[0] ?? ''
  return `<!doctype html><html>${head || '<head></head>'}<body>${bare.slice(head.length)}</body></html>`
}

/** Empties what lies too deep, so that no later step runs out of stack. */
function limitDepth(root: Element, elements: readonly Element[]): void {
  const above: (Node | null)[] = [root]
  for (const element of elements) {
    const parent = above.lastIndexOf(element.parentNode)
    // Part of what was emptied.
    if (parent === -1) continue
    above.length = parent + 1
    if (above.length >= MAX_DEPTH) element.textContent = ''
    above.push(element)
  }
}

const resolve = (address: string, base: string | null): string | null => {
  try {
    return new URL(address.trim(), base ?? undefined).href
  } catch {
    return null
  }
}

/** An address that needs no resolving: whole, and in the characters of which addresses are made. */
const WHOLE_ADDRESS = /^https?:\/\/[a-z0-9.-]+\/[\w\-.~%!$&'()*+,;=:@/?#]*$/

/** Lets an address that cannot be resolved vanish; fragments of this very page stay fragments. */
function resolveAddress(element: Element, name: string, base: string | null): void {
  const written = attribute(element, name)
  if (written === '' || WHOLE_ADDRESS.test(written) || (name === 'href' && written.startsWith('#'))) return
  const absolute = resolve(written, base)
  if (absolute) element.setAttribute(name, absolute)
  else element.removeAttribute(name)
}

function resolveAddresses(elements: readonly Element[], base: string | null): void {
  for (const element of elements) {
    const { localName } = element
    if (localName === 'a' || localName === 'area') resolveAddress(element, 'href', base)
    else if (HAS_SOURCE.has(localName)) {
      resolveAddress(element, 'src', base)
      if (localName === 'video') resolveAddress(element, 'poster', base)
    }
  }
}

// prettier-ignore
const LAZY_ATTRIBUTES = [
  'data-photo-original-src', 'data-original', 'data-src', 'data-lazy-src', 'data-original-src', 'data-lazy', 'data-hi-res-src',
  'data-image-src', 'data-full-src', 'data-echo', 'data-image',
] as const
const SRCSET_ATTRIBUTES = ['srcset', 'data-srcset', 'data-lazy-srcset'] as const
const PLACEHOLDER_NAME =
  /(?:^|[/_.-])(?:lazy|blank|spacer|placeholder|transparent|loading|1x1|pixel|grey|gray)[\w.-]*\.(?:gif|png|svg|jpe?g|webp)/i

const isPlaceholder = (address: string): boolean =>
  address.startsWith('data:')
    ? address.length < PLACEHOLDER_DATA || /^data:image\/svg/i.test(address)
    : PLACEHOLDER_NAME.test(address)

/** The best candidate of a srcset: the widest that is not wasteful, else the densest. */
function bestCandidate(srcset: string): { address: string; sized: boolean } | null {
  const candidates = [...srcset.matchAll(/\s*(\S*[^,\s])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)].map((match) => ({
    address: match[1] ?? '',
    size: match[2] ? Number(match[2]) : 1,
    sized: match[3] === 'w',
  }))
  const fitting = candidates.filter((one) => !one.sized || one.size <= WIDEST_CANDIDATE)
  const [best] = fitting.toSorted((a, b) => b.size - a.size)
  return best ?? candidates.toSorted((a, b) => a.size - b.size)[0] ?? null
}

/** The address that a browser would end up showing, for a picture that waits for a script as for any other. */
function pictureAddress(image: Element, base: string | null): string | null {
  for (const name of LAZY_ATTRIBUTES) {
    const value = image.getAttribute(name)
    const absolute = value ? webAddress(resolve(value, base) ?? '') : null
    if (absolute && !isPlaceholder(absolute)) return absolute
  }
  const src = image.getAttribute('src')
  const usable = src && !isPlaceholder(src) ? src : null
  const sources = [
    image,
    ...(image.parentElement?.localName === 'picture' ? image.parentElement.querySelectorAll('source') : []),
  ]
  for (const element of sources)
    for (const name of SRCSET_ATTRIBUTES) {
      const candidate = bestCandidate(element.getAttribute(name) ?? '')
      const absolute = candidate ? resolve(candidate.address, base) : null
      if (candidate && absolute && !isPlaceholder(absolute) && (!usable || candidate.sized)) return absolute
    }
  return usable
}

const KEPT_ON_PICTURES: ReadonlySet<string> = new Set([
  'src',
  'alt',
  'title',
  'width',
  'height',
  'class',
  'id',
  'style',
])

function resolvePictures(elements: readonly Element[], base: string | null): void {
  for (const image of elements) {
    if (image.localName !== 'img') continue
    const address = pictureAddress(image, base)
    for (const name of image.getAttributeNames()) if (!KEPT_ON_PICTURES.has(name)) image.removeAttribute(name)
    if (address) image.setAttribute('src', address)
    else image.removeAttribute('src')
  }
  for (const picture of elements) {
    if (picture.localName !== 'picture') continue
    const [image] = picture.getElementsByTagName('img')
    if (image) picture.replaceWith(image)
    else picture.remove()
  }
}

/** Pictures that stand in `<noscript>` beside a placeholder take its place. */
function openNoscript(elements: readonly Element[]): void {
  for (const noscript of elements) {
    if (noscript.localName !== 'noscript') continue
    const text = noscript.textContent ?? ''
    const inside =
      noscript.querySelector('img')?.getAttribute('src') ?? /<img[^>]*?\ssrc=["']([^"']+)/i.exec(text)?.[1]
    const before = noscript.previousElementSibling
    const image = before?.localName === 'img' ? before : (before?.querySelector('img') ?? null)
    if (inside && image && isPlaceholder(image.getAttribute('src') ?? 'data:'))
      image.setAttribute('data-src', inside)
    noscript.remove()
  }
}

/** What a page without an address says that it is: the base of what it names relatively. */
function canonicalBase(document: Document): string | null {
  const link = document.querySelector('link[rel~=canonical][href]')?.getAttribute('href')
  const openGraph = document.querySelector('meta[property="og:url"]')?.getAttribute('content')
  return [link, openGraph].map((text) => webAddress(text ?? '')).find((address) => address !== null) ?? null
}

/**
 * Parses a page. `url` is its address after redirects, or null: then its canonical address is the base. A `<base>` of
 * the page is honoured. `local`: the page lies on disk.
 */
export function parsePage(html: string, url: string | null, local = false): Page {
  const { document } = parseHTML(withOneRoot(html))
  const address = url ?? canonicalBase(document)
  // What follows an early </html>, this parser leaves beside the root.
  for (const child of [...document.children])
    if (child !== document.documentElement) document.body.append(child)
  const elements = elementsBelow(document.documentElement)
  const written = elements.find(({ localName }) => localName === 'base')?.getAttribute('href')
  const base = (written ? webAddress(resolve(written, address) ?? '') : null) ?? address
  limitDepth(document.documentElement, elements)
  openNoscript(elements)
  if (local) {
    openVariables(document)
    pointToFolder(document, base)
  }
  resolveAddresses(elements, base)
  resolvePictures(elements, base)
  return { document, base }
}

/** A body that was taken from a page already: nothing in it is resolved any more. */
export const parseBody = (contentHtml: string): Document =>
  parseHTML(`<!doctype html><html><head></head><body>${contentHtml}</body></html>`).document

/** Text as a reader sees it: white space made one space, nothing around it. */
export const textOf = (node: Node | null | undefined): string =>
  (node?.textContent ?? '').replace(/[\s\u00A0]+/gu, ' ').trim()

/** Elements that a list of selectors finds, in document order; a selector that the page's DOM cannot read finds none. */
export function findAll(root: ParentNode, selectors: readonly string[]): Element[] {
  if (selectors.length === 0) return []
  return [...root.querySelectorAll(selectors.join(','))]
}

/** The first element in the order of the selectors, not of the page. */
export function findFirst(root: ParentNode, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = root.querySelector(selector)
    if (found) return found
  }
  return null
}
