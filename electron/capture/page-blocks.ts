// Every block of a page, also those that are no part of its article: so that a person can take back what the extraction
// left out.
import { MAX_PAGE_PICTURES } from '../../domain/article.ts'
import type { PagePicture } from '../../domain/article.ts'
import { missingPictureId } from '../../domain/missing-picture.ts'
import { readRequest } from './extract-request.ts'
import { normalizeFigures } from './figures.ts'
import { linkMedia } from './media-links.ts'
import { parsePage, textOf } from './page-dom.ts'
import { elementsBelow } from './page-walk.ts'
import { isOnTheWeb } from './parser.ts'
import type { BlocksRequest, PageBlocks } from './parser.ts'
import { linkDensity } from './related.ts'
import { sanitizeArticle } from './sanitize.ts'

/** More blocks than this nobody looks through. */
const MAX_BLOCKS = 1500
/** Characters of one block's HTML. */
const LONGEST_BLOCK = 200_000
/** What is only links, and more than so many, leads elsewhere. */
const MOST_LINKS = 3

const NEVER =
  'script, style, link, meta, template, noscript, nav, form, button, input, select, textarea, svg, canvas, dialog, [hidden]'
const LEAF = 'p, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, figure, blockquote, pre, img, details'
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|br|wbr)$/

const isMenu = (block: Element): boolean =>
  block.querySelectorAll('a[href]').length > MOST_LINKS && linkDensity(block) > 0.8

/** Elements that hold no block themselves, and loose text as paragraphs, in document order. */
function leaves(document: Document, container: Element, found: Element[]): void {
  let loose: Element | null = null
  for (const node of [...container.childNodes]) {
    if (found.length >= MAX_BLOCKS) return
    const element = node.nodeType === 1 ? (node as Element) : null
    const isInline = element
      ? INLINE.test(element.localName) && !element.querySelector(LEAF)
      : node.nodeType === 3
    if (isInline) {
      if (!loose && (node.textContent ?? '').trim() === '') continue
      if (!loose) found.push((loose = document.createElement('p')))
      loose.append(node)
      continue
    }
    loose = null
    if (!element) continue
    if (element.matches(LEAF)) found.push(element)
    else leaves(document, element, found)
  }
}

/** Pictures that are kept stand by their names; the others are marked as missing, and can be asked for later. */
function placePictures(block: Element, kept: ReadonlyMap<string, PagePicture>, missing: Missing): void {
  const images = block.localName === 'img' ? [block] : [...block.querySelectorAll('img')]
  for (const image of images) {
    const address = image.getAttribute('src') ?? ''
    const picture = kept.get(address)
    if (picture && picture.name !== null) {
      image.setAttribute('src', `images/${picture.name}`)
      image.setAttribute('width', String(picture.width))
      image.setAttribute('height', String(picture.height))
      continue
    }
    const index = missing.indexOf(address)
    image.removeAttribute('src')
    if (index === null) image.remove()
    else image.setAttribute('id', missingPictureId(index))
  }
}

type Missing = { readonly indexOf: (address: string) => number | null; readonly added: string[] }

/** Numbers the pictures that are not kept: those the article names already by their places, others after them. */
function numberMissing(pictures: readonly PagePicture[]): Missing {
  const numbers = new Map(pictures.map(({ address }, index) => [address, index]))
  const added: string[] = []
  return {
    added,
    indexOf(address) {
      const known = numbers.get(address)
      if (known !== undefined) return known
      const isNew = isOnTheWeb(address) && numbers.size < MAX_PAGE_PICTURES
      if (!isNew) return null
      added.push(address)
      numbers.set(address, numbers.size)
      return numbers.size - 1
    },
  }
}

/** The blocks of a page; none for plain text, of which nothing is ever left out. */
export function pageBlocks({ request, pictures }: BlocksRequest): PageBlocks {
  if (request.form === 'text' || request.form === 'markdown') return { blocks: [], pictures: [] }
  const { document } = parsePage(readRequest(request).text, request.url, request.local)
  const elements = elementsBelow(document.documentElement)
  const vietnamese = /^vi\b/i.test(document.documentElement.getAttribute('lang') ?? '')
  linkMedia(document, elements, { pageUrl: request.url, vietnamese })
  for (const element of document.querySelectorAll(NEVER)) element.remove()
  normalizeFigures(document, elements)
  const kept = new Map(pictures.map((picture) => [picture.address, picture]))
  const missing = numberMissing(pictures)
  const found: Element[] = []
  leaves(document, document.body, found)
  const blocks = found.flatMap((block) => {
    if (isMenu(block)) return []
    const holder = document.createElement(block.localName === 'img' ? 'figure' : 'div')
    holder.append(block)
    placePictures(block, kept, missing)
    const isShown = textOf(holder) !== '' || holder.querySelector('img') !== null
    const html = block.localName === 'img' ? holder.outerHTML : holder.innerHTML
    if (!isShown || html.length > LONGEST_BLOCK) return []
    const clean = sanitizeArticle(html).trim()
    return clean === '' ? [] : clean
  })
  return { blocks, pictures: missing.added }
}
