// Article HTML on its way into the page: the one sanitize policy, applied by the Chromium that shows it.
import DOMPurify from 'dompurify'
import type { ArticleId } from '../../domain/article.ts'
import { partAnchor } from '../../domain/book.ts'
import { creditsApart } from '../../domain/caption-credit.ts'
import { addressImages, keepsAttribute, sanitizeConfig } from '../../domain/sanitize-policy.ts'
import { addressKey } from '../../domain/url-policy.ts'

/** The parts of a series that stand in one page, by the keys of their addresses. */
export type PartsInPage = ReadonlyMap<string, ArticleId>

/**
 * A value of an attribute as it is where several bodies stand in one page: each body's ids are its own, and links to
 * other parts lead to them. Done while sanitizing, so that what comes out is what was checked.
 */
function valueInPage(name: string, value: string, articleId: string, parts: PartsInPage): string {
  const scoped = (id: string) => (id === '' ? '' : `${id}-${articleId}`)
  if (name === 'id') return scoped(value)
  if (name === 'headers') return value.split(/\s+/).map(scoped).join(' ')
  if (name !== 'href') return value
  if (value.startsWith('#')) return `#${scoped(value.slice(1))}`
  const part = /^https?:/i.test(value) ? parts.get(addressKey(value)) : undefined
  return part === undefined ? value : `#${partAnchor(part)}`
}

type Kept = { readonly articleId: string; readonly contentHtml: string; readonly html: TrustedHTML }

/** What was sanitized last, the latest first: going back to an article does not do the same work on the same text. */
let kept: readonly Kept[] = []
const MOST_KEPT = 6

/**
 * Sanitized HTML of an article, its pictures addressed. Throws where DOMPurify does not work: nothing is shown then.
 * @param parts the parts that stand beside it; null where it stands alone
 */
export function trustedHtml(
  contentHtml: string,
  articleId: string,
  parts: PartsInPage | null = null,
): TrustedHTML {
  if (parts !== null) return sanitized(contentHtml, articleId, parts)
  const known = kept.find((one) => one.articleId === articleId && one.contentHtml === contentHtml)
  const html = known?.html ?? sanitized(contentHtml, articleId, null)
  kept = [{ articleId, contentHtml, html }, ...kept.filter((one) => one !== known)].slice(0, MOST_KEPT)
  return html
}

function sanitized(contentHtml: string, articleId: string, parts: PartsInPage | null): TrustedHTML {
  if (!DOMPurify.isSupported) throw new Error('DOMPurify does not work here: the article is not shown')
  DOMPurify.removeAllHooks()
  DOMPurify.addHook('uponSanitizeAttribute', (node, data) => {
    if (parts !== null) data.attrValue = valueInPage(data.attrName, data.attrValue, articleId, parts)
    if (!keepsAttribute(node.nodeName.toLowerCase(), data.attrName, data.attrValue)) data.keepAttr = false
  })
  return DOMPurify.sanitize(creditsApart(addressImages(contentHtml, articleId)), {
    ...sanitizeConfig,
    RETURN_TRUSTED_TYPE: true,
  })
}
