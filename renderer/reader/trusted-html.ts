// Article HTML on its way into the page: the one sanitize policy, applied by the Chromium that shows it.
import DOMPurify from 'dompurify'
import { addressImages, keepsAttribute, sanitizeConfig } from '../../domain/sanitize-policy.ts'

/** Sanitized HTML of an article, its pictures addressed. Throws where DOMPurify does not work: nothing is shown then. */
export function trustedHtml(contentHtml: string, articleId: string): TrustedHTML {
  if (!DOMPurify.isSupported) throw new Error('DOMPurify does not work here: the article is not shown')
  DOMPurify.removeAllHooks()
  DOMPurify.addHook('uponSanitizeAttribute', (node, data) => {
    if (!keepsAttribute(node.nodeName.toLowerCase(), data.attrName, data.attrValue)) data.keepAttr = false
  })
  return DOMPurify.sanitize(addressImages(contentHtml, articleId), {
    ...sanitizeConfig,
    RETURN_TRUSTED_TYPE: true,
  })
}

/** What the first article needs, made ready while nobody waits: the sanitizer and the reading face. */
export function warmUp(): void {
  trustedHtml('<h2 id="a">A</h2><p>Ấm <a href="https://a.example/">máy</a><img src="x" alt=""></p>', '')
  for (const style of ['400 20px', 'italic 400 20px', '600 20px']) {
    void document.fonts.load(`${style} "Source Serif 4 Variable"`, 'Aắ').catch(() => undefined)
  }
}
