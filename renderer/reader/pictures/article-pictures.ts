// The pictures of the open article, as the viewer shows them. They are found in the body's HTML, which stays as it is.
import type { Flow } from '../flow.ts'
import { spanOf } from '../place.ts'
import type { Figure } from '../../../domain/article.ts'
import { missingPictureIndex } from '../../../domain/missing-picture.ts'

export type ArticlePicture = {
  readonly image: HTMLImageElement
  /** Address within the page. */
  readonly address: string
  /** `<sha256>.<ext>` */
  readonly name: string
  /** The alternative text; '' where there is none. */
  readonly words: string
  readonly caption: string
  readonly credit: string | null
}

/** What is smaller than this, in pixels, is an icon in the text: nothing to look at more closely. */
const LEAST = { width: 96, height: 64 }

const text = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Caption and credit apart where capture found them apart, else the caption as it stands. */
function wordsBelow(
  image: HTMLImageElement,
  name: string,
  figures: readonly Figure[],
): Pick<ArticlePicture, 'caption' | 'credit'> {
  const printed = text(image.closest('figure')?.querySelector('figcaption'))
  const known = figures.find(
    ({ src, caption }) => src?.endsWith(`/${name}`) && (printed === '' || printed.includes(caption.trim())),
  )
  if (known) return { caption: known.caption.trim(), credit: known.credit }
  return { caption: printed, credit: null }
}

function isLargeEnough(image: HTMLImageElement): boolean {
  // The attributes are known before the picture has come; without them nothing is known until then.
  const width = image.naturalWidth || Number(image.getAttribute('width')) || 0
  const height = image.naturalHeight || Number(image.getAttribute('height')) || 0
  return width >= LEAST.width && height >= LEAST.height
}

/** Asked for and not there: its file is gone from the library. */
const isBroken = (image: HTMLImageElement) => image.complete && image.naturalWidth === 0

/** The pictures of a body in reading order, without icons and without what is missing. */
export function picturesOf(body: HTMLElement, figures: readonly Figure[]): ArticlePicture[] {
  return [...body.querySelectorAll('img')].flatMap((image) => {
    const address = image.getAttribute('src')
    if (address === null || missingPictureIndex(image.id) !== null) return []
    if (!isLargeEnough(image) || isBroken(image)) return []
    const name = address.slice(address.lastIndexOf('/') + 1)
    return [{ image, address, name, words: image.alt.trim(), ...wordsBelow(image, name, figures) }]
  })
}

/** Longest name of a picture that a button has, in characters. */
const MOST_CHARACTERS = 120

/** What names a picture in one line: its alternative text, else its caption; '' where it has neither. */
export function pictureName({ words, caption }: Pick<ArticlePicture, 'words' | 'caption'>): string {
  const name = words || caption
  if (name.length <= MOST_CHARACTERS) return name
  const cut = name.slice(0, MOST_CHARACTERS)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))}…`
}

/** Index of the picture that lies nearest to the line that is being read; -1 for none. */
export function nearestTo(flow: Flow, pictures: readonly ArticlePicture[]): number {
  const line = flow.line()
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY]
  pictures.forEach(({ image }, index) => {
    const span = spanOf(image, flow)
    if (!span) return
    const away = line < span.start ? span.start - line : line > span.end ? line - span.end : 0
    if (away < least) [nearest, least] = [index, away]
  })
  return nearest
}
