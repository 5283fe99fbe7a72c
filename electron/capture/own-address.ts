// Which address an article is kept under: the one its page was fetched from, or the one that the page calls its own.
import { addressKey, sameSite } from '../../domain/url-policy.ts'

/** The end of an address of a version of an article: of its AMP or print page, or of one of its later pages. */
const VERSION = /^\/(?:amp|print|in|ban-in|single|all|index\.\w+|(?:page\/|trang[-/]|p)?\d{1,3})\/?$/i

/** Whether a path looks like an article's: a file, a number of an article, or a title in its words. */
function looksLikeArticle({ pathname, search }: URL): boolean {
  const last = pathname.split('/').findLast((part) => part !== '') ?? ''
  return (
    /\.(?:html?|s?htm|chn|epi|vnp|tpo|ldo|ngo|vov|aspx?|php|cms)$/i.test(last) ||
    /\d{4}/.test(last + search) ||
    last.split('-').length > 4
  )
}

/** A page above: a section, where the rest of the path does not only name a version of the same page. */
function isAbove(canonical: URL, url: URL): boolean {
  const above = canonical.pathname.replace(/\/+$/, '')
  return (
    url.pathname.startsWith(`${above}/`) &&
    url.pathname.length > above.length + 1 &&
    !VERSION.test(url.pathname.slice(above.length))
  )
}

/**
 * The page's own word for its address, where it can be believed: it is of the same site, so that a copy of an article in
 * another paper stays an article of that paper, and it names a page of its own, not the front page or a section, which
 * careless systems write into each article. So the mobile, AMP, print and shared addresses of an article are one.
 * `url`: its address after redirects, null where there is none.
 */
export function ownAddress(url: string | null, canonical: string | null): string | null {
  if (url === null || canonical === null) return url ?? canonical
  if (addressKey(url) === addressKey(canonical)) return canonical
  if (!sameSite(url, canonical)) return url
  const [own, said] = [new URL(url), new URL(canonical)]
  if (said.pathname === '/' && said.search === '') return url
  // An address that is a number alone (`/?p=1234`) has the words of the article in its canonical one.
  if (own.pathname === '/') return canonical
  if (isAbove(said, own)) return url
  return looksLikeArticle(own) &&
    !looksLikeArticle(said) &&
    !VERSION.test(own.pathname.slice(said.pathname.length))
    ? url
    : canonical
}
