// Sends what came to the extractor of its form.
import { decodeHtml } from './decode-html.ts'
import { articleFromText } from './copied-text.ts'
import { extractArticle } from './extract.ts'
import { namesLegacyFont, unicodePage } from './legacy-fonts.ts'
import { guessLegacy } from './legacy-guess.ts'
import { unicodeFrom } from './legacy-vietnamese.ts'
import { articleFromMarkdown } from './markdown-text.ts'
import type { Extracted, ExtractRequest, Extraction } from './parser.ts'
import { articleFromPaste, isPaste } from './pasted-html.ts'
import { readSavedArchive, readSavedHtml } from './saved-page.ts'
import type { SavedPage } from './saved-page.ts'

/** A page that lies on disk as one file, its large pictures taken out before any DOM sees it. */
function pageOf({ form, content, local }: ExtractRequest): SavedPage | null {
  if (typeof content === 'string') return null
  if (form === 'archive') return readSavedArchive(content)
  return local && form === 'html' ? readSavedHtml(content) : null
}

/** What came, as Unicode: the page's HTML or the text, and the charset that it was read in. Throws as `decodeHtml`. */
export function readRequest(request: ExtractRequest): Pick<Extracted, 'charset'> & { readonly text: string } {
  const { form, charset } = request
  const page = pageOf(request)
  const content = page?.content ?? request.content
  const contentType = page?.contentType ?? request.contentType
  const decoded =
    typeof content === 'string'
      ? { text: content.normalize('NFC'), legacy: null, encoding: null }
      : decodeHtml(content, contentType, charset)
  const { text, encoding } = decoded
  // Where neither a person nor a font names it, only words that can be nothing else do.
  const guessed = charset === null && !namesLegacyFont(text) ? guessLegacy(text) : null
  const legacy = decoded.legacy ?? guessed
  const isPage = form === 'html' || form === 'archive'
  const unicode = isPage ? unicodePage(text, legacy) : legacy === null ? text : unicodeFrom(text, legacy)
  return { text: unicode, charset: charset ?? (encoding && (guessed ?? encoding)) }
}

function articleOf({ form, url, trusted, local }: ExtractRequest, text: string): Extraction {
  if (form === 'text') return articleFromText(text, url)
  if (form === 'markdown') return articleFromMarkdown(text, url)
  if (trusted && isPaste(text)) return articleFromPaste(text, url)
  return extractArticle(text, url, { mustBeArticle: !trusted, local })
}

/** Throws AppFailure: not-an-article, unknown-charset. */
export function extractRequest(request: ExtractRequest): Extracted {
  const { text, charset } = readRequest(request)
  return { ...articleOf(request, text), charset }
}
