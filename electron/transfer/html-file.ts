// An article as one HTML file that needs nothing else: no network, no scripts, its pictures inside.
import { createHash } from 'node:crypto'
import type { ArticleDetail } from '../../domain/article.ts'
import { factsOf } from './article-facts.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1b18; --quiet: #5f5a52; --rule: #d8d2c6; --page: #fffdf8 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4dc; --quiet: #a8a196; --rule: #45413a; --page: #1b1a18 }
}
body { margin: 0; background: var(--page); color: var(--ink) }
article { max-width: 38em; margin: 0 auto; padding: 3em 1.25em; font: 1.125rem/1.65 'Source Serif 4', Georgia, 'Noto Serif', serif }
h1 { font-size: 2em; line-height: 1.2; margin: 0 0 .5em; text-wrap: balance }
h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.8em 0 .5em }
.lead { font-size: 1.15em; font-weight: 600 }
.facts, .source, figcaption { color: var(--quiet); font-size: .85em }
.facts { border-bottom: 1px solid var(--rule); padding-bottom: 1em }
.source { border-top: 1px solid var(--rule); padding-top: 1em; overflow-wrap: anywhere }
a { color: inherit }
figure { margin: 1.8em 0 }
img { display: block; max-width: 100%; height: auto; margin: 0 auto }
blockquote { margin: 1.5em 0; padding-left: 1em; border-left: 3px solid var(--rule) }
pre { overflow-x: auto }
table { border-collapse: collapse; max-width: 100% }
th, td { border: 1px solid var(--rule); padding: .3em .6em; text-align: start; vertical-align: top }
@page { margin: 20mm }
@media print {
  :root { --ink: #000; --quiet: #444; --rule: #999; --page: #fff }
  article { max-width: none; padding: 0; font-size: 11pt }
  h1, h2, h3, h4, h5, h6 { break-after: avoid }
  figure, img, tr { break-inside: avoid }
  p { orphans: 3; widows: 3 }
}
`

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A picture's address in sanitized HTML, where attributes are always double-quoted. */
const STORED_IMAGE = /(<img\b[^>]*?)\ssrc="images\/([0-9a-f]{64}\.(jpg|png|gif|webp|avif))"/g

async function inlinePictures(
  html: string,
  readImage: (name: string) => Promise<Uint8Array | null>,
): Promise<string> {
  const found = new Map([...html.matchAll(STORED_IMAGE)].map((match) => [match[2] ?? '', match[3] ?? '']))
  const urls = new Map<string, string>()
  for (const [name, extension] of found) {
    const bytes = await readImage(name)
    if (bytes)
      urls.set(name, `data:${MEDIA_TYPES[extension]};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return html.replace(STORED_IMAGE, (_whole, before: string, name: string) => {
    const url = urls.get(name)
    // Without its picture the description remains.
    return url === undefined ? before : `${before} src="${url}"`
  })
}

/**
 * The article as one self-contained, printable HTML file.
 * @param readImage bytes of a picture of the article by its name; null where it cannot be had
 */
export async function articleHtmlFile(
  article: ArticleDetail,
  readImage: (name: string) => Promise<Uint8Array | null>,
): Promise<string> {
  // What lies on the disk may have been changed by others since it was sanitized; the DOM is loaded only when needed.
  const { sanitizeArticle } = await import('../capture/sanitize.ts')
  const body = await inlinePictures(sanitizeArticle(article.contentHtml), readImage)
  const styleHash = createHash('sha256').update(STYLE).digest('base64')
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`
  const title = escapeHtml(article.title)
  const facts = factsOf(article).map(escapeHtml).join(' · ')
  const url = article.url === null ? null : escapeHtml(article.url)
  return `<!doctype html>
<html lang="${escapeHtml(article.lang ?? '')}" dir="${article.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<article>
<h1>${title}</h1>
${article.lead ? `<p class="lead">${escapeHtml(article.lead)}</p>\n` : ''}${facts ? `<p class="facts">${facts}</p>\n` : ''}${body}
${url === null ? '' : `<p class="source"><a href="${url}" rel="noreferrer">${url}</a></p>\n`}</article>
</body>
</html>
`
}
