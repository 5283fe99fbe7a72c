// Sends what came to the extractor of its form.
import { decodeHtml } from './decode-html.ts'
import { articleFromText } from './copied-text.ts'
import { extractArticle } from './extract.ts'
import { unicodePage } from './legacy-fonts.ts'
import { unicodeFrom } from './legacy-vietnamese.ts'
import type { Extracted, ExtractRequest } from './parser.ts'

/** What came, as Unicode: the page's HTML or the text, and the charset that it was read in. Throws as `decodeHtml`. */
export function readRequest({
  form,
  content,
  contentType,
  charset,
}: ExtractRequest): Pick<Extracted, 'charset'> & { readonly text: string } {
  const { text, legacy, encoding } =
    typeof content === 'string'
      ? { text: content.normalize('NFC'), legacy: null, encoding: null }
      : decodeHtml(content, contentType, charset)
  const unicode =
    form === 'html' ? unicodePage(text, legacy) : legacy === null ? text : unicodeFrom(text, legacy)
  return { text: unicode, charset: charset ?? encoding }
}

/** Throws AppFailure: not-an-article, unknown-charset. */
export function extractRequest(request: ExtractRequest): Extracted {
  const { form, url, trusted, local } = request
  const { text, charset } = readRequest(request)
  const extraction =
    form === 'text'
      ? articleFromText(text, url)
      : extractArticle(text, url, { mustBeArticle: !trusted, local })
  return { ...extraction, charset }
}
