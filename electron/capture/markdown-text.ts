// An article from Markdown: the converter's HTML, nothing guessed and nothing left out.
import { Marked } from 'marked'
import { excerptOf } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { cleanByline } from './byline.ts'
import { stripAttributes } from './clean-body.ts'
import { isVietnamese } from './copied-text.ts'
import { normalizeFigures } from './figures.ts'
import { linkMedia } from './media-links.ts'
import { parsePage, textOf } from './page-dom.ts'
import { elementsBelow } from './page-walk.ts'
import type { Extraction } from './parser.ts'
import { parseDate } from './publish-date.ts'

const marked = new Marked({ gfm: true, async: false })

type Front = { readonly fields: ReadonlyMap<string, string>; readonly rest: string }

/** Lines "key: value" between two "---" at the very beginning, as note programs write them. */
function takeFrontMatter(text: string): Front {
  const block = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  const lines = block?.[1]?.split(/\r?\n/) ?? []
  const isFront = lines.length > 0 && lines.every((line) => /^\s*$|^[\w-]+\s*:|^\s+\S|^-\s|^#/.test(line))
  if (!block || !isFront) return { fields: new Map(), rest: text }
  const fields = new Map<string, string>()
  for (const line of lines) {
    const [, key, value] = /^([\w-]+)\s*:\s*(.+)$/.exec(line) ?? []
    if (key && value) fields.set(key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  return { fields, rest: text.slice(block[0].length) }
}

/** Boxes of a task list become signs: the sanitizer lets no control through. */
function drawBoxes(document: Document): void {
  for (const box of document.querySelectorAll('input[type=checkbox]'))
    box.replaceWith(document.createTextNode(box.hasAttribute('checked') ? '☑' : '☐'))
}

/** Throws AppFailure('empty-input') where there are no words in it. `url`: where the text came from, or null. */
export function articleFromMarkdown(text: string, url: string | null): Extraction {
  const { fields, rest } = takeFrontMatter(text.replace(/^\uFEFF/, ''))
  const address = url ?? webAddress(fields.get('source') ?? fields.get('url') ?? '')
  const html = marked.parse(rest, { async: false })
  const { document } = parsePage(`<!doctype html><html><head></head><body>${html}</body></html>`, address)
  const { body } = document
  drawBoxes(document)
  const elements = elementsBelow(body)
  linkMedia(document, elements, { pageUrl: address, vietnamese: isVietnamese(rest) })
  normalizeFigures(document, elements)
  for (const element of body.querySelectorAll('script, style')) element.remove()
  const first = body.firstElementChild
  const heading = first?.localName === 'h1' || (first?.localName === 'h2' && !body.querySelector('h1'))
  const words = textOf(body)
  const title = fields.get('title') ?? (heading ? textOf(first) : '')
  if (!/[\p{L}\p{N}]/u.test(`${title}${words}`)) throw new AppFailure('empty-input')
  if (heading && (title === textOf(first) || !fields.has('title'))) first?.remove()
  stripAttributes(body)
  const pictures = [...body.querySelectorAll('img[src]')].map((image) => image.getAttribute('src') ?? '')
  return {
    url: address,
    title: (title || excerptOf(words, 80)).slice(0, 500),
    lead: null,
    byline: cleanByline(fields.get('author'), []),
    publishedAt: parseDate(fields.get('date'), true),
    siteName: null,
    section: null,
    lang: isVietnamese(words) ? 'vi' : null,
    dir: 'ltr',
    related: [],
    contentHtml: body.innerHTML,
    pictures: [...new Set(pictures.filter((one) => /^(?:https?:|data:image\/)/i.test(one)))],
    leadPicture: null,
  }
}
