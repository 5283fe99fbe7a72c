// The body of an article beside others in one file: its ids are its own, and links to the other parts lead to them.
import { addressKey } from '../../domain/url-policy.ts'
import { partAnchor } from '../../domain/book.ts'
import { parseBody } from './page-document.ts'

/**
 * A stored body as one of several, sanitized after it was changed: ids and the links to them end in the article's id,
 * and an address that `saved` knows becomes a link to that part's heading.
 */
export async function bodyInBook(
  contentHtml: string,
  articleId: string,
  saved: ReadonlyMap<string, string>,
): Promise<string> {
  const body = parseBody(contentHtml)
  const scoped = (name: string) => (name === '' ? '' : `${name}-${articleId}`)
  // What a form holds stands in for the form's own properties by its name; the sanitizer takes it whole.
  for (const element of body.querySelectorAll('[id]:not(form)')) element.id = scoped(element.id)
  for (const cell of body.querySelectorAll('[headers]:not(form)')) {
    const names = (cell.getAttribute('headers') ?? '').split(/\s+/)
    cell.setAttribute('headers', names.map(scoped).join(' '))
  }
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if (href.startsWith('#')) {
      link.setAttribute('href', `#${scoped(href.slice(1))}`)
      continue
    }
    const part = /^https?:/i.test(href) ? saved.get(addressKey(href)) : undefined
    if (part !== undefined) link.setAttribute('href', `#${partAnchor(part)}`)
  }
  // The DOM that sanitizes is loaded only when needed.
  const { sanitizeArticle } = await import('../capture/sanitize.ts')
  return sanitizeArticle(body.innerHTML)
}
