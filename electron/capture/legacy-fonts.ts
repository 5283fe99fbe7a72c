// Pages whose Vietnamese lives in fonts: which of their text is set in such a font, and that text in Unicode.
import { parseHTML } from 'linkedom'
import { isInLegacy } from './legacy-guess.ts'
import { unicodeFrom } from './legacy-vietnamese.ts'
import type { LegacyCharset } from './legacy-vietnamese.ts'
import { withOneRoot } from './page-dom.ts'

/** How a text is converted; `capitals`: its font shows small letters as capitals. */
type Conversion = { readonly charset: LegacyCharset; readonly capitals: boolean }

/** A family of the ABC or VNI fonts where a page may name a font; `.vnAbc` may also be a class of a style sheet. */
const LEGACY_FONT = /["':=,;]\s*(?:\.Vn[A-Z0-9]|\.(?:vn|VN)(?:time|arial|TIME|ARIAL)|VNI-[A-Z]|vni-times)/

/** Whether a page, as text or as bytes read one by one, names a font of Vietnamese from before Unicode. */
export const namesLegacyFont = (page: string): boolean => LEGACY_FONT.test(page)

/** The conversion that a font family asks for; null for every other font. The first of a list decides. */
function conversionOf(families: string): Conversion | null {
  const first = (families.split(',')[0] ?? '').replace(/["']|!important/gi, '').trim()
  if (/^VNI-/i.test(first)) return { charset: 'vni', capitals: false }
  // `.VnTimeH`, `.VnArialH`, `.Vn3DH`: the fonts of capitals end in H.
  if (/^\.Vn[\w ]+$/i.test(first)) return { charset: 'tcvn3', capitals: first.toLowerCase().endsWith('h') }
  return null
}

/** The value of `font-family`, or of the family at the end of `font`, in declarations; null where there is none. */
function familyIn(declarations: string): string | null {
  const family = /(?:^|[;{\s])font-family\s*:\s*([^;}]+)/i.exec(declarations)?.[1]
  if (family) return family
  const font = /(?:^|[;{\s])font\s*:\s*([^;}]+)/i.exec(declarations)?.[1]
  return font ? (/\d[\w.%]*(?:\s*\/\s*[\w.%]+)?\s+(\D[^;}]*)$/.exec(font)?.[1] ?? null) : null
}

type FontRule = { readonly selector: string; readonly families: string; readonly weight: number }

/** How special a selector is: ids over classes over names (CSS "specificity", told apart roughly). */
const weightOf = (selector: string): number =>
  (selector.match(/#/g)?.length ?? 0) * 10_000 +
  (selector.match(/[.[:]/g)?.length ?? 0) * 100 +
  (selector.match(/(?:^|[\s>+~])[a-z]/gi)?.length ?? 0)

/** More rules are no page's of that time, and would be looked for one by one. */
const MAX_RULES = 1000

const withoutComments = (css: string): string =>
  css
    .split('/*')
    .map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf('*/') + 2)))
    .join('')
    .replace(/<!--|-->/g, '')

/** The rules of a page's own style sheets that name a font, the weakest first. */
function fontRules(document: Document): FontRule[] {
  const css = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n')
  const rules: FontRule[] = []
  for (const block of withoutComments(css).split('}')) {
    const [selectors = '', declarations = ''] = block.split('{').slice(-2)
    const families = familyIn(declarations)
    if (families === null || selectors.includes('@') || rules.length > MAX_RULES) continue
    for (const selector of selectors.split(',').map((one) => one.trim()))
      if (selector !== '') rules.push({ selector, families, weight: weightOf(selector) })
  }
  return rules.toSorted((one, other) => one.weight - other.weight)
}

/** What a browser would set each element in, where the page says so for that element itself. */
function declaredFonts(document: Document): ReadonlyMap<Element, string> {
  const fonts = new Map<Element, string>()
  for (const element of document.querySelectorAll('font[face]'))
    fonts.set(element, element.getAttribute('face') ?? '')
  for (const { selector, families } of fontRules(document)) {
    try {
      for (const element of document.querySelectorAll(selector)) fonts.set(element, families)
    } catch {
      // A selector that this DOM cannot read sets no font.
    }
  }
  for (const element of document.querySelectorAll('[style]')) {
    const families = familyIn(element.getAttribute('style') ?? '')
    if (families !== null) fonts.set(element, families)
  }
  return fonts
}

const convert = (text: string, { charset, capitals }: Conversion): string => {
  const converted = unicodeFrom(text, charset)
  return capitals ? converted.toUpperCase() : converted
}

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const UNSHOWN = new Set(['script', 'style', 'noscript', 'template'])
const TEXT_ATTRIBUTES = ['alt', 'title', 'content'] as const

/** Title and description have no font: they are converted where their words show that they are written like the body. */
function convertHead(document: Document, fonts: ReadonlyMap<Element, string>): void {
  const charsets = new Set([...fonts.values()].flatMap((families) => conversionOf(families)?.charset ?? []))
  for (const charset of charsets) {
    for (const title of document.querySelectorAll('title'))
      if (isInLegacy(title.textContent ?? '', charset))
        title.textContent = unicodeFrom(title.textContent ?? '', charset)
    for (const meta of document.querySelectorAll('meta[content]')) {
      const content = meta.getAttribute('content') ?? ''
      if (isInLegacy(content, charset)) meta.setAttribute('content', unicodeFrom(content, charset))
    }
  }
}

type Step = { readonly node: Node; readonly conversion: Conversion | null }

/**
 * A page with its legacy Vietnamese in Unicode: the text set in such fonts, or with `whole` all of it, attributes for
 * people included. Text in other fonts stays as it is, and so does a page that names none.
 */
export function unicodePage(html: string, whole: LegacyCharset | null): string {
  if (whole === null && !namesLegacyFont(html)) return html
  const { document } = parseHTML(withOneRoot(html))
  const everywhere = whole === null ? null : { charset: whole, capitals: false }
  const fonts = declaredFonts(document)
  if (everywhere === null) convertHead(document, fonts)
  const open: Step[] = [{ node: document.documentElement, conversion: everywhere }]
  for (let step = open.pop(); step; step = open.pop()) {
    const { node, conversion } = step
    if (node.nodeType === TEXT_NODE) {
      if (conversion && node.textContent) node.textContent = convert(node.textContent, conversion)
      continue
    }
    if (node.nodeType !== ELEMENT_NODE) continue
    const element = node as Element
    if (UNSHOWN.has(element.localName)) continue
    const families = fonts.get(element)
    const own = families === undefined ? conversion : conversionOf(families)
    const here = everywhere ? { ...everywhere, capitals: own?.capitals ?? false } : own
    if (here)
      for (const name of TEXT_ATTRIBUTES) {
        const value = element.getAttribute(name)
        if (value) element.setAttribute(name, unicodeFrom(value, here.charset))
      }
    for (const child of element.childNodes) open.push({ node: child, conversion: here })
  }
  return document.toString()
}
