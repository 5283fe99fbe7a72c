// From a page's HTML to its article: the rule of its system where there is one, Readability where there is none.
import type { Figure } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { hostOf } from '../../domain/url-policy.ts'
import { bodyByRule, findBody, wholePage } from './article-body.ts'
import { isArticle } from './article-check.ts'
import { cleanByline } from './byline.ts'
import { takeTail } from './article-tail.ts'
import { cleanBody, removeEmpty, takeTrailingByline, stripAttributes } from './clean-body.ts'
import { figuresIn } from './figures.ts'
import { takeLead } from './lead.ts'
import { readMetadata } from './metadata.ts'
import { ownAddress } from './own-address.ts'
import { parsePage, textOf } from './page-dom.ts'
import { takePaging } from './page-links.ts'
import { elementsBelow } from './page-walk.ts'
import type { Extraction } from './parser.ts'
import { dropHeadingMarks, preparePage } from './prepare-page.ts'
import { joinRelated } from './related.ts'
import { ruleFor } from './site-rules.ts'

/** An article with the figures of its body, pictures still at their own addresses. */
export type PageExtraction = Extraction & { readonly figures: readonly Figure[] }

/** Language of a text whose page names none: Vietnamese tells itself by letters that no other language has. */
function guessLanguage(text: string): string | null {
  const sample = text.slice(0, 4000)
  const vietnamese = sample.match(/[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu)?.length ?? 0
  return vietnamese > sample.length / 40 ? 'vi' : null
}

function picturesOf(body: Element): string[] {
  const addresses = [...body.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '')
  return [...new Set(addresses.filter((address) => /^(?:https?:|data:image\/)/i.test(address)))]
}

export type ExtractOptions = {
  /** Turn away what is no article; pasted pages are taken as they are. */
  readonly mustBeArticle: boolean
  /** A file: its pictures may lie in the folder beside it. */
  readonly local?: boolean
}

/**
 * The article of a page. `url`: its address after redirects, or null; then the page's own canonical address counts.
 * Throws AppFailure('not-an-article').
 */
export function extractArticle(html: string, url: string | null, options: ExtractOptions): PageExtraction {
  const source = { html, url, local: options.local ?? false }
  const page = parsePage(html, url, source.local)
  const { document } = page
  const elements = elementsBelow(document.documentElement)
  dropHeadingMarks(elements)
  const rule = ruleFor(hostOf(url), elements)
  const metadata = readMetadata(page, elements, rule, url)
  const address = ownAddress(url, metadata.canonical)
  // Before the navigation goes that holds them.
  const paging = takePaging(page, elements, url)
  const vietnamese = /^vi\b/i.test(
    metadata.lang ?? guessLanguage(`${metadata.title ?? ''} ${metadata.description ?? ''}`) ?? '',
  )
  const preparation = { rule, url: address, vietnamese }
  const related = preparePage(page, preparation)
  const foundLead = takeLead(document, rule, metadata.description)

  const byRule = rule ? bodyByRule(document, rule) : null
  const found = byRule ? { body: byRule, byline: null } : findBody(page, source, preparation)
  if (!found) throw new AppFailure('not-an-article', { reason: 'empty' })
  const siteNames = [metadata.siteName, hostOf(address)]
  const printed = metadata.byline ?? cleanByline(found.byline, siteNames)
  const title = metadata.title ?? textOf(found.body.querySelector('h1, h2')).slice(0, 200)
  const signed = cleanBody(found.body, { title, lead: foundLead, byline: printed, rule, tailed: true })
  const others = takeTail(found.body, printed ?? signed, address)
  const byline = printed ?? cleanByline(signed ?? takeTrailingByline(found.body, printed), siteNames)
  removeEmpty(found.body)
  const isOne = isArticle(found.body, metadata, address ? new URL(address).pathname : null)
  if (options.mustBeArticle && !isOne) throw new AppFailure('not-an-article', { reason: 'listing' })
  const whole = isOne ? null : wholePage(source, preparation, found.body)
  if (whole) cleanBody(whole, { title, lead: null, byline, rule, tailed: false })
  const body = whole ?? found.body
  // What looked like a lead, and an author, was one story's of many.
  const lead = whole ? null : foundLead
  const text = textOf(body)
  if (text === '' && !body.querySelector('img') && !lead)
    throw new AppFailure('not-an-article', { reason: 'empty' })
  stripAttributes(body)
  return {
    url: address,
    title: title || text.slice(0, 80) || hostOf(address) || '?',
    lead,
    byline: whole ? metadata.byline : byline,
    publishedAt: metadata.publishedAt,
    siteName: metadata.siteName,
    section: metadata.section,
    lang: metadata.lang ?? guessLanguage(text),
    dir: metadata.dir,
    related: joinRelated(related, whole ? [] : others),
    figures: figuresIn(body),
    contentHtml: body.innerHTML,
    pictures: picturesOf(body),
    leadPicture: metadata.picture,
    paging,
  }
}
