// The module that extraction scorers load: what is timed ends before sanitizing.
import { extractArticle } from '../../electron/capture/extract.ts'

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The article of a page; its lead, kept apart in the app, opens the text that is scored. */
export async function extract(html, url) {
  const article = extractArticle(html, url, { mustBeArticle: false })
  const lead = article.lead ? `<p>${escape(article.lead)}</p>` : ''
  return { ...article, contentHtml: lead + article.contentHtml, text: null }
}
