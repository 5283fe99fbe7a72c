// What a page says about its article, each item by a stated order of trust.
import { hostOf, webAddress } from '../../domain/url-policy.ts'
import { joinBylines } from './byline.ts'
import { articleObject, decodeEntities, personNames, readJsonLd, textProperty } from './json-ld.ts'
import type { JsonObject } from './json-ld.ts'
import { ASIDE, BYLINE_PLACES, DATE_PLACES, isElsewhere, mayNameAuthor } from './metadata-places.ts'
import { bylineBelowTitle, dateNearTitle } from './near-title.ts'
import { findAll, textOf } from './page-dom.ts'
import type { Page } from './page-dom.ts'
import { attribute, isElement, nearest } from './page-walk.ts'
import { boldLines, pickTitle, siteInTitle } from './page-title.ts'
import { parseDate } from './publish-date.ts'
import { paperName } from './site-rules.ts'
import type { SiteRule } from './site-rules.ts'

export type Metadata = {
  readonly title: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly siteName: string | null
  readonly section: string | null
  readonly lang: string | null
  readonly dir: 'ltr' | 'rtl'
  /** og:description or its like: helps to find the lead, is never shown. */
  readonly description: string | null
  /** The page says of itself that it is an article. */
  readonly saysArticle: boolean
  /** The page says of itself that it is a list or a front page. */
  readonly saysListing: boolean
  /** The page's own word for its address; null where it has none. */
  readonly canonical: string | null
  readonly picture: string | null
}

/** Reads `<meta>` by name, property or itemprop; the first that has content. */
function metaReader({ document, elements }: Looked): (...names: string[]) => string | null {
  const values = new Map<string, string>()
  for (const meta of elements) {
    if (meta.localName !== 'meta') continue
    const content = attribute(meta, 'content').trim()
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    if (name && content && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), content)
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name)
      if (value) return decodeEntities(value, document)
    }
    return null
  }
}

/** Drawings have titles, too. */
const isPageTitle = ({ localName, parentNode }: Element): boolean =>
  localName === 'title' && !(isElement(parentNode) && parentNode.localName === 'svg')

const LISTING_TYPES = /^(?:WebSite|CollectionPage|ItemList|SearchResultsPage)$/
const RTL = /^(?:ar|fa|he|ur|yi|ps|sd|ug|dv)\b/i

const AUTHOR_META = [
  'author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'byl',
  'sailthru.author',
  'article:author',
  'article:author_name',
] as const
const DATE_META = [
  'article:published_time',
  'og:article:published_time',
  'pubdate',
  'datepublished',
  'publishdate',
  'publish-date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'article.published',
  'published_time',
  'date',
  'cxenseparse:recs:publishtime',
] as const
/** A page and all its elements in document order. */
type Looked = { readonly document: Document; readonly elements: readonly Element[] }
function pickByline(
  { document, elements }: Looked,
  meta: ReturnType<typeof metaReader>,
  json: JsonObject | null,
  rule: SiteRule | null,
  siteNames: readonly (string | null)[],
): string | null {
  const join = (names: readonly (string | null | undefined)[]) =>
    joinBylines(
      names.map((name) => (name ? decodeEntities(name, document) : null)),
      siteNames,
    )
  for (const selector of rule?.byline ?? []) {
    const named = join([textOf(document.querySelector(selector))])
    if (named) return named
  }
  const persons = join([...personNames(json, 'author'), ...personNames(json, 'creator')])
  if (persons) return persons
  for (const name of AUTHOR_META) {
    const named = join([meta(name)])
    if (named) return named
  }
  const candidates = elements.filter(mayNameAuthor)
  for (const isPlace of BYLINE_PLACES) {
    const places = candidates.filter((element) => isPlace(element) && !isElsewhere(element))
    const named = join(
      places
        .slice(0, places.length > 4 ? 1 : 4)
        .map((place) => attribute(place, 'content') || textOf(place))
        .filter((text) => text.length < 120),
    )
    if (named) return named
  }
  return bylineBelowTitle(elements, siteNames)
}

function pickDate(
  { document, elements }: Looked,
  meta: ReturnType<typeof metaReader>,
  json: JsonObject | null,
  rule: SiteRule | null,
  vietnamese: boolean,
): string | null {
  const given = [
    textProperty(json, 'datePublished'),
    ...DATE_META.map((name) => meta(name)),
    textProperty(json, 'dateCreated'),
    textProperty(json, 'uploadDate'),
  ]
  for (const text of given) {
    const date = parseDate(text, vietnamese)
    if (date) return date
  }
  const byRule = (rule?.date ?? []).map((selector) => document.querySelector(selector))
  for (const find of [
    ...byRule.map((place) => () => place),
    ...DATE_PLACES.map((isPlace) => () => elements.find(isPlace)),
  ]) {
    const place = find()
    if (!place || isElsewhere(place)) continue
    for (const text of [place.getAttribute('datetime'), place.getAttribute('content'), textOf(place)]) {
      const date = parseDate(text, vietnamese)
      if (date) return date
    }
  }
  return dateNearTitle(elements, vietnamese)
}

function pickLanguage(
  document: Document,
  meta: ReturnType<typeof metaReader>,
  json: JsonObject | null,
): string | null {
  const written =
    document.documentElement.getAttribute('lang') ??
    document.documentElement.getAttribute('xml:lang') ??
    textProperty(json, 'inLanguage') ??
    meta('og:locale', 'content-language', 'language')
  const tag =
    written
      ?.trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0] ?? ''
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) && tag.length <= 35 ? tag : null
}

function canonicalAddress(
  page: Page,
  elements: readonly Element[],
  meta: ReturnType<typeof metaReader>,
): string | null {
  const link = elements
    .find(
      (element) =>
        element.localName === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, 'rel')),
    )
    ?.getAttribute('href')
  for (const text of [link, meta('og:url')]) {
    if (!text || !URL.canParse(text, page.base ?? undefined)) continue
    const address = webAddress(new URL(text, page.base ?? undefined).href)
    if (address) return address
  }
  return null
}

/** The last link of a trail that is no "home" and not the title itself. */
function pickSection(
  page: Page,
  meta: ReturnType<typeof metaReader>,
  json: JsonObject | null,
  rule: SiteRule | null,
  title: string | null,
): string | null {
  const trail = findAll(page.document, rule?.section ?? []).map((link) => textOf(link))
  const named = trail.find((text) => text !== '' && text !== title && !/^(?:trang chủ|home)$/i.test(text))
  const section = named ?? meta('article:section') ?? textProperty(json, 'articleSection')
  return section && section.length <= 100 ? section : null
}

/**
 * Reads a page's own description of itself. `elements`: all of the page; `rule`: the rule of its system, or null.
 * Changes nothing.
 */
export function readMetadata(
  page: Page,
  elements: readonly Element[],
  rule: SiteRule | null,
  url: string | null,
): Metadata {
  const { document } = page
  const looked = { document, elements }
  const meta = metaReader(looked)
  const objects = readJsonLd(elements)
  const json = articleObject(objects)
  const decoded = (text: string | null) => (text ? decodeEntities(text, document) : null)
  const canonical = canonicalAddress(page, elements, meta)
  const host = hostOf(url ?? canonical)
  const publisher = decoded(textProperty(json, 'publisher'))
  const printed = meta('og:site_name') ?? publisher ?? meta('application-name')
  const documentTitle = textOf(elements.find(isPageTitle)) || null
  const headings = elements.filter((one) => one.localName === 'h1' && !nearest(one, ASIDE))
  const titles = [meta('og:title'), ...headings.map((one) => textOf(one))]
  const named =
    siteInTitle(documentTitle, titles) ??
    (headings.length === 0 ? siteInTitle(documentTitle, boldLines(elements, documentTitle)) : null)
  const siteName = paperName(host) ?? paperName(printed?.toLowerCase() ?? null) ?? printed ?? named
  const siteNames = [siteName, printed, named, publisher, host, host?.split('.')[0] ?? null]
  const lang = pickLanguage(document, meta, json)
  const vietnamese = /^vi\b/i.test(lang ?? '') || (host ?? '').endsWith('.vn')
  const title = pickTitle({
    headings,
    openGraph: meta('og:title', 'twitter:title', 'dc.title', 'dcterms.title'),
    jsonLd: decoded(textProperty(json, 'headline')),
    documentTitle,
    siteNames,
  })
  const written = document.documentElement.getAttribute('dir') ?? document.body?.getAttribute('dir')
  const picture = meta('og:image', 'og:image:url', 'twitter:image')
  return {
    title,
    byline: pickByline(looked, meta, json, rule, siteNames),
    publishedAt: pickDate(looked, meta, json, rule, vietnamese),
    siteName: siteName?.slice(0, 200) ?? null,
    section: pickSection(page, meta, json, rule, title),
    lang,
    dir: written?.toLowerCase() === 'rtl' || (!written && RTL.test(lang ?? '')) ? 'rtl' : 'ltr',
    description:
      meta('og:description', 'description', 'twitter:description') ??
      decoded(textProperty(json, 'description')),
    saysArticle: json !== null || meta('og:type')?.toLowerCase() === 'article',
    saysListing:
      json === null &&
      (meta('og:type')?.toLowerCase() === 'website' ||
        objects.some((object) =>
          [object['@type']].flat().some((type) => typeof type === 'string' && LISTING_TYPES.test(type)),
        )),
    canonical,
    picture:
      picture && URL.canParse(picture, page.base ?? undefined)
        ? webAddress(new URL(picture, page.base ?? undefined).href)
        : null,
  }
}
