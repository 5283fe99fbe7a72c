// A very long article is laid out in steps. At first only what is seen is (`data-long` in article.css: the rest has a
// height that is estimated), then a few blocks more whenever nothing else is to be done, until the whole article stands
// as any other does. Each step is drawn by one rule of a style sheet of our own: the article's HTML is not touched.
import type { RefObject } from 'react'
import { useEffect } from 'react'

/** Characters of HTML from which an article is laid out in steps: about ten times a long newspaper article. */
const LONG = 150_000
/** Milliseconds that one step should take: less than a frame is missed, more would be felt. */
const STEP = 24
/** Blocks of one step. Each step costs a pass over all blocks, so that few large ones are done sooner than many small. */
const FEWEST = 40
const MOST = 400
/** Milliseconds after which a step is made though the page is never idle. */
const AT_LATEST = 500

/** Whether an article is laid out in steps. */
export const isLongArticle = (contentHtml: string): boolean => contentHtml.length > LONG

/** Lines of a usual paragraph of an article, for those whose height is not known yet. */
export function paragraphLines(contentHtml: string): number {
  const paragraphs = contentHtml.split('<p>').length
  // A column holds about 66 characters; tags and pictures' addresses are no text.
  return Math.min(40, Math.max(1, Math.round((contentHtml.length * 0.8) / paragraphs / 66)))
}

/** Lays the open article out to its end while nobody waits. */
export function useGradualLayout(body: RefObject<HTMLElement | null>, contentHtml: string): void {
  useEffect(() => {
    const text = body.current
    if (!text || !isLongArticle(contentHtml)) return
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
    let laidOut = 0
    let atOnce = FEWEST
    let waiting = 0
    const step = () => {
      const began = performance.now()
      laidOut += atOnce
      sheet.replaceSync(
        `.article-body[data-long] > :nth-child(-n + ${laidOut}) { content-visibility: visible; }`,
      )
      // Asked for its height, the body is laid out now: the step is measured with it.
      void text.offsetHeight
      const took = performance.now() - began
      atOnce = Math.round(Math.min(MOST, Math.max(FEWEST, (atOnce * STEP) / Math.max(took, 1))))
      if (laidOut < text.childElementCount) waiting = requestIdleCallback(step, { timeout: AT_LATEST })
    }
    waiting = requestIdleCallback(step, { timeout: AT_LATEST })
    return () => {
      cancelIdleCallback(waiting)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [body, contentHtml])
}
