// The cover of an e-book, drawn in the house's faces: paper, name, number of parts, first picture. It is drawn here and
// not where the book is written, because here are the faces, with every Vietnamese mark, on every system.
import { partsOf } from '../../domain/book.ts'
import type { Book } from '../../domain/book.ts'
import { bookLanguage, bookMessagesIn } from '../../domain/language/book.ts'
import type { Language } from '../../domain/settings.ts'

/** Pixels: the shape that the shelves of reading programs are made for. */
const WIDTH = 1200
const HEIGHT = 1800
const MARGIN = 96
const PICTURE_HEIGHT = 760
/** Colours of "Giấy" (look.md): a cover is the same whatever the screen shows. */
const colours = {
  ground: '#faf5ea',
  ink: '#221e18',
  soft: '#62594b',
  accent: '#97251b',
  hairline: '#ddd3bf',
} as const
const SERIF = '"Source Serif 4 Variable", Georgia, serif'
const SANS = '"Be Vietnam Pro", system-ui, sans-serif'
const NAME_SIZES = [104, 92, 80, 68, 58, 50] as const
const MOST_LINES = 5

const STORED_IMAGE = /\ssrc="images\/([0-9a-f]{64}\.(?:jpg|png|gif|webp|avif))"/

/** The first picture of the first part that has one, loaded; null where there is none. */
async function firstPicture(book: Book): Promise<HTMLImageElement | null> {
  for (const { article } of partsOf(book)) {
    const name = STORED_IMAGE.exec(article.contentHtml)?.[1]
    if (name === undefined) continue
    const image = new Image()
    image.src = `article-image/${article.id}/${name}`
    const loaded = await image.decode().then(
      () => true,
      () => false,
    )
    if (loaded) return image
  }
  return null
}

/** Breaks a text into lines of at most a width; a word that is longer by itself is cut. */
function breakLines(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (pen.measureText(longer).width <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (pen.measureText(line + letter).width > width) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** Sets the name as large as it fits; gives the line below it. */
function drawName(pen: CanvasRenderingContext2D, name: string, top: number): number {
  const fits = NAME_SIZES.map((size) => {
    pen.font = `600 ${size}px ${SERIF}`
    return { size, lines: breakLines(pen, name, WIDTH - 2 * MARGIN) }
  })
  const chosen = fits.find(({ size, lines }) => lines.length <= (size > 80 ? 4 : MOST_LINES)) ?? fits.at(-1)
  if (!chosen) return top
  const { size, lines } = chosen
  pen.font = `600 ${size}px ${SERIF}`
  pen.fillStyle = colours.ink
  const shown = lines.slice(0, MOST_LINES)
  if (lines.length > MOST_LINES) shown[MOST_LINES - 1] = `${shown.at(-1)}…`
  // Stacked marks above and below need the room of a third of the size.
  const step = size * 1.32
  shown.forEach((line, index) => pen.fillText(line, MARGIN, top + size + index * step))
  return top + size + (shown.length - 1) * step
}

function drawPicture(pen: CanvasRenderingContext2D, image: HTMLImageElement): void {
  const scale = Math.max(WIDTH / image.naturalWidth, PICTURE_HEIGHT / image.naturalHeight)
  const width = WIDTH / scale
  const height = PICTURE_HEIGHT / scale
  const left = (image.naturalWidth - width) / 2
  const top = (image.naturalHeight - height) / 2
  pen.drawImage(image, left, top, width, height, 0, HEIGHT - PICTURE_HEIGHT, WIDTH, PICTURE_HEIGHT)
}

function draw(pen: CanvasRenderingContext2D, book: Book, image: HTMLImageElement | null, language: Language) {
  const words = bookMessagesIn(language)
  pen.fillStyle = colours.ground
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = colours.accent
  pen.fillRect(MARGIN, 0, 72, 150)
  pen.textBaseline = 'alphabetic'
  pen.font = `600 34px ${SANS}`
  pen.fillText(book.word === null ? '' : words.series, MARGIN, 232)
  const below = drawName(pen, book.title, 262)
  pen.fillStyle = colours.hairline
  pen.fillRect(MARGIN, below + 64, WIDTH - 2 * MARGIN, 2)
  pen.fillStyle = colours.soft
  pen.font = `400 36px ${SANS}`
  const parts = partsOf(book)
  const count = book.word === null ? (parts[0]?.article.byline ?? null) : words.parts(parts.length, book.word)
  const facts = [book.source, count].filter((fact) => fact).join('  ·  ')
  pen.fillText(breakLines(pen, facts, WIDTH - 2 * MARGIN)[0] ?? '', MARGIN, below + 132)
  if (image) drawPicture(pen, image)
  else {
    pen.fillStyle = colours.accent
    pen.fillRect(0, HEIGHT - 24, WIDTH, 24)
  }
}

/** The cover as JPEG; null where none can be drawn: the book then opens with its title page. */
export async function drawCover(book: Book): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const [image] = await Promise.all([
    firstPicture(book),
    document.fonts.load(`600 80px ${SERIF}`, book.title),
    document.fonts.load(`600 34px ${SANS}`, 'Loạt bài'),
    document.fonts.load(`400 34px ${SANS}`, `Ấế ${book.source ?? ''}`),
  ])
  draw(pen, book, image, bookLanguage(book.lang, 'vi'))
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return blob && new Uint8Array(await blob.arrayBuffer())
}
