// The page's own addresses, as pure functions: what a request of the `app` scheme asks for, and which file that is.
// Source of the rules: security.md, "The custom scheme".
import { extname } from 'node:path'
import { safeParse } from 'valibot'
import { articleIdSchema, imageNamePattern } from '../../domain/article.ts'

export const APP_SCHEME = 'app'
const READER_HOST = 'reader'
/** The one page of the app. */
export const READER_ADDRESS = `${APP_SCHEME}://${READER_HOST}/`
/** The list's picture of an article. */
const THUMBNAIL = 'thumb.webp'

export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "media-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify"

/** Every type that the app serves. A file of another type is not served at all. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
}

/** The type to serve a file as, by its extension; null where it is not to be served. */
export const mimeTypeOf = (path: string): string | null => mimeTypes[extname(path).toLowerCase()] ?? null

/**
 * Whether an address belongs to the reader's page. Protocol and host are compared: Node gives every address of a
 * scheme of one's own the origin `null`.
 */
export function isReaderAddress(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.host === READER_HOST &&
    url.username === '' &&
    url.password === ''
  )
}

export type AppRequest =
  | { readonly kind: 'page' }
  /** A file of the built page, relative to its folder; still to be checked by `containedFile`. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'image'; readonly articleId: string; readonly name: string }
  | { readonly kind: 'refused'; readonly status: 403 | 404 | 405 }

const refused = (status: 403 | 404 | 405): AppRequest => ({ kind: 'refused', status })

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** A leftover `%` would be decoded a second time by somebody; NUL and backslash mean something to file systems. */
const isPlainPath = (path: string): boolean => !/[\0\\%]/.test(path)

/** What a request asks for. Pictures of articles are addressed by article id and content hash, never by path. */
export function readAppRequest(method: string, address: string): AppRequest {
  if (method !== 'GET') return refused(405)
  if (!isReaderAddress(address)) return refused(403)
  const path = decodeOnce(new URL(address).pathname)
  if (path === null || !isPlainPath(path)) return refused(403)
  const [first, ...rest] = path.slice(1).split('/')
  if (path === '/' || path === '/index.html') return { kind: 'page' }
  if (first !== 'article-image') return { kind: 'file', path: path.slice(1) }
  const [articleId, name, ...more] = rest
  if (articleId === undefined || name === undefined || more.length > 0) return refused(404)
  const named = safeParse(articleIdSchema, articleId).success
  if (!named || !(name === THUMBNAIL || imageNamePattern.test(name))) return refused(404)
  return { kind: 'image', articleId, name }
}
