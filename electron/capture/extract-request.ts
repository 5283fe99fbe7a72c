// Sends what came to the extractor of its form.
import { decodeHtml } from './decode-html.ts'
import { articleFromText } from './copied-text.ts'
import { extractArticle } from './extract.ts'
import { namesLegacyFont, unicodePage } from './legacy-fonts.ts'
import { guessLegacy } from './legacy-guess.ts'
import { unicodeFrom } from './legacy-vietnamese.ts'
import type { ExtractRequest, Extraction } from './parser.ts'

/** Throws AppFailure: not-an-article, unknown-charset. */
export function extractRequest({
  form,
  content,
  contentType,
  charset,
  url,
  trusted,
  local,
}: ExtractRequest): Extraction {
  const { text, legacy: chosen } =
    typeof content === 'string'
      ? { text: content.normalize('NFC'), legacy: null }
      : decodeHtml(content, contentType, charset)
  // Where neither a person nor a font names it, only words that can be nothing else do.
  const legacy = chosen ?? (charset === null && !namesLegacyFont(text) ? guessLegacy(text) : null)
  if (form === 'text') return articleFromText(legacy ? unicodeFrom(text, legacy) : text, url)
  return extractArticle(unicodePage(text, legacy), url, { mustBeArticle: !trusted, local })
}
