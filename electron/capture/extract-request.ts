// Sends what came to the extractor of its form.
import { decodeHtml } from './decode-html.ts'
import { articleFromText } from './copied-text.ts'
import { extractArticle } from './extract.ts'
import { articleFromMarkdown } from './markdown-text.ts'
import { articleFromPaste, isPaste } from './pasted-html.ts'
import type { ExtractRequest, Extraction } from './parser.ts'

/** Throws AppFailure: not-an-article, unknown-charset. */
export function extractRequest({
  form,
  content,
  contentType,
  url,
  trusted,
  local,
}: ExtractRequest): Extraction {
  const text = typeof content === 'string' ? content.normalize('NFC') : decodeHtml(content, contentType).text
  if (form === 'text') return articleFromText(text, url)
  if (form === 'markdown') return articleFromMarkdown(text, url)
  if (trusted && isPaste(text)) return articleFromPaste(text, url)
  return extractArticle(text, url, { mustBeArticle: !trusted, local })
}
