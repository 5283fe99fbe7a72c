// What Readability on linkedom makes of a page by itself: what the extraction is measured against.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** The scorer's interface; `url` is not needed. */
export async function extract(html) {
  const { document } = parseHTML(html)
  const article = new Readability(document).parse()
  return {
    title: article?.title ?? null,
    byline: article?.byline ?? null,
    publishedAt: article?.publishedTime ?? null,
    contentHtml: article?.content ?? '',
    text: article?.textContent ?? '',
  }
}
