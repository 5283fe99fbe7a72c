// One HTML file that needs nothing else: no network, no scripts, its pictures inside.
import { createHash } from 'node:crypto'
import { escapeMarkup } from './page-document.ts'
import type { ReadImage } from './read-image.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1b18; --quiet: #5f5a52; --rule: #d8d2c6; --page: #fffdf8; --accent: #a3271c }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4dc; --quiet: #a8a196; --rule: #45413a; --page: #1b1a18; --accent: #f0897b }
}
body { margin: 0; background: var(--page); color: var(--ink) }
article, header, nav, .missing { max-width: 38em; margin: 0 auto; padding: 3em 1.25em; font: 1.125rem/1.65 'Source Serif 4', Georgia, 'Noto Serif', serif }
header { padding-block: 3em 0 }
nav { padding-block: 1em 0 }
h1 { font-size: 2em; line-height: 1.35; margin: 0 0 .5em; text-wrap: balance }
h2, h3, h4, h5, h6 { line-height: 1.35; margin: 1.8em 0 .5em }
.label { margin: 0 0 .5em; color: var(--accent); font-size: .85em; font-weight: 600 }
nav ol { padding: 0; list-style: none }
nav li { margin: .6em 0 }
.missing { color: var(--quiet) }
article + article, .missing { border-top: 1px solid var(--rule) }
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
  article, header, nav, .missing { max-width: none; padding: 0; font-size: 11pt }
  article + article, nav + article, .missing { break-before: page; border-top: 0 }
  h1, h2, h3, h4, h5, h6 { break-after: avoid }
  figure, img, tr { break-inside: avoid }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
  details::details-content { display: block; block-size: auto; content-visibility: visible }
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

/** A picture's address in sanitized HTML, where attributes are always double-quoted. */
const STORED_IMAGE = /(<img\b[^>]*?)\ssrc="images\/([0-9a-f]{64}\.(jpg|png|gif|webp|avif))"/g

/** @param html sanitized; its pictures are those of the article */
export async function inlinePictures(html: string, articleId: string, readImage: ReadImage): Promise<string> {
  const found = new Map([...html.matchAll(STORED_IMAGE)].map((match) => [match[2] ?? '', match[3] ?? '']))
  const urls = new Map<string, string>()
  for (const [name, extension] of found) {
    const bytes = await readImage(articleId, name)
    if (bytes)
      urls.set(name, `data:${MEDIA_TYPES[extension]};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return html.replace(STORED_IMAGE, (_whole, before: string, name: string) => {
    const url = urls.get(name)
    // Without its picture the description remains.
    return url === undefined ? before : `${before} src="${url}"`
  })
}

/** @param body markup; `title` and `lang` are text */
export function htmlPage(title: string, lang: string, dir: 'ltr' | 'rtl', body: string): string {
  const styleHash = createHash('sha256').update(STYLE).digest('base64')
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${escapeMarkup(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
}
