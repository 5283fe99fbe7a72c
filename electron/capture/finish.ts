// The last step of making an article: kept pictures in their places, captions where pictures could not be had, sanitized.
import type { Figure } from '../../domain/article.ts'
import { splitCredit } from './figures.ts'
import { parsePage, textOf } from './page-dom.ts'
import { SAVED_PAGE } from './parser.ts'
import type { Finished, FinishRequest } from './parser.ts'
import { sanitizeArticle } from './sanitize.ts'

const MAX_FIGURES = 2000

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
  for (const element of document.body.querySelectorAll('img, figure')) {
    const isFigure = element.localName === 'figure'
    if (isFigure ? element.querySelector('img, figure, table, pre, blockquote') : false) continue
    const address = isFigure ? '' : (element.getAttribute('src') ?? '')
    const picture = kept.get(address)
    const holder = element.closest('figure')
    const last = !holder || [...holder.querySelectorAll('img')].at(-1) === element || isFigure
    const text = last ? textOf(holder?.querySelector('figcaption')) : ''
    const { caption, credit } = splitCredit(text.slice(0, 4000))
    if (figures.length < MAX_FIGURES && (holder || picture || address))
      figures.push({
        src: picture ? `images/${picture.name}` : remoteAddress(address),
        caption,
        credit: credit?.slice(0, 400) ?? null,
      })
    if (isFigure) continue
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
