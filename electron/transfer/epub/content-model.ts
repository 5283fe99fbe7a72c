// Makes a sanitized body follow HTML's content models, which EPUB readers and epubcheck hold a book to and which no
// newspaper's page keeps. Text and order are never changed; only elements that stand where they may not are renamed,
// moved within their table, figure or list, or give way to their content.
// Source: HTML Living Standard, "Content models" of each element of the sanitize policy.

const PHRASING = new Set(
  // prettier-ignore
  ['a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'img', 'ins', 'kbd', 'mark', 'q',
   'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
)
/** Their content is what their parent's may be. */
const TRANSPARENT = new Set(['a', 'ins', 'del'])
const HEADING = 'h2, h3, h4, h5, h6'

const nameOf = (element: Element): string => element.localName
const all = (body: Element, selector: string): Element[] => [...body.querySelectorAll(selector)]
const isBlock = (element: Element): boolean => !PHRASING.has(nameOf(element))
const holdsBlocks = (element: Element): boolean => all(element, '*').some(isBlock)
const isBlank = (node: Node): boolean =>
  node.nodeType === node.TEXT_NODE && !/\S/.test(node.textContent ?? '')

/** Attributes that only the element they stood on may have are dropped later, with all that an element may not have. */
function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name)
  for (const attribute of element.attributes) renamed.setAttribute(attribute.name, attribute.value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

const unwrap = (element: Element): void => element.replaceWith(...element.childNodes)

/** Words of two lines do not run together where the elements between them go. */
function unwrapLine(element: Element, between: string): void {
  const document = element.ownerDocument
  if (element.previousSibling) element.before(document.createTextNode(between))
  if (element.nextSibling) element.after(document.createTextNode(between))
  unwrap(element)
}

/** What holds only words and holds blocks: blocks give way in headings, everything else gives way to blocks. */
function settlePhrasing(body: Element): void {
  for (const element of all(body, `${HEADING}, pre, summary`)) {
    const between = nameOf(element) === 'pre' ? '\n' : ' '
    for (const block of all(element, '*').filter(isBlock)) unwrapLine(block, between)
  }
  for (const element of all(body, '*').toReversed()) {
    const name = nameOf(element)
    if (!PHRASING.has(name) && name !== 'p') continue
    if (!holdsBlocks(element)) continue
    if (name === 'p') rename(element, 'div')
    else if (!TRANSPARENT.has(name)) unwrap(element)
  }
  for (const link of all(body, 'a a')) unwrap(link)
  for (const inner of all(body, 'dfn dfn')) unwrap(inner)
}

/** Puts each run of what no list may hold directly into an item. */
function settleList(list: Element): void {
  let item: Element | null = null
  for (const child of [...list.childNodes]) {
    if (child.nodeType === child.ELEMENT_NODE && nameOf(child as Element) === 'li') {
      item = child as Element
    } else if (!isBlank(child)) {
      if (item === null) {
        item = list.ownerDocument.createElement('li')
        child.before(item)
      }
      item.append(child)
    }
  }
}

function settleLists(body: Element): void {
  for (const list of all(body, 'ul, ol').toReversed()) settleList(list)
  for (const item of all(body, 'li')) {
    const parent = item.parentElement
    if (!parent || !/^[uo]l$/.test(nameOf(parent))) rename(item, 'div')
  }
  for (const list of all(body, 'dl').toReversed()) {
    const names = [...list.childNodes]
      .filter((node) => !isBlank(node))
      .map((node) => node.nodeName.toLowerCase())
    if (/^(?:(?:dt )+(?:dd )+)+$/.test(`${names.join(' ')} `)) continue
    rename(list, 'div')
  }
  for (const item of all(body, 'dt, dd')) {
    if (item.parentElement && nameOf(item.parentElement) === 'dl') continue
    rename(item, 'div')
  }
}

/** A figure has one caption, before or after all else. */
function settleFigures(body: Element): void {
  const captions = new Set<Element>()
  for (const figure of all(body, 'figure')) {
    const caption = figure.querySelector(':scope > figcaption')
    if (!caption) continue
    captions.add(caption)
    const isFirst = [...figure.childNodes].find((node) => !isBlank(node)) === caption
    if (!isFirst) figure.append(caption)
  }
  for (const caption of all(body, 'figcaption')) if (!captions.has(caption)) rename(caption, 'div')
}

function settleDetails(body: Element): void {
  for (const details of all(body, 'details')) {
    const summary = details.querySelector(':scope > summary')
    if (summary && !details.closest('a')) details.prepend(summary)
    else rename(details, 'div')
  }
  for (const summary of all(body, 'summary')) {
    const parent = summary.parentElement
    const isFirst = parent?.firstElementChild === summary
    if (!parent || nameOf(parent) !== 'details' || !isFirst) rename(summary, 'div')
  }
}

/** A ruby is runs of words, each with its reading: `rt`, or `rt` between two `rp`. */
function settleRuby(body: Element): void {
  for (const ruby of all(body, 'ruby').toReversed()) {
    const kinds = [...ruby.childNodes]
      .filter((node) => !isBlank(node))
      .map((node) => node.nodeName.toLowerCase())
    const shape = kinds.map((kind) => (kind === 'rt' || kind === 'rp' ? kind : 'base')).join(' ')
    if (!/^(?:(?:base )+(?:rt |rp rt rp ))+$/.test(`${shape} `)) rename(ruby, 'span')
  }
  for (const reading of all(body, 'rt, rp')) {
    const parent = reading.parentElement
    if (parent && nameOf(parent) === 'ruby' && !parent.closest('rt, rp')) continue
    rename(reading, 'span')
  }
}

const HEAD_CELL = `${HEADING}, section, aside`

function settleTable(table: Element): void {
  const document = table.ownerDocument
  const child = (name: string) => [...table.children].filter((one) => nameOf(one) === name)
  const captions = child('caption')
  const caption = captions.find((one) => one.querySelector('table') === null)
  for (const extra of captions.filter((one) => one !== caption)) {
    table.before(extra)
    rename(extra, 'div')
  }
  const [head, ...heads] = child('thead')
  const [foot, ...feet] = child('tfoot')
  for (const extra of [...heads, ...feet]) rename(extra, 'tbody')
  for (const row of child('tr')) rename(row, 'tbody').replaceChildren(row)
  for (const row of all(table, 'tr')) {
    if (row.closest('table') === table && row.children.length === 0) row.append(document.createElement('td'))
  }
  table.prepend(...[caption, ...child('colgroup'), head].filter((one) => one !== undefined))
  if (foot) table.append(foot)
}

function settleTables(body: Element): void {
  for (const table of all(body, 'table').toReversed()) settleTable(table)
  for (const cell of all(body, 'th, dt')) {
    for (const block of all(cell, HEAD_CELL)) rename(block, 'div')
  }
}

/** @param body the sanitized body; changed in place. Running it again changes nothing. */
export function settleContent(body: Element): void {
  // Structures come first: what they rename to blocks is then looked at by the elements around it.
  settleTables(body)
  settleLists(body)
  settleFigures(body)
  settleDetails(body)
  settlePhrasing(body)
  // Last: what gives way above may leave readings without their ruby.
  settleRuby(body)
}
