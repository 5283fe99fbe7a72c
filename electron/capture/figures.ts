// The shapes in which sites set pictures with captions, all made `<figure><img><figcaption>`.
import { textOf } from './page-dom.ts'

const MAX_CAPTION = 1000
/** Tables that systems use for a picture and its caption; as listed in the design notes on newspapers. */
const PICTURE_TABLES =
  'table.MASTERCMS_TPL_TABLE, table.tplCaption, table.picture, table[class*="image"], table[class*="photo"]'
const CAPTION_BLOCKS =
  '.wp-caption-text, .caption, .image-caption, .img-caption, .photo-caption, .PhotoCMS_Caption, .Image, [class*="caption"]'

export type Caption = { readonly caption: string; readonly credit: string | null }

const CREDIT_WORD =
  '(?:Nguồn(?:\\s+ảnh)?|Ảnh(?:\\s+minh\\s+họa)?|Hình|Đồ\\s*họa|Source|Photos?|Photograph|Image|Picture|Credit|Courtesy)'
const BRACKETED = new RegExp(
  `\\s*[(\\[]\\s*(?:${CREDIT_WORD})\\s*(?::|by|of|/)\\s*([^()\\[\\]]{1,200})[)\\]]\\s*\\.?$`,
  'iu',
)
const TRAILING = new RegExp(
  `(?<=[.!?…”"]\\s+|^)${CREDIT_WORD}\\s*(?::|by\\b|courtesy of)\\s*([^.]{1,120})\\.?$`,
  'iu',
)

/** Parts the credit at a caption's end, "(Nguồn: BQN)" or "… Ảnh: Lam Khê", from the caption. */
export function splitCredit(text: string): Caption {
  for (const pattern of [BRACKETED, TRAILING]) {
    const found = pattern.exec(text)
    if (found?.[1]) return { caption: text.slice(0, found.index).trim(), credit: found[1].trim() }
  }
  return { caption: text, credit: null }
}

function makeFigure(document: Document, image: Element, caption: string): Element {
  const figure = document.createElement('figure')
  figure.append(image)
  if (caption) {
    const figcaption = document.createElement('figcaption')
    figcaption.textContent = caption
    figure.append(figcaption)
  }
  return figure
}

const cells = (table: Element): Element[] =>
  [...table.querySelectorAll('td, th')].filter((cell) => cell.closest('table') === table)

/** A table that only holds pictures, each with a short text after it at most. */
function isPictureTable(table: Element): boolean {
  const images = table.querySelectorAll('img').length
  const all = cells(table)
  if (images === 0 || all.length > images * 2 + 1 || table.querySelector('table, ul, ol, h2, h3'))
    return false
  return all.every((cell) => textOf(cell).length <= (cell.querySelector('img') ? 300 : MAX_CAPTION))
}

function unpackTable(document: Document, table: Element): void {
  const figures: Element[] = []
  for (const cell of cells(table)) {
    const images = [...cell.querySelectorAll('img')]
    const text = textOf(cell)
    const last = figures.at(-1)
    if (images.length > 0)
      figures.push(
        ...images.map((image, index) => makeFigure(document, image, index === images.length - 1 ? text : '')),
      )
    else if (text && last && !last.querySelector('figcaption'))
      last.append(...makeFigure(document, document.createElement('img'), text).querySelectorAll('figcaption'))
  }
  table.replaceWith(...figures)
}

/** A figure holds its pictures and one caption of plain text with its links and emphasis; an empty caption goes. */
function tidyFigure(document: Document, figure: Element): void {
  const images = [...figure.querySelectorAll('img')]
  if (
    images.length === 0 &&
    !figure.querySelector('video, audio, iframe, table, pre, blockquote, p, figure')
  ) {
    if (textOf(figure) === '') figure.remove()
    return
  }
  if (images.length === 0 || figure.querySelector('figure, table, pre')) return
  const caption = figure.querySelector('figcaption') ?? figure.querySelector(CAPTION_BLOCKS)
  const text = textOf(caption)
  const kept = text ? document.createElement('figcaption') : null
  if (kept && caption) {
    kept.innerHTML = caption.innerHTML
    for (const block of kept.querySelectorAll('p, div, span, img'))
      block.replaceWith(...block.childNodes, document.createTextNode(' '))
    if (kept.children.length === 0) kept.textContent = text
  }
  figure.replaceChildren(...images, ...(kept ? [kept] : []))
}

/** A small box of one picture and a caption by its class: what WordPress and its like print. */
function boxToFigure(document: Document, caption: Element): void {
  const box = caption.parentElement
  if (
    !box ||
    caption.closest('figure') ||
    ['body', 'article', 'main', 'figcaption', 'td'].includes(box.localName)
  )
    return
  const images = [...box.querySelectorAll('img')]
  const [image] = images
  const text = textOf(caption)
  if (!image || images.length > 1 || caption.contains(image) || text.length > MAX_CAPTION) return
  if (textOf(box).length > text.length + 20) return
  box.replaceWith(makeFigure(document, image, text))
}

/** Brings every picture with a caption below `root` to the one shape. */
export function normalizeFigures(document: Document, root: ParentNode): void {
  for (const table of root.querySelectorAll('table'))
    if (
      table.querySelector('img') &&
      (table.matches(PICTURE_TABLES) || cells(table).length <= 3) &&
      isPictureTable(table)
    )
      unpackTable(document, table)
  for (const figure of root.querySelectorAll('figure')) tidyFigure(document, figure)
  for (const caption of root.querySelectorAll(CAPTION_BLOCKS))
    if (caption.parentNode) boxToFigure(document, caption)
}
