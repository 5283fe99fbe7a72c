// The last step of making an article: kept pictures in their places, captions where pictures could not be had, sanitized.
import type { Figure } from '../../domain/article.ts'
import { figurePlaces } from './figures.ts'
import { parsePage, textOf } from './page-dom.ts'
import { SAVED_PAGE } from './parser.ts'
import type { Finished, FinishRequest } from './parser.ts'
import { sanitizeArticle } from './sanitize.ts'

const remoteAddress = (address: string): string | null =>
  /^https?:/i.test(address) && address.length <= 4096 && !address.startsWith(SAVED_PAGE) ? address : null

/** A picture that could not be had leaves its caption, or the words that stood in its place. */
function leaveCaption(document: Document, image: Element): void {
  const figure = image.closest('figure')
  const words = image.getAttribute('alt')?.trim()
  if (figure) {
    image.remove()
    if (!figure.querySelector('figcaption') && words && words.length > 3) {
      const caption = document.createElement('figcaption')
      caption.textContent = words
      figure.append(caption)
    }
    if (textOf(figure) === '' && !figure.querySelector('img')) figure.remove()
    return
  }
  if (!words || words.length <= 3 || textOf(image.parentElement) !== '') return image.remove()
  const placeholder = document.createElement('figure')
  const caption = document.createElement('figcaption')
  caption.textContent = words
  placeholder.append(caption)
  image.replaceWith(placeholder)
}

/** Puts kept pictures into the body by their names, and lists every figure in order. Throws nothing of its own. */
export function finishArticle({ contentHtml, pictures }: FinishRequest): Finished {
  const kept = new Map(pictures.map((picture) => [picture.address, picture]))
  const { document } = parsePage(`<!doctype html><html><head></head><body>${contentHtml}</body></html>`, null)
  const figures: Figure[] = []
  for (const { element, holder, caption, credit } of figurePlaces(document.body)) {
    const address = element.localName === 'img' ? (element.getAttribute('src') ?? '') : ''
    const picture = kept.get(address)
    if (holder || picture || address)
      figures.push({ src: picture ? `images/${picture.name}` : remoteAddress(address), caption, credit })
    if (element.localName !== 'img') continue
    if (!picture) {
      leaveCaption(document, element)
      continue
    }
    element.setAttribute('src', `images/${picture.name}`)
    element.setAttribute('width', String(picture.width))
    element.setAttribute('height', String(picture.height))
  }
  return { contentHtml: sanitizeArticle(document.body.innerHTML), figures }
}
