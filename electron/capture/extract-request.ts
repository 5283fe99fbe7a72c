// Sends what came to the extractor of its form.
import { AppFailure } from '../../domain/result.ts'
import { hasTooLittleText } from '../../domain/url-policy.ts'
import { decodeHtml } from './decode-html.ts'
import { articleFromText } from './copied-text.ts'
import { extractArticle } from './extract.ts'
import { namesLegacyFont, unicodePage } from './legacy-fonts.ts'
import { guessLegacy } from './legacy-guess.ts'
import { unicodeFrom } from './legacy-vietnamese.ts'
import { articleFromMarkdown } from './markdown-text.ts'
import type { Extracted, ExtractRequest, Extraction } from './parser.ts'
import { articleFromPaste, isPaste } from './pasted-html.ts'
import { takeOutData } from './saved-page.ts'

/** What came, as Unicode: the page's HTML or the text, and the charset that it was read in. Throws as `decodeHtml`. */
export function readRequest({
  form,
  content: given,
  contentType,
  charset,
  local,
}: ExtractRequest): Pick<Extracted, 'charset'> & { readonly text: string } {
  // No DOM sees the large pictures that stand in a page saved as one file.
  const isFile = local && form === 'html' && typeof given !== 'string'
  const content = isFile ? takeOutData(given).content : given
  const decoded =
    typeof content === 'string'
      ? { text: content.normalize('NFC'), legacy: null, encoding: null }
      : decodeHtml(content, contentType, charset)
  const { text, encoding } = decoded
  // Where neither a person nor a font names it, only words that can be nothing else do.
  const guessed = charset === null && !namesLegacyFont(text) ? guessLegacy(text) : null
  const legacy = decoded.legacy ?? guessed
  const unicode =
    form === 'html' ? unicodePage(text, legacy) : legacy === null ? text : unicodeFrom(text, legacy)
  return { text: unicode, charset: charset ?? (encoding && (guessed ?? encoding)) }
}

function articleOf({ form, url, trusted, local }: ExtractRequest, text: string): Extraction {
  // Pasted text is looked at before it is sent; a file is opened only here.
  if (form === 'text' && local && !trusted && text.trim() !== '' && hasTooLittleText(text))
    throw new AppFailure('not-enough-text')
  if (form === 'text') return articleFromText(text, url)
  if (form === 'markdown') return articleFromMarkdown(text, url)
  if (trusted && isPaste(text)) return articleFromPaste(text, url)
  return extractArticle(text, url, { mustBeArticle: !trusted, local })
}

/** Throws AppFailure: not-an-article, not-enough-text, unknown-charset. */
export function extractRequest(request: ExtractRequest): Extracted {
  const { text, charset } = readRequest(request)
  return { ...articleOf(request, text), charset }
}
