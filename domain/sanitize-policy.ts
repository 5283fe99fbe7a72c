// The one sanitize policy (security.md). Applied with DOMPurify when an article is saved, and again by the one
// component that puts article HTML into the page. Nothing edits the HTML after it.

/** Text, structure, tables, ruby, figures: what an article is set with. No forms, frames, media, SVG or MathML. */
// prettier-ignore
export const allowedTags = [
  'a', 'abbr', 'aside', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'cite', 'code', 'col', 'colgroup', 'dd', 'del',
  'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img',
  'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'span',
  'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var', 'wbr',
] as const

// prettier-ignore
export const allowedAttributes = [
  'href', 'src', 'alt', 'title', 'id', 'lang', 'dir', 'width', 'height', 'colspan', 'rowspan', 'scope', 'headers',
  'start', 'reversed', 'value', 'datetime', 'span', 'open',
] as const

/** The prefix that DOMPurify's SANITIZE_NAMED_PROPS gives to ids; ours go on before it, so that `#fragments` match. */
export const ID_PREFIX = 'user-content-'

/**
 * Links: `https:`, `http:`, `mailto:`, or a fragment with our prefix. Pictures: our own relative path, as it is stored
 * (`images/<sha256>.<ext>`) or as it is shown (`article-image/<id>/<sha256>.<ext>`).
 */
export const allowedAddress =
  /^(?:https?:|mailto:|#user-content-|(?:images|article-image\/[0-9a-z]{12})\/[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif)$)/i

/** DOMPurify's configuration. `RETURN_TRUSTED_TYPE` is added where the page needs it. */
export const sanitizeConfig = {
  ALLOWED_TAGS: [...allowedTags],
  ALLOWED_ATTR: [...allowedAttributes],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  SANITIZE_NAMED_PROPS: true,
  SANITIZE_DOM: true,
  ALLOWED_URI_REGEXP: allowedAddress,
  // DOMPurify holds every attribute against ALLOWED_URI_REGEXP but those that are named as no addresses.
  ADD_URI_SAFE_ATTR: allowedAttributes.filter((name) => name !== 'href' && name !== 'src'),
  // prettier-ignore
  // The whole element goes, not only its tags: its text is code or a fallback, never the article's.
  FORBID_CONTENTS: [
    'script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'object', 'embed', 'applet', 'svg', 'math',
    'audio', 'video', 'canvas', 'form', 'select', 'textarea', 'button', 'xmp', 'plaintext', 'title', 'head', 'link', 'meta',
  ],
}

const IMAGE_ADDRESS = /^(?:images|article-image\/[0-9a-z]{12})\/[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif)$/

/**
 * The part of the policy that depends on the element: DOMPurify's `uponSanitizeAttribute` hook keeps an attribute only
 * where this is true. (DOMPurify itself would let `data:` through on pictures, whatever ALLOWED_URI_REGEXP says.)
 */
export function keepsAttribute(tag: string, attribute: string, value: string): boolean {
  if (attribute === 'src') return tag === 'img' && IMAGE_ADDRESS.test(value)
  if (attribute === 'href') return tag === 'a' && !IMAGE_ADDRESS.test(value) && allowedAddress.test(value)
  return true
}

/** Matches a stored picture's address in serialized, sanitized HTML, where attributes are always double-quoted. */
const STORED_IMAGE = /(<img\b[^>]*?\ssrc=")images\/(?=[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif)")/g

/**
 * Stored HTML as the reader's page addresses it: pictures by article id and content hash. Done before sanitizing.
 * In DOMPurify's output `<img` stands only where a tag begins, so text is never touched.
 */
export const addressImages = (contentHtml: string, articleId: string): string =>
  contentHtml.replace(STORED_IMAGE, `$1article-image/${articleId}/`)
