// The last step of making an article: kept pictures in their places, placeholders where pictures could not be had,
// sanitized. What it has made can be finished again with more pictures.
import { imageNamePattern } from '../../domain/article.ts'
import type { Figure, PagePicture } from '../../domain/article.ts'
import { missingPictureId, missingPictureIndex } from '../../domain/missing-picture.ts'
import { figurePlaces } from './figures.ts'
import { parseBody, textOf } from './page-dom.ts'
import { isOnTheWeb, namedPictures } from './parser.ts'
import type { Finished, FinishRequest } from './parser.ts'
import { sanitizeArticle } from './sanitize.ts'

const FOLDER = 'images/'
/** Letters of a sign that is set as a picture in the middle of a line: an emoji, a unit. */
const LONGEST_SIGN = 20

/** Takes a picture away; its words stay where it stood for a sign in a line of text, or above a caption of its own. */
function leaveWords(document: Document, image: Element): void {
  const figure = image.closest('figure')
  const words = image.getAttribute('alt')?.trim() ?? ''
  if (figure) {
    image.remove()
    if (!figure.querySelector('figcaption') && words.length > 3) figure.append(captionOf(document, words))
    if (textOf(figure) === '' && !figure.querySelector('img')) figure.remove()
    return
  }
  if (isInLine(image)) {
    image.replaceWith(document.createTextNode(words.length <= LONGEST_SIGN ? words : ''))
    return
  }
  if (words.length <= 3) return image.remove()
  const placeholder = document.createElement('figure')
  placeholder.append(captionOf(document, words))
  putFigure(image, placeholder)
}

/** Puts a figure where a picture stood. A paragraph cannot hold it: it stands after one, or in the place of an empty one. */
function putFigure(image: Element, figure: Element): void {
  const paragraph = image.closest('p')
  if (!paragraph) return image.replaceWith(figure)
  if (textOf(paragraph) === '') {
    image.replaceWith(figure)
    paragraph.replaceWith(...paragraph.childNodes)
    return
  }
  image.remove()
  paragraph.after(figure)
}

function captionOf(document: Document, words: string): Element {
  const caption = document.createElement('figcaption')
  caption.textContent = words
  return caption
}

const isInLine = (image: Element): boolean =>
  image.parentElement?.matches('p, li, td, th, a, span, strong, em, b, i, h2, h3, h4') === true &&
  textOf(image.parentElement) !== ''

/** An empty picture that can be asked for again, in a figure of its own where it stands in none. */
function markMissing(document: Document, image: Element, index: number): void {
  image.removeAttribute('src')
  image.setAttribute('id', missingPictureId(index))
  if (image.closest('figure')) return
  const figure = document.createElement('figure')
  putFigure(image, figure)
  figure.append(image)
}

function place(image: Element, { name, width, height }: PagePicture): void {
  image.setAttribute('src', `${FOLDER}${name}`)
  image.setAttribute('width', String(width))
  image.setAttribute('height', String(height))
  image.removeAttribute('id')
}

/** Puts pictures into the body, and lists every figure in order. Throws nothing of its own. */
export function finishArticle({ contentHtml, pictures }: FinishRequest): Finished {
  const named = namedPictures(pictures)
  const byAddress = new Map(pictures.map((picture) => [picture.address, picture]))
  const document = parseBody(contentHtml)
  const figures: Figure[] = []

  /** The picture of an element: by its address on the page, or as its placeholder names it. */
  function pictureOf(image: Element): PagePicture | null {
    const missing = missingPictureIndex(image.id)
    if (missing !== null) return named[missing] ?? null
    return byAddress.get(image.getAttribute('src') ?? '') ?? null
  }

  for (const { element, holder, caption, credit } of figurePlaces(document.body)) {
    const list = (src: string | null) => figures.push({ src, caption, credit })
    if (element.localName !== 'img') {
      // Copied text leaves figures without a picture.
      list(null)
      continue
    }
    const src = element.getAttribute('src') ?? ''
    if (src.startsWith(FOLDER) && imageNamePattern.test(src.slice(FOLDER.length))) {
      // Put there when this was done before; a page's own addresses are absolute.
      list(src)
      continue
    }
    const picture = pictureOf(element)
    if (picture && picture.name !== null) {
      place(element, picture)
      list(`${FOLDER}${picture.name}`)
      continue
    }
    const index = picture && isOnTheWeb(picture.address) ? named.indexOf(picture) : -1
    if (picture && index >= 0 && !isInLine(element)) {
      markMissing(document, element, index)
      list(picture.address)
      continue
    }
    if (holder && caption !== '') list(null)
    leaveWords(document, element)
  }
  return { contentHtml: sanitizeArticle(document.body.innerHTML), figures }
}
