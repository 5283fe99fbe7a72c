// The module that extraction scorers load: what is timed ends before sanitizing.
import { extractArticle } from '../../electron/capture/extract.ts'
import { bodyText } from '../../electron/library/body-text.ts'
import { extractionJson } from '../../electron/terminal/shapes.ts'

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The article of a page as the terminal prints it; its lead, kept apart in the app, opens the HTML that is scored. */
export async function extract(html, url) {
  const extraction = extractArticle(html, url, { mustBeArticle: false })
  const { figures, contentHtml } = extraction
  const article = extractionJson(extraction, { figures, contentHtml, text: bodyText(contentHtml) })
  const lead = article.lead ? `<p>${escape(article.lead)}</p>` : ''
  return { ...article, contentHtml: lead + contentHtml }
}
