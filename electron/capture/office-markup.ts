// What word processors put on the clipboard, as the HTML that it stands for: Word's paragraphs that are list items,
// Google Docs' spans that are emphasis, LibreOffice's fonts.
import { textOf } from './page-dom.ts'

const replaceWithContent = (element: Element): void => element.replaceWith(...element.childNodes)

/** A sign that counts: "1.", "a)", "iv." */
const COUNTS = /^\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5})[.)]/i

/** Word writes a list as paragraphs with a sign before each: `mso-list:l0 level2 lfo1`. */
function joinLists(document: Document): void {
  let lists: { list: Element; level: number }[] = []
  let before: Element | null = null
  for (const item of document.querySelectorAll('p[style*="mso-list"]')) {
    const level = Number(
      /mso-list:\s*\S+\s+level(\d)/i.exec(item.getAttribute('style') ?? '')?.[1] ?? Number.NaN,
    )
    if (Number.isNaN(level)) continue
    const sign = item.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]')
    const name = COUNTS.test(textOf(sign)) ? 'ol' : 'ul'
    sign?.remove()
    // Only what follows the list without anything between is of it.
    if (before === null || item.previousElementSibling !== before) lists = []
    lists = lists.filter((one) => one.level <= level)
    let open = lists.at(-1)
    if (!open || open.level < level) {
      const list = document.createElement(name)
      const parent = open?.list.lastElementChild
      if (parent) parent.append(list)
      else item.replaceWith(list)
      open = { list, level }
      lists.push(open)
    }
    const entry = document.createElement('li')
    entry.append(...item.childNodes)
    open.list.append(entry)
    item.remove()
    before = lists[0]?.list ?? null
  }
}

/** Emphasis that is only said by a style. */
function nameEmphasis(document: Document): void {
  for (const span of document.querySelectorAll('span[style]')) {
    const style = span.getAttribute('style') ?? ''
    const names = [
      /font-weight:\s*(?:bold|[6-9]00)/i.test(style) && !span.closest('h1, h2, h3, h4, h5, h6, b, strong')
        ? 'strong'
        : null,
      /font-style:\s*italic/i.test(style) && !span.closest('i, em') ? 'em' : null,
      /vertical-align:\s*super/i.test(style) ? 'sup' : /vertical-align:\s*sub\b/i.test(style) ? 'sub' : null,
    ].filter((name) => name !== null)
    if (textOf(span) === '') continue
    for (const name of names) {
      const emphasis = document.createElement(name)
      emphasis.append(...span.childNodes)
      span.append(emphasis)
    }
  }
}

/** Makes plain HTML of a word processor's in place; leaves any other page as it is. */
export function tidyOffice(document: Document): void {
  const { body } = document
  for (const element of body.querySelectorAll('style, script, meta, link, title, xml')) element.remove()
  // `<o:p>` holds nothing but a space where a paragraph is empty.
  for (const element of [...body.querySelectorAll('*')].filter(({ localName }) => localName.includes(':')))
    replaceWithContent(element)
  // Google Docs wraps everything in bold that is not bold.
  for (const wrapper of body.querySelectorAll('b[style*="font-weight"]'))
    if (/font-weight:\s*(?:normal|400)/i.test(wrapper.getAttribute('style') ?? ''))
      replaceWithContent(wrapper)
  joinLists(document)
  nameEmphasis(document)
  for (const element of body.querySelectorAll('p.MsoTitle')) {
    const title = document.createElement('h1')
    title.append(...element.childNodes)
    element.replaceWith(title)
  }
  for (const element of body.querySelectorAll('font, span'))
    if (
      element.localName === 'font' ||
      element.getAttributeNames().every((name) => name === 'style' || name === 'class')
    )
      replaceWithContent(element)
}
