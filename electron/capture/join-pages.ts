// One body out of the pages of an article: what each page says again at its head or end is said once.
import { fold } from '../../domain/fold.ts'
import { findAll, parsePage, textOf } from './page-dom.ts'
import type { JoinRequest } from './parser.ts'

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, td, pre, div, section'
/** How far into a page, in blocks of text from either end, its repetitions stand. */
const EDGE = 6
/** A shorter line may well be said twice ("Bước 1"); title, lead and byline are known, whatever their length. */
const SHORTEST_REPETITION = 25

type Block = { readonly element: Element; readonly text: string }

const blocksOf = (body: Element): Block[] =>
  findAll(body, [BLOCKS])
    .filter((element) => !element.querySelector(BLOCKS))
    .map((element) => ({ element, text: fold(textOf(element)) }))
    .filter(({ text }) => text !== '')

/** A page's head and end: of a short one, its halves. */
function edgesOf(blocks: readonly Block[]): { head: readonly Block[]; end: readonly Block[] } {
  const head = Math.min(EDGE, Math.floor(blocks.length / 2))
  return { head: blocks.slice(0, head), end: blocks.slice(head).slice(-EDGE) }
}

/** Removes an element, and what was there only to hold it. */
function removeWhole(element: Element, body: Element): void {
  const parent = element.parentElement
  element.remove()
  if (parent && parent !== body && textOf(parent) === '' && !parent.querySelector('img'))
    removeWhole(parent, body)
}

/** Pictures of earlier pages that a page shows again: a lead picture, a portrait of the author. */
function removeRepeatedPictures(body: Element, seen: ReadonlySet<string>): void {
  for (const image of findAll(body, ['img'])) {
    if (!seen.has(image.getAttribute('src') ?? '')) continue
    const figure = image.closest('figure')
    removeWhole(figure && figure.querySelectorAll('img').length === 1 ? figure : image, body)
  }
}

const picturesOf = (body: Element): string[] =>
  findAll(body, ['img']).map((image) => image.getAttribute('src') ?? '')

/** Joins the pages' bodies. Throws nothing of its own. */
export function joinPages({ bodies, said, missing }: JoinRequest): string {
  const pages = bodies.map(
    (html) => parsePage(`<!doctype html><html><head></head><body>${html}</body></html>`, null).document.body,
  )
  const known = new Set(said.map(fold))
  const seen = new Set<string>()
  const pictures = new Set<string>()
  let earlierEnd: readonly Block[] = []
  for (const [index, body] of pages.entries()) {
    const blocks = blocksOf(body)
    const { head, end } = edgesOf(blocks)
    if (index > 0) {
      removeRepeatedPictures(body, pictures)
      for (const { element, text } of head)
        if (known.has(text) || (text.length >= SHORTEST_REPETITION && seen.has(text)))
          removeWhole(element, body)
      // What ends several pages, as the box on the author does, ends the last of them.
      const again = new Set(end.map(({ text }) => text))
      const before = pages[index - 1]
      for (const { element, text } of earlierEnd)
        if (before && again.has(text) && text.length >= SHORTEST_REPETITION) removeWhole(element, before)
    }
    earlierEnd = end
    for (const { text } of blocks) seen.add(text)
    for (const picture of picturesOf(body)) pictures.add(picture)
  }
  const [whole, ...rest] = pages
  if (!whole) return ''
  for (const body of rest) whole.append(...body.childNodes)
  if (missing) {
    const { ownerDocument } = whole
    const [line, link] = [ownerDocument.createElement('p'), ownerDocument.createElement('a')]
    link.setAttribute('href', missing.address)
    link.textContent = missing.text
    line.append(link)
    whole.append(line)
  }
  return whole.innerHTML
}
