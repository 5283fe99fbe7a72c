// The shapes in which sites set pictures with captions, all made `<figure><img><figcaption>`.
import type { Figure } from '../../domain/article.ts'
import { creditWord } from '../../domain/caption-credit.ts'
import { textOf } from './page-dom.ts'
import { attribute, elementsBelow, hasText, holds, isElement, nearest } from './page-walk.ts'
import { linkDensity } from './related.ts'

const MAX_CAPTION = 1000
/** Tables that systems use for a picture and its caption; as listed in the design notes on newspapers. */
const PICTURE_TABLE = /(?:^|\s)(?:MASTERCMS_TPL_TABLE|tplCaption|picture)(?:\s|$)|image|photo/
const CAPTION_CLASS = /caption|(?:^|\s)Image(?:\s|$)/

export type Caption = { readonly caption: string; readonly credit: string | null }

const BRACKETED = new RegExp(
  `\\s*[(\\[]\\s*(?:${creditWord})\\s*(?::|by|of|/)\\s*([^()\\[\\]]{1,200})[)\\]]\\s*\\.?$`,
  'iu',
)
const TRAILING = new RegExp(
  `(?<=[.!?…”"]\\s+|^)${creditWord}\\s*(?::|by\\b|courtesy of)\\s*([^.]{1,120})\\.?$`,
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

const IMAGE: ReadonlySet<string> = new Set(['img'])
const TABLE: ReadonlySet<string> = new Set(['table'])
const FIGURE: ReadonlySet<string> = new Set(['figure'])
const FIGURES_ALONE: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'h2', 'h3'])
/** What stands in a `<figure>` that is more than a picture with a caption. */
const MORE_THAN_PICTURES: ReadonlySet<string> = new Set(['figure', 'table', 'pre', 'blockquote', 'ul', 'ol'])
const NO_PICTURES: ReadonlySet<string> = new Set([
  'video',
  'audio',
  'iframe',
  'table',
  'pre',
  'blockquote',
  'p',
  'figure',
])

const cells = (table: Element): Element[] =>
  elementsBelow(table).filter(
    (cell) => (cell.localName === 'td' || cell.localName === 'th') && nearest(cell, TABLE) === table,
  )

/** Rows of cells of a table. */
const rowsOf = (table: Element): Element[][] => {
  const rows = new Map<Node | null, Element[]>()
  for (const cell of cells(table)) rows.set(cell.parentNode, [...(rows.get(cell.parentNode) ?? []), cell])
  return [...rows.values()]
}

const imagesIn = (element: Element): number => element.getElementsByTagName('img').length

/** Pictures side by side, the captions in their cells or in a row of as many cells below them. */
function isGrid(table: Element): boolean {
  const rows = rowsOf(table)
  const arePictures = rows.map((row) => row.every((cell) => imagesIn(cell) === 1))
  return (
    imagesIn(table) > 1 &&
    rows.some((row, at) => !arePictures[at] || row.some(hasText)) &&
    rows.every((row, at) => {
      if (arePictures[at]) return true
      const above = rows[at - 1]
      return arePictures[at - 1] && row.length === above?.length && row.every((cell) => imagesIn(cell) === 0)
    })
  )
}

/** A table that only holds pictures, each with a short text after it at most. */
function isPictureTable(table: Element): boolean {
  const images = table.getElementsByTagName('img').length
  const all = cells(table)
  if (images === 0 || all.length > images * 2 + 1 || holds(table, FIGURES_ALONE)) return false
  return all.every((cell) => textOf(cell).length <= (holds(cell, IMAGE) ? 300 : MAX_CAPTION))
}

/** The figures of a table of pictures, in its place. */
function unpackTable(document: Document, table: Element): Element[] {
  const rows = rowsOf(table)
  // Captions below pictures side by side: each moves up to its own.
  for (const [at, row] of rows.entries())
    if (row.length > 1 && row.length === rows[at - 1]?.length && row.every((cell) => imagesIn(cell) === 0))
      for (const [column, cell] of row.entries()) rows[at - 1]?.[column]?.append(...cell.childNodes)
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
  return figures
}

/** A figure holds its pictures and one caption of plain text with its links and emphasis; an empty caption goes. */
function tidyFigure(document: Document, figure: Element): void {
  const images = [...figure.getElementsByTagName('img')]
  if (images.length === 0) {
    if (!holds(figure, NO_PICTURES) && !hasText(figure)) figure.remove()
    return
  }
  if (holds(figure, MORE_THAN_PICTURES)) return
  const caption =
    figure.getElementsByTagName('figcaption')[0] ??
    elementsBelow(figure).find((element) => CAPTION_CLASS.test(attribute(element, 'class')))
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

/** A small box of one picture and a caption by its class, as WordPress and its like print it, made a figure or none. */
function boxToFigure(document: Document, caption: Element): Element[] {
  const box = caption.parentElement
  if (!box || BIG_BOXES.has(box.localName) || nearest(caption, FIGURE)) return []
  const images = [...box.getElementsByTagName('img')]
  const [image] = images
  if (!image || images.length > 1 || caption.contains(image)) return []
  const text = textOf(caption)
  if (text.length > MAX_CAPTION || textOf(box).length > text.length + 20) return []
  const figure = makeFigure(document, image, text)
  box.replaceWith(figure)
  return [figure]
}

const WRAPPERS: ReadonlySet<string> = new Set(['div', 'section', 'center'])
const OUTSIDE: ReadonlySet<string> = new Set(['aside', 'nav', 'footer', 'header', 'form'])

/** The captioned pictures that are all that a block holds; null where it holds anything else. */
function figuresAlone(block: Element): Element[] | null {
  const figures: Element[] = []
  for (let node = block.firstChild; node; node = node.nextSibling) {
    if (!isElement(node)) {
      if (node.nodeType === TEXT_NODE && /[^\s\u00A0]/u.test(node.nodeValue ?? '')) return null
    } else if (node.localName === 'figure') {
      if (imagesIn(node) === 0) return null
      figures.push(node)
    } else if (WRAPPERS.has(node.localName)) {
      const inside = figuresAlone(node)
      if (!inside) return null
      figures.push(...inside)
    } else if (node.localName !== 'br') return null
  }
  return figures
}

const TEXT_NODE = 3

/**
 * Readability drops a block of two or more pictures without a paragraph, captions or not: what holds nothing but
 * captioned pictures is replaced by them. Captions that are links are other articles' titles.
 */
function openRow(figure: Element): void {
  if (nearest(figure, OUTSIDE)) return
  let row: Element | null = null
  let inRow: readonly Element[] = []
  for (
    let block = figure.parentElement;
    block && WRAPPERS.has(block.localName);
    block = block.parentElement
  ) {
    const figures = figuresAlone(block)
    if (!figures) break
    row = block
    inRow = figures
  }
  if (row && inRow.length > 1 && inRow.some(hasText) && linkDensity(row) < 0.5) row.replaceWith(...inRow)
}

const BIG_BOXES: ReadonlySet<string> = new Set(['body', 'article', 'main', 'figcaption', 'td'])

/** Brings every picture with a caption among `elements`, all of a page, to the one shape. */
export function normalizeFigures(document: Document, elements: readonly Element[]): void {
  const tables = new Set<Element>()
  const figures: Element[] = []
  const captions: Element[] = []
  for (const element of elements) {
    const table = element.localName === 'img' ? nearest(element, TABLE) : null
    if (table) tables.add(table)
    if (element.localName === 'figure') figures.push(element)
    else if (CAPTION_CLASS.test(attribute(element, 'class'))) captions.push(element)
  }
  for (const table of tables)
    if (
      table.isConnected &&
      (PICTURE_TABLE.test(attribute(table, 'class')) || cells(table).length <= 3 || isGrid(table)) &&
      isPictureTable(table)
    )
      figures.push(...unpackTable(document, table))
  for (const figure of figures) if (figure.isConnected) tidyFigure(document, figure)
  for (const caption of captions) if (caption.isConnected) figures.push(...boxToFigure(document, caption))
  for (const figure of figures) if (figure.isConnected) openRow(figure)
}

const MAX_FIGURES = 2000
/** Elements by which a `<figure>` is more than a caption whose picture is not there. */
const FIGURE_CONTENT: ReadonlySet<string> = new Set(['img', 'figure', 'table', 'pre', 'blockquote'])

/** A place in a body that counts as a figure: a picture, or a figure that has only its caption left. */
export type FigurePlace = Caption & {
  /** The `<img>`, or the `<figure>` without one. */
  readonly element: Element
  /** The `<figure>` around it, itself included; null for a picture that stands alone. */
  readonly holder: Element | null
}

/** The figures of a body in order; a caption belongs to the last picture of its figure. */
export function figurePlaces(body: Element): FigurePlace[] {
  const places: FigurePlace[] = []
  for (const element of elementsBelow(body)) {
    const isPicture = element.localName === 'img'
    if (!isPicture && (element.localName !== 'figure' || holds(element, FIGURE_CONTENT))) continue
    const holder = nearest(element, FIGURE)
    const last = !isPicture || [...(holder?.getElementsByTagName('img') ?? [])].at(-1) === element
    const text = last ? textOf(holder?.getElementsByTagName('figcaption')[0]) : ''
    const { caption, credit } = splitCredit(text.slice(0, 4000))
    places.push({ element, holder, caption, credit: credit?.slice(0, 400) ?? null })
  }
  return places.slice(0, MAX_FIGURES)
}

/** The figures of a body whose pictures are still at their own addresses. */
export const figuresIn = (body: Element): Figure[] =>
  figurePlaces(body)
    .map(({ element, caption, credit }) => ({ src: element.getAttribute('src'), caption, credit }))
    .map((figure) => (/^https?:/i.test(figure.src ?? '') ? figure : { ...figure, src: null }))
